"""Pictures are well-formed, escape what they show, say something at any size, and come out the same every time."""

from __future__ import annotations

import gzip
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.charts import Moment, Neighbour, Pair, Spot, draw_map, draw_network, draw_timeline, draw_web
from generator.pages.charts.labels import Box, place_label
from generator.pages.charts.map import outline_of
from generator.pages.charts.svg import NARROW, WIDE, width_of

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [1, 10, 1000]


def spots(size: int) -> list[Spot]:
    return [Spot(f"Town {n}", (n * 37) % 120 - 55, (n * 71) % 340 - 170, 1 + n % 9, f"t{n}.md") for n in range(size)]


def moments(size: int) -> list[Moment]:
    return [
        Moment(f"20{20 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}", f"Event number {n}", f"e{n}.md") for n in range(size)
    ]


def neighbours(size: int) -> list[Neighbour]:
    kinds = ("person", "organization", "place")
    return [Neighbour(f"Name {n}", kinds[n % 3], 1 + n % 7, f"n{n}.md") for n in range(size)]


def drawn(size: int) -> list[str]:
    names = neighbours(min(size, 40))
    pairs = [Pair(n, n + 1, 1 + n % 3) for n in range(len(names) - 1)] or [Pair(0, 0, 1)]
    return [
        svg
        for width in (WIDE, NARROW)
        for svg in (
            draw_map(spots(size), "Where", width),
            draw_timeline(moments(size), "When", width),
            draw_network("Ann Otieno", "person", neighbours(size), "With whom", width),
            draw_web(names, pairs, "Who with whom", width),
        )
    ]


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_is_named_described_and_well_formed_at_any_size(size: int) -> None:
    for svg in drawn(size):
        root = ElementTree.fromstring(svg)
        assert root.tag == f"{SVG}svg"
        assert root.findtext(f"{SVG}title")
        assert root.findtext(f"{SVG}desc")
        assert root.findall(f".//{SVG}text")
        assert len(svg) < 200_000


@pytest.mark.parametrize("size", SIZES)
def test_a_narrow_picture_fits_a_phone_with_all_its_words(size: int) -> None:
    narrow = drawn(size)[4:]
    assert all(float(ElementTree.fromstring(svg).get("width", 999)) <= NARROW for svg in narrow)
    for svg in narrow:
        boxes = [box for box, _ in texts(svg)]
        assert all(box.left >= 0 and box.right <= NARROW for box in boxes)
        assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_is_the_same_whatever_the_order(size: int) -> None:
    assert draw_map(spots(size)[::-1], "Where") == draw_map(spots(size), "Where")
    assert draw_timeline(moments(size)[::-1], "When") == draw_timeline(moments(size), "When")
    again = draw_network("Ann Otieno", "person", neighbours(size)[::-1], "With whom")
    assert again == draw_network("Ann Otieno", "person", neighbours(size), "With whom")


@pytest.mark.parametrize(("width", "most"), [(WIDE, 16_000), (NARROW, 9_000)])
def test_a_map_of_the_world_is_light(width: float, most: int) -> None:
    assert len(gzip.compress(draw_map(spots(100), "Where", width).encode())) < most


CORNERS = st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=3, max_size=60)


@given(CORNERS)
@settings(derandomize=True, deadline=None, max_examples=100)
def test_the_steps_of_an_outline_lead_to_each_of_its_corners(corners: list[tuple[float, float]]) -> None:
    start, steps = outline_of(corners).removeprefix("M").removesuffix("z").split("l")
    way, at = ([float(step) for step in re.findall(r"-?[\d.]+", text)] for text in (steps, start))
    for n, (x, y) in enumerate(corners):
        across, down = sum(way[: 2 * n : 2]), sum(way[1 : 2 * n : 2])
        assert abs(at[0] + across - x) < 0.06
        assert abs(at[1] + down - y) < 0.06


def test_nothing_to_show_is_no_picture() -> None:
    assert draw_map([], "Where") == ""
    assert draw_timeline([Moment("2026-02", "No day", "e.md")], "When") == ""
    assert draw_network("Ann Otieno", "person", [], "With whom") == ""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_few_events_are_named_and_lead_to_their_pages(width: float) -> None:
    root = ElementTree.fromstring(draw_timeline(moments(10), "When", width))
    links = [a.get("href") for a in root.findall(f".//{SVG}a")]
    assert sorted(links) == sorted(f"e{n}.md" for n in range(10))


def test_a_narrow_timeline_runs_downwards_from_the_newest() -> None:
    told = [text for _, text in texts(draw_timeline(days(0, 1, 300), "When", NARROW))]
    high = {"".join(text.itertext())[:11].strip(): float(text.get("y", 0)) for text in told}
    assert list(high) == ["28 Oct 2025", "2 Jan 2025", "1 Jan 2025"]
    newest, second, third = high.values()
    assert newest < second < third
    assert second - newest > third - second


def test_a_ring_says_how_many_it_leaves_out() -> None:
    assert "and 982 more" in draw_network("Ann Otieno", "person", neighbours(1000), "With whom")


def test_no_words_are_smaller_than_eleven_pixels() -> None:
    for svg in drawn(10):
        assert all(int(size) >= 11 for size in re.findall(r"font:(\d+)px", svg))


@given(st.text(max_size=40))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_whatever_a_name_holds_it_stays_text(name: str) -> None:
    for svg in (
        draw_map([Spot(name, 1.0, 2.0, 1, "a.md")], name),
        draw_timeline([Moment("2026-02-03", name, "a.md")], name),
        draw_network(name, "person", [Neighbour(name, "person", 1, "a.md")], name),
    ):
        root = ElementTree.fromstring(svg)
        assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
            *("svg", "title", "desc", "style", "a", "g", "path", "rect", "circle", "line", "text", "tspan")
        }


def test_labels_never_cover_each_other() -> None:
    taken: list[Box] = []
    within = Box(0, 0, 400, 200)
    found = [place_label(f"Label {n}", n * 17 % 390, n * 29 % 190, 4, taken, within) for n in range(60)]
    boxes = [label.box for label in found if label]
    assert len(boxes) > 10
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def texts(svg: str) -> list[tuple[Box, ElementTree.Element]]:
    """The room of every line of words, by the width that the pictures reckon with."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        x, y, width = float(text.get("x", 0)), float(text.get("y", 0)), width_of("".join(text.itertext()))
        left = x - {"start": 0.0, "end": width, "middle": width / 2}[text.get("text-anchor", "start")]
        found.append((Box(left, y - 11, left + width, y + 2), text))
    return found


def days(*numbers: int) -> list[Moment]:
    start = date(2025, 1, 1)
    return [Moment((start + timedelta(n)).isoformat(), f"What happened on day {n}", f"{n}.md") for n in numbers]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=14))
@settings(derandomize=True, deadline=None, max_examples=80)
def test_each_event_of_a_timeline_stands_at_its_own_stem_and_no_words_cross_another(numbers: list[int]) -> None:
    svg = draw_timeline(days(*numbers), "When")
    boxes = [box for box, _ in texts(svg)]
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    stems = re.findall(r'd="M([\d.]+) ([\d.]+)V([\d.]+)"', svg)
    assert len(stems) == len(boxes) == len(numbers)
    for x, base, top in (map(float, stem) for stem in stems):
        own = [b for b in boxes if min(abs(b.left - x), abs(b.right - x)) <= 8 and b.top < top < b.bottom]
        assert own, "no words at the end of the stem"
        crossed = Box(x - 1, min(base, top), x + 1, max(base, top))
        assert not any(crossed.meets(box) for box in boxes)


@pytest.mark.parametrize("size", [1, 2, 3, 10, 18, 300])
def test_a_ring_is_as_high_as_its_names_and_none_covers_another(size: int) -> None:
    svg = draw_network("Ann Otieno", "person", neighbours(size), "With whom")
    height = float(ElementTree.fromstring(svg).get("height", 0))
    boxes = [box for box, _ in texts(svg)]
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(box.left >= 0 and box.right <= 720 and box.top >= 0 and box.bottom <= height for box in boxes)
    assert height <= max(box.bottom for box in boxes) + 20
    assert size > 2 or height < 80


@pytest.mark.parametrize(
    ("apart", "bars"),
    [(1, "20 Jan 2025: 1"), (5, "week of 30 Dec 2024: 1"), (40, "Jan 2025: 1"), (400, "2025: 1")],
)
def test_many_events_are_counted_by_as_short_a_time_as_the_width_has_room_for(apart: int, bars: str) -> None:
    svg = draw_timeline(days(*range(0, 20 * apart, apart)), "When")
    found = ElementTree.fromstring(svg).findtext(f"{SVG}desc") or ""
    assert bars in found
    assert found.count(": ") == svg.count("<rect")
    labels = [box for box, text in texts(svg) if text.get("class") == "soft"]
    assert not any(a.meets(b) for i, a in enumerate(labels) for b in labels[i + 1 :])
