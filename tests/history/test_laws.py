"""Laws of the history: the generator's own changes are never a person's, and a person's are told once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator import corrections, front_matter
from generator.history import Change, Correction, Log, changes_page, corrections_atom, entries
from generator.history.log import Commit, State, Touch
from generator.history.page import MOST, MOST_RUNS
from generator.model import LOCATION
from tests.briefs.strategies import metas, proposals

PAGE = "briefs/2026/02/talks.md"
Meta = Mapping[str, Any]


def state(meta: Meta, record: Meta) -> State:
    """A page as it stands on disk beside its record."""
    return State(front_matter.render({"seed": "talks.txt#1", **meta}, ""), {"seed": "talks.txt#1", **record})


def told(*states: State) -> list[list[Correction]]:
    """The corrections of each commit, oldest first; each commit brings the page to another state."""
    before = (State(), *states)
    commits = [
        Commit(f"{n:040}", "Ana Dias", "2026-02-03T10:00:00Z", "Why", (Touch(PAGE, old, new),))
        for n, (old, new) in enumerate(zip(before, states, strict=False))
    ]
    found = {change.commit: list(change.corrections) for change in entries(Log(tuple(commits)))}
    return [found.get(commit.id, []) for commit in commits]


@given(st.lists(proposals(), min_size=1, max_size=4))
def test_a_page_that_only_follows_the_generator_has_no_correction(proposed: list[Meta]) -> None:
    assert not any(told(*(state(each, each) for each in proposed)))


@given(proposals(), proposals(), st.lists(proposals(), max_size=3))
def test_no_run_after_a_correction_is_told_as_another(first: Meta, mine: Meta, later: list[Meta]) -> None:
    states = [state(first, first), state(mine, first)]
    base, meta = first, mine
    for proposed in later:
        merged = corrections.merge(base, meta, proposed)
        base, meta = merged.base, merged.meta
        states.append(state(meta, base))
    _, _, *runs = told(*states)
    assert not any(runs)


@given(proposals(), proposals())
def test_whatever_a_person_changes_is_told_and_taking_it_back_too(first: Meta, mine: Meta) -> None:
    start, edited = state(first, first), state(mine, first)
    _, there, back = told(start, edited, start)
    differs = not corrections.same(first, mine)
    assert (bool(there), bool(back)) == (differs, differs)


@given(metas, metas)
def test_any_front_matter_can_be_told(one: Meta, other: Meta) -> None:
    changes = [
        Change("c", "Ana", "2026-02-03T10:00:00Z", "Why", tuple(made)) for made in told(state(one, other)) if made
    ]
    changes_page(Log(), changes, lambda _: True)
    corrections_atom(changes, "Desk", "", lambda page: page)


def test_beyond_the_newest_corrections_and_runs_the_rest_is_counted() -> None:
    made = Correction(PAGE, "Talks", LOCATION, "A", "B")
    changes = [Change(f"{n}", "Ana", "2026-02-03T10:00:00Z", "Why", (made,), new=1) for n in range(MOST + 37)]
    page = changes_page(Log(), changes, lambda _: True)
    assert page.count("Place: “B”, was “A”") == MOST
    assert "And 37 more" in page
    assert f"And {MOST + 37 - MOST_RUNS} more" in page
