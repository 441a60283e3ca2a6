"""A run over what has not changed is recognised; whatever could change its outcome is noticed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.config import read_settings
from generator.run import Report, generate
from generator.store import standing
from generator.store.last_run import FILE, unchanged
from tests.newsroom import brief_of, correct_by_hand, differences, everything, open_newsroom, run, write_seed

COUNT = 6


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site after some corrections and a run, its files old enough for their times to tell."""
    root = tmp_path_factory.mktemp("newsroom")
    open_newsroom(root, COUNT)
    (root / "dateline.yml").write_text("recognizer: rules\ntemplates: ours\n", encoding="utf-8")
    (root / "ours").mkdir()
    (root / "ours/notes.txt").write_text("no template of the generator's\n", encoding="utf-8")
    run(root)
    correct_by_hand(root, COUNT)
    page = brief_of(root, "s001.txt")
    page.write_text(re.sub("(?m)^location: .*$", "location: Harare", page.read_text("utf-8")), encoding="utf-8")
    run(root)
    write_seed(root, "s001.txt", 1, version=2)
    return root


@pytest.fixture
def site(_made: Path, tmp_path: Path) -> Path:
    """The site, run and remembered."""
    root = tmp_path / "site"
    shutil.copytree(_made, root)
    run(root)
    assert unchanged(root) is not None
    return root


def test_what_is_told_is_what_a_run_would_tell(site: Path) -> None:
    told, done = unchanged(site), run(site)
    assert told is not None
    for part in ("new", "changed", "unchanged", "corrected", "failed", "moved", "withdrawn", "disagreements"):
        assert getattr(told, part) == getattr(done, part), part
    assert len(told.unchanged) == COUNT
    assert told.corrected
    assert told.disagreements
    assert told.headline() == done.headline()


def test_the_command_says_the_same_either_way(site: Path) -> None:
    def said(*options: str) -> str:
        done = CliRunner().invoke(main, ["generate", "--root", str(site), *options])
        assert done.exit_code == 0, done.output
        return done.output

    for options in ((), ("--json",), ("--verbose",)):
        assert said(*options) == said(*options, "--no-cache")
    assert json.loads(said("--json"))["unchanged"]


def a_seed_edited(root: Path) -> None:
    write_seed(root, "s001.txt", 1, version=3)


def a_seed_more(root: Path) -> None:
    write_seed(root, "s100.txt", 100)


def a_seed_less(root: Path) -> None:
    (root / "seeds/s002.txt").unlink()


def a_seed_renamed(root: Path) -> None:
    (root / "seeds/s002.txt").rename(root / "seeds/x002.txt")


def a_note_beside_a_seed(root: Path) -> None:
    (root / "seeds/s002.yml").write_text("publisher: The Desk\n", encoding="utf-8")


def a_hidden_seed(root: Path) -> None:
    (root / "seeds/.s.txt").write_text("hidden", encoding="utf-8")


def a_page_edited(root: Path) -> None:
    page = brief_of(root, "s001.txt")
    page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title: Ours, ", 1), encoding="utf-8")


def a_page_less(root: Path) -> None:
    next((root / "docs/people").glob("*-*.md")).unlink()


def a_page_more(root: Path) -> None:
    (root / "docs/people/zoe-zed.md").write_text("---\nname: Zoe Zed\n---\n", encoding="utf-8")


def a_picture_less(root: Path) -> None:
    next((root / "docs/assets").rglob("*.svg")).unlink()


def a_data_file_touched_up(root: Path) -> None:
    file = next((root / "docs/data").glob("*.json"))
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")


def a_record_less(root: Path) -> None:
    next((root / "records/briefs").rglob("*.json")).unlink()


def a_template(root: Path) -> None:
    (root / "ours/person.md.j2").write_text("# {{ page.title }}\n", encoding="utf-8")


def the_settings(root: Path) -> None:
    (root / "dateline.yml").write_text("recognizer: rules\nsource_text: none\n", encoding="utf-8")


def no_settings(root: Path) -> None:
    (root / "dateline.yml").unlink()


def a_link(root: Path) -> None:
    (root / "docs/people/ada.md").symlink_to(root / "dateline.yml")


def a_linked_folder(root: Path) -> None:
    (root / "ours/more").symlink_to(root / "docs")


def a_cut_off_run(root: Path) -> None:
    (root / ".dateline/journal.json").write_text("[]", encoding="utf-8")


def nobody_remembers(root: Path) -> None:
    (root / FILE).unlink()


def a_damaged_memory(root: Path) -> None:
    (root / FILE).write_bytes((root / FILE).read_bytes().replace(b"s001", b"s009"))


def half_a_memory(root: Path) -> None:
    data = (root / FILE).read_bytes()
    (root / FILE).write_bytes(data[: len(data) // 2])


def the_same_size_and_time(root: Path) -> None:
    file = root / "seeds/s001.txt"
    seen = file.stat()
    file.write_bytes(file.read_bytes().replace(b"trade", b"grain"))
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


CHANGES = [
    a_seed_edited, a_seed_more, a_seed_less, a_seed_renamed, a_note_beside_a_seed, a_hidden_seed, a_page_edited,
    a_page_less, a_page_more, a_picture_less, a_data_file_touched_up, a_record_less, a_template, the_settings,
    no_settings, a_link, a_linked_folder, a_cut_off_run, nobody_remembers, a_damaged_memory, half_a_memory,
    the_same_size_and_time,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(site: Path, change: Callable[[Path], None]) -> None:
    change(site)
    assert unchanged(site) is None


@pytest.mark.skipif(os.name != "posix", reason="there every file is read")
def test_a_change_is_noticed_where_times_are_trusted(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a site that has stood for longer than two seconds."""
    monkeypatch.setattr(standing, "COARSEST", -1)
    assert run(site).written == frozenset()
    read: list[str] = []
    digest = standing._digest

    def noted(file: str) -> str:
        read.append(file)
        return digest(file)

    monkeypatch.setattr(standing, "_digest", noted)
    assert unchanged(site) is not None
    assert read == []
    the_same_size_and_time(site)
    assert unchanged(site) is None
    assert [Path(file).name for file in read] == ["s001.txt"]


def test_other_options_and_other_code_are_another_run(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unchanged(site, prune=True) is None
    monkeypatch.setattr("generator.store.last_run.code_digest", lambda: "another version")
    assert unchanged(site) is None


def test_a_copy_and_new_times_are_no_change(site: Path, tmp_path: Path) -> None:
    for file in (site / "docs").rglob("*"):
        os.utime(file)
    assert unchanged(site) is not None
    shutil.copytree(site, tmp_path / "copy")
    assert unchanged(tmp_path / "copy") is not None


def test_a_run_that_met_a_problem_is_not_remembered(site: Path) -> None:
    (site / "seeds/empty.txt").write_bytes(b"")
    assert run(site).failed
    assert unchanged(site) is None
    assert CliRunner().invoke(main, ["generate", "--root", str(site)]).exit_code == 1


@pytest.mark.parametrize("file", ["seeds/s001.txt", "dateline.yml", "ours/notes.txt", "docs/briefs/index.md"])
def test_what_is_saved_while_a_run_is_going_on_is_for_the_next_one(
    site: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind the last moment at which the run itself looks."""
    a_page_edited(site)
    write = Report.__init__

    def saved_meanwhile(*arguments: object, **named: object) -> None:
        write(*arguments, **named)  # type: ignore[arg-type]
        (site / file).write_text((site / file).read_text(encoding="utf-8") + "\n", encoding="utf-8")

    monkeypatch.setattr(Report, "__init__", saved_meanwhile)
    generate(site, read_settings(site))
    assert unchanged(site) is None


def test_nothing_heavy_is_loaded_to_see_that_nothing_changed(site: Path) -> None:
    code = "import sys; from generator.cli import main; main(standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "generate", "--root", str(site)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "generator.store.last_run" in loaded
    assert loaded.isdisjoint({"pydantic", "ruamel.yaml", "jinja2", "numpy", "generator.build"})


def test_what_is_kept_changes_no_byte(site: Path, tmp_path: Path) -> None:
    """A site edited, its seeds revised, run with what was kept and without: the same files."""
    a_page_edited(site)
    a_seed_edited(site)
    a_seed_more(site)
    shutil.copytree(site, tmp_path / "anew")
    run(site)
    generate(tmp_path / "anew", read_settings(site), anew=True)
    assert differences(everything(site), everything(tmp_path / "anew")) == []
    assert run(site).written == frozenset()
