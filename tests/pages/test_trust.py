"""The page on trust says what was measured, and a brief says what is to be reviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from generator.knowledge import read_yaml
from generator.model import Brief, Evidence, Page, Span, Standing, Why
from generator.pages import plan
from generator.pages.headings import TRUST
from generator.site import Site
from tests.field_paths import at
from tests.pages.sample import HAND, TWO, sample

UNSURE = Why("test.guess", "no town is named", 0.4)


def page_at(site: Site, path: str) -> Page:
    return next(page for page in plan(site) if page.path == path)


def trust() -> str:
    return page_at(Site((), (), ()), "trust.md").body


def unsure_brief() -> Brief:
    brief = sample().brief_at[TWO]
    assert brief.article is not None
    start = brief.article.text.index("the lake headquarters")
    words = (Span(start, start + len("the lake headquarters")),)
    unsure = (
        Evidence(at("location"), "Kisumu, Kenya", words, UNSURE),
        Evidence(at("date"), "2026-03-04", words, UNSURE),
        Evidence(at("mentions/Rivera"), "Rivera", words, UNSURE),
        Evidence(at("mentions/Lake"), "Lake", words, replace(UNSURE, confidence=0.9)),
        Evidence(at("quotations/0/speaker"), "Rivera", words, UNSURE),
    )
    quotations = tuple(replace(q, speaker=None) for q in brief.quotations)
    return replace(brief, date=None, location=None, quotations=quotations, evidence=unsure)


def unsure_page() -> str:
    return page_at(Site((unsure_brief(),), (), ()), TWO).body


def test_every_site_has_the_page_and_it_belongs_to_the_index_pages() -> None:
    page = page_at(sample(), "trust.md")
    assert (page.kind, page.meta["title"]) == ("index", TRUST)


def test_the_page_gives_the_figures_with_day_and_data_set() -> None:
    quality = read_yaml("quality")
    for row in read_yaml("trust")["right"]:
        gold, figure = row["figure"]
        line = next(line for line in trust().splitlines() if f"| **{row['what']}**<br>" in line)
        assert line.startswith(f"| **{quality['figures'][gold][figure] * 100:.0f} of 100** |")
        assert row["texts"] in line
    assert f"Measured {int(quality['measured'][8:])} " in trust()
    assert quality["measured"][:4] in trust()


def test_a_figure_that_was_not_measured_makes_no_line() -> None:
    from generator.pages.indexes.trust import _right

    assert not _right(read_yaml("trust"), {}).rows


def test_the_page_explains_every_standing() -> None:
    told = [row["word"] for row in read_yaml("trust")["standings"]]
    assert told == list(get_args(Standing))


def test_a_brief_leads_to_the_page_from_how_sure_it_is() -> None:
    assert "](../../../trust.md)" in page_at(sample(), TWO).body
    assert "](../../../trust.md)" in page_at(sample(), HAND).body


def test_what_is_unsure_stands_as_to_review_with_its_words() -> None:
    body = unsure_page()
    assert "- When it happened: perhaps 4 Mar 2026, [to review](#how-we-know)" in body
    assert "- Where it happened: perhaps Kisumu, Kenya, [to review](#how-we-know)" in body
    assert "perhaps Rivera, [to review](#how-we-know)" in body
    row = next(line for line in body.splitlines() if line.startswith("| Place |"))
    assert "**[the lake headquarters](#source-2)**" in row
    assert row.endswith("| ***unsure*** |")


def test_the_strip_gives_what_is_unsure_no_place_of_its_own() -> None:
    strip = next(line for line in unsure_page().splitlines() if line.startswith("| **not stated**"))
    assert strip.count("**not stated**<br> perhaps ") == 2
    assert "4 to review" in strip


def test_a_name_is_in_the_ledger_only_where_it_is_unsure() -> None:
    named = [line for line in unsure_page().splitlines() if line.startswith("| Named |")]
    assert len(named) == 1
    assert "**Rivera**" in named[0]


def test_a_value_that_a_person_left_out_is_not_offered_again() -> None:
    brief = replace(unsure_brief(), corrected=(at("location"),))
    assert "perhaps Kisumu" not in page_at(Site((brief,), (), ()), TWO).body
