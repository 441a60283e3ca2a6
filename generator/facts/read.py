"""The facts of many articles: extraction as a stage of its own, carried out one by one, on all cores or elsewhere.

Reach for `read_facts` with whatever maps a pure function over articles in their order: the built-in `map`, that of an
executor, of a cluster's client. The facts are the same whoever does the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from generator.facts.find import find_facts
from generator.facts.names.find_names import SHIPPED
from generator.model import Article, Facts

Mapper = Callable[[Callable[[Article], Facts], Sequence[Article]], Iterable[Facts]]
"""Calls a function for each article and gives what it returns, in their order."""


def read_facts(
    articles: Sequence[Article],
    known: Mapping[str, Facts],
    recognizer: str = SHIPPED,
    map: Mapper = map,  # noqa: A002 - it is the built-in one, or one like it
) -> tuple[Facts, ...]:
    """The facts of each article, in their order. Those that stand in `known`, by article id, are not read anew."""
    new = [article for article in articles if article.id not in known]
    read = map(partial(find_facts, recognizer=recognizer), new)
    found = {**known, **dict(zip((article.id for article in new), read, strict=True))}
    return tuple(found[article.id] for article in articles)
