"""Files on a disk are whole at any moment, and nothing outside the site is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.disk import read_texts, remove, write_changed
from generator.errors import DatelineError


def test_texts_are_read_by_relative_path_and_in_order(tmp_path: Path) -> None:
    for name in ("b/y.md", "a.md", "b/x.md", ".hidden/z.md", "c.txt", ".a.md.dateline-new"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\xef\xbb\xbfa\r\n")
    texts, problems = read_texts(tmp_path, "*.md")
    assert list(texts.items()) == [("a.md", "\ufeffa\r\n"), ("b/x.md", "\ufeffa\r\n"), ("b/y.md", "\ufeffa\r\n")]
    assert problems == ()
    assert read_texts(tmp_path / "missing", "*.md") == ({}, ())


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"one\ntwo \xe9\n")
    texts, (problem,) = read_texts(tmp_path, "*.md")
    assert (texts, problem.path, problem.line) == ({}, "x.md", 2)


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("x", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "x.md").symlink_to(tmp_path / "secret.md")
    texts, (problem,) = read_texts(tmp_path / "docs", "*.md")
    assert (texts, problem.path) == ({}, "x.md")


def test_only_a_change_is_written(tmp_path: Path) -> None:
    file = tmp_path / "new" / "x.md"
    assert write_changed(file, "a\r\nü\n")
    assert file.read_bytes() == "a\r\nü\n".encode()
    before = file.stat()
    assert not write_changed(file, "a\r\nü\n")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [p.name for p in file.parent.iterdir()] == ["x.md"]


def test_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    write_changed(file, "a")
    file.chmod(0o640)
    write_changed(file, "b")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.md"
    write_changed(file, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DatelineError, match="No space left"):
        write_changed(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.md"]


def test_what_a_killed_run_left_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / ".x.md.dateline-new").write_text("half", encoding="utf-8")
    assert write_changed(tmp_path / "x.md", "whole")
    assert [p.name for p in tmp_path.iterdir()] == ["x.md"]


def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.md").write_text("theirs", encoding="utf-8")
    root = tmp_path / "docs"
    root.mkdir()
    (root / "x.md").symlink_to(outside / "x.md")
    (root / "sub").symlink_to(outside)
    for path in (root / "x.md", root / "sub" / "x.md", root / ".." / "outside" / "x.md"):
        with pytest.raises(DatelineError):
            write_changed(path, "ours", root)
        with pytest.raises(DatelineError):
            remove(path, root)
    with pytest.raises(DatelineError):
        write_changed(root / "x.md", "ours")
    assert (outside / "x.md").read_text(encoding="utf-8") == "theirs"


def test_a_removed_file_takes_its_empty_folders_along(tmp_path: Path) -> None:
    write_changed(tmp_path / "a" / "b" / "x.md", "x")
    write_changed(tmp_path / "a" / "y.md", "y")
    assert remove(tmp_path / "a" / "b" / "x.md", tmp_path)
    assert not remove(tmp_path / "a" / "b" / "x.md", tmp_path)
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["y.md"]
