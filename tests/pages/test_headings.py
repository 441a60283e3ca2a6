"""The headings are the contract between pages and style sheet."""

from __future__ import annotations

import re

from generator.pages import asset_files, headings, plan
from tests.pages.rendering import as_mkdocs
from tests.pages.sample import sample

WORDS = [value for name, value in vars(headings).items() if name.isupper() and isinstance(value, str)]


def test_every_anchor_of_the_style_sheet_is_a_heading() -> None:
    sheet = asset_files()["assets/dateline.css"].decode()
    used = set(re.findall(r"h2#([\w-]+)|href=\"#([\w-]+)\"", sheet))
    anchors = {a or b for a, b in used}
    assert anchors
    assert anchors <= {headings.anchor(words) for words in WORDS}


def test_the_anchor_of_a_heading_is_the_one_mkdocs_gives() -> None:
    for words in WORDS:
        assert ("id", headings.anchor(words)) in as_mkdocs(f"## {words}").attributes


def test_a_page_has_no_heading_of_other_words() -> None:
    known = {*WORDS, *(headings.spellings(kind, n) for kind in ("person", "organization", "place") for n in range(20))}
    for page in plan(sample()):
        assert set(re.findall(r"(?m)^## (.*)$", page.body)) <= known


def test_a_page_holds_no_class_no_division_and_no_template() -> None:
    for page in plan(sample()):
        assert not re.search(r"<(?!br>)|\{[{%#]", page.body), page.path


def test_every_brief_opens_with_title_kind_and_strip() -> None:
    for page in plan(sample()):
        if page.kind == "brief":
            title, kind, strip, *_ = page.body.split("\n\n")
            assert title.startswith("# ")
            assert kind.startswith("Brief")
            assert strip.startswith("| When | Where | Who says so | How sure |\n|---|---|---|---|\n")
