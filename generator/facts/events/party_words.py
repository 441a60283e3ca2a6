"""The words that name somebody: a noun with what belongs to it, without articles and asides."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.events.event_words import event_words
from generator.facts.grammar.predicates import preposition
from generator.facts.grammar.sentence_words import Word
from generator.model import Span

LONGEST = 60
"""Characters of a party in the text's words; what is longer names nobody."""
_LEADING = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "some", "this", "these", "those", "our", "another", "any", "than"}
)
_CUTS = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "conj", "cc", "punct", "obl", "nmod:unmarked"})
_SIGNS = frozenset("$€£¥₹")
"""Sums of money are nobody."""
_QUOTES = frozenset('"“”‘«»')
_SHARES = frozenset({"percent", "cent", "pct", "%"})
"""Who answers a poll is nobody that acts."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on one side of an event."""

    name: str
    span: Span
    is_name: bool
    """A name of the article; else a noun with what belongs to it."""
    bodies: tuple[str, ...] = ()
    """Bodies and states that a person is said to act for."""
    is_place: bool = False

    @property
    def is_body(self) -> bool:
        """A noun for persons or a body: "the government"."""
        return self.name.casefold().split(" ")[-1] in event_words().classes["somebody"]


def _is_quoted(text: str, word: Word, start: int) -> bool:
    before = text[word.tree.nodes[0].span.start : start]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _belongs(text: str, word: Word) -> bool:
    if word.relation == "amod" and word.head is not None and word.place > word.head.place:
        return False
    small = preposition(word, text)
    aside = word.relation in {"nmod", "flat", "compound"} and small not in {"", "of", "for", "from"}
    return word.relation not in _CUTS and not aside


def phrase_of(text: str, word: Word) -> Party | None:
    """A noun with what belongs to it, without articles and asides."""
    places = {word.place}
    waiting = [word]
    while waiting:
        above = waiting.pop()
        pair = above != word and above.relation in {"compound", "amod", "conj"}  # "herding >and farming< communities"
        below = [one for one in above.below() if _belongs(text, one) or (pair and one.relation in {"conj", "cc"})]
        places.update(one.place for one in below)
        waiting += below
    cases = {one.place for one in word.below("case", "mark") for one in one.phrase()}
    kept = sorted(places - cases)
    nodes = word.tree.nodes
    first = word.place
    while first - 1 in kept:
        first -= 1
    last = word.place
    while last + 1 in kept:
        last += 1
    while first < word.place and nodes[first].span.of(text).casefold() in _LEADING:
        first += 1
    title = _title(text, word, nodes[last].span.end)
    if title is not None:
        return title
    span = whole_words(text, Span(nodes[first].span.start, nodes[last].span.end))
    if len(span.of(text)) > LONGEST:
        span = Span(nodes[first].span.start, word.span.end)
    said = " ".join(span.of(text).split())
    if (
        said[:1] in _SIGNS
        or _QUOTES & set(said)
        or _SHARES & set(said.casefold().split())
        or _is_quoted(text, word, span.start)
    ):
        return None
    return Party(said, span, False) if said and len(said) <= LONGEST and not said.isdigit() else None


def _title(text: str, word: Word, end: int) -> Party | None:
    """ "“The Salt Ledger”": the title of a film or a book stands between quotation marks."""
    opening = max(text.rfind(mark, max(0, end - LONGEST), end) for mark in _OPENS)
    closing = next((at for at in (end, end + 1) if text[at : at + 1] and text[at] in _CLOSES), None)
    if word.upos != "PROPN" or opening < 0 or closing is None:
        return None
    said = text[opening + 1 : end].strip().rstrip(",")
    inner = any(mark in said for mark in _QUOTES) or not said[:1].isupper()
    return None if inner or "\n" in said else Party(bare(said), Span(opening + 1, opening + 1 + len(said)), True)


_OPENS = ('"', "“", "‘")
_CLOSES = frozenset('"”’')


def whole_words(text: str, span: Span) -> Span:
    """To the ends of words that hyphens join: ">17-member< team"."""
    start, end = span
    while start and (
        text[start - 1].isalnum() or (text[start - 1] in _HYPHENS and text[start - 2 : start - 1].isalnum())
    ):
        start -= 1
    while end < len(text) and (text[end].isalnum() or (text[end] in _HYPHENS and text[end + 1 : end + 2].isalnum())):
        end += 1
    return Span(start, end)


_HYPHENS = "-‐‑"


def bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")
