"""Who says a quotation, from the words right before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.facts.quotations.cast import Cast, Speaker, pronoun_speaker, speaker_of, trimmed
from generator.facts.quotations.cues import cues_in, speech
from generator.facts.quotations.subjects import subject_in, subject_of
from generator.knowledge.words import WORD
from generator.model import Mention, Span

DASH = re.compile(r"[–—-]{1,2}\s*")  # "– "
STOP = re.compile(r"[,.;:“\"(](?=\s|$)|\s[–—(]")  # "on Monday, after", "Monday (local"
SHORT_WORD = re.compile(r"[A-Z][\w.]{0,4}$")  # "met Gen"
SAYING_WORDS = 28  # words between a quotation and its verb at most


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with the words round it that may name its speaker."""

    quote: Span
    outer: Span
    before: Span
    """From the start of the sentence, or the end of the last quotation, to the opening mark."""
    after: Span
    """From the closing mark to the end of the sentence or the next quotation."""
    fragment: bool
    """A piece of the reporter's sentence, not a sentence of its own."""


def speaker_beside(cast: Cast, spoken: Spoken, last: Speaker | None) -> Speaker | None:
    """The speaker named in the same sentence, or None."""
    sides = (_before, _after) if spoken.fragment else (_after, _before)
    found = (side(cast, spoken, last) for side in sides)
    return next((speaker for speaker in found if speaker is not None), None)


def has_cue(cast: Cast, spoken: Spoken) -> bool:
    """Whether the sentence round a quotation speaks of saying at all."""
    sides = (spoken.before, spoken.after)
    return any(cues_in(cast.text, *side) or speech().source.search(cast.text, *side) for side in sides)


def _after(cast: Cast, spoken: Spoken, last: Speaker | None) -> Speaker | None:
    start, end = spoken.after
    text = cast.text
    while start < end and (text[start].isspace() or text[start] in ",.;"):
        start += 1
    dash = DASH.match(text, start, end)
    if dash:
        signed = _person_at(cast, dash.end(), end)
        return speaker_of(cast, *signed.span) if signed else None
    source = speech().source.search(text, start, end)
    if source and source.start() - start < 60:
        return named_after(cast, source.end(), end, last)
    cues = [c for c in cues_in(text, start, end) if not c.participle]
    if not cues or len(WORD.findall(text, start, cues[0].start)) > SAYING_WORDS:
        return None
    if not text[start : cues[0].start].strip():
        return named_after(cast, cues[0].end, end, last)
    return subject_of(cast, start, cues[0], spoken.quote.start, last)


def _before(cast: Cast, spoken: Spoken, last: Speaker | None) -> Speaker | None:
    start, end = spoken.before
    words = cast.text[start:end].rstrip()
    if not words.strip():
        return None
    if words.endswith(":"):
        named = _before_colon(cast, start, start + len(words) - 1)
        if named is not None:
            return named
    speaker = subject_in(cast, start, end, last)
    if speaker is not None:
        return speaker
    source = speech().source.search(cast.text, start, end)
    if source:
        return named_after(cast, source.end(), end, last)
    return _after_participle(cast, spoken)


def _before_colon(cast: Cast, start: int, end: int) -> Speaker | None:
    """`The minister: “...”`: a noun phrase and a colon, no verb."""
    if cues_in(cast.text, start, end) or len(WORD.findall(cast.text, start, end)) > 8:
        return None
    return speaker_of(cast, start, end)


def _after_participle(cast: Cast, spoken: Spoken) -> Speaker | None:
    """`Calling it “a dark day for us,” Amina Diallo left`: the subject follows the quotation."""
    cues = cues_in(cast.text, *spoken.before)
    if not cues or not cues[0].participle or cast.text[spoken.before.start : cues[0].start].strip():
        return None
    named = _person_at(cast, *trimmed(cast.text, *spoken.after))
    return speaker_of(cast, *named.span) if named else None


def _person_at(cast: Cast, start: int, end: int) -> Mention | None:
    """The person whose name, after a title at most, a stretch starts with."""
    named = next((m for m in cast.between(start, end) if m.kind == "PERSON"), None)
    return named if named and named.span.start - start < 24 else None


def named_after(cast: Cast, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """The noun phrase behind a verb or "according to": "said >Amina Diallo<, head of the union"."""
    piece_end = _piece_end(cast, start, end)
    phrase = trimmed(cast.text, start, piece_end)
    if cast.text[slice(*phrase)].lower() in speech().pronouns:
        return pronoun_speaker(cast, *phrase, start, last)
    head = _noun_end(cast, start, piece_end)
    speaker = speaker_of(cast, start, head)
    if speaker is not None and speaker.rule != "quotations.phrase":
        return speaker
    beside = cast.between(piece_end, min(end, piece_end + 60))
    if beside and beside[0].kind == "PERSON" and not cast.text[piece_end : beside[0].span.start].strip(" ,"):
        return speaker_of(cast, *beside[0].span)
    inside = [m for m in cast.between(start, head) if m.kind == "PERSON"]
    if speaker is None and inside:
        return speaker_of(cast, *inside[-1].span)
    return speaker


def _piece_end(cast: Cast, start: int, end: int) -> int:
    """Where the words up to the next comma or full stop end; dots of titles and initials don't count."""
    for hit in STOP.finditer(cast.text, start, end):
        named = any(m.span.start < hit.start() < m.span.end for m in cast.between(start, min(end, hit.start() + 60)))
        title = hit.group() == "." and SHORT_WORD.search(cast.text[max(start, hit.start() - 12) : hit.start()])
        if not named and not title:
            return hit.start()
    return end


def _noun_end(cast: Cast, start: int, end: int) -> int:
    """Where the noun phrase that starts here ends: before a preposition, unless that is part of a name."""
    names = cast.between(start, end)
    for match in speech().ender.finditer(cast.text, start, end):
        if any(m.span.start <= match.start() < m.span.end for m in names):
            continue
        named = any(m.kind == "PERSON" and m.span.end <= match.start() for m in names)
        if match.group().lower() == "of" and not named:
            continue
        if cast.text[start : match.start()].strip():
            return match.start()
    return end
