"""What speaks for a name being that of the publisher, and the page that it is looked for on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.articles.cues import is_byline, publication_in
from generator.articles.furniture import is_furniture
from generator.articles.lines import Line
from generator.knowledge.weighing import Reason
from generator.model import Dateline, Span

_TOP = 8
"""Lines among which a standfirst stands."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A place of the text that names a publisher."""

    name: str
    span: Span
    rule: str
    reason: Reason

    def words(self, text: str) -> str:
        """The name as the text has it, on one line."""
        return " ".join(self.span.of(text).split())


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its lines, and where its body lies."""

    text: str
    lines: tuple[Line, ...]
    dateline: Dateline | None
    headline: Span | None
    body: int
    """Place of the first paragraph; the number of lines where there is none."""
    head: tuple[Line, ...]
    """The lines above the body, at most the first dozen and those round the headline."""
    last: int
    """Place of the last paragraph; -1 where there is none."""

    @classmethod
    def of(cls, text: str, lines: Sequence[Line], dateline: Dateline | None, headline: Span | None) -> Page:
        """A page from what is known of it."""
        after = headline.end if headline else 0
        prose = [
            i for i, line in enumerate(lines) if line.is_prose and line.start >= after and not is_furniture(line.text)
        ]
        body = next((i for i in prose if not _is_standfirst(lines, i)), prose[0] if prose else len(lines))
        above = lines[:body]
        title = next((i for i, line in enumerate(above) if line.span == headline), 0)
        near = sorted({*range(min(12, len(above))), *range(max(title - 6, 0), min(title + 30, len(above)))})
        head = tuple(above[i] for i in near)
        return cls(text, tuple(lines), dateline, headline, body, head, prose[-1] if prose else -1)

    @property
    def tail(self) -> tuple[Line, ...]:
        """The lines below the last paragraph, and it."""
        return self.lines[max(self.last, 0) :][:40]

    @property
    def title(self) -> str:
        """The headline's words."""
        return self.headline.of(self.text) if self.headline else ""


def _is_standfirst(lines: Sequence[Line], place: int) -> bool:
    """A paragraph near the top with byline or day below it is no body yet."""
    below = lines[place + 1 : place + 4]
    return place < _TOP and any(not line.is_prose and (is_byline(line) or publication_in(line)) for line in below)


def clue(line: Line, found: re.Match[str], rule: str, weight: float, words: str) -> Clue:
    """A clue from the group `name` of a match in a line."""
    return Clue(
        found["name"],
        Span(line.start + found.start("name"), line.start + found.end("name")),
        rule,
        Reason(weight, words),
    )


def whole(line: Line, rule: str, weight: float, words: str) -> Clue:
    """A clue from all of a line."""
    return Clue(line.text, line.span, rule, Reason(weight, words))
