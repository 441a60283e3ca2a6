"""Sentences as the finder of roles reads them: words, the mentions on them, and what a role phrase is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.facts.names.tokens import Token, tokens_in
from generator.facts.names.word_lists import words
from generator.knowledge.titles import is_office, title_spans
from generator.model import Article, Mention, Span


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
    """Title words: first, behind the last, kind."""

    def words(self, start: int, end: int) -> str:
        """The text of words `start` to `end`, as it stands."""
        if start >= end:
            return ""
        return re.sub(r"\s+", " ", self.text[self.tokens[start].start : self.tokens[end - 1].end])  # "Chief  of"

    def gap(self, at: int) -> str:
        """What stands before word `at`; a possessive ending counts as nothing."""
        return re.sub(r"^['’]s?\b", "", self.tokens[at].gap)  # "’s"

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
            yield _phrase(article.text, sentence, here)


def _phrase(text: str, sentence: Span, mentions: Sequence[Mention]) -> Phrase:
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
    return Phrase(text, tokens, tuple(owners), title_spans(keys))


def offices(phrase: Phrase, start: int, end: int) -> list[tuple[int, int]]:
    """Words of an office between two indices, left to right; "commander" counts where it is no rank before a name."""
    return [
        (a, b)
        for a, b, kind in phrase.titles
        if start <= a and b <= end and (kind == "office" or _is_post(phrase, a, b, kind))
    ]


def _is_post(phrase: Phrase, start: int, end: int, kind: str) -> bool:
    follows = phrase.tokens[end].key if end < len(phrase.tokens) else ""
    plain = phrase.tokens[start].text.islower() or follows in words("roles", "links")
    return kind == "rank" and plain and is_office(phrase.words(start, end))


def widened_left(phrase: Phrase, start: int, least: int) -> int:
    """Takes in what belongs to an office on its left: "former", "deputy", "interior"; no mention, no article."""
    modifiers = {a: b for a, b, kind in phrase.titles if kind in {"modifier", "office"} for a in range(a, b)}
    while start > least and phrase.tight(start) and phrase.owners[start - 1] is None:
        token = phrase.tokens[start - 1]
        if not (start - 1 in modifiers or token.key in words("roles", "adverbs")) or token.possessive:
            break
        start -= 1
    return start


def possessor(phrase: Phrase, start: int) -> tuple[int, str] | None:
    """Whose office it is: the organisation or country right before word `start`, with the index of its first word."""
    if not start or not phrase.tight(start):
        return None
    owner = phrase.owners[start - 1]
    if owner is None or owner.kind not in {"ORG", "PLACE", "NORP"}:
        return None
    first = phrase.mention_start(start - 1)
    return first, owner.span.of(phrase.text)


def split_organization(phrase: Phrase, start: int, end: int) -> Role:
    """Parts "Secretary-General of the Alliance" into role and organisation; "Minister for Defence" stays whole."""
    for at in range(start + 1, end):
        owner = phrase.owners[at]
        if owner is None or owner.kind != "ORG" or phrase.owners[at - 1] == owner:
            continue
        stop = _with_seat(phrase, phrase.mention_end(at), end)
        link = at - 1
        while link > start and phrase.tokens[link].key in {"the", "a", "an"}:
            link -= 1
        if stop == end and phrase.tokens[link].key in {"of", "for", "at", "in", "with", "from", "to"} and link > start:
            return Role(phrase.words(start, link), phrase.words(at, stop), start, end)
    while end > start + 1 and phrase.tokens[end - 1].key in words("roles", "links"):
        end -= 1
    return Role(phrase.words(start, end), None, start, end)


def _with_seat(phrase: Phrase, stop: int, end: int) -> int:
    """ "US Embassy in Islamabad": the town belongs to what the organisation is called."""
    if stop + 1 < end and phrase.tokens[stop].key == "in":
        owner = phrase.owners[stop + 1]
        if owner is not None and owner.kind == "PLACE":
            return phrase.mention_end(stop + 1)
    return stop


def organization_at(phrase: Phrase, at: int) -> tuple[str, int] | None:
    """The organisation named at word `at` (after an article), with its seat, and the index behind it."""
    while at < len(phrase.tokens) and phrase.tokens[at].key in {"the", "a", "an"} and phrase.owners[at] is None:
        at += 1
    owner = phrase.owners[at] if at < len(phrase.tokens) else None
    if owner is None or owner.kind != "ORG":
        return None
    stop = phrase.mention_end(at)
    stop = _with_seat(phrase, stop, min(len(phrase.tokens), stop + 6))
    return phrase.words(at, stop), stop
