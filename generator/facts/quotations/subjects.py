"""The subject of a speech verb, found without a parser: pieces of a clause, openers and helpers peeled off."""

from __future__ import annotations

import re

from generator.facts.quotations.cast import Cast, Speaker, pronoun_speaker, speaker_of, trimmed
from generator.facts.quotations.cues import Cue, cues_in, speech
from generator.knowledge.words import WORD

PIECE = re.compile(r"[,;]|\s[–—]\s?|--")  # "rose, and", "rose – and"
BRACKET = re.compile(r"\([^()]*\)?")  # "(left)"
# "because they"
SUBORDINATE = re.compile(
    r"(?<![\w-])(?:that|because|when|while|as|after|but|where|since|although|though)\s+(?=\S)", re.IGNORECASE
)
CONJUNCTION = re.compile(r"(?<![\w-])(?:and|but|or)\s*$", re.IGNORECASE)  # "rose and "
LAST_WORD = re.compile(r"[\w'’-]+$")  # "he’d"
RELATIVE = ("who ", "which ", "whose ")


def subject_in(cast: Cast, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """The subject of the last speech verb of a stretch that has one: "Amina Diallo rose and >said< that ..."."""
    cues = cues_in(cast.text, start, end)
    for index in range(len(cues) - 1, -1, -1):
        cue = cues[index]
        if index and (cue.participle or _of_relative(cast.text, start, cue.start)):
            continue
        speaker = _leading_name(cast, start, cue) if cue.participle else subject_of(cast, start, cue, start, last)
        if speaker is not None:
            return speaker
    return None


def subject_of(cast: Cast, start: int, cue: Cue, sentence: int, last: Speaker | None) -> Speaker | None:
    """The subject of a verb: the noun phrase before it, or before its apposition."""
    end = _without_helpers(cast.text, start, cue.start)
    pieces = _pieces(cast.text, start, end)
    if not pieces:
        return None
    nearest = pieces[-1]
    after_comma = cast.text[max(start, end - 3) : end].rstrip().endswith((",", "—", "–"))
    relative = cast.text[nearest[0] : nearest[1]].lstrip().lower().startswith(RELATIVE)
    order = pieces if after_comma or relative else (nearest, *pieces[:-1])
    found = (_from_piece(cast, *piece, sentence, last) for piece in order)
    return next((speaker for speaker in found if speaker is not None), None)


def _leading_name(cast: Cast, start: int, cue: Cue) -> Speaker | None:
    """The name that a sentence starts with: "Diallo left the room, >saying< ..."."""
    named = cast.between(start, cue.start)
    if not named or len(WORD.findall(cast.text, start, named[0].span.start)) > 3:
        return None
    first = WORD.search(cast.text, start, cue.start)
    if first and first.group().lower() in speech().openers:
        return None
    return speaker_of(cast, *named[0].span)


def _of_relative(text: str, start: int, verb: int) -> bool:
    """`a man who said`: the verb of a clause about somebody in passing."""
    return bool(
        # "a man who had "
        re.search(r"[^,\s]\s+(?:who|which|that)\s+(?:\w+ly\s+|ha[sd]\s+)?$", text[max(start, verb - 40) : verb])
    )


def _from_piece(cast: Cast, start: int, end: int, sentence: int, last: Speaker | None) -> Speaker | None:
    conjunction = CONJUNCTION.search(cast.text, max(start, end - 8), end)
    if conjunction:
        return _before_and(cast, start, conjunction.start(), sentence, last)
    for cut in SUBORDINATE.finditer(cast.text, start, end):
        if not any(m.span.start < cut.start() < m.span.end for m in cast.between(start, end)):
            start = cut.end()
    verbs = cues_in(cast.text, start, end)
    start, end = trimmed(cast.text, start, verbs[0].start if verbs else end)
    words = list(WORD.finditer(cast.text, start, end))
    if not words:
        return None
    first, final = words[0].group().lower(), words[-1]
    if final.group().lower() in speech().pronouns:
        return pronoun_speaker(cast, *final.span(), sentence, last)
    if first in speech().pronouns:
        return pronoun_speaker(cast, *words[0].span(), sentence, last)
    if first in speech().openers or (first.endswith("ing") and len(words) > 1):
        return None
    return speaker_of(cast, start, end)


def _before_and(cast: Cast, start: int, end: int, sentence: int, last: Speaker | None) -> Speaker | None:
    """`Diallo opened the session and >said<`: the first name that is not a possessor."""
    first = WORD.search(cast.text, start, end)
    if first and first.group().lower() in speech().pronouns:
        return pronoun_speaker(cast, *first.span(), sentence, last)
    named = [m for m in cast.between(start, end) if m.kind == "PERSON"]
    free = [m for m in named if not cast.text.startswith(("'s", "’s"), m.span.end)]
    return speaker_of(cast, *free[0].span) if free else None


def _without_helpers(text: str, start: int, end: int) -> int:
    """Back over "has also", "later", "repeatedly" before the verb."""
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        word = LAST_WORD.search(text[max(start, end - 30) : end])
        if word is None:
            return end
        said = word.group().lower()
        if said not in speech().between and not (said.endswith("ly") and len(said) > 4):
            return end
        end -= len(said)


def _pieces(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretch cut at commas, semicolons and dashes that stand outside brackets; blank pieces left out."""
    brackets = [m.span() for m in BRACKET.finditer(text, start, end)]
    cuts = [m for m in PIECE.finditer(text, start, end) if not any(a < m.start() < b for a, b in brackets)]
    edges = [start, *(c.end() for c in cuts)]
    ends = [*(c.start() for c in cuts), end]
    return tuple((a, b) for a, b in zip(edges, ends, strict=True) if text[a:b].strip())
