"""Change or contradiction: two values conflict only if they claim the same time.

Reach for `titles_read` and `tolls_read` with what the reports of a story say; both give the reading and its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from typing import TypeVar

from generator.knowledge import edtf, read_yaml
from generator.knowledge.days import Day, day_of
from generator.knowledge.same_title import same_office, same_title, time_of, title_of
from generator.model import Appearance, Brief, Cell, Reading

T = TypeVar("T")

Read = tuple[Reading, str]

CHANGE = 60
"""Days between reports from which another title may simply be a newer one, though nobody says so."""


def told_on(brief: Brief) -> date | None:
    """The day on which a report speaks: of its publication, else of its event; None where that is no single day."""
    text = brief.published or brief.date or ""
    first, last = edtf.first_day(text), edtf.last_day(text)
    return first if first == last else None


def in_turn(told: Sequence[tuple[date | None, T]], same: Callable[[T, T], bool]) -> tuple[T, ...]:
    """The values in order of time, where each was only told before the next was; empty where they cross or a day is
    open.
    """
    groups: list[list[tuple[date, T]]] = []
    for day, value in told:
        if day is None:
            return ()
        own = next((group for group in groups if same(group[0][1], value)), None)
        if own is None:
            groups.append([(day, value)])
        else:
            own.append((day, value))
    groups.sort(key=lambda group: min(day for day, _ in group))
    crossed = any(max(day for day, _ in a) >= min(day for day, _ in b) for a, b in pairwise(groups))
    return () if crossed else tuple(min(group, key=lambda one: one[0])[1] for group in groups)


def titles_read(held: Sequence[tuple[Brief, Appearance]], cells: Sequence[Cell]) -> Read:
    """Two titles of one person: a newer one after an older one, or both claimed for one time.

    That the days differ is not enough, since a title lasts. Months between the reports are, and so are words of the
    later report ("promoted to", "former") where the older title is only used before.
    """
    turn = in_turn([(told_on(brief), appearance) for brief, appearance in held], same_title)
    ended = _ended(held)
    if ended:
        return "change over time", f"changed: first {title_of(ended[0])}, then {title_of(ended[1])}"
    if not turn:
        return "conflict", "the reports give different titles at the same time"
    first_then = "changed: " + _first_then([title_of(appearance) for appearance in turn])
    days = sorted(day for brief, _ in held if (day := told_on(brief)))
    if (days[-1] - days[0]).days > CHANGE:
        return "change over time", f"{first_then}; the reports lie months apart"
    later = [(brief, cell) for (brief, a), cell in zip(held, cells, strict=True) if not same_title(a, turn[0])]
    said = next((word for brief, cell in later if (word := _word_of_change(brief, cell))), "")
    if said:
        return "change over time", f"{first_then}; the later report says “{said}”"
    return "conflict", "the reports give different titles days apart, and none speaks of a change"


def _ended(held: Sequence[tuple[Brief, Appearance]]) -> tuple[Appearance, Appearance] | None:
    """An office held and, by no earlier report, left: if that is all in which the titles differ."""
    ways: dict[tuple[object, ...], tuple[Brief, Appearance]] = {}  # a thousand reports, few ways to say it
    for brief, a in held:
        ways.setdefault((told_on(brief), a.rank, a.role, a.organization), (brief, a))
    apart = ((one, two) for one, two in combinations(ways.values(), 2) if not same_title(one[1], two[1]))
    found = None
    for one, two in apart:
        before, after = (one, two) if time_of(one[1].role) == "now" else (two, one)
        first, then = told_on(before[0]), told_on(after[0])
        in_order = first is not None and then is not None and first <= then
        if not (same_office(one[1], two[1]) and time_of(after[1].role) == "past" and in_order):
            return None
        found = found or (before[1], after[1])
    return found


def _first_then(values: Sequence[str]) -> str:
    return ", then ".join([f"first {values[0]}", *values[1:]])


def _word_of_change(brief: Brief, cell: Cell) -> str:
    """The word in the sentence of a title that says it is new; empty where there is none."""
    return _word_in_sentence(brief, cell, "words_of_change")


def _word_in_sentence(brief: Brief, cell: Cell, key: str) -> str:
    sentence = brief.article.sentence_at(cell.span.start) if brief.article and cell.span else None
    if brief.article is None or sentence is None:
        return ""
    words = sentence.of(brief.article.text).casefold()
    return next((word for word in map(str, read_yaml("en/stories")[key]) if word in words), "")


def tolls_read(thing: str, told: Sequence[tuple[Brief, int]], cells: Sequence[Cell]) -> Read:
    """Two numbers of one thing: a toll that rose from report to report, one set right, or two counts of one time."""
    conflict: Read = ("conflict", f"different numbers of {thing}")
    kind = _moves(thing)
    days = _in_one_calendar([told_day(brief) if brief.published else None for brief, _ in told])
    if not kind or None in days:
        return conflict
    dated = [(day, number) for day, (_, number) in zip(days, told, strict=True) if day]
    turn = in_turn(dated, lambda a, b: a == b)
    first_then = _first_then([str(number) for number in turn]) if turn else ""
    if kind == "rises" and _falls(dated):
        lower = _first_lower(dated)
        word = _word_in_sentence(told[lower][0], cells[lower], "words_of_correction")
        if word and turn:
            return "change over time", f"corrected: {first_then}; the report of {turn[-1]} says “{word}”"
        return "conflict", f"a later report has fewer {thing}"
    if not turn:
        return "may agree", f"the number of {thing} may have changed within the day"
    return "change over time", f"changed: {first_then}; a later count"


def _falls(dated: Sequence[tuple[date, int]]) -> bool:
    """Whether a number is lower than one of an earlier day."""
    most = 0
    for _, today in groupby(sorted(dated), key=itemgetter(0)):
        numbers = [number for _, number in today]
        if min(numbers) < most:
            return True
        most = max(most, *numbers)
    return False


def _first_lower(dated: Sequence[tuple[date, int]]) -> int:
    """The report, by its place, that first gives fewer than one of an earlier day did."""
    most = 0
    places = sorted(range(len(dated)), key=lambda at: (dated[at][0], at))
    for _, group in groupby(places, key=lambda at: dated[at][0]):
        today = list(group)
        least = min(today, key=lambda at: dated[at][1])
        if dated[least][1] < most:
            return least
        most = max(most, *(dated[at][1] for at in today))
    raise AssertionError("none is lower")


def told_day(brief: Brief) -> Day | None:
    """The single day on which a report speaks, with or without its year."""
    day = day_of(brief.published or brief.date)
    return day if day and day.is_single else None


def _in_one_calendar(days: Sequence[Day | None]) -> list[date | None]:
    """Days that can be put in order: without their year where one has none."""
    known = all(day is None or day.in_a_year for day in days)
    firsts = [day.first if day else None for day in days]
    return firsts if known else [first.replace(year=2000) if first else None for first in firsts]


def _moves(thing: str) -> str:
    """ "rises" for a toll, "moves" for what may fall as well, empty for what stays as it is."""
    words, known = set(thing.split()), read_yaml("en/stories")["moving_numbers"]
    return next((kind for kind in ("rises", "moves") if words & {str(word) for word in known[kind]}), "")
