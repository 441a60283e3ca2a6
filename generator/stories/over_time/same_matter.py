"""Whether two events are of one matter: one case, negotiation, campaign or conflict, and what follows from it.

Reach for `likeness` per candidate pair. A wrong string costs more than a missing one: what both leads are about must be
nearly the same people, bodies and places, told in the same words within weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import inf

from generator.knowledge import read_yaml
from generator.knowledge.days import apart
from generator.knowledge.word_spread import RARE, at_large
from generator.stories.over_time.events import Event, Rare, states, stems_of
from generator.stories.report import Report
from generator.stories.words import cosine

WEEKS = 60
"""Days between an event and the next one of its storyline."""
_BOTH, _OVER_ALL = 0.3, 0.5
"""Share of the rare names of either lead that the other event has: of each, and on average."""
_OF_OTHERS, _ABROAD = 0.1, 0.2
"""How much more is asked where each has people of its own, and where they lie in two countries."""
_NAMES = 2
"""Names in common, each with a word of its own."""
_SIDES = 2
"""Bodies in common that make up for other people, the union and the firm of one strike; one of both leads does."""
_WORDS, _MORE_WORDS, _MOST_WORDS = 0.1, 0.2, 0.3
"""Likeness of words, in some pair of reports; where nothing but places is named in both; where one name alone is."""
_TELLS, _SEVERAL = 3.5, 5
"""Rarity at large from which a word that is no name says what a report is about, and how many of them two share."""
_COMPARED = 12
"""Reports of an event that are compared."""

Shared = Mapping[str, frozenset[str]]


def likeness(a: Event, b: Event, rare: Rare, joined: bool = False) -> float:
    """How much two events are of one matter, up to 1; 0 where they are not. `joined`: likeness put them together, which
    makes up for few words in common and for any time between.
    """
    gap = apart(a.day, b.day)
    if gap is None or (gap > WEEKS and not joined) or a.recurring & b.recurring & _serial():
        return 0.0
    found, shared = (_found(a, b, rare), _found(b, a, rare)), _shared(a, b, rare)
    over_all, words = sum(found) / 2, _words(a, b)
    if min(found) < _BOTH or over_all < _asked(a, b, shared):
        return 0.0
    alike = words >= _words_asked(a, b, shared, rare) or (joined and bool(_beside(a, b, shared, rare)))
    return (over_all + words) / 2 if alike else 0.0


def _asked(a: Event, b: Event, shared: Shared) -> float:
    """The share of names in common that is asked for."""
    own = a.persons - b.named and b.persons - a.named
    bodies = [stems for page, stems in shared.items() if page.startswith("organizations/")]
    sides = len(bodies) >= _SIDES or any(stems & a.telling.keys() & b.telling.keys() for stems in bodies)
    abroad = a.countries and b.countries and not a.countries & b.countries
    near = any(page.startswith("places/") for page in shared)
    return _OVER_ALL + (_OF_OTHERS if own and not sides else 0.0) + (_ABROAD if abroad and not near else 0.0)


def _words_asked(a: Event, b: Event, shared: Shared, rare: Rare) -> float:
    """The likeness of words that is asked for: more where little is named in both, or nothing but places."""
    several = _count([*shared.values(), *_in_leads(a, b, rare)]) >= _NAMES
    if not any(map(_is_somebody, shared)) and len(_beside(a, b, shared, rare)) < _NAMES:
        return _MORE_WORDS if several and not a.recurring & b.recurring else inf
    return _WORDS if several else _MOST_WORDS


def of_one_subject(a: Event, b: Event) -> bool:
    """Whether two events that likeness put together speak of one thing, and not just of the same names: of words that
    are rare at large and no name of either both have several. What recurs is told in the same words, of another thing.
    """
    if a.recurring & b.recurring:
        return False
    names = frozenset().union(a.telling, b.telling, states(), *map(stems_of, a.named | b.named))
    rare = (sum(at_large(stem) >= _TELLS for stem in (x.stems & y.stems) - names) for x, y in _pairs(a, b))
    return max(rare) >= _SEVERAL


def _pairs(a: Event, b: Event) -> Iterator[tuple[Report, Report]]:
    return ((x, y) for x in a.reports[:_COMPARED] for y in b.reports[:_COMPARED])


def _is_somebody(page: str) -> bool:
    return not page.startswith("places/")


def _beside(a: Event, b: Event, shared: Shared, rare: Rare) -> list[frozenset[str]]:
    """Names of both leads that are of no state, and of no place named in both."""
    places = states().union(*(stems for page, stems in shared.items() if not _is_somebody(page)))
    return [stems for stems in _in_leads(a, b, rare) if not stems <= places]


def _in_leads(a: Event, b: Event, rare: Rare) -> list[frozenset[str]]:
    """What one lead has of the names of the other."""
    both = (frozenset(stem for stem in stems if stem in b.telling and stem in rare) for stems, _ in a.names)
    return [stems for stems in both if stems]


def _words(a: Event, b: Event) -> float:
    """Likeness of words, of the two reports that are most alike."""
    return max(cosine(x, y) for x in a.words for y in b.words)


def _found(a: Event, b: Event, rare: Rare) -> float:
    """Share of the names of one lead, by rarity, that the other event has and that are rare on the site too."""
    all_ = sum(weight for _, weight in a.names)
    had = (weight for stems, weight in a.names if 2 * sum(s in b.stems and s in rare for s in stems) >= len(stems))
    return sum(had) / all_ if all_ else 0.0


def _shared(a: Event, b: Event, rare: Rare) -> Shared:
    """Pages named in both, with the rare stems of their names; those of few stems first."""
    stems = {page: rare_stems_of(page, rare) for page in a.matter & b.matter}
    return {page: stems[page] for page in sorted(stems, key=lambda p: (len(stems[p]), p)) if stems[page]}


def rare_stems_of(page: str, rare: Rare) -> frozenset[str]:
    """Those stems of a name, by its page, that tell one matter from another."""
    return frozenset(stem for stem in stems_of(page) if at_large(stem) >= RARE and stem in rare)


def _count(names: Iterable[frozenset[str]]) -> int:
    """How many names there are, each with a stem of its own."""
    taken: set[str] = set()
    count = 0
    for stems in names:
        count += bool(stems - taken)
        taken |= stems
    return count


@cache
def _serial() -> frozenset[str]:
    return frozenset(map(str, read_yaml("en/stories")["serial_kinds"]))
