"""Which page belongs to which article, when seeds are changed, renamed or taken apart and pages are moved.

Reach for `homes` before drafting: corrections stand on pages, so an article has to find its own again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.model import Article, Facts
from generator.shelf.read import Shelf

Mark = Callable[[Article], object]
MARKS: tuple[Mark, ...] = (
    lambda a: a.text,
    lambda a: (a.sha256, a.part),
    lambda a: (a.seed, a.text[a.headline.start : a.headline.end] if a.headline else a.id),
)
"""What tells an article from others whatever its name, the surest first."""


def homes(articles: Sequence[Article], shelf: Shelf) -> dict[str, str]:
    """The page of each article that has one, by the article's id.

    A page whose record holds the article's very text comes first: so articles keep their pages when another is
    put in front of them in the same seed, or the seed gets another name. Then the page that bears the id.
    """
    named = _pages_by_id(shelf)
    found = {a.id: named[a.id] for a in articles if a.id in named and _is_by_hand(a, named[a.id], shelf)}
    for mark in MARKS:
        pages = _pages_by(mark, shelf, named)
        known = {a.id: pages[mark(a)] for a in articles}
        # An article's own page first: two seeds may well hold the same text.
        _match(found, {a: [p for p in known[a] if p == named.get(a)] for a in known})
        _match(found, known)
    _match(found, {a.id: [named[a.id]] for a in articles if a.id in named})
    return found


def known_facts(articles: Iterable[Article], pages: Mapping[str, str], shelf: Shelf) -> dict[str, Facts]:
    """What the records still hold of articles that have not changed, by the article's id."""
    records = ((article, shelf.records.get(pages.get(article.id, ""))) for article in articles)
    return {article.id: r.facts for article, r in records if r and r.facts and r.article == article}


def _match(found: dict[str, str], pages: Mapping[str, Sequence[str]]) -> None:
    """Adds, for each article without a page, the first of its pages that is not taken."""
    taken = set(found.values())
    for article, paths in pages.items():
        path = None if article in found else next((p for p in paths if p not in taken), None)
        if path is not None:
            found[article] = path
            taken.add(path)


def _pages_by(mark: Mark, shelf: Shelf, named: Mapping[str, str]) -> defaultdict[object, list[str]]:
    pages: defaultdict[object, list[str]] = defaultdict(list)
    for path in sorted(shelf.records):
        known = _known(path, shelf)
        # A record whose page was moved away has its page under the new path.
        if known and (path in shelf.documents or named.get(known.id) == path):
            pages[mark(known)].append(path)
    return pages


def _pages_by_id(shelf: Shelf) -> dict[str, str]:
    """Where a front matter names an article, else where its record says."""
    from_records = {r.article.id: path for path, r in shelf.records.items() if r.article}
    from_pages = {str(d.meta["seed"]): path for path, d in shelf.of_kind("brief") if d.meta.get("seed")}
    return from_records | from_pages


def _is_by_hand(article: Article, page: str, shelf: Shelf) -> bool:
    """Whether a person said that the page is this article's."""
    known = _known(page, shelf)
    return known is None or known.id != article.id


def _known(page: str, shelf: Shelf) -> Article | None:
    record = shelf.records.get(page)
    return record.article if record else None
