"""Files that go together stand together, whatever cuts a run off and whoever writes on them meanwhile."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.disk.commit import JOURNAL, commit, is_pending, recover
from generator.disk.files import digest_of, staged
from generator.errors import DatelineError

FOLDERS = ("docs", "records", ".dateline")
NAMES = ("a", "b", "c")
BEFORE_THE_FIRST = 6
"""Renames and removals until the journal stands: what waits is cleared beforehand, and the journal takes its place."""


class Killed(BaseException):
    """The process ends here; nothing after it is done."""


class Killer:
    """Lets so many files be renamed or removed, and then no more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
        self.left = steps
        for name in ("replace", "unlink"):
            monkeypatch.setattr(Path, name, self.counted(getattr(Path, name)))

    def counted(self, original: Any) -> Any:
        def step(*arguments: Any, **options: Any) -> Any:
            if self.left <= 0:
                raise Killed
            self.left -= 1
            return original(*arguments, **options)

        return step


def site(root: Path, state: str) -> dict[str, str | None]:
    """The files of a site in one state; `c` is a page that goes away."""
    return {
        f"{folder}/{name}.{end}": None if (name, state) == ("c", "new") else f"{state} {name} {folder}"
        for name in NAMES
        for folder, end in (("docs", "md"), ("records", "json"))
    }


def groups(files: Mapping[str, str | None]) -> list[dict[str, str | None]]:
    pairs = ((f"docs/{name}.md", f"records/{name}.json") for name in NAMES)
    return [{page: files[page], record: files[record]} for page, record in pairs]


def on_disk(root: Path) -> dict[str, str | None]:
    return {path: (root / path).read_text("utf-8") if (root / path).exists() else None for path in site(root, "old")}


def seen(root: Path) -> dict[str, str | None]:
    return {path: digest_of(root / path) for path in site(root, "old")}


def made(root: Path) -> Path:
    commit(root, groups(site(root, "old")), {})
    return root


@settings(max_examples=settings().max_examples // 2)
@given(st.integers(0, 30), st.sets(st.sampled_from(NAMES)), st.integers(0, 30))
def test_a_page_and_its_record_are_both_old_or_both_new_whatever_happens(
    steps: int, edited: set[str], more: int
) -> None:
    """Killed at any step, written on by a person, and killed again in the middle of finishing."""
    with tempfile.TemporaryDirectory() as folder:
        root = made(Path(folder))
        for turn, allowed in enumerate((steps, more)):
            with pytest.MonkeyPatch.context() as patch:
                Killer(patch, allowed)
                try:
                    if turn == 0:
                        commit(root, groups(site(root, "new")), seen(root))
                    else:
                        recover(root, FOLDERS)
                except Killed:
                    pass
            for name in edited:
                page = root / f"docs/{name}.md"
                if page.exists() and not page.read_text("utf-8").endswith("by hand"):
                    page.write_text(page.read_text("utf-8") + ", by hand", encoding="utf-8")
        by_hand = {path: text for path, text in on_disk(root).items() if text and text.endswith("by hand")}
        recover(root, FOLDERS)
        after = on_disk(root)
        assert by_hand.items() <= after.items()
        for name in NAMES:
            page, record = after[f"docs/{name}.md"], after[f"records/{name}.json"]
            assert (page is None) == (record is None)
            assert page is None or record is None or page.split()[0] == record.split()[0]
        assert not is_pending(root)
        assert not list(root.rglob("*.dateline-new"))


@pytest.mark.parametrize("steps", range(7))
def test_a_run_cut_off_after_its_journal_is_finished_by_the_next(
    steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path)
    with monkeypatch.context() as patch:
        Killer(patch, BEFORE_THE_FIRST + steps)
        with pytest.raises(Killed):
            commit(tmp_path, groups(site(tmp_path, "new")), seen(tmp_path))
    assert is_pending(tmp_path)
    assert recover(tmp_path, FOLDERS)
    assert on_disk(tmp_path) == site(tmp_path, "new")


def test_nothing_is_written_where_a_page_was_saved_meanwhile(tmp_path: Path) -> None:
    made(tmp_path)
    before = seen(tmp_path)
    (tmp_path / "docs/a.md").write_text("by hand", encoding="utf-8")
    written = commit(tmp_path, groups(site(tmp_path, "new")), before)
    assert (written.paths, written.disturbed) == ((), ("docs/a.md",))
    assert on_disk(tmp_path) == {**site(tmp_path, "old"), "docs/a.md": "by hand"}


def test_a_page_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("by hand", encoding="utf-8")
    written = commit(tmp_path, [{"docs/a.md": "ours"}], {"docs/a.md": None})
    assert written.disturbed == ("docs/a.md",)
    assert (tmp_path / "docs/a.md").read_text("utf-8") == "by hand"


def test_unchanged_files_keep_their_time_stamps(tmp_path: Path) -> None:
    made(tmp_path)
    times = {path: (tmp_path / path).stat().st_mtime_ns for path in site(tmp_path, "old")}
    files = {**site(tmp_path, "old"), "docs/a.md": "new"}
    assert commit(tmp_path, groups(files), seen(tmp_path)).paths == ("docs/a.md",)
    changed = {path for path, time in times.items() if (tmp_path / path).stat().st_mtime_ns != time}
    assert changed == {"docs/a.md"}


def test_what_waits_is_whole_or_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path)
    with monkeypatch.context() as patch:
        Killer(patch, BEFORE_THE_FIRST + 1)
        with pytest.raises(Killed):
            commit(tmp_path, groups(site(tmp_path, "new")), seen(tmp_path))
    assert is_pending(tmp_path)
    staged(tmp_path / "docs/b.md").write_text("half", encoding="utf-8")
    recover(tmp_path, FOLDERS)
    old, new = site(tmp_path, "old"), site(tmp_path, "new")
    b = {path: old[path] for path in ("docs/b.md", "records/b.json")}
    assert on_disk(tmp_path) == {**new, **b}


@pytest.mark.parametrize("journal", ["", "[", "{}", '[{"path": 1}]', '[[{"path": "docs/a.md"}]]'])
def test_a_journal_that_is_none_of_ours_is_not_followed(tmp_path: Path, journal: str) -> None:
    made(tmp_path)
    (tmp_path / JOURNAL).write_text(journal, encoding="utf-8")
    recover(tmp_path, FOLDERS)
    assert on_disk(tmp_path) == site(tmp_path, "old")
    assert not is_pending(tmp_path)


def test_a_journal_leads_to_no_file_outside_the_site(tmp_path: Path) -> None:
    root = made(tmp_path / "site")
    outside = tmp_path / "theirs.md"
    outside.write_text("theirs", encoding="utf-8")
    steps = [[{"path": "../theirs.md", "before": digest_of(outside), "after": None}]]
    (root / JOURNAL).write_text(json.dumps(steps), encoding="utf-8")
    with pytest.raises(DatelineError, match="outside"):
        recover(root, FOLDERS)
    assert outside.exists()


def test_a_folder_in_the_place_of_a_page_is_told_before_anything_is_written(tmp_path: Path) -> None:
    made(tmp_path)
    before = seen(tmp_path)
    (tmp_path / "docs/d.md").mkdir()
    with pytest.raises(DatelineError, match=r"d\.md"):
        commit(tmp_path, [{"docs/a.md": "new"}, {"docs/d.md": "new"}], before)
    assert on_disk(tmp_path) == site(tmp_path, "old")
