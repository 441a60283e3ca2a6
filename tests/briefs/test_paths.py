"""Every new brief gets a path of its own that any disk can hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefs import page_path
from generator.model import Proposal


def path(meta: dict[str, str], *taken: str) -> str:
    return page_path(Proposal(meta, ()), taken)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({"title": "Flood in Beira", "date": "2026-02-03"}, "briefs/2026/02/flood-in-beira.md"),
        ({"title": "Flood", "date": "2026-02-02/2026-02-06"}, "briefs/2026/02/flood.md"),
        ({"title": "Flood", "date": "2025-12~"}, "briefs/2025/12/flood.md"),
        ({"title": "Flood", "date": "2025"}, "briefs/2025/flood.md"),
        ({"title": "Flood", "date": "2026-21"}, "briefs/2026/flood.md"),
        ({"title": "Flood", "date": "XXXX-02-03", "published": "2026-02-04"}, "briefs/2026/02/flood.md"),
        ({"title": "Flood", "date": "199X"}, "briefs/undated/flood.md"),
        ({"title": "Flood"}, "briefs/undated/flood.md"),
        ({"title": "Наводнение в Бейре"}, "briefs/undated/navodnenie-v-beire.md"),
        ({"title": "فيضان"}, "briefs/undated/fydn.md"),
        ({"title": "???", "seed": "a/b.txt#2"}, "briefs/undated/a-b-txt-2.md"),
        ({"title": "", "seed": ""}, "briefs/undated/brief.md"),
        ({"title": "Index"}, "briefs/undated/index-brief.md"),
        ({"title": "Con"}, "briefs/undated/con-brief.md"),
        ({"title": "02", "date": "2026"}, "briefs/2026/02-brief.md"),
        ({"title": "03", "date": "2026-02-03"}, "briefs/2026/02/03-brief.md"),
        ({"title": "Part 2"}, "briefs/undated/part-2-brief.md"),
    ],
)  # fmt: skip
def test_a_path_comes_from_date_and_title(meta: dict[str, str], expected: str) -> None:
    assert path(meta) == expected


def test_a_long_title_is_cut_at_a_word() -> None:
    assert path({"title": "word " * 40}) == f"briefs/undated/{'-'.join(['word'] * 12)}.md"


def test_a_taken_path_is_told_apart_by_words_of_the_briefs_own_whatever_its_capitals() -> None:
    taken = ("briefs/undated/Flood.md", "briefs/undated/flood-apa.md", "briefs/undated/flood/index.md")
    meta = {"title": "Flood", "publisher": "APA", "location": "Beira, Mozambique", "seed": "wire/0712.txt#1"}
    assert path(meta, *taken) == "briefs/undated/flood-beira.md"
    assert path(meta | {"location": ""}, *taken) == "briefs/undated/flood-wire-0712.md"
    assert path({"title": "Flood"}, *taken) == "briefs/undated/flood-2.md"


def test_a_folders_own_page_takes_its_address() -> None:
    assert path({"title": "Flood"}, "briefs/undated/flood/index.md") == "briefs/undated/flood-2.md"


@given(st.text(), st.text(), st.text(max_size=12))
def test_any_title_gives_a_path(title: str, seed: str, date: str) -> None:
    given = path({"title": title, "seed": seed, "date": date})
    assert re.fullmatch(r"briefs/(\d{4}/\d\d|\d{4}|undated)/[a-z0-9-]{1,70}\.md", given, re.ASCII), given


def test_a_megabyte_of_one_word_is_no_trouble() -> None:
    assert len(path({"title": "x" * 1_000_000})) < 90
