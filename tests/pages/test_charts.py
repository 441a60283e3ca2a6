"""Pictures are well-formed, escape what they show, say something at any size, and come out the same every time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.charts import Moment, Neighbour, Spot, draw_map, draw_network, draw_timeline
from generator.pages.charts.labels import Box, place_label

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
    return [
        draw_map(spots(size), "Where"),
        draw_timeline(moments(size), "When"),
        draw_network("Ann Otieno", "person", neighbours(size), "With whom"),
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
def test_a_picture_is_the_same_whatever_the_order(size: int) -> None:
    assert draw_map(spots(size)[::-1], "Where") == draw_map(spots(size), "Where")
    assert draw_timeline(moments(size)[::-1], "When") == draw_timeline(moments(size), "When")
    again = draw_network("Ann Otieno", "person", neighbours(size)[::-1], "With whom")
    assert again == draw_network("Ann Otieno", "person", neighbours(size), "With whom")


def test_nothing_to_show_is_no_picture() -> None:
    assert draw_map([], "Where") == ""
    assert draw_timeline([Moment("2026-02", "No day", "e.md")], "When") == ""
    assert draw_network("Ann Otieno", "person", [], "With whom") == ""


def test_few_events_are_named_and_lead_to_their_pages() -> None:
    root = ElementTree.fromstring(draw_timeline(moments(10), "When"))
    links = [a.get("href") for a in root.findall(f".//{SVG}a")]
    assert sorted(links) == sorted(f"e{n}.md" for n in range(10))


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
            *("svg", "title", "desc", "style", "a", "g", "path", "rect", "circle", "line", "text")
        }


def test_labels_never_cover_each_other() -> None:
    taken: list[Box] = []
    within = Box(0, 0, 400, 200)
    found = [place_label(f"Label {n}", n * 17 % 390, n * 29 % 190, 4, taken, within) for n in range(60)]
    boxes = [label.box for label in found if label]
    assert len(boxes) > 10
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
