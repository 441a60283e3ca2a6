"""Every file below the folder is read, and one bad file costs no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.articles import read, read_seeds


def test_files_come_sorted_with_their_digest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a", "a b.md"):
        (tmp_path / name).write_bytes(name.encode())
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["a b.md", "b/a", "z.txt"]
    assert all(len(seed.sha256) == 64 for seed in seeds)
    assert problems == ()


def test_what_file_managers_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", ".hidden", "Thumbs.db", "a.txt~", "README.md"):
        (tmp_path / name).write_text("x")
    assert read_seeds(tmp_path) == ((), ())


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    seeds, problems = read_seeds(tmp_path / "none")
    assert seeds == ()
    assert problems[0].remedy


def test_bad_files_are_told_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 10)
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "large.txt").write_text("x" * 11)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe")
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["good.txt"]
    assert [Path(problem.path).name for problem in problems] == ["gone.txt", "large.txt", "loop", "pipe"]
    assert all(problem.remedy for problem in problems)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of files bind nobody here")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    _, problems = read_seeds(tmp_path)
    assert "can't be read" in problems[0].what
