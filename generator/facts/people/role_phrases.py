"""Sentences as the finder of roles reads them: words, the mentions on them, and what a role phrase is made of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.facts.names.tokens import Token, tokens_in
from generator.facts.names.word_lists import words
from generator.facts.people.callings import calling_spans
from generator.knowledge.titles import is_office, title_spans
from generator.model import Article, Mention, Span

_LONGEST_TITLE = 16
"""Words; none that is listed has as many."""


class Role(NamedTuple):
    """A role as the words give it; half-open word indices of the whole phrase, organisation included."""

    role: str | None
    organization: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence with its mentions laid over its words."""

    text: str
    tokens: tuple[Token, ...]
    owners: tuple[Mention | None, ...]
    """The mention each word belongs to."""
    titles: tuple[tuple[int, int, str], ...]
    """Title words in their order: first, behind the last, kind."""

    def titles_in(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Title words that reach into words `start` to `end`: a sentence may hold thousands of others."""
        for at in range(bisect_left(self.titles, (start - _LONGEST_TITLE, 0, "")), len(self.titles)):
            title = self.titles[at]
            if title[0] >= end:
                return
            if title[1] > start:
                yield title

    def words(self, start: int, end: int) -> str:
        """The text of words `start` to `end`, as it stands."""
        if start >= end:
            return ""
        return re.sub(r"\s+", " ", self.text[self.tokens[start].start : self.tokens[end - 1].end])  # "Chief  of"

    def gap(self, at: int) -> str:
        """What stands before word `at`; a possessive ending counts as nothing."""
        return re.sub(r"^['’](?:s\b|(?=\s))", "", self.tokens[at].gap)  # "’s"

    def tight(self, at: int) -> bool:
        """Whether only a blank (or an abbreviation's full stop, or a possessive) stands before word `at`."""
        return at < len(self.tokens) and self.gap(at).strip(" .\u00a0") == "" and self.gap(at).count(".") < 2

    def mention_end(self, start: int) -> int:
        """Index behind the last word of the mention on word `start`."""
        end = start
        while end < len(self.tokens) and self.owners[end] is not None and self.owners[end] == self.owners[start]:
            end += 1
        return end

    def mention_start(self, last: int) -> int:
        """Index of the first word of the mention on word `last`."""
        start = last
        while start and self.owners[start - 1] is not None and self.owners[start - 1] == self.owners[last]:
            start -= 1
        return start

    def span(self, start: int, end: int) -> Span:
        """Characters of words `start` to `end`."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def token_at(self, offset: int) -> int:
        """Index of the word at or before a character of the sentence."""
        return max(0, bisect_right(self.tokens, offset, key=lambda token: token.start) - 1)

    def in_one_title(self, offset: int, other: int) -> bool:
        """Whether two characters stand in one word, or in one title of several: "Secretary General"."""
        at, there = self.token_at(offset), self.token_at(other)
        low, high = min(at, there), max(at, there)
        return at == there or any(start <= low and high < end for start, end, _ in self.titles_in(low, low + 1))

    def is_person(self, span: Span) -> bool:
        """Whether the words at a span belong to a person's name."""
        owner = self.owners[self.token_at(span.start)]
        return owner is not None and owner.kind == "PERSON" and owner.span.overlaps(span)


def phrases_of(article: Article, mentions: Sequence[Mention]) -> Iterator[Phrase]:
    """Every sentence that names a person."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    at = 0
    for sentence in article.sentences:
        while at < len(ordered) and ordered[at].span.end <= sentence.start:
            at += 1
        stop = at
        while stop < len(ordered) and ordered[stop].span.start < sentence.end:
            stop += 1
        here = ordered[at:stop]
        if any(mention.kind == "PERSON" for mention in here):
            yield phrase_of(article.text, sentence, here)


def phrase_of(text: str, sentence: Span, mentions: Sequence[Mention]) -> Phrase:
    """A stretch of a text with the mentions in it laid over its words."""
    tokens = tokens_in(text, sentence)
    owners: list[Mention | None] = []
    at = 0
    for token in tokens:
        while at < len(mentions) and mentions[at].span.end <= token.start:
            at += 1
        owners.append(mentions[at] if at < len(mentions) and mentions[at].span.start < token.end else None)
    keys = [
        token.text if owner is None or owner.kind != "PERSON" else "-"
        for token, owner in zip(tokens, owners, strict=True)
    ]
    titles = title_spans(keys)
    return Phrase(text, tokens, tuple(owners), tuple(sorted((*titles, *calling_spans(tokens, titles)))))


def offices(phrase: Phrase, start: int, end: int) -> list[tuple[int, int]]:
    """Words of an office between two indices, left to right; "commander" counts where it is no rank before a name."""
    return [
        (a, b)
        for a, b, kind in phrase.titles_in(start, end)
        if start <= a and b <= end and (kind == "office" or _is_post(phrase, a, b, kind))
    ]


def _is_post(phrase: Phrase, start: int, end: int, kind: str) -> bool:
    follows = phrase.tokens[end].key if end < len(phrase.tokens) else ""
    ranked = any(a == end and kind_ == "rank" for a, _, kind_ in phrase.titles_in(end, end + 1))
    led = start > 0 and phrase.tight(start) and phrase.tokens[start - 1].key in words("roles", "areas")
    plain = ranked or led or phrase.tokens[start].text.islower() or follows in words("roles", "links")
    return kind in {"rank", "honorific"} and plain and is_office(phrase.words(start, end))


def widened_left(phrase: Phrase, start: int, least: int) -> int:
    """Takes in what belongs to an office on its left: "former", "deputy", "interior"; no mention, no article."""
    while start > least and phrase.tight(start) and phrase.owners[start - 1] is None:
        token = phrase.tokens[start - 1]
        is_modifier = any(kind in {"modifier", "office"} for _, _, kind in phrase.titles_in(start - 1, start))
        if not (is_modifier or token.key in words("roles", "adverbs")) or token.possessive:
            break
        start -= 1
    return start
