"""The timeline and what is ahead, from seeds to pages: every event once, every report, nothing in a line but their words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.checks.examine import examine
from generator.config import Settings
from generator.model import EventText, Storyline
from generator.run import generate
from generator.site import Site
from generator.site.events.ahead import ahead_of
from generator.web.feeds import channels, feeds
from tests.pages.sample import ONE, TWO, sample
from tests.pages.test_plan import page_at
from tests.web.test_head import ABOUT, absolute

SETTINGS = Settings.model_validate({})
SEEDS = {
    "envoy": """Envoy meets rebels

14 November 2025

JUBA - UN envoy Marta Solano met commanders of the Upper Valley Front in Juba on Friday. The Front accused the army of
shelling Malek. Kenya and Uganda will sign a pact on Monday. The commission wants answers by 30 November at the latest.
""",
    "blast": """Bomb kills nine at market in Kaduna

15 November 2025

KADUNA, Nigeria - A bomb killed nine people at a market in Kaduna on Saturday, police said. Two of the dead were traders.
""",
    "essay": """The long way home

2 December 2025

Rivers remember more than people do, and the old bridge at Malek has seen most of it. It stood through the winter floods.
""",
}
OURS = {"by", "to", "or", "with", "and", "more", "alleged", "planned", "denied", "called", "for", "told", "reports"}
"""All words that a line may have beside those of its report."""


@pytest.fixture(name="root", scope="module")
def _root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("timeline")
    (root / "seeds").mkdir()
    for name, text in SEEDS.items():
        (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    generate(root, SETTINGS)
    return root


def rows(page: Path) -> list[list[str]]:
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines]


def told(cell: str) -> str:
    """What a reader sees of a cell."""
    return re.sub(r"[*“”]|\]\([^)]*\)|[\[\]]|<br>", "", cell)


def test_the_timeline_tells_events_the_latest_first_and_reports_without_one_by_their_headline(root: Path) -> None:
    table = [row for row in rows(root / "docs/timeline.md") if len(row) == 5][1:]
    assert [(row[0], row[1]) for row in table][:3] == [
        ("2 Dec 2025", ""),
        ("17 Nov 2025", "agreement"),
        ("15 Nov 2025", "attack"),
    ]
    assert "The long way home" in table[0][2]
    assert table[2][4] == "killed: 9"
    assert "[Kaduna" in table[2][3]
    assert "*planned*" in table[1][2]
    assert any("*alleged by Upper Valley Front*" in row[2] for row in table)


def test_nothing_stands_in_a_line_but_words_of_its_report(root: Path) -> None:
    sources = {word.casefold() for text in SEEDS.values() for word in re.findall(r"\w+", text)}
    for row in [row for row in rows(root / "docs/timeline.md") if len(row) == 5][1:]:
        assert {word.casefold() for word in re.findall(r"\w+", told(row[2]))} <= sources | OURS


def test_a_line_leads_to_its_sentence_and_to_the_pages_of_its_names(root: Path) -> None:
    (met,) = [row[2] for row in rows(root / "docs/timeline.md") if len(row) == 5 and row[1] == "meeting"]
    assert re.search(r"\[meets rebels\]\(briefs/2025/11/envoy-meets-rebels\.md#source-\d+\)", met)
    assert "[Marta Solano](people/marta-solano.md)" in met


def test_a_person_and_the_site_tell_an_event_alike(root: Path) -> None:
    of_site = {told(row[2]) for row in rows(root / "docs/timeline.md") if len(row) == 5}
    of_person = {told(row[2]) for row in rows(root / "docs/people/marta-solano.md") if len(row) == 5 and row[1]}
    assert len(of_person) > 1
    assert of_person - {"What happened"} <= of_site


def test_a_story_tells_its_events_once_and_the_storyline_what_happened_in_each() -> None:
    events = (EventText("agree on shared gauges", "AGREE", ("Lake Basin Water Commission",), (), "2026-03-03"),)
    site = sample()
    told = replace(site, briefs=tuple(replace(b, events=events if b.path in (ONE, TWO) else ()) for b in site.briefs))
    story = page_at(told, "stories/basin-states-agree.md").body
    assert story.count("[agree on shared gauges](") == 1
    assert "*told by [2 reports](basin-states-agree.md)*" in story
    line = Storyline("gauges", "Gauges", ("training-centre", "basin-states-agree"), "by hand", None)
    strung = replace(told, storylines=(line,))
    assert page_at(strung, "storylines/gauges.md").body.count("agree on shared gauges](") == 1


def test_what_is_ahead_when_it_was_told_is_due_by_the_newest_brief_and_not_dropped(root: Path) -> None:
    text = (root / "docs/upcoming.md").read_text(encoding="utf-8")
    assert "Nothing that a report tells of lies ahead of 2 Dec 2025, the day of the newest brief." in text
    assert re.search(r"\| Sun 30 Nov 2025 \| “The commission wants answers by \*\*\[30 November\]", text)
    assert re.search(r"\| Mon 17 Nov 2025 \| .*\*planned\*", text)


def test_what_lies_ahead_of_the_newest_brief_comes_soonest_first(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "envoy.txt").write_text(SEEDS["envoy"], encoding="utf-8")
    site: Site = generate(tmp_path, SETTINGS).site
    ahead, due = ahead_of(site)
    assert [one.day for one in ahead] == ["2025-11-17", "2025-11-30"]
    assert due == ()
    assert "Counted from 14 Nov 2025" in (tmp_path / "docs/upcoming.md").read_text(encoding="utf-8")


def test_a_feed_tells_what_is_ahead_in_the_reports_words_or_without_them(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "envoy.txt").write_text(SEEDS["envoy"], encoding="utf-8")
    site = generate(tmp_path, SETTINGS).site

    def titles(of: Site) -> list[str]:
        feed = feeds(channels(of), ABOUT, lambda path: absolute(path, path))["upcoming.md"]
        assert feed.atom[0] == "feeds/upcoming.xml"
        atom, items = ElementTree.fromstring(feed.atom[1]), json.loads(feed.json[1])["items"]
        assert [e.text for e in atom.iterfind("{*}entry/{*}title")] == [item["title"] for item in items]
        assert len({item["id"] for item in items}) == len(items)
        return [item["title"] for item in items]

    assert titles(site) == [
        "17 Nov 2025: agreement: Kenya → Uganda, planned",
        "30 Nov 2025: The commission wants answers by 30 November at the latest.",
    ]
    assert titles(replace(site, source_text="none"))[1] == "30 Nov 2025: Envoy meets rebels"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sandbags held well when the storm of 30 November struck.",
        "The council will never bow to the 30 November’s bombing.",
        "The bill passed in 2026 will cost more.",
        "By 30 November the square was empty again.",
        "The mayor revealed his plans to end the strike of 30 November.",
    ],
)
def test_a_day_on_which_nothing_is_said_to_come_is_not_ahead(tmp_path: Path, sentence: str) -> None:
    (tmp_path / "seeds").mkdir()
    text = f"Town looks back\n\n14 November 2025\n\nMALEK - {sentence} Nobody in the town said more than that.\n"
    (tmp_path / "seeds" / "town.txt").write_text(text, encoding="utf-8")
    assert ahead_of(generate(tmp_path, SETTINGS).site) == ((), ())


def test_a_second_run_changes_nothing_and_the_site_is_sound(root: Path) -> None:
    before = {file: file.read_bytes() for file in (root / "docs").rglob("*") if file.is_file()}
    generate(root, SETTINGS)
    assert all(file.read_bytes() == held for file, held in before.items())
    assert examine(root, SETTINGS).problems == ()
