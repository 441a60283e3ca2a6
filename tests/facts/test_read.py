"""Extraction as a stage: the same facts whoever does the work, and none of it twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from generator.facts import find_facts, read_facts
from generator.model import Article, Facts
from tests.facts.reading import article_of

TEXTS = (
    "NAIROBI: Mayor Wanjiru Odhiambo opened the bridge on Monday. “It will carry us all,” she said.",
    "Beira was flooded, and 40 people were moved to schools.",
    "OSLO, 3 March 2026: Bo Lindqvist of the Red Cross met Ana Dias in Oslo.",
)
ARTICLES = tuple(replace(article_of(text), id=f"s{number}.txt#1") for number, text in enumerate(TEXTS))


def test_whoever_maps_gives_the_same_facts_in_the_order_of_the_articles() -> None:
    one_by_one = read_facts(ARTICLES, {}, "rules")
    assert one_by_one == tuple(find_facts(article, "rules") for article in ARTICLES)
    with ThreadPoolExecutor(2) as pool:
        assert read_facts(ARTICLES, {}, "rules", map=pool.map) == one_by_one


def test_what_is_known_is_not_read_again() -> None:
    asked: list[str] = []

    def counted(find: Callable[[Article], Facts], articles: Sequence[Article]) -> Iterable[Facts]:
        asked.extend(article.id for article in articles)
        return map(find, articles)

    first = read_facts(ARTICLES, {}, "rules")
    known = {ARTICLES[1].id: first[1]}
    assert read_facts(ARTICLES, known, "rules", map=counted) == first
    assert asked == [ARTICLES[0].id, ARTICLES[2].id]
