"""All names of an article that a short form can stand for, looked up by word, by initials and by rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.facts.names.short_forms.forms import MOST, by_letters, by_word, names_of
from generator.facts.names.tokens import tokens_in
from generator.knowledge.titles import full_rank, title_spans
from generator.model import Acronym, Article, Mention, Span


@dataclass(frozen=True, slots=True)
class Known:
    """All names of an article that a short form can stand for."""

    people: Mapping[str, list[str]]
    """Persons' names by each of their words (lower case)."""
    often: Counter[str]
    """How often each person is named in these words."""
    ranks: Mapping[str, frozenset[str]]
    """Ranks that stand before a person's name somewhere."""
    ranked: tuple[str, ...]
    """Names of several words that have one."""
    organizations: Mapping[str, list[str]]
    """Organisations by each of their words."""
    longs: Mapping[str, str]
    """Short forms that the article explains."""
    initials: Mapping[str, list[str]]
    """Organisations by their initials."""
    places: Mapping[str, list[str]]
    """Places of several words by theirs."""


def known_in(article: Article, mentions: Sequence[Mention], acronyms: Sequence[Acronym]) -> Known:
    """What is known once all names of an article are found. Made once an article."""
    longs = {acronym.short: acronym.long for acronym in acronyms}
    return Known(
        people=by_word(names_of(mentions, "PERSON")),
        often=Counter(mention.name for mention in mentions if mention.kind == "PERSON"),
        ranks=(ranks := _ranks(article, mentions)),
        ranked=tuple(name for name in ranks if " " in name)[:MOST],
        organizations=by_word(dict.fromkeys([*names_of(mentions, "ORG"), *longs.values()])),
        longs=longs,
        initials=by_letters([*names_of(mentions, "ORG"), *longs.values()]),
        places=by_letters(names_of(mentions, "PLACE")),
    )


def _ranks(article: Article, mentions: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """For each person's name the ranks that stand before it somewhere in the article."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        if mention.kind == "PERSON":
            before = tokens_in(article.text, Span(max(0, mention.span.start - 40), mention.span.start))[-4:]
            texts = [token.text for token in before]
            spans = [span for span in title_spans(texts) if span[1] == len(texts) and span[2] == "rank"]
            if spans:
                rank = full_rank(" ".join(texts[spans[0][0] :]))
                found[mention.name] = found.get(mention.name, frozenset()) | {rank}
    return found
