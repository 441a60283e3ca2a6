"""The facts of many articles: extraction as a stage of its own, carried out one by one, on all cores or elsewhere.

Reach for `read_facts` with whatever maps a pure function over articles in their order: the built-in `map`, that of an
executor, of a cluster's client. The facts are the same whoever does the work. An article from which no facts can be
read, whatever the reason, costs no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from generator.errors import DatelineError, tried
from generator.facts.find import find_facts
from generator.facts.names.find_names import SHIPPED
from generator.model import Article, Facts, Problem
from generator.model.sound import sound

Read = Facts | Problem
"""The facts of an article, or why there are none."""
Mapper = Callable[[Callable[[Article], Read], Sequence[Article]], Iterable[Read]]
"""Calls a function for each article and gives what it returns, in their order."""


def read_facts(
    articles: Sequence[Article],
    known: Mapping[str, Facts],
    recognizer: str = SHIPPED,
    map: Mapper = map,  # noqa: A002 - it is the built-in one, or one like it
) -> tuple[Read, ...]:
    """The facts of each article, in their order. Those that stand in `known`, by article id, are not read anew."""
    new = [article for article in articles if article.id not in known]
    read = map(partial(read_one, recognizer=recognizer), new)
    found = {**known, **dict(zip((article.id for article in new), read, strict=True))}
    return tuple(found[article.id] for article in articles)


def read_one(article: Article, recognizer: str = SHIPPED) -> Read:
    """What `find_facts` finds, or a problem with the article's id for a path.

    Raises DatelineError for what is wrong with all of them: a recognizer that is not there.
    """
    facts, problems = tried(article.id, "read", lambda: sound(find_facts(article, recognizer), Facts, article.text))
    if facts is not None:
        return facts
    if problems[0].path != article.id:
        raise DatelineError(*problems)
    return problems[0]
