"""Index pages and home: everything is reached, no page grows without bound, no clock has a say."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Actor, Appearance, Brief, Entity, Spelling
from generator.pages import asset_files, headings, plan
from generator.pages.indexes.by_month import MONTH_ROWS
from generator.pages.indexes.by_name import MOST, WHOLE, by_letters
from generator.site import Site, news
from generator.site.news import BEFORE, RECENT
from tests.pages.sample import HAND, sample
from tests.pages.test_plan import large

NEWEST = date(2026, 3, 4)


def person(name: str, *briefs: str) -> Entity:
    seen = tuple(Appearance(brief, name, True) for brief in briefs)
    slug = re.sub(r"\W+", "-", name.lower()).strip("-") or "x"
    return Entity("person", slug, name, (Spelling(name, briefs, "the page's name"),), seen)


def told(path: str, day: str | None, *names: str, published: str | None = None) -> Brief:
    actors = tuple(Actor(name) for name in names)
    return Brief(path, f"Report at {path}", day, published, None, None, actors, (), None, (), (), None)


def ago(days: int) -> str:
    return (NEWEST - timedelta(days=days)).isoformat()


def site_of(**days: tuple[int, ...]) -> Site:
    """People by the ages in days of the briefs that name each; Anchor is named on the newest day and long ago."""
    ages = {"Anchor": (0, 300), **days}
    briefs = tuple(told(f"briefs/{n}-{age}.md", ago(age), n) for n, found in ages.items() for age in found)
    return Site(briefs, tuple(person(n, *(f"briefs/{n}-{a}.md" for a in found)) for n, found in ages.items()), ())


def reached(site: Site) -> set[str]:
    """Every page that index pages link to, other indexes left out."""
    found: set[str] = set()
    for page in plan(site):
        if page.kind == "index":
            for target in re.findall(r"\]\(([^)#]+)", page.body):
                found.add(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)))
    return found


@pytest.mark.parametrize("days", [1, 28])
def test_every_brief_of_a_crowded_month_is_reached_and_no_page_is_too_long(days: int) -> None:
    count = 2 * MONTH_ROWS + 50
    briefs = [told(f"briefs/2026/02/r{n:04}.md", f"2026-02-{1 + n % days:02}") for n in range(count)]
    briefs += [told(f"briefs/2026/02/m{n:04}.md", "2026-02") for n in range(MONTH_ROWS + 1)]
    briefs += [told(f"briefs/undated/u{n:04}.md", None) for n in range(MONTH_ROWS + 1)]
    site = Site(tuple(briefs), (), ())
    assert {brief.path for brief in briefs} <= reached(site)
    for page in plan(site):
        assert page.body.count("\n| ") <= MONTH_ROWS + 100, page.path


def test_a_quiet_month_is_one_page() -> None:
    paths = [page.path for page in plan(sample()) if page.path.startswith("briefs/2026/03")]
    assert "briefs/2026/03/index.md" in paths
    assert not [path for path in paths if path.count("/") > 3]


def test_three_thousand_people_are_split_by_letter_and_all_are_reached() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"{letters[n % 26]}{letters[n // 26 % 26]}{n}" for n in range(2500)] + [f"Mona {n}" for n in range(600)]
    site = Site((told("briefs/2026/02/r.md", "2026-02-01"),), tuple(person(name) for name in names), ())
    assert {f"people/{entity.slug}.md" for entity in site.entities} <= reached(site)
    for page in plan(site):
        if page.path.startswith("people/") and page.kind == "index":
            assert page.body.count("\n| ") <= WHOLE + 2, page.path
    index = next(page for page in plan(site) if page.path == "people/index.md")
    assert "## From A to Z" in index.body
    assert index.body.count("\n| **") == MOST


@given(st.lists(st.text(max_size=6), max_size=60), st.integers(1, 10))
@settings(derandomize=True, deadline=None)
def test_letters_hold_everybody_once_in_the_order_of_their_names(names: list[str], most: int) -> None:
    people = [replace(person(name), slug=str(n)) for n, name in enumerate(names)]
    groups = by_letters(people, most)
    assert sorted(e.slug for _, group in groups for e in group) == sorted(e.slug for e in people)
    assert [letters for letters, _ in groups] == sorted({letters for letters, _ in groups})


def test_of_two_hundred_and_one_stories_all_are_reached_by_month() -> None:
    site = large(900)
    assert {f"stories/{story.slug}.md" for story in site.stories} <= reached(site)
    assert [page for page in plan(site) if re.fullmatch(r"stories/\d{4}/\d\d/index\.md", page.path)]
    assert not [page for page in plan(sample()) if re.match(r"stories/\d{4}", page.path)]


def test_the_home_page_is_bounded() -> None:
    sizes = [len(next(p for p in plan(large(count)) if p.path == "index.md").body) for count in (300, 3000)]
    assert max(sizes) < 16_000
    assert abs(sizes[1] - sizes[0]) < 4_000


def test_new_means_first_named_of_late() -> None:
    site = site_of(Ann=(0, 6), Bo=(6, RECENT), Cleo=(RECENT,))
    found = {trend.entity.name: trend for trend in news.trends(site, "person")}
    assert found["Ann"].is_new
    assert found["Ann"].words == "new: 2 briefs"
    assert "Bo" not in found
    assert "Cleo" not in found


def test_rising_means_twice_as_often_a_day_as_before() -> None:
    old = RECENT + BEFORE
    site = site_of(Up=(0, 1, 2, 10, old), Level=(0, 1, *range(10, 15), old), Once=(0, old), Back=(0, 1, old))
    found = {trend.entity.name: trend.words for trend in news.trends(site, "person")}
    assert found == {
        "Up": "3 briefs in 7 days, 1 in the 30 before",
        "Back": "2 briefs in 7 days, none in the 30 before",
    }


def test_where_all_is_recent_nothing_is_new() -> None:
    site = Site((told("briefs/a.md", ago(0), "Ann"),), (person("Ann", "briefs/a.md"),), ())
    assert news.trends(site, "person") == ()


def test_the_day_of_a_site_is_that_of_publication_not_of_an_event_ahead() -> None:
    ahead = told("briefs/a.md", "2031-01-01", published="2026-03-04")
    site = Site((ahead, told("briefs/b.md", "2026-03-02"), told("briefs/c.md", "XXXX-05-05")), (), ())
    assert news.today(site) == NEWEST
    assert "Wednesday 4 March 2026" in next(p for p in plan(site) if p.path == "index.md").body
    assert news.today(Site((told("briefs/c.md", "2026-13-77"),), (), ())) is None


def test_home_groups_stories_by_the_day_of_their_newest_report() -> None:
    home = next(page for page in plan(sample()) if page.path == "index.md").body
    days = re.findall(r"(?m)^### (.*)$", home)
    assert days == ["Thursday 5 March 2026", "Wednesday 11 February 2026", "No date"]
    first = home.split("### ")[1]
    assert "Basin states agree" in first
    assert "](" + HAND not in first


def test_an_index_shows_the_spellings_that_the_name_does_not_hold() -> None:
    page = next(page for page in plan(sample()) if page.path == "organizations/index.md")
    row = next(line for line in page.body.splitlines() if "lake-basin-water-commission.md" in line)
    assert row.startswith("| **[Lake Basin Water Commission]")
    assert "| *LBWC* | 3 | 11 Feb 2026 | 4 Mar 2026 |" in row


def test_every_list_of_the_script_is_a_heading() -> None:
    script = asset_files()["assets/dateline.js"].decode()
    lists = re.search(r"const LISTS = \[([^\]]+)\]", script)
    assert lists
    words = [value for name, value in vars(headings).items() if name.isupper() and isinstance(value, str)]
    anchors = {headings.anchor(word) for word in words}
    assert set(re.findall(r'"([\w-]+)"', lists[1])) <= anchors
    assert set(re.findall(r"h1#([\w-]+)", script)) == {headings.anchor(headings.HOME)}
