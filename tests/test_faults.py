"""What a disk, a machine or a hurried person may do to a site: told with the file and what to do, and all else goes on."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.articles import take_apart
from generator.cli import main
from generator.knowledge.addresses import is_refused_by_windows
from generator.knowledge.near_places import near_place
from tests.cli.test_locales import C
from tests.conftest import REPOSITORY
from tests.newsroom import brief_of, everything, open_newsroom, run, write_seed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that three seeds have made."""
    open_newsroom(tmp_path / "site", 3)
    run(tmp_path / "site")
    return tmp_path / "site"


def said(root: Path, *verb: str) -> Result:
    done = CliRunner().invoke(main, [*verb, "--root", str(root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def edit(page: Path, old: str, new: str) -> None:
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), "utf-8")


# -- bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["../elsewhere", "/tmp", "~/mine", ".hidden", "a/../../b", "C:\\mine"])
def test_templates_lie_inside_the_site(root: Path, folder: str) -> None:
    (root / "dateline.yml").write_text(f"recognizer: rules\ntemplates: '{folder}'\n", "utf-8")
    done = said(root, "generate")
    assert done.exit_code == 1
    assert done.stderr.startswith("dateline.yml:2: "), done.stderr


def test_templates_may_be_no_link_that_leads_out(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "mine").symlink_to(tmp_path / "elsewhere")
    (root / "dateline.yml").write_text("recognizer: rules\ntemplates: mine\n", "utf-8")
    assert "dateline.yml:2: `templates: mine` is a link that leads elsewhere" in said(root, "generate").stderr
    (root / "mine").unlink()
    (root / "mine").mkdir()
    assert said(root, "generate").exit_code == 0


@pytest.mark.parametrize(("bound", "most"), [("MOST_ARTICLES", 3), ("MOST_OF_A_SEED", 600)])
def test_a_seed_of_too_many_articles_is_told_and_the_others_are_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    texts = [(root / f"seeds/s00{n}.txt").read_text("utf-8").replace("Talks", "Meetings") for n in (0, 1, 2, 0)]
    (root / "seeds/archive.txt").write_text("\n----------\n\n".join(texts), "utf-8")
    write_seed(root, "later.txt", 77)
    monkeypatch.setattr(take_apart, bound, most)
    done = said(root, "generate")
    assert done.exit_code == 1
    assert done.stderr.startswith("seeds/archive.txt: holds 4 articles, more than are read of one file. Split it")
    assert "1 new" in done.stdout
    monkeypatch.undo()
    assert said(root, "generate").exit_code == 0


def test_a_text_in_which_a_model_reads_only_some_names_is_asked_about(root: Path) -> None:
    lines = (f"The harbour of berth {n} was closed for repairs that took {n} days in all." for n in range(1900))
    (root / "seeds/long.txt").write_text("Repairs end\n\nBEIRA: It was over.\n\n" + "\n\n".join(lines), "utf-8")
    said(root, "generate")
    found = [json.loads(line) for line in said(root, "review", "--json").stdout.splitlines()]
    (asked,) = (each for each in found if each["kind"] == "length")
    assert "A model read names in no more than 120,000 of its 1" in asked["ask"]
    assert said(root, "accept", asked["file"], "length").exit_code == 0
    assert "no more than 120,000" not in said(root, "review").stdout


WINDOWS = ("con.md", "AUX.md", "nul.txt.md", "talks: 2.md", "who?.md", "ends./x.md", "com1.md", "a|b.md")


@pytest.mark.parametrize("name", WINDOWS)
def test_a_name_that_windows_can_not_hold_is_told_by_check(root: Path, name: str) -> None:
    page = root / "docs/briefs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\ntitle: By hand\n---\n", "utf-8")
    said(root, "generate")
    done = said(root, "check")
    assert f"docs/briefs/{name}: has a name that Windows can't hold" in done.stderr
    page.unlink()


@pytest.mark.parametrize("name", ["console.md", "auxiliary/x.md", "com10.md", "talks-2.md", "caf\u00e9.md", "a.b.md"])
def test_other_names_are_right_everywhere(name: str) -> None:
    assert not is_refused_by_windows(name)


NAMES = (
    ("actors: [{name: “Ana Dias”}]", "Ana Dias"),
    ("actors:\n  - name: ‘Ana Dias’\n    role: mayor", "Ana Dias"),
    ("mentions: [Bo, „Port Council”]", "Port Council"),
    ("quotations: [{quote: Words., speaker: “Ana Dias”}]", "Ana Dias"),
)


@pytest.mark.parametrize(("fields", "name"), NAMES)
def test_curly_quotation_marks_round_a_name_are_told_with_the_name(root: Path, fields: str, name: str) -> None:
    page = root / "docs/briefs/2026/03/by-hand.md"
    page.write_text(f"---\ntitle: “So it is”\n{fields}\n---\n", "utf-8")
    for verb in ("check", "generate"):
        done = said(root, verb)
        assert done.exit_code == 1
        assert re.search(rf"by-hand\.md:\d: the name `.{name}.` stands in curly.* Write: {name}\n", done.stderr), (
            done.stderr
        )


def test_words_in_a_quotation_or_a_nickname_may_stand_in_them(root: Path) -> None:
    page = root / "docs/briefs/2026/03/by-hand.md"
    fields = "quotations: [{quote: “We go on.”}]\nactors: [{name: Ana “the Jackal” Dias}]"
    page.write_text(f"---\ntitle: “So it is”\n{fields}\n---\n", "utf-8")
    assert said(root, "generate").exit_code == 0


# -- slips of the pen ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said_so", "meant"),
    [
        ("Nairobbi", "Nairobi"),
        ("Islambad", "Islamabad"),
        ("Karahci", "Karachi"),
        ("Mombassa", "Mombasa"),  # lists have it beside the usual name
        ("NO", "Norway"),  # YAML 1.1 reads `false`
        ("KE", "Kenya"),
    ],
)
def test_a_place_one_letter_off_or_a_code_is_asked_about(root: Path, said_so: str, meant: str) -> None:
    page = brief_of(root, "s000.txt")
    edit(page, "\nlocation: ", f"\nlocation: {said_so}  # was: ")
    assert said(root, "generate").exit_code == 0
    assert f"\nlocation: {said_so}  # was: " in page.read_text("utf-8")
    asked = said(root, "review").stdout
    assert f"“{said_so}” is no usual name of a place; is it {meant}?" in asked
    assert f'location: "{meant}"' in asked
    assert said(root, "check").exit_code == 0
    said(root, "accept", page.relative_to(root).as_posix(), "location")
    assert "no usual name" not in said(root, "review").stdout


def test_the_country_behind_a_place_stays_when_it_is_mended(root: Path) -> None:
    edit(brief_of(root, "s000.txt"), "\nlocation: ", "\nlocation: Nairobbi, Kenya  # was: ")
    said(root, "generate")
    assert 'location: "Nairobi, Kenya"' in said(root, "review").stdout


@pytest.mark.parametrize(
    "name",
    ["Nairobi", "Mombasa", "Norway", "Oslo", "Xyzzyville", "no", "US", "UK", "UAE", "EU", "Łódź", "Geneva", "Odessa"],
)
def test_a_usual_name_and_one_that_is_near_to_none_are_not(name: str) -> None:
    assert near_place(name) is None


def test_one_brief_is_one(tmp_path: Path) -> None:
    open_newsroom(tmp_path, 1)
    assert "1 brief: 1 new" in said(tmp_path, "generate").stdout
    ones = re.compile(r"\b1 (?:briefs|names|reports|people|topics|stories|questions|times|days)\b")
    write_seed(tmp_path, "later.txt", 1)
    for _ in range(2):  # of two briefs too: one of them names whom the other doesn't
        said(tmp_path, "generate")
        pages = {page: page.read_text("utf-8") for page in (tmp_path / "docs").rglob("*.md")}
        assert [page for page, text in pages.items() if ones.search(text)] == []
        write_seed(tmp_path, "last.txt", 2)


def test_a_merge_made_twice_is_made_once(root: Path) -> None:
    one, other = [p.stem for p in sorted((root / "docs/people").glob("*-*.md"))][:2]
    assert said(root, "merge", f"people/{one}", f"people/{other}").exit_code == 0
    once = (root / f"docs/people/{one}.md").read_bytes()
    assert said(root, "merge", f"people/{one}", f"people/{other}").exit_code == 0
    assert (root / f"docs/people/{one}.md").read_bytes() == once
    said(root, "generate")
    assert said(root, "generate").stdout.startswith("3 briefs: 0 new, 0 changed")


BROKEN = (
    (["facts", "--jsonl", "lines.jsonl"], "lines.jsonl:1: ", "Example"),
    (["generate"], "dateline.yml:1: ", "Example"),
    (["dossier", "Nobody"], "Nobody: ", "Name one of"),
    (["explain", "nothing"], "nothing: ", "Briefs here"),
)


@pytest.mark.parametrize(("verb", "place", "remedy"), BROKEN, ids=str)
def test_in_a_bare_locale_mistakes_are_told_with_file_line_and_remedy(
    root: Path, verb: list[str], place: str, remedy: str
) -> None:
    (root / "lines.jsonl").write_text('{"id": "é", "text": 5}\n', "utf-8")
    if verb == ["generate"]:
        (root / "dateline.yml").write_text("seeds: [é\n", "utf-8")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "generator", *verb]
    env |= {"PYTHONPATH": str(REPOSITORY)} | C
    done = subprocess.run(command, cwd=root, capture_output=True, env=env, check=False)
    assert done.returncode == 1
    told = done.stderr.decode("utf-8")
    assert told.startswith(place), told
    assert remedy in told
    assert "Traceback" not in told


# -- the disk and the machine --------------------------------------------------------------------


def unreadable(monkeypatch: pytest.MonkeyPatch, end: str, error: OSError) -> None:
    """A file that is listed and can't be read."""
    for name in ("read_bytes", "open"):
        right: Any = getattr(Path, name)

        def wrong(self: Path, *arguments: Any, right: Any = right, **named: Any) -> Any:
            if self.as_posix().endswith(end):
                raise error
            return right(self, *arguments, **named)

        monkeypatch.setattr(Path, name, wrong)


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
@pytest.mark.parametrize("folder", ["seeds", "docs", "records"])
def test_a_file_that_can_not_be_read_is_told_and_nothing_of_it_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch, folder: str, error: OSError
) -> None:
    page = brief_of(root, "s001.txt").relative_to(root / "docs").as_posix()
    file = {"seeds": "seeds/s001.txt", "docs": f"docs/{page}", "records": f"records/{page[:-3]}.json"}[folder]
    before = everything(root)
    with monkeypatch.context() as patch:
        unreadable(patch, file, error)
        write_seed(root, "later.txt", 77)
        done = said(root, "generate")
    assert done.exit_code == 1
    assert f"{file}: can't be read" in done.stderr
    assert str(error.strerror) in done.stderr
    assert "1 new" in done.stdout
    after = everything(root)
    if folder == "seeds":
        # The page goes on: it tells of related briefs, and calls its seed no lost one.
        head, _, body = after[f"docs/{page}"].decode().partition("\n---\n")
        assert before[f"docs/{page}"].decode().startswith(f"{head}\n---\n")
        assert "no longer" not in body
    else:
        mine = [f"docs/{page}", f"records/{page[:-3]}.json"]
        assert [path for path in mine if after[path] != before[path]] == []


def test_a_seed_that_vanishes_while_it_is_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(root)
    unreadable(monkeypatch, "seeds/s001.txt", FileNotFoundError(2, "No such file or directory"))
    done = said(root, "generate", "--no-cache")
    assert done.stderr.startswith("seeds/s001.txt: can't be read (No such file or directory)")
    monkeypatch.undo()
    assert everything(root) == before


@pytest.mark.parametrize("folder", ["docs", "records"])
def test_a_folder_in_the_place_of_a_file_is_told_and_the_others_go_on(root: Path, folder: str) -> None:
    page = brief_of(root, "s001.txt").relative_to(root / "docs").as_posix()
    file = root / (f"docs/{page}" if folder == "docs" else f"records/{page[:-3]}.json")
    file.unlink()
    file.mkdir()
    write_seed(root, "later.txt", 77)
    done = said(root, "generate")
    assert done.exit_code == 1
    assert f"{file.relative_to(root).as_posix()}: is a folder with the name of a file" in done.stderr
    assert "new      briefs/2026/03/talks-77-on-the-harbour-end.md" in done.stdout
    assert file.is_dir()


def test_without_git_a_site_is_made_and_its_history_told_as_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    write_seed(root, "later.txt", 77)
    assert said(root, "generate").exit_code == 0
    done = said(root, "history")
    assert done.exit_code == 1
    assert "has no git log" in done.stderr
    assert "Traceback" not in done.output


def test_no_clock_is_asked_anywhere() -> None:
    """So that a clock in 1970 or 2100 changes nothing."""
    clocks = re.compile(
        r"\b(?:date|datetime)\.(?:today|now|utcnow)\b|\btime\.(?:time|localtime|gmtime)\b|import time\b"
    )
    asked = [
        file.relative_to(REPOSITORY).as_posix()
        for file in sorted((REPOSITORY / "generator").rglob("*.py"))
        if clocks.search(file.read_text("utf-8"))
    ]
    assert asked == []


def test_a_bad_seed_or_page_that_comes_while_a_server_is_up_stops_no_rebuild(root: Path) -> None:
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), strict=False)
    plugin: Any = config.plugins["dateline"]
    plugin.on_startup(command="serve", dirty=False)
    build(config)
    (root / "seeds/bad.txt").write_bytes(b"\x00\x01\x02" * 99)
    write_seed(root, "later.txt", 77)
    page = brief_of(root, "s001.txt")
    edit(page, "\ntitle: ", "\ntitle: [")
    typed = brief_of(root, "s000.txt")
    edit(typed, "## How we know", "DESK: I phoned the ministry.\n\n## How we know")
    build(config)
    assert "DESK: I phoned the ministry." in typed.read_text("utf-8")
    for brief, words in ((brief_of(root, "later.txt"), "Talks 77"), (page, "Talks 1 on"), (typed, "I phoned")):
        html = root / "site" / brief.relative_to(root / "docs").with_suffix("") / "index.html"
        assert words in html.read_text("utf-8")
    assert f"{page.relative_to(root).as_posix()}:2: " in plugin.told.notice
