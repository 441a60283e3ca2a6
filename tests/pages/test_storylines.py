"""Storylines on a site: their pages, what leads to them, and what a person makes of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks.examine import examine
from generator.config import read_settings
from generator.model import Storyline
from generator.pages import plan
from generator.run import generate
from generator.site import Site
from tests.pages.sample import ONE, TWO, sample
from tests.pages.test_plan import large, page_at
from tests.stories.made import read_cases

STRIKE, OTHERS = (
    next(case["texts"] for case in read_cases("storylines") if case["rule"].startswith(rule))
    for rule in ("a strike", "texts that belong to none")
)


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A site of a strike in five events and a text that has nothing to do with it, generated once."""
    (tmp_path / "seeds").mkdir()
    for name, text in {**STRIKE, "other12": OTHERS["other12"]}.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    run(tmp_path)
    return tmp_path


def run(root: Path) -> Site:
    return generate(root, read_settings(root)).site


def brief_of(root: Path, seed: str) -> Path:
    found = (root / "docs/briefs").rglob("*.md")
    return next(page for page in found if f"seed: {seed}.txt#1" in page.read_text(encoding="utf-8"))


def correct(page: Path, line: str) -> None:
    page.write_text(page.read_text(encoding="utf-8").replace("\nseed:", f"\n{line}\nseed:", 1), encoding="utf-8")


def lines(root: Path) -> list[Path]:
    return sorted(page for page in (root / "docs/storylines").glob("*.md") if page.name != "index.md")


def test_a_storyline_has_a_page_that_leads_to_each_event_in_order_of_time(root: Path) -> None:
    (page,) = lines(root)
    body = page.read_text(encoding="utf-8")
    places = [body.index(brief_of(root, name).name, body.index("event by event")) for name in sorted(STRIKE)]
    assert places == sorted(places)
    assert "Galdor opens new concert hall" not in body
    assert "[1 storyline](../storylines/index.md)" in (root / "docs/stories/index.md").read_text(encoding="utf-8")
    assert page.name in (root / "docs/storylines/index.md").read_text(encoding="utf-8")


def test_each_event_leads_to_the_one_before_and_the_one_after(root: Path) -> None:
    names = sorted(STRIKE)
    for at, name in enumerate(names):
        body = brief_of(root, name).read_text(encoding="utf-8")
        (told,) = [line for line in body.splitlines() if line.startswith("**Storyline**")]
        assert f"{at + 1} of 5" in told
        assert ("**Before**" in told, "**After**" in told) == (at > 0, at < len(names) - 1)
        assert at == 0 or brief_of(root, names[at - 1]).name in told
        assert at == len(names) - 1 or brief_of(root, names[at + 1]).name in told
    assert "**Storyline**" not in brief_of(root, "other12").read_text(encoding="utf-8")


def test_a_second_run_changes_nothing_and_the_site_is_sound(root: Path) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file() and ".dateline" not in file.parts}
    run(root)
    assert all(file.read_bytes() == held for file, held in before.items())
    assert examine(root, read_settings(root)).problems == ()


def test_a_storyline_set_by_hand_stays_and_binds(root: Path) -> None:
    """The concert hall is put into the strike's storyline, and its last event taken out."""
    for name in ("strike1", "other12"):
        correct(brief_of(root, name), "storyline: Galdor in winter")
    correct(brief_of(root, "strike5"), "storyline: after-the-strike")
    for _ in range(2):
        run(root)
        (page,) = [page for page in lines(root) if page.name == "galdor-in-winter.md"]
        body = page.read_text(encoding="utf-8")
        assert "# Galdor in winter" in body
        assert brief_of(root, "other12").name in body
        assert brief_of(root, "strike5").name not in body
        assert "storyline: after-the-strike" in brief_of(root, "strike5").read_text(encoding="utf-8")


def test_the_old_page_leads_to_a_storyline_that_was_renamed_and_a_title_by_hand_stays(root: Path) -> None:
    (page,) = lines(root)
    text = page.read_text(encoding="utf-8")
    (front, rest) = text.split("---\n", 2)[1:]
    page.write_text(f"---\ntitle: The long strike\n---\n{rest}", encoding="utf-8")
    assert front.startswith("title: ")
    run(root)
    assert "# The long strike" in page.read_text(encoding="utf-8")
    for name in STRIKE:
        correct(brief_of(root, name), "storyline: trams-of-galdor")
    run(root)
    assert "trams-of-galdor.md" in page.read_text(encoding="utf-8")
    assert (root / "docs/storylines/trams-of-galdor.md").is_file()


def test_a_related_story_of_the_same_storyline_is_not_told_twice() -> None:
    site = sample()
    assert "Related stories" in page_at(site, "stories/basin-states-agree.md").body
    line = Storyline("gauges", "Gauges", ("training-centre", "basin-states-agree"), "by hand", None)
    strung = Site(site.briefs, site.entities, site.stories, storylines=(line,))
    assert "Related stories" not in page_at(strung, "stories/basin-states-agree.md").body
    assert "**Storyline**: [Gauges](storylines/gauges.md)" in page_at(strung, "index.md").body
    assert "**Storyline**: [Gauges](../storylines/gauges.md)" in page_at(strung, "people/tomas-rivera-quiroga.md").body
    assert "**Storyline**" not in page_at(replace(site, storylines=()), "people/tomas-rivera-quiroga.md").body
    for brief in (ONE, TWO):
        assert "**Storyline**: [Gauges](../../../storylines/gauges.md), 2 of 2" in page_at(strung, brief).body


def test_many_storylines_stand_on_several_pages() -> None:
    site = large(1300)
    parts = [page for page in plan(site) if page.path.startswith("storylines/") and page.path.endswith("index.md")]
    assert [page.path for page in parts] == ["storylines/index.md", "storylines/part-2/index.md"]
    told = "".join(page.body for page in parts)
    assert all(f"{line.slug}.md)" in told for line in site.storylines)


def test_a_site_without_storylines_says_so() -> None:
    (page,) = [page for page in plan(Site((), (), ())) if page.path.startswith("storylines")]
    assert "None yet." in page.body
