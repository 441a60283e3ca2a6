"""Who published an article: every place where a text names its outlet is looked at, and the names are weighed.

To look at one more place, write a function that takes a `Page` and gives `Clue`s, and add it to `PLACES`. Weights are
log-odds; clues that give the same name add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.articles.head import closing, issuers, masthead
from generator.articles.head.clues import Clue, Page
from generator.articles.head.outlets import outlet_named
from generator.articles.lines import Line
from generator.knowledge.weighing import logistic
from generator.model import Candidate, Dateline, Fact, Span, Why

_ENOUGH = 0.4
"""Log-odds; below it nothing is said."""
_MOST = 0.97

PLACES: tuple[Callable[[Page], Iterator[Clue]], ...] = (*masthead.PLACES, *issuers.PLACES, *closing.PLACES)
"""Everything that is looked at, from the top of a text to its end."""


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    clue: Clue
    weight: float


def find_publisher(
    text: str, lines: Sequence[Line], dateline: Dateline | None, headline: Span | None = None
) -> Fact | None:
    """The publisher in the source's own words ("APP", "The Bramley Courier"); None where the text names none.

    Reach for it once a header is taken apart. A dateline's agency, a masthead, a line below the date, a page's title,
    a line that names the source, credits and copyright at the end, and the outlet's own reporters in the text are
    weighed. Where there is no outlet, the body that issued the text is its publisher. An agency credited for a
    picture published nothing.
    """
    page = Page.of(text, lines, dateline, headline)
    found = [clue for look in PLACES for clue in look(page)]
    named = _by_name(found)
    if not named or named[0].weight < _ENOUGH:
        return None
    best = named[0]
    others = tuple(
        Candidate(
            other.clue.words(text), other.clue.span, round(logistic(other.weight, _MOST), 3), other.clue.reason.words
        )
        for other in named[1:4]
    )
    why = Why(f"publisher.{best.clue.rule}", best.clue.reason.words, round(logistic(best.weight, _MOST), 3))
    return Fact(best.clue.words(text), (best.clue.span,), why, others)


def _by_name(clues: Sequence[Clue]) -> list[_Named]:
    """Names with the sum of their clues, surest first; equals in the order of the text."""
    groups: dict[str, list[Clue]] = {}
    for clue in clues:
        groups.setdefault(_key(clue.name), []).append(clue)
    named = []
    for name, group in groups.items():
        best = max(group, key=lambda clue: clue.reason.weight)
        rules = {clue.rule: clue.reason.weight for clue in sorted(group, key=lambda clue: clue.reason.weight)}
        named.append(_Named(name, best, best.reason.weight + 0.5 * (sum(rules.values()) - best.reason.weight)))
    return sorted(named, key=lambda one: (-one.weight, one.clue.span))


def _key(name: str) -> str:
    known = outlet_named(name)
    plain = (known.name if known else name).casefold().strip(" .").removeprefix("the ")
    return plain.removesuffix("’s").removesuffix("'s")
