"""The verbs, as a person or a pipe calls them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.config import Settings, read_settings
from generator.front_matter import json_schema
from generator.model import KINDS, PageKind
from tests.conftest import REPOSITORY
from tests.repository import git, start
from tests.serving import build

TEXT = (
    "NAIROBI: Kenya’s Transport Minister Wanjiru Odhiambo met Tanzanian officials in Mombasa on Thursday.\n\n"
    "“No single country can keep these waters safe alone,” Odhiambo said after the talks.\n"
)


def run(*arguments: str, stdin: str | None = None, code: int = 0) -> str:
    done = CliRunner().invoke(main, list(arguments), input=stdin)
    assert done.exit_code == code, done.output
    return done.stdout


def facts(line: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("facts", "--jsonl", "-", stdin=json.dumps(line) + "\n"))
    return found


def test_facts_answer_each_line_with_a_line() -> None:
    lines = [{"id": str(n), "text": TEXT} for n in range(3)]
    out = run("facts", "--jsonl", stdin="\n".join(json.dumps(x) for x in lines))
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["0", "1", "2"]


def test_facts_have_the_promised_shape() -> None:
    found = facts({"id": "a", "text": TEXT, "published": "2026-03-12"})
    assert list(found) == [
        "id", "title", "published", "date", "location", "confidence", "entities", "toponyms", "timexes", "quotes", "people",
        "actors", "topics", "answers",
    ]  # fmt: skip
    assert list(found["answers"]) == ["who", "what", "when", "where"]
    assert found["published"] == "2026-03-12"
    assert found["date"] == "2026-03-12"
    assert {e["type"] for e in found["entities"]} <= {"PERSON", "ORG", "PLACE", "NORP"}


def test_offsets_point_into_the_text_that_was_given() -> None:
    text = "\n  \n" + TEXT.replace("\n\n", "\r\n\r\n")
    found = facts({"id": "a", "text": text, "published": "2026-03-12"})
    names = {text[e["start"] : e["end"]] for e in found["entities"]}
    assert {"Wanjiru Odhiambo", "Mombasa"} <= names
    assert [text[t["start"] : t["end"]] for t in found["timexes"]] == ["Thursday"]
    assert [text[q["start"] : q["end"]] for q in found["quotes"]] == [
        "No single country can keep these waters safe alone"
    ]
    assert found["quotes"][0]["speaker"] == "Wanjiru Odhiambo"


def test_every_fact_says_how_sure_it_is() -> None:
    found = facts({"id": "a", "text": TEXT, "published": "2026-03-12"})
    assert set(found["confidence"]) == {"title", "published", "date", "location"}
    listed = [each for key in ("entities", "toponyms", "timexes", "quotes", "actors") for each in found[key]]
    answers = [answer for candidates in found["answers"].values() for answer in candidates]
    roles = [person for person in found["people"] if person["role"]]
    sure = [each["confidence"] for each in (*listed, *answers, *roles)]
    assert all(0 <= one <= 1 for one in (*sure, *found["confidence"].values()))
    assert {len(found[key]) > 0 for key in ("entities", "toponyms", "timexes", "quotes", "actors")} == {True}


def test_a_publication_day_and_a_headline_say_how_sure_they_are() -> None:
    text = "River council agrees on gauges\nPublished: 3 March 2026\n\nThe council met in Kisumu on Tuesday to agree."
    (article,) = json.loads(run("articles", "--jsonl", stdin=json.dumps({"id": "a", "text": text})))["articles"]
    assert set(article["confidence"]) == {"title", "published"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "a", "x" * 5000, "<b>", "\x00\x1b[0m", "الوزير", "# {{ }}"])
def test_any_text_gets_an_answer(text: str) -> None:
    found = facts({"id": "a", "text": text})
    assert found["id"] == "a"
    assert all(0 <= e["start"] < e["end"] <= len(text) for e in found["entities"])


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1, "text": "x"}', '{"id": "1"}'])
def test_a_line_that_is_no_article_is_told_with_its_number(line: str) -> None:
    done = CliRunner().invoke(main, ["facts", "--jsonl"], input='{"id": "0", "text": "x"}\n' + line + "\n")
    assert done.exit_code == 1
    assert done.stderr.startswith("-:2:")


def test_facts_read_files_with_several_articles(site: Path) -> None:
    out = run("facts", str(site / "seeds" / "003_58e320687e9511c4.txt"))
    assert len(out.splitlines()) == 2


def test_articles_are_taken_out_of_a_raw_page(site: Path) -> None:
    file = site / "seeds" / "003_58e320687e9511c4.txt"
    found = json.loads(run("articles", str(file)))
    text = file.read_text(encoding="utf-8")
    assert [
        text[start:].startswith(a["title"]) for start, a in zip(found["starts"], found["articles"], strict=True)
    ] == [
        True,
        True,
    ]
    assert [a["published"] for a in found["articles"]] == ["2025-02-15", "2026-02-02"]
    assert "Short Url" not in found["articles"][0]["body"]


def test_generate_says_what_it_did(site: Path) -> None:
    out = run("generate", "--root", str(site))
    assert out.splitlines()[-1] == "4 briefs: 4 new, 0 changed, 0 unchanged, 0 corrected by hand, 0 failed"
    again = run("generate", "--root", str(site))
    assert again.splitlines()[-1] == "4 briefs: 0 new, 0 changed, 4 unchanged, 0 corrected by hand, 0 failed"


def test_generate_names_ten_briefs_and_all_when_asked(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for number in range(12):
        text = f"Talks {number} in Nairobi\n\nThe minister said on Monday that round {number} would go on in the capital.\n"
        (tmp_path / "seeds" / f"{number}.txt").write_text(text, encoding="utf-8")
    told = run("generate", "--root", str(tmp_path)).splitlines()
    assert [line.split()[0] for line in told] == ["new"] * 10 + ["and", "12"]
    shutil.rmtree(tmp_path / "docs")
    shutil.rmtree(tmp_path / "records")
    assert len(run("generate", "--verbose", "--root", str(tmp_path)).splitlines()) == 13


def test_generate_tells_programs_what_it_did(site: Path) -> None:
    (site / "seeds" / "empty.txt").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["generate", "--json", "--root", str(site)])
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (len(told["new"]), told["changed"], told["unchanged"]) == (4, [], [])
    assert [problem["path"] for problem in told["failed"]] == ["seeds/empty.txt"]


def test_explain_shows_words_rule_confidence_and_runners_up(site: Path) -> None:
    run("generate", "--root", str(site))
    out = run("explain", "003_58e320687e9511c4.txt#2", "location", "--root", str(site))
    assert "location: Rawalpindi, Pakistan" in out
    assert ">>" in out
    assert "<<" in out
    assert "Islamabad" in out
    assert "stated" in out


def test_explain_knows_what_a_person_set(site: Path) -> None:
    run("generate", "--root", str(site))
    file = next(p for p in (site / "docs/briefs").rglob("*.md") if "#2" in p.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace("date: 2026-02-02", "date: 2026-02-01", 1), "utf-8")
    assert "by hand" in run("explain", "003_58e320687e9511c4.txt#2", "date", "--root", str(site))


def test_explain_names_what_there_is_when_asked_for_what_there_is_not(site: Path) -> None:
    run("generate", "--root", str(site))
    done = CliRunner().invoke(main, ["explain", "nothing", "--root", str(site)])
    assert done.exit_code == 1
    assert "briefs/2026/02/" in done.stderr
    done = CliRunner().invoke(main, ["explain", "003_58e320687e9511c4.txt#2", "colour", "--root", str(site)])
    assert done.exit_code == 1
    assert "location" in done.stderr


def test_a_new_site_generates_and_checks(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    run("new", str(folder))
    assert "1 unchanged" in run("generate", "--root", str(folder))
    run("check", "--root", str(folder))
    done = build(folder)
    assert done.returncode == 0, done.stderr


def test_all_that_a_new_site_makes_and_builds_is_either_committed_or_ignored(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    told = run("new", str(folder))
    start(folder)
    committed = git(folder, "ls-files").splitlines()
    assert {
        line.strip() for line in told.splitlines() if line.startswith("  ") and (folder / line.strip()).is_file()
    } < set(committed)
    assert {"frontmatter.json", ".vscode/settings.json", ".github/workflows/pages.yml"} < set(committed)
    assert build(folder).returncode == 0
    assert git(folder, "status", "--porcelain") == ""
    assert "1 new" in (folder / "site/changes/index.html").read_text("utf-8")


def test_a_new_site_names_every_setting_and_sets_none(tmp_path: Path) -> None:
    run("new", str(tmp_path / "desk"))
    text = (tmp_path / "desk/dateline.yml").read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"\n# {name}: " not in text] == []
    assert read_settings(tmp_path / "desk") == Settings.model_validate({})
    (tmp_path / "desk/dateline.yml").write_text(text.replace("# recognizer: dateline", "recognizer: rules"), "utf-8")
    assert read_settings(tmp_path / "desk").recognizer == "rules"


def test_a_new_site_has_our_settings_under_its_own_name() -> None:
    ours = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    theirs = (REPOSITORY / "generator/resources/new_site/mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b] == [
        ("site_name: Dateline", "site_name: Briefings")
    ]


def test_a_new_site_never_lands_on_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert done.exit_code == 1
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("kind", KINDS)
def test_schema_prints_the_schema_of_each_kind_of_page(kind: PageKind) -> None:
    assert json.loads(run("schema", kind)) == json_schema(kind)


def test_schema_names_the_kinds_there_are() -> None:
    done = CliRunner().invoke(main, ["schema", "letter"])
    assert done.exit_code == 2
    assert "organization" in done.stderr


def test_a_dossier_is_markdown_on_standard_output_and_a_file_of_its_own_that_needs_nothing(site: Path) -> None:
    run("generate", "--root", str(site))
    page = min((site / "docs/people").glob("[!i]*.md"))
    made = run("dossier", f"people/{page.stem}", "--root", str(site))
    assert made == run("dossier", page.stem, "--root", str(site))
    assert made.startswith("# ")
    out = site / "dossier.html"
    run("dossier", page.stem, "-o", str(out), "--root", str(site))
    html = out.read_text("utf-8")
    assert re.findall(r"[0-9a-f]{64}", html)
    assert not re.search(r"<(?:script|link|img)|(?:href|src)=\"(?!#)", html)
    assert "@page" in html


def test_a_dossier_on_nobody_names_those_who_are_there(site: Path) -> None:
    run("generate", "--root", str(site))
    page = min((site / "docs/people").glob("[!i]*.md"))
    done = CliRunner().invoke(main, ["dossier", f"{page.stem}s", "--root", str(site)])
    assert done.exit_code == 1
    assert f"people/{page.name}" in done.stderr
