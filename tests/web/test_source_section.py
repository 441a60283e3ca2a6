"""The section "Source text" on the page: every line a place, the same that links and checks count, and a long one folded."""

from __future__ import annotations

import re

import markdown
import pytest

from generator.checks.links import outline
from generator.pages import plan
from generator.pages.headings import SOURCE_TEXT
from generator.web.source_section import FOLD, OPEN
from tests.pages.sample import sample

LINE = "The gauge was read again and found to stand where it stood before the rains. "


def html(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "toc", "generator.web.source_section"])


def source(*paragraphs: str) -> str:
    return f"# Title\n\n## {SOURCE_TEXT}\n\n" + "\n\n".join(paragraphs) + "\n\n---\n\nFooter"


def test_every_line_below_the_heading_has_an_id_and_nothing_else_has() -> None:
    shown = html(source("One [a](b.md).\nTwo *c* and\nthree", "- four\n  five\n- six", "**seven**"))
    assert re.findall(r'id="(source-\d)"', shown) == [f"source-{n}" for n in range(1, 8)]
    assert (
        '<span id="source-1">One <a href="b.md">a</a>.</span>\n<span id="source-2">Two <em>c</em> and</span>' in shown
    )
    assert "<p>Footer</p>" in shown


@pytest.mark.parametrize("page", plan(sample()), ids=lambda page: page.path)
def test_links_are_checked_against_the_ids_that_the_page_has(page: object) -> None:
    body = page.body  # type: ignore[attr-defined]
    ids = set(re.findall(r'id="(source-\d+)"', html(body)))
    assert ids == {anchor for anchor in outline(body).anchors if re.fullmatch(r"source-\d+", anchor)}


def test_a_short_text_is_not_folded() -> None:
    assert "<details" not in html(source(*[LINE] * ((OPEN + FOLD) // len(LINE) - 1)))


def test_of_a_long_text_the_beginning_stays_and_the_rest_is_folded() -> None:
    shown = html(source(*[LINE] * 60))
    before, _, rest = shown.partition('<details class="dl-source">')
    inside, _, after = rest.partition("</details>")
    assert len(before) >= OPEN
    assert f"The rest of the source text: {inside.count('<p>')} paragraphs" in inside
    assert before.count("<p>") + inside.count("<p>") == 60
    assert "Footer" in after


def test_one_endless_paragraph_is_folded_too() -> None:
    shown = html(source("*Underlined: dates*", LINE * 60))
    assert "The rest of the source text: 1 paragraph<" in shown


def test_a_page_of_your_own_is_left_alone() -> None:
    assert "source-" not in html("## My notes\n\nOne\ntwo")
