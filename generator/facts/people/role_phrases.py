"""Sentences as the finder of roles reads them: words, the mentions on them, and what a role phrase is made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.facts.names.tokens import Token, tokens_in
from generator.facts.names.word_lists import words
from generator.knowledge.countries import country_named, country_of, is_demonym, name_of
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

    def token_at(self, offset: int) -> int:
        """Index of the word at or before a character of the sentence."""
        return max(0, bisect_right(self.tokens, offset, key=lambda token: token.start) - 1)

    def in_one_title(self, offset: int, other: int) -> bool:
        """Whether two characters stand in one word, or in one title of several: "Secretary General"."""
        at, there = self.token_at(offset), self.token_at(other)
        return at == there or any(start <= min(at, there) and max(at, there) < end for start, end, _ in self.titles)

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
    ranked = any(a == end and kind_ == "rank" for a, _, kind_ in phrase.titles)
    plain = ranked or phrase.tokens[start].text.islower() or follows in words("roles", "links")
    return kind in {"rank", "honorific"} and plain and is_office(phrase.words(start, end))


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
    """Whose office it is: the body or state right before word `start`, with the index of its first word.

    Nobody is minister of a body: in "French Armed Forces Minister" the forces are the field.
    """
    owner = phrase.owners[start - 1] if start and phrase.tight(start) else None
    field = owner is not None and owner.kind == "ORG" and phrase.tokens[start].key == "minister"
    if owner is None or owner == phrase.owners[start] or (field and not phrase.tokens[start - 1].possessive):
        return None
    first = phrase.mention_start(start - 1)
    whose = _body(owner, phrase.text)
    return (first, whose) if whose else None


def _body(owner: Mention | None, text: str) -> str | None:
    """The body, state or place that a mention names; of a nation's adjective the state: "Swedish" is Sweden."""
    if owner is None or owner.kind == "PERSON":
        return None
    words_ = owner.span.of(text)
    state = country_of(words_) if is_demonym(words_) else None
    return name_of(state) if state else words_


def whose_body(phrase: Phrase, span: Span) -> str | None:
    """The body or state that the words at a span name, with its seat; None for towns, persons and other words."""
    at = phrase.token_at(span.start)
    owner = phrase.owners[at]
    if owner is None or owner.kind not in {"ORG", "PLACE"}:
        return None
    if owner.kind == "PLACE":
        return owner.span.of(phrase.text) if country_named(owner.span.of(phrase.text)) else None
    start, stop = phrase.mention_start(at), phrase.mention_end(at)
    return phrase.words(start, _with_seat(phrase, stop, min(len(phrase.tokens), stop + 6)))


def noun_phrase(phrase: Phrase, start: int, end: int, at: int) -> Role | None:
    """The role in a noun phrase whose head, word `at`, is an office: words before it belong to it, "of Y" too."""
    found = offices(phrase, start, end)
    head, behind = next(((a, b) for a, b in found if a <= at < b), (end, end))
    if head == end:
        return None
    for after, stop in found:
        behind = stop if after == behind and phrase.tight(after) else behind
    field = behind < end and phrase.tokens[behind].key in words("roles", "links")
    person = end < len(phrase.tokens) and phrase.tight(end) and phrase.is_person(phrase.span(end, end + 1))
    close = end if field and not person else behind
    first, whose = _after_possessor(phrase, start, head)
    role = split_organization(phrase, first, close)
    times = phrase.words(start, start + 1) if whose and phrase.tokens[start].key in words("roles", "adverbs") else ""
    return Role(f"{times} {role.role}".strip(), whose or role.organization, start, close)


def _after_possessor(phrase: Phrase, start: int, head: int) -> tuple[int, str | None]:
    """Where the role's own words begin, behind "Kenya's", "IMF", "the UK", and whose it is."""
    for at in range(head, start, -1):
        whose = possessor(phrase, at)
        if whose:
            return at, whose[1]
        if phrase.tokens[at - 1].possessive:
            return at, None
    while start < head and phrase.tokens[start].key in _ARTICLES:
        start += 1
    return start, None


_ARTICLES = frozenset({"the", "a", "an", "one", "its", "their", "his", "her", "our", "my", "as"})


def split_organization(phrase: Phrase, start: int, end: int) -> Role:
    """Parts "Secretary-General of the Alliance" into role and body; "Minister for Defence" stays whole, and so does
    "Chief of Army Staff of Kenya", where "mayor of Accra" names the town."""
    for link in range(start + 1, end - 1):
        if phrase.tokens[link].key not in {"of", "for", "at", "in", "with", "from", "to"}:
            continue
        at = _body_behind(phrase, link, end)
        owner = phrase.owners[at] if at is not None else None
        field = any(token.key == "of" for token in phrase.tokens[start:link])
        if at is not None and owner is not None and (owner.kind == "ORG" or not field or phrase.tokens[link].key == "at"):
            stop = _with_seat(phrase, phrase.mention_end(at), end)
            return Role(phrase.words(start, link), phrase.words(at, stop), start, end)
    while end > start + 1 and phrase.tokens[end - 1].key in words("roles", "links"):
        end -= 1
    return Role(phrase.words(start, end), None, start, end)


def _body_behind(phrase: Phrase, link: int, end: int) -> int | None:
    """Index of the body that a link word leads to: "of the >Alliance<", "of the capital's >Rescue Directorate<",
    "for polling firm >Y<", "of Lima-based >Y<"."""
    for at in range(link + 1, end):
        owner = phrase.owners[at]
        if owner is not None and (owner.kind == "ORG" or (owner.kind == "PLACE" and _closes(phrase, at, end))):
            return at
        token = phrase.tokens[at]
        based = owner is not None and at + 1 < end and phrase.tokens[at + 1].key in {"based", "led"}
        small = token.text.islower() and token.key not in words("roles", "links")
        if not (based or (owner is None and (small or token.key in _ARTICLES or token.possessive))):
            return None
    return None


def _closes(phrase: Phrase, at: int, end: int) -> bool:
    """Whether nothing but a place stands from word `at` to the end."""
    return phrase.mention_end(at) >= end and not phrase.tokens[end - 1].possessive


def _with_seat(phrase: Phrase, stop: int, end: int) -> int:
    """ "US Embassy in Islamabad": the town belongs to what the organisation is called."""
    if stop + 1 < end and phrase.tokens[stop].key == "in":
        owner = phrase.owners[stop + 1]
        if owner is not None and owner.kind == "PLACE":
            return phrase.mention_end(stop + 1)
    return stop
