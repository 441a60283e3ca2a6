"""What stands round a page while it is made: the navigation that it shows, and what is said meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs.structure import StructureItem

LOGGER = logging.getLogger(StructureItem.__module__.partition(".")[0])
"""What everybody's words go through: `mkdocs`, or what stands in its place (ProperDocs is imported by its name)."""


def words_of(items: Iterable[StructureItem]) -> Iterator[str]:
    """All that a navigation shows, level by level."""
    for item in items:
        url, is_home = getattr(item, "url", None), getattr(item, "is_homepage", False)
        yield f"{item.is_section} {item.is_link} {item.title} {url} {is_home}("
        yield from words_of(getattr(item, "children", None) or ())
        yield ")"


class Ear(logging.Handler):
    """Gathers what is said, from a level on."""

    def __init__(self, said: list[logging.LogRecord], level: int = logging.INFO) -> None:
        super().__init__(level)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        """One more word."""
        self._said.append(record)


@contextmanager
def listening(level: int = logging.INFO) -> Iterator[list[logging.LogRecord]]:
    """What is said while this lasts."""
    said: list[logging.LogRecord] = []
    ear = Ear(said, level)
    LOGGER.addHandler(ear)
    try:
        yield said
    finally:
        LOGGER.removeHandler(ear)
