"""Every file below the folder is read, and one bad file costs no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.articles import read, read_seeds
from tests.benchmarks.test_hostile import calls


def test_files_come_sorted_with_their_digest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a", "a b.md"):
        (tmp_path / name).write_bytes(name.encode())
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["a b.md", "b/a", "z.txt"]
    assert all(len(seed.sha256) == 64 for seed in seeds)
    assert problems == ()


def test_what_file_managers_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "._a.txt", ".gitkeep", "Thumbs.db", "~$a.docx", ".a.txt.swp", "a.txt~", "README.md"):
        (tmp_path / name).write_text("x")
    assert read_seeds(tmp_path) == ((), ())


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    seeds, problems = read_seeds(tmp_path / "none")
    assert seeds == ()
    assert problems[0].remedy


def test_any_other_hidden_file_is_told(tmp_path: Path) -> None:
    for name in (".secret.txt", ".drafts/a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["b.txt"]
    assert [problem.path for problem in problems] == [".drafts", ".secret.txt"]


def test_a_folder_may_have_dots_in_its_name_but_not_end_as_a_text(tmp_path: Path) -> None:
    for name in ("reuters.com", "2026.02", "x.txt", "Y.HTML"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text("x")
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["2026.02/a", "reuters.com/a"]
    assert [problem.path for problem in problems] == ["Y.HTML", "x.txt"]


@pytest.mark.parametrize(("size", "is_read"), [(read.MAX_BYTES, True), (read.MAX_BYTES + 1, False)])
def test_a_seed_has_at_most_ten_megabytes(tmp_path: Path, size: int, is_read: bool) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(size)
    seeds, problems = read_seeds(tmp_path)
    assert bool(seeds) is is_read
    assert [str(problem) for problem in problems] == [
        "a.txt: is 10.1 MB; at most 10 MB are read. Split it into files of one article or a few each."
    ] * (not is_read)


def test_bad_files_are_told_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 10)
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "large.txt").write_text("x" * 11)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe")
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["good.txt"]
    assert [problem.path for problem in problems] == ["gone.txt", "large.txt", "loop", "pipe"]
    assert all(problem.remedy for problem in problems)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of files bind nobody here")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    _, problems = read_seeds(tmp_path)
    assert "can't be read" in problems[0].what


def test_the_work_of_pairing_notes_with_texts_grows_with_the_files(tmp_path: Path) -> None:
    def work(count: int) -> int:
        files = [Path(f"{number:05}{end}") for number in range(count) for end in (".txt", ".yml")]
        found: list[int] = []
        made = calls(lambda: found.append(len(read._paired(files)[1])))
        assert found == [count]
        return made

    assert work(800) <= 5 * work(200)
