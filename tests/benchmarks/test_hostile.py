"""No kind of text is read in time that grows faster than it does; what can't be read is named."""

from __future__ import annotations

import cProfile
import pstats
import re
from collections.abc import Callable
from typing import cast

import pytest

from benchmarks.hostile import __main__ as command
from benchmarks.hostile.compiled import expressions
from benchmarks.hostile.cost import Cost, read, warm
from benchmarks.hostile.growth import Growth, slope
from benchmarks.hostile.patterns import slowest
from benchmarks.hostile.texts import KINDS

SMALL, LARGE = 3_000, 12_000
QUICK = ("names and", "places", "datelines", "titled names", "furniture", "rules", "quotes, only opening", "CSV")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_gives_as_many_bytes_as_asked_for(kind: str) -> None:
    assert SMALL - 40 <= len(KINDS[kind](SMALL)) <= SMALL + 40


@pytest.mark.parametrize("kind", KINDS)
def test_any_kind_is_read_to_its_facts(kind: str) -> None:
    assert read(KINDS[kind](600)) >= 1


@pytest.mark.parametrize("kind", QUICK)
def test_four_times_the_text_takes_about_four_times_the_calls(kind: str) -> None:
    warm()
    read(KINDS[kind](SMALL))
    few, many = (calls(lambda size=size: read(KINDS[kind](size))) for size in (SMALL, LARGE))  # type: ignore[misc]
    assert many <= 6 * few


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions some work takes, which no other program on the machine changes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return cast(int, pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_the_exponent_is_the_slope_in_logarithms() -> None:
    assert slope([(0, 0), (1, 2), (2, 4)]) == pytest.approx(2)
    quadratic = Growth("", (10_000, 20_000, 40_000), (Cost(0.2, 1), Cost(0.8, 1), Cost(3.2, 1)))
    assert quadratic.exponent == pytest.approx(2)
    assert not quadratic.holds


def test_what_took_too_long_or_too_much_memory_does_not_hold() -> None:
    assert Growth("", (10_000, 20_000), (Cost(0.2, 100), Cost(0.4, 100))).holds
    assert not Growth("", (10_000, 20_000), (Cost(0.2, 100), None)).holds
    assert not Growth("", (10_000, 20_000), (Cost(0.2, 100), Cost(0.4, 700))).holds
    assert Growth("", (10_000, 20_000), (Cost(0.001, 100), Cost(0.004, 100))).holds


@pytest.mark.parametrize("pattern", ["(a+)+b", "(?:x|xx)*y", r"(\w+\s?)+:"])
def test_a_pattern_that_goes_back_and_back_is_told_in_bounded_time(pattern: str) -> None:
    slow = slowest(re.compile(pattern), most=1)
    assert slow is not None
    assert slow.pattern == pattern


def test_a_pattern_that_goes_once_over_a_text_is_not_told() -> None:
    assert slowest(re.compile(r"\b[A-Z]\w{1,20}\b")) is None


def test_a_pattern_that_starts_at_one_place_is_not_told_for_what_it_would_do_anywhere() -> None:
    pattern = re.compile(r"[a-z]+:")
    assert slowest(pattern, {"search"}) is not None
    assert slowest(pattern, {"match", "fullmatch"}) is None


def test_every_pattern_is_found_with_the_ways_that_it_is_used() -> None:
    found = {(one.module, one.pattern.pattern): one.ways for one in expressions()}
    assert len(found) > 400
    from generator.articles.readers.pages import titles
    from generator.facts.headline import title

    assert found[titles.__name__, titles._DOMAIN.pattern] == {"fullmatch"}
    assert found[titles.__name__, titles._TAIL.pattern] == {"finditer", "split"}
    assert found[title.__name__, title.BAR_TAIL.pattern] == {"search"}
    assert found["generator.articles.readers.lists.feed", r"^\s*<\?xml[^>]*\?>"] == {"sub"}  # as it stands in a call


def test_an_unknown_kind_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["no such kind"]) == 2
    assert "names and" in capsys.readouterr().err
