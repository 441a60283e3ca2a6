"""Who a noun phrase means: a name of the article, the holder of a role, the person a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.quotations.cues import speech
from generator.knowledge.words import WORD
from generator.model import Affiliation, Mention, Span

# "Diallo (left)", "Diallo, 46,"
TAIL = re.compile(r"(?:\s*(?:\([^()]{0,80}\)|,\s*(?:\d{1,3}|Jr\.?|Sr\.?|[A-Z]{1,3}-[A-Z][\w.]{0,6})\s*,?))+\s*$")
PREPOSITION = re.compile(r"\s+(?:of|from|at|with|in|for)\s", re.IGNORECASE)  # " of the"
LONGEST_PHRASE = 10  # words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks here."""

    name: str
    span: Span
    rule: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in an article, for looking up by place or by role."""

    text: str
    mentions: tuple[Mention, ...]
    """People, organisations and places, in reading order."""
    starts: tuple[int, ...]
    affiliations: tuple[Affiliation, ...]
    sexes: dict[str, str]
    """Name -> `male` or `female`, where a title before the name says so."""

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that lie wholly between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= end)

    def people_before(self, offset: int, limit: int = 12) -> tuple[Mention, ...]:
        """The last people named before an offset, nearest first."""
        last = bisect_left(self.starts, offset)
        near = self.mentions[max(0, last - 3 * limit) : last]
        return tuple(m for m in reversed(near) if m.kind == "PERSON")[:limit]


def cast_of(text: str, mentions: Sequence[Mention], affiliations: Sequence[Affiliation]) -> Cast:
    """The cast of an article."""
    named = tuple(sorted(m for m in mentions if m.kind != "NORP"))
    named = tuple(sorted(named, key=lambda m: (m.span.start, -m.span.end)))
    sexes: dict[str, str] = {}
    for mention in named:
        before = WORD.findall(text, max(0, mention.span.start - 16), mention.span.start)
        sex = speech().sexes.get(before[-1].lower().rstrip(".")) if before else None
        if sex and mention.kind == "PERSON":
            sexes.setdefault(mention.name, sex)
    return Cast(text, named, tuple(m.span.start for m in named), tuple(affiliations), sexes)


def speaker_of(cast: Cast, start: int, end: int) -> Speaker | None:
    """Who the noun phrase between two offsets means; None for pronouns and for what is no noun phrase."""
    start, end = trimmed(cast.text, start, end)
    if start >= end:
        return None
    phrase = cast.text[start:end]
    words = WORD.findall(phrase)
    if not words or (len(words) == 1 and words[0].lower() in speech().pronouns):
        return None
    named = _named(cast, start, end, len(words))
    if named is not None:
        return _by_name(named)
    holder = _holder(cast, [w.lower() for w in words], start)
    if holder is not None:
        reason = f"“{phrase}” is {holder.name} ({holder.role or holder.rank})"
        return Speaker(holder.name, Span(start, end), "quotations.role", reason, 0.8)
    if len(words) > LONGEST_PHRASE or not _noun_like(words):
        return None
    return Speaker(phrase, Span(start, end), "quotations.phrase", f"said by “{phrase}”", 0.75)


def pronoun_speaker(cast: Cast, start: int, end: int, sentence: int, last: Speaker | None) -> Speaker | None:
    """Whom "he" or "she" means: the person spoken of last, by preference the one who spoke last."""
    word = cast.text[start:end].strip().lower()
    sex = speech().pronouns.get(word)
    if sex in {None, "none", "thing", "many", "any"}:
        return last if sex == "any" else None
    span = Span(*trimmed(cast.text, start, end))
    people = [m for m in cast.people_before(start) if cast.sexes.get(m.name, sex) == sex]
    if last is not None and cast.sexes.get(last.name, sex) == sex and last.rule != "quotations.phrase":
        since = [m for m in people if m.span.start > last.span.end]
        if not since or all(m.name == last.name for m in since):
            return Speaker(last.name, span, "quotations.pronoun", f"“{word}”, who spoke last", 0.8)
    if not people:
        return None
    nearest = people[0]
    same_sentence = [m for m in people if m.span.start >= sentence]
    subject = same_sentence[-1] if same_sentence else nearest
    return Speaker(subject.name, span, "quotations.pronoun", f"“{word}”, named last before", 0.65)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and punctuation round it, and without a bracket that ends it."""
    tail = TAIL.search(text, max(start, end - 100), end)
    if tail and tail.start() > start:
        end = tail.start()
    while start < end and (text[start].isspace() or text[start] in ',;:.–—-•*…)”“"»«'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:–—-…(”“"»«'):
        end -= 1
    return start, end


def _by_name(mention: Mention) -> Speaker:
    return Speaker(mention.name, mention.span, "quotations.name", f"said by {mention.name}", 0.92)


def _named(cast: Cast, start: int, end: int, words: int) -> Mention | None:
    """The name that a noun phrase ends with: "Interior Minister >Amina Diallo<", or "Amina Diallo of the union"."""
    inside = cast.between(start, end)
    for mention in inside:
        rest = cast.text[mention.span.end : end]
        if (
            mention.kind == "PLACE"
            and mention.span.start > start
            and cast.text[start : mention.span.start].strip() != "the"
        ):
            continue
        if not rest.strip(" .)’'") and not rest.startswith(("'s", "’s")):
            return mention
    for mention in inside:
        rest = cast.text[mention.span.end : end]
        if mention.kind == "PERSON" and PREPOSITION.match(rest):
            return mention
    if words > LONGEST_PHRASE:
        return next((m for m in inside if m.kind == "PERSON" and _free(cast.text, m)), None)
    return None


def _free(text: str, mention: Mention) -> bool:
    return not text.startswith(("'s", "’s"), mention.span.end)


def _holder(cast: Cast, words: list[str], offset: int) -> Affiliation | None:
    """The person whose role the words name: the last one named before, if several hold it."""
    if words[0] not in {"the", "his", "her", "their", "its"} and len(words) > 1:
        return None
    wanted = [w for w in words if w not in {"the", "his", "her", "their", "its", "of", "former"}]
    if not wanted or words[0] in {"a", "an"}:
        return None
    held = [a for a in cast.affiliations if _fits(a, wanted)]
    if len({a.name for a in held}) <= 1:
        return held[0] if held else None
    near = {m.name: i for i, m in reversed(tuple(enumerate(cast.people_before(offset))))}
    ranked = sorted((near[a.name], a.name) for a in held if a.name in near)
    return next((a for a in held if ranked and a.name == ranked[0][1]), None)


def _fits(affiliation: Affiliation, wanted: list[str]) -> bool:
    said = " ".join(part for part in (affiliation.role, affiliation.rank, affiliation.organization) if part)
    # "Maj. Gen."; a full stop stays with its word
    have = {w.lower().strip(".") for w in re.split(r"[^\w.]+", said) if w}
    # "Vice-President" is two words
    head = {w.lower() for part in (affiliation.role, affiliation.rank) if part for w in re.split(r"[^\w]+", part)}
    return wanted[-1] in head and all(w in have for w in wanted)


def _noun_like(words: list[str]) -> bool:
    """Not a stretch of sentence: starts as a noun phrase does and holds no verb-like leftovers."""
    first = words[0].lower()
    if first in speech().openers and first not in {"this", "that", "last"}:
        return False
    if len(words) == 1 and (len(first) < 3 or "'" in first or "’" in first or first.endswith("ing")):
        return False
    bare = words[0].islower() and first.endswith(("ed", "ing")) and len(words) > 1
    return not bare and not _has_finite_verb(words) and words[-1].lower() not in speech().objects


def _has_finite_verb(words: list[str]) -> bool:
    """A clause ("Some people have", "he'd"), unless the verb belongs to a relative clause ("a man who has")."""
    for word in (w.lower().replace("’", "'") for w in words):
        if word in {"who", "which", "that", "whose"}:
            return False
        if word in speech().finite or word.endswith(("'d", "'ve", "'ll", "n't", "'re")):
            return True
    return False
