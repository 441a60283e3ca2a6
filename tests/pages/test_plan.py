"""What holds of every site: links resolve, paths differ, words never act, order doesn't matter."""

from __future__ import annotations

import json
import os
import posixpath
import random
import re
import subprocess
import sys
import time
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.build import build
from generator.checks.links import outline
from generator.config import Settings
from generator.exports import data_files
from generator.exports.schemas import schema_files
from generator.model import (
    ENTITY_KINDS,
    Actor,
    Appearance,
    Brief,
    Cell,
    Discrepancy,
    Entity,
    Page,
    Reading,
    Spelling,
    Story,
    Storyline,
)
from generator.pages import asset_files, plan, redirect_body
from generator.pages.headings import anchor
from generator.site import Site
from tests.pages.rendering import as_github, as_mkdocs, folded, text_of
from tests.pages.sample import HAND, HOSTILE, ONE, TWO, sample

REPOSITORY = Path(__file__).parents[2]
EXPECTED = {"p", "h1", "h2", "a", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "br", "ul", "li"}
EXPECTED |= {"blockquote", "hr", "code", "img", "h3"}


def page_at(site: Site, path: str) -> Page:
    return next(page for page in plan(site) if page.path == path)


def large(count: int) -> Site:
    """Briefs over some years, each person in a dozen of them, every third pair a story."""
    briefs, people, stories = [], [], []
    for n in range(count):
        year, month = 2020 + n % 6, 1 + n // 6 % 12
        path = f"briefs/{year}/{month:02}/brief-{n:05}.md"
        names = (f"Person {n // 12}", f"Person {n % 97}")
        actors = tuple(Actor(name, "Minister", "Lake Council") for name in names)
        day = f"{year}-{month:02}-{1 + n % 28:02}"
        briefs.append(
            Brief(
                path,
                f"Report {n}",
                day,
                day,
                "LNA",
                "Kisumu, Kenya",
                actors,
                (f"topic {n % 40}",),
                "A summary.",
                (),
                (),
                None,
            )
        )
    seen: dict[str, list[Brief]] = {}
    for brief in briefs:
        for name in brief.names():
            seen.setdefault(name, []).append(brief)
    for name, found in seen.items():
        marks = tuple(Appearance(b.path, name, True, "Minister", "Lake Council") for b in found)
        spelling = Spelling(name, tuple(b.path for b in found), "the page's name")
        people.append(Entity("person", name.lower().replace(" ", "-"), name, (spelling,), marks))
    for n in range(0, count - 1, 3):
        both = (briefs[n].path, briefs[n + 1].path)
        stories.append(Story(f"story-{n}", f"Story {n}", both, "same people", briefs[n].date, "Kisumu, Kenya", ()))
    lines = [
        Storyline(
            f"line-{n}", f"Line {n}", (a.slug, b.slug), "same names", "2020-01-01/2020-02-01", ("people/person-0",)
        )
        for n, (a, b) in enumerate(pairwise(stories))
        if n % 2 == 0
    ]
    return Site(tuple(briefs), tuple(people), tuple(stories), storylines=tuple(lines))


SITES = {
    "sample": sample,
    "shared": lambda: replace(sample(), entity_pages="shared"),
    "empty": lambda: Site((), (), ()),
    "two hundred": lambda: large(200),
}


@pytest.fixture(params=SITES, name="site")
def _site(request: pytest.FixtureRequest) -> Site:
    return SITES[request.param]()


def every_page(site: Site) -> tuple[Page, ...]:
    return plan(site)


def test_every_internal_link_resolves(site: Site) -> None:
    pages = {page.path: page for page in every_page(site)}
    assert pages["index.md"].kind == "index"
    beside = schema_files(site) | data_files(site)
    for path, page in pages.items():
        for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"\\.", "", page.body)):
            if target.startswith("http"):
                continue
            way, _, place = unquote(target).partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
            if there in dict(page.pictures) or there in beside:
                continue
            assert there in pages, f"{path}: {target}"
            headings = {anchor(h) for h in re.findall(r"(?m)^#+ (.*)$", pages[there].body)}
            headings |= outline(pages[there].body).anchors if place.startswith("source-") else set()
            assert not place or place in headings, f"{path}: {target}"


def test_no_two_pages_share_a_path(site: Site) -> None:
    paths = [page.path.casefold() for page in plan(site)]
    assert len(paths) == len(set(paths))


def test_every_brief_entity_topic_and_story_has_a_page_that_is_listed() -> None:
    pages = {page.path: page for page in plan(sample())}
    assert [p.kind for p in pages.values()].count("brief") == 4
    assert sum(p.kind in ENTITY_KINDS for p in pages.values()) == 9
    assert [p.kind for p in pages.values()].count("story") == 3
    linked = "".join(page.body for page in pages.values() if page.kind == "index")
    for path, page in pages.items():
        if page.kind in (*ENTITY_KINDS, "topic", "brief"):
            assert f"{posixpath.basename(path)})" in linked, path


def test_words_of_others_never_become_markup() -> None:
    for page in plan(sample()):
        for parts in (as_mkdocs(page.body), as_github(page.body)):
            assert set(parts.tags) <= EXPECTED, page.path
            shown = [v or "" for k, v in parts.attributes if k == "src"]
            assert [posixpath.normpath(posixpath.join(posixpath.dirname(page.path), v)) for v in shown] == [
                picture for picture, _ in page.pictures[::2]
            ]
            assert not [v for k, v in parts.attributes if k == "href" and "javascript" in (v or "")]
            assert {k for k, _ in parts.attributes} <= {"href", "id", "style", "src", "alt"}
    hand = page_at(sample(), HAND)
    assert folded(HOSTILE) in text_of(as_mkdocs(hand.body))
    assert folded(HOSTILE) in text_of(as_github(hand.body))


def test_the_order_of_the_input_does_not_matter() -> None:
    site, shuffle = sample(), random.Random(3)
    briefs, entities, stories = list(site.briefs), list(site.entities), list(site.stories)
    for things in (briefs, entities, stories):
        shuffle.shuffle(things)
    turned = Site(tuple(briefs), tuple(entities), tuple(stories), storylines=site.storylines[::-1])
    assert plan(turned) == plan(site)


def test_a_corrected_fact_stands_by_hand_and_says_what_the_source_says() -> None:
    body = page_at(sample(), ONE).body
    row = next(line for line in body.splitlines() if line.startswith("| Role of Tomás"))
    assert "**Minister of Water and Irrigation**" in row
    assert "corrected by hand; the source says “Water Minister”" in row
    assert row.endswith("| **by hand** |")
    assert "Staff Writer (removed)" in body


def test_a_fact_stands_beside_the_words_it_was_read_from() -> None:
    body = page_at(sample(), ONE).body
    assert "| Date | **3 Mar 2026** | “**[On Tuesday](#source-7)**, LBWC" in body
    assert "*inferred*" in body
    assert "***unsure***" in body


def test_a_dispute_comes_straight_after_the_strip() -> None:
    blocks = page_at(sample(), TWO).body.split("\n\n")
    assert blocks[3].startswith("> **Another report of this event** dates it 3 Mar 2026")
    assert "basin-states-agree.md#where-the-reports-differ" in blocks[3]


def test_the_source_text_is_whole_but_for_furniture() -> None:
    brief = sample().brief_at[ONE]
    assert brief.article
    shown = text_of(as_mkdocs(page_at(sample(), ONE).body))
    for zone in brief.article.zones:
        words = folded(zone.span.of(brief.article.text)).removeprefix("- ")
        assert (words in shown) == (zone.kind != "furniture"), words


def test_a_long_list_leads_on() -> None:
    site = large(400)
    home = page_at(site, "index.md").body
    assert re.search(r"and \d+ more in \[stories\]\(stories/index.md\)", home)
    topic = next(page for page in _three_thousand()[0] if page.path == "topics/topic-7.md").body
    assert re.search(r"and \d+ more: \[\w+ \d{4}\]\(\.\./briefs/\d{4}/\d\d/index\.md\)", topic)


@cache
def _three_thousand() -> tuple[tuple[Page, ...], float]:
    site, start = large(3000), time.process_time()
    return plan(site), time.process_time() - start


def test_three_thousand_briefs_take_seconds() -> None:
    pages, seconds = _three_thousand()
    assert len(pages) > 4000
    assert seconds < 10


def test_a_template_of_the_user_wins(tmp_path: Path) -> None:
    (tmp_path / "home.md.j2").write_text("# Ours\n\n{{ page.title }} <{{ '*' }}>\n", encoding="utf-8")
    page = next(page for page in plan(sample(), tmp_path) if page.path == "index.md")
    assert page.body == "# Ours\n\nToday’s briefing <\\*>\n"
    (tmp_path / "dateline.css").write_bytes(b"/* mine */")
    assert asset_files(tmp_path)["assets/dateline.css"].startswith(b"/* mine */\n")
    assert b".dl .dot{" in asset_files(tmp_path)["assets/dateline.css"], "pictures in pages have their rules there"


def test_a_page_that_moved_leads_on() -> None:
    body = redirect_body("people/old.md", "people/new.md", "A *Name*")
    assert body == "# A \\*Name\\*\n\nThis page has moved: [A \\*Name\\*](new.md)\n"


def test_mkdocs_builds_the_sample_without_a_warning(tmp_path: Path) -> None:
    site = sample()
    for page in every_page(site):
        path = tmp_path / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{json.dumps(dict(page.meta))}\n---\n\n{page.body}", encoding="utf-8")
        for name, svg in page.pictures:
            (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "docs" / name).write_text(svg, encoding="utf-8")
    for name, data in (asset_files() | schema_files(site) | data_files(site)).items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(data)
    config = {"INHERIT": str(REPOSITORY / "mkdocs.yml"), "plugins": ["search"]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml")]
    done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    html = (tmp_path / "site" / "people" / "amina-odhiambo-wekesa" / "index.html").read_text("utf-8")
    assert "<title>Amina Odhiambo-Wekesa - " in html
    assert "/edit/main/docs/people/amina-odhiambo-wekesa.md" in html
    assert "On this page" in html
    loaded = re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(https?:)?//", html)
    assert not [address for address in loaded if "canonical" not in address and address != "https:"]


def test_a_body_lists_its_offices_with_their_holders_and_who_says_so() -> None:
    body = page_at(sample(), "organizations/lake-basin-water-commission.md").body
    _, _, table = body.partition("## Offices, and who holds them")
    row = next(line for line in table.splitlines() if "people/" in line)
    assert "briefs/" in row


def test_a_copy_stands_below_its_origin_and_says_why_and_changes_stand_apart(tmp_path: Path) -> None:
    sent = (
        "The ferry left the port of Palu at noon with far more passengers than it may carry, the harbour master said. "
    )
    seeds = {
        "a": (4, "Reuters", "Ferry sinks", sent + "It sank in a storm an hour later. It took 14 people killed in it."),
        "b": (4, "Reuters", "Boat lost", sent + "It sank in a storm an hour later. It took 14 people killed in it."),
        "c": (
            5,
            "AFP",
            "Ferry toll rises",
            "Divers counted 17 people killed when the ferry from Palu sank in a storm.",
        ),
    }
    for name, (day, agency, headline, words) in seeds.items():
        (tmp_path / "seeds").mkdir(exist_ok=True)
        text = f"{headline}\n\nPALU, May {day}, 2025 ({agency}): {words}\n"
        (tmp_path / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    outcome = build(tmp_path, Settings.model_validate({"recognizer": "rules"}))
    (story,) = [s for s in outcome.site.stories if len(s.briefs) == 3]
    body = outcome.files.texts[f"docs/stories/{story.slug}.md"]
    assert "3 reports, 2 origins" in body
    assert "**The same text as** [Ferry sinks]" in body or "**The same text as** [Boat lost]" in body
    assert "all of its sentences stand there too, and both are credited to Reuters" in body
    before, changes = body.split("## What changed between the reports")
    assert "changed: first 14, then 17" in changes
    assert "people killed" not in before.split("## Where the reports differ")[-1]


def told_days(*days: str) -> Site:
    """A story whose reports date it to `days`, one each."""
    reports = tuple(
        Brief(f"briefs/2025/05/{n}.md", f"Report {n}", day, None, None, None, (), (), None, (), (), None)
        for n, day in enumerate(days)
    )
    cells = tuple(Cell(brief.path, brief.date or "", "") for brief in reports)
    differ = (Discrepancy("date", "Date", cells, "conflict", "they differ"),)
    return Site(reports, (), (Story("ferry", "Ferry", tuple(b.path for b in reports), "r", None, None, (), differ),))


def test_a_brief_counts_the_reports_that_say_what_most_others_say() -> None:
    most = page_at(told_days("2025-05-04", "2025-05-05", "2025-05-06", "2025-05-06"), "briefs/2025/05/0.md").body
    assert "> **Of 3 other reports of this event,** 2 date it 6 May 2025. [Compare the 4 reports]" in most
    least = page_at(told_days("2025-05-04", "2025-05-04", "2025-05-06"), "briefs/2025/05/0.md").body
    assert "> **Of 2 other reports of this event,** 1 dates it 6 May 2025. [Compare the 3 reports]" in least


def test_a_storys_strip_counts_differences_by_what_becomes_of_them_the_gravest_first() -> None:
    (story,) = (site := told_days("2025-05-04", "2025-05-05")).stories
    readings: tuple[Reading, ...] = ("one person", "may agree", "conflict", "one organization", "conflict")
    differ = tuple(replace(story.discrepancies[0], reading=reading) for reading in readings)
    body = page_at(replace(site, stories=(replace(story, discrepancies=differ),)), "stories/ferry.md").body
    assert "**5 differences**<br> 2 conflicts, 1 may agree, 2 only named differently |" in body


def test_reports_that_say_the_same_stand_together_and_many_are_cut() -> None:
    site = told_days("2025-05-03", *["2025-05-04", "2025-05-05"] * 5)
    table = page_at(site, "stories/ferry.md").body.split("## Where the reports differ")[1].split("## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert [row.split(" | ")[2] for row in rows] == [
        *["4 May 2025"] * 4,
        *["5 May 2025"] * 4,
        "3 May 2025",
    ]
    assert sum("*and 2 more*" in row for row in rows) == 2
    assert "conflict" in rows[0]
    assert "conflict" not in "".join(rows[1:])


def test_titles_stand_in_the_order_of_time_and_an_older_one_used_again_is_to_be_checked() -> None:
    told = [("1", "Mayor"), ("2", "Envoy"), ("3", "Envoy"), ("4", "Mayor")]
    reports = tuple(
        Brief(f"briefs/2025/05/{n}.md", f"Report {n}", f"2025-05-0{n}", None, None, None, (), (), None, (), (), None)
        for n, _ in told
    )
    seen = tuple(Appearance(f"briefs/2025/05/{n}.md", "Ada Obi", True, role) for n, role in told)
    ada = Entity("person", "ada-obi", "Ada Obi", (Spelling("Ada Obi", (), "the page's name"),), seen)
    site = Site(reports[::-1], (ada,), ())
    (page,) = [page for page in plan(site) if page.path == "people/ada-obi.md"]
    rows = page.body.split("## Roles")[1].split("##")[0]
    assert rows.index("| Mayor | 1 to 4 May 2025 |") < rows.index("| Envoy | 2 to 3 May 2025 |")
    assert "*to check: later than two reports that give “Envoy” (from 2 May 2025)*" in rows
    assert "two offices held at once" in rows
