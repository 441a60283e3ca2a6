"""Who a noun of a sentence means: a name of the article, the holder of a role, or itself, as "a police spokesman"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.facts.grammar.predicates import appositions, coordinated, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.quotations.cues import speech
from generator.knowledge.words import WORD
from generator.model import Affiliation, Mention, Span

_BESIDE = ("flat", "compound", "nmod:desc", "nmod:unmarked")
"""Besides an apposition, what ties a name to the noun that tells who it is: "spokesman >Rahimi<"."""
_LEFT = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "det:predet", "advmod")
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
    grammar: Grammar
    quoted: tuple[Span, ...]
    """Everything between quotation marks, in reading order."""
    sexes: dict[str, str]
    """Name -> `male` or `female`, where a title or a noun beside the name, or the first name, says so."""

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that lie wholly between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= end)

    def named(self, word: Word) -> Mention | None:
        """The name that a word is part of."""
        at = bisect_right(self.starts, word.span.start) - 1
        return self.mentions[at] if at >= 0 and word.span.end <= self.mentions[at].span.end else None

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands between quotation marks."""
        at = bisect_right(self.quoted, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self.quoted[at].end

    def people_before(self, offset: int, limit: int = 12) -> tuple[Mention, ...]:
        """The last people named before an offset, nearest first."""
        last = bisect_left(self.starts, offset)
        near = self.mentions[max(0, last - 3 * limit) : last]
        return tuple(m for m in reversed(near) if m.kind == "PERSON")[:limit]


def cast_of(
    text: str,
    mentions: Sequence[Mention],
    affiliations: Sequence[Affiliation],
    grammar: Grammar,
    quoted: Sequence[Span],
) -> Cast:
    """The cast of an article."""
    longest = sorted((m for m in mentions if m.kind != "NORP"), key=lambda m: (m.span.start, -m.span.end))
    named = tuple(m for at, m in enumerate(longest) if not at or m.span.end > longest[at - 1].span.end)
    sexes: dict[str, str] = {}
    for mention in named:
        sex = _sex(text, mention, grammar) if mention.kind == "PERSON" else None
        if sex:
            sexes.setdefault(mention.name, sex)
    starts = tuple(m.span.start for m in named)
    return Cast(text, named, starts, tuple(affiliations), grammar, tuple(quoted), sexes)


def _sex(text: str, mention: Mention, grammar: Grammar) -> str | None:
    """By the title before the name, the nouns that tell who it is, the first name."""
    before = WORD.findall(text, max(0, mention.span.start - 16), mention.span.start)[-1:]
    head = grammar.head_of(mention.span)
    beside = (*head.below(*_BESIDE), *appositions(head)) if head else ()
    nouns = [word.span.of(text) for word in beside if not word.span.within(mention.span)]
    told = (speech().sexes.get(word.lower().rstrip(".")) for word in (*before, *nouns, mention.name.split()[0]))
    return next((sex for sex in told if sex), None)


def speaker_of(cast: Cast, word: Word) -> Speaker | None:
    """Who a noun means: the name that it is part of or that stands beside it, the holder of the role, else its own
    phrase. None for what can't speak: a number, a verb, a pronoun."""
    mention = cast.named(word) or next(_names_beside(cast, word), None)
    if mention is not None:
        return by_name(mention)
    if word.upos not in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"} or word.span.of(cast.text).isdigit():
        return None
    owner = _author(cast, word)
    if owner is not None:
        return owner
    span = noun_phrase(word, cast.text)
    phrase = " ".join(span.of(cast.text).split())
    words = [w.lower() for w in WORD.findall(phrase)]
    more = any(not below.span.within(span) for below in word.below("nmod"))  # "minister in the ministry of works"
    holder = None if more else _holder(cast, words, word.span.start)
    if holder is not None:
        reason = f"“{phrase}” is {holder.name} ({holder.role or holder.rank})"
        return Speaker(holder.name, span, "quotations.role", reason, 0.8)
    if not words or len(words) > LONGEST_PHRASE or words == ["it"]:
        return None
    return Speaker(phrase, span, "quotations.phrase", f"said by “{phrase}”", 0.75)


def by_name(mention: Mention) -> Speaker:
    """A speaker who is named on the spot."""
    return Speaker(mention.name, mention.span, "quotations.name", f"said by {mention.name}", 0.92)


def _names_beside(cast: Cast, word: Word) -> Iterator[Mention]:
    """ "the minister, >Ana Reis<", ">Ana Reis<, the minister", "Minister of Works >Ana Reis<"; and "his brother
    >Ana Reis<", wherever its parser hung the name."""
    behind = next(_right_behind(word), None) if word.upos == "NOUN" else None
    if behind is not None:
        mention = cast.named(behind)
        if mention is not None and mention.kind == "PERSON":
            yield mention
    inner = [w for below in word.below("nmod") for w in below.below(*_BESIDE, "appos")]
    inner = [w for w in inner if not w.below("case")]
    beside = (*appositions(word), *word.below(*_BESIDE))
    # "the jury's president, the novelist >Ana Reis<", "her lawyer Mr. >Ana Reis<"
    nouns = [one for noun in beside for one in coordinated(noun) if cast.named(one) is None]
    further = [w for noun in nouns for w in (*noun.below(*_BESIDE), *_right_behind(noun))]
    for other in (*beside, *inner, *further):
        mention = cast.named(other)
        if mention is not None and mention.kind == "PERSON":
            yield mention


def _right_behind(noun: Word) -> Iterator[Word]:
    """The word right behind a noun, or behind the form of address there: "lawyer Mr. >Reis<"."""
    for place in range(noun.place + 1, min(noun.place + 3, len(noun.tree.nodes))):
        word = Word(noun.tree, place)
        if word.upos != "PROPN" or word.relation not in {"nmod:desc", "compound"} or place > noun.place + 1:
            yield word
            return


def _author(cast: Cast, word: Word) -> Speaker | None:
    """Whose statement, letter or release it is, where a name says so."""
    if word.span.of(cast.text).lower() not in speech().documents:
        return None
    names = [m for other in word.phrase() if other != word and (m := cast.named(other)) and m.kind != "PLACE"]
    return by_name(names[0]) if names and len({m.name for m in names}) == 1 else None


def noun_phrase(word: Word, text: str) -> Span:
    """A noun with what stands before it, and "of" and "for" behind it: "a spokesman for the government"."""
    before = [w for child in word.below(*_LEFT) if child.place < word.place for w in child.phrase()]
    start = min((w.span.start for w in before), default=word.span.start)
    end = word.span.end
    for child in word.below("nmod", "flat", "compound"):
        inside = child.phrase()
        short = len(inside) <= LONGEST_PHRASE - 2 and not any(w.upos == "PUNCT" for w in inside)
        if child.place > word.place and short and (preposition(child, text) or "of") in {"of", "for"}:
            end = max(end, inside[-1].span.end)
    return Span(start, end)


def _holder(cast: Cast, words: list[str], offset: int) -> Affiliation | None:
    """The person whose role the words name: the last one named before, if several hold it."""
    if not words or (words[0] not in {"the", "his", "her", "their", "its"} and len(words) > 1):
        return None
    bare = [w for w in words if w not in {"the", "his", "her", "their", "its", "of", "former"}]
    wanted = [part for w in bare for part in w.split("-")]  # "Secretary-General"
    if not wanted or words[0] in {"a", "an"} or wanted[-1] in speech().bodies or _is_plural(wanted[-1]):
        return None
    held = [a for a in cast.affiliations if _fits(a, wanted)]
    if len({a.name for a in held}) <= 1:
        return held[0] if held else None
    near = {m.name: i for i, m in reversed(tuple(enumerate(cast.people_before(offset))))}
    ranked = sorted((near[a.name], a.name) for a in held if a.name in near)
    return next((a for a in held if ranked and a.name == ranked[0][1]), None)


def _is_plural(noun: str) -> bool:
    """ "The Greens" are no holder of "Greens chairman"."""
    return noun.endswith("s") and not noun.endswith("ss")


def _fits(affiliation: Affiliation, wanted: list[str]) -> bool:
    said = " ".join(part for part in (affiliation.role, affiliation.rank, affiliation.organization) if part)
    # "Maj. Gen."; a full stop stays with its word
    have = {w.lower().strip(".") for w in re.split(r"[^\w.]+", said) if w}
    # "Vice-President" is two words
    head = {w.lower() for part in (affiliation.role, affiliation.rank) if part for w in re.split(r"[^\w]+", part)}
    return wanted[-1] in head and all(w in have for w in wanted)
