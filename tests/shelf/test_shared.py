"""`entity_pages: shared`: who has a page, where other names lead, and what becomes of pages that stood before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.checks.examine import check_site
from generator.cli.making import tell
from generator.config import read_settings
from generator.run import LARGE, Report, generate
from tests.newsroom import open_newsroom

SEEDS = {
    "talks": "Minister meets bank\n\nNAIROBI, 3 March 2026 - Transport Minister Wanjiru Odhiambo met Mayor Bo Lindqvist "
    "in Nairobi on Tuesday. A book named Luis Ferreira among the painters of Lisbon. “We will build a pier,” Odhiambo said.",
    "visit": "Minister opens pier\n\nBEIRA, 9 March 2026 - Transport Minister Wanjiru Odhiambo opened a pier in Beira on "
    "Monday. The pier is like the one of Accra.",
}
PASSING, ACTING = "people/luis-ferreira.md", "people/wanjiru-odhiambo.md"


def site(root: Path, setting: str = "shared") -> Path:
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    (root / "dateline.yml").write_text(f"entity_pages: {setting}\n", encoding="utf-8")
    for name, text in SEEDS.items():
        (root / f"seeds/{name}.txt").write_text(text + "\n", encoding="utf-8")
    return root


def run(root: Path) -> Report:
    return generate(root, read_settings(root))


def names(root: Path) -> set[str]:
    return {
        page.relative_to(root / "docs").as_posix()
        for folder in ("people", "places", "organizations")
        for page in (root / "docs" / folder).glob("*.md")
        if page.name != "index.md"
    }


def test_who_acts_speaks_or_gives_a_brief_its_place_has_a_page_and_nobody_else(tmp_path: Path) -> None:
    run(site(tmp_path))
    assert {ACTING, "people/bo-lindqvist.md", "places/nairobi.md", "places/beira.md"} <= names(tmp_path)
    assert not {PASSING, "places/accra.md", "places/lisbon.md"} & names(tmp_path)
    assert not check_site(tmp_path, read_settings(tmp_path))


def test_a_name_without_a_page_leads_to_the_sentence_that_has_it(tmp_path: Path) -> None:
    run(site(tmp_path))
    rows = (tmp_path / "docs/people/index.md").read_text(encoding="utf-8")
    way, line = re.findall(r"\[Luis Ferreira\]\(\.\./(briefs/[^)#]+)#source-(\d+)\)", rows)[0]
    brief = (tmp_path / "docs" / way).read_text(encoding="utf-8")
    shown = [each for each in brief.partition("## Source")[2].splitlines() if each.strip()][1:]
    assert "Luis Ferreira" in shown[int(line) - 1]
    assert "[Luis Ferreira]" not in shown[int(line) - 1]
    assert "[Bo Lindqvist](" in brief.partition("## Source")[2]


def test_data_files_hold_every_name_and_say_who_has_no_page(tmp_path: Path) -> None:
    run(site(tmp_path))
    held = json.loads((tmp_path / "docs/data/entities.json").read_text(encoding="utf-8"))["entities"]
    page = {entity["name"]: entity["page"] for entity in held}
    assert (page["Luis Ferreira"], page["Wanjiru Odhiambo"]) == (None, ACTING)


def test_a_page_that_a_person_touched_stands_and_those_nobody_did_go(tmp_path: Path) -> None:
    run(site(tmp_path, "every"))
    assert {PASSING, "places/accra.md"} <= names(tmp_path)
    page = tmp_path / "docs" / PASSING
    page.write_text(page.read_text(encoding="utf-8").rstrip() + "\n\n## Notes\n\nCalled twice.\n", encoding="utf-8")
    run(site(tmp_path))
    assert PASSING in names(tmp_path)
    assert "places/accra.md" not in names(tmp_path)
    assert not (tmp_path / "records/places/accra.json").exists()
    assert "Called twice." in page.read_text(encoding="utf-8")
    assert not check_site(tmp_path, read_settings(tmp_path))


def test_a_second_run_changes_nothing_and_back_again_gives_what_every_gave(tmp_path: Path) -> None:
    run(site(tmp_path, "every"))
    before = names(tmp_path)
    run(site(tmp_path))
    assert not run(tmp_path).written
    run(site(tmp_path, "every"))
    assert names(tmp_path) == before


def test_a_large_site_is_told_in_one_line_what_it_would_save(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = run(site(tmp_path, "every"))
    assert LARGE == 500
    assert report.advice == ""
    monkeypatch.setattr("generator.run.LARGE", 2)
    tell(report)
    assert "`entity_pages: shared`" in capsys.readouterr().out.splitlines()[-1]
    assert run(site(tmp_path)).advice == ""


def test_an_invented_newsroom_holds_every_law(tmp_path: Path) -> None:
    open_newsroom(tmp_path, 6)
    with (tmp_path / "dateline.yml").open("a", encoding="utf-8") as settings:
        settings.write("entity_pages: shared\n")
    run(tmp_path)
    assert not check_site(tmp_path, read_settings(tmp_path))
