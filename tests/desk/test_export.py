"""`dateline export`, and data files on a site's disk: the same bytes both ways, and what is withdrawn leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.checks.examine import check_site
from generator.config import read_settings
from generator.desk.export import NAMES
from tests.cli.test_cli import TEXT, run
from tests.newsroom import brief_of, open_newsroom
from tests.newsroom import run as generate


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    open_newsroom(tmp_path, 6)
    generate(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_export_prints_what_the_site_holds(newsroom: Path, name: str) -> None:
    output = newsroom / "out" / name
    run("export", name, "--root", str(newsroom), "-o", str(output))
    assert output.read_bytes() == (newsroom / "docs/data" / name).read_bytes()
    assert run("export", name, "--root", str(newsroom)).encode() == output.read_bytes()


def test_a_correction_stands_in_an_export_before_the_next_run(newsroom: Path) -> None:
    page = brief_of(newsroom, "s000.txt")
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\ntitle: ", "\ntitle: By hand, ", 1), encoding="utf-8")
    assert '"title":"By hand, ' in run("export", "briefs.json", "--root", str(newsroom))
    assert '"title":"By hand, ' not in (newsroom / "docs/data/briefs.json").read_text(encoding="utf-8")


def test_export_is_a_filter_for_texts_that_belong_to_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    line = json.dumps({"id": "a", "text": TEXT, "published": "2026-03-12"})
    for out in (
        run("export", "entities.json", "--recognizer", "rules", "one.txt"),
        run("export", "entities.json", "--recognizer", "rules", "-", stdin=TEXT),
        run("export", "entities.json", "--recognizer", "rules", "--jsonl", "-", stdin=line),
    ):
        assert "people/wanjiru-odhiambo" in {each["id"] for each in json.loads(out)["entities"]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.txt"]


def test_two_texts_of_one_title_are_two_briefs() -> None:
    lines = "\n".join(json.dumps({"id": name, "text": TEXT, "published": "2026-03-12"}) for name in "ab")
    out = json.loads(run("export", "briefs.json", "--recognizer", "rules", "--jsonl", "-", stdin=lines))
    assert len({brief["id"] for brief in out["briefs"]}) == 2


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    run("export", "briefs.xml", code=2)


def test_what_is_withdrawn_and_what_only_it_supports_leaves_every_file(newsroom: Path) -> None:
    page = brief_of(newsroom, "s000.txt")
    slug = page.relative_to(newsroom / "docs").with_suffix("").as_posix()
    text = page.read_text(encoding="utf-8").replace("\nseed:", "\nactors:\n  - name: Zora Only-Here\nseed:", 1)
    start, rest = text.split("\nactors:", 1)
    page.write_text(start + "\nactors:" + rest.split("\nactors:")[-1], encoding="utf-8")
    generate(newsroom)
    held = "".join(file.read_text(encoding="utf-8") for file in (newsroom / "docs/data").iterdir())
    assert slug in held
    assert "Zora Only-Here" in held
    page.write_text(page.read_text(encoding="utf-8").replace("\nseed:", "\nstatus: withdrawn\nseed:", 1), "utf-8")
    generate(newsroom)
    for file in (newsroom / "docs/data").iterdir():
        text = file.read_text(encoding="utf-8")
        assert slug not in text, file.name
        assert slug.replace("/", ".") not in text, file.name
        assert "Zora Only-Here" not in text, file.name


def test_check_tells_of_a_data_file_that_is_missing_or_was_changed(newsroom: Path) -> None:
    assert check_site(newsroom, read_settings(newsroom)) == ()
    (newsroom / "docs/data/stix.json").unlink()
    (newsroom / "docs/data/briefs.csv").write_text("mine\n", encoding="utf-8")
    assert {p.path for p in check_site(newsroom, read_settings(newsroom))} >= {
        "docs/data/stix.json",
        "docs/data/briefs.csv",
    }


def test_words_round_the_page_on_data_are_a_persons_own(newsroom: Path) -> None:
    page = newsroom / "docs/data/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nAsk the desk for older data.\n", encoding="utf-8")
    generate(newsroom)
    assert page.read_text(encoding="utf-8").endswith("Ask the desk for older data.\n")
