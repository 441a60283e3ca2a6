"""Reading stays inside its folder: whatever stands there, each thing is read or refused by name, and nothing raises."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.disk import is_inside, read_texts
from generator.disk.bounds import Look, is_hidden, listed

ANY = Look(lambda _: True, lambda _: False, lambda name: name.endswith(".txt"))
PAGES = Look(lambda name: name.endswith(".md"), is_hidden, lambda name: name.endswith(".md"))


def bind(path: Path) -> None:
    """Makes a socket of a short name, since those of the system are limited."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


MADE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file outside": (lambda at: at.symlink_to(at.parent.parent / "secret.txt"), "leads out of the folder"),
    "a file of the system": (lambda at: at.symlink_to("/etc/hosts"), "leads out of the folder"),
    "a folder outside": (lambda at: at.symlink_to(at.parent.parent / "other"), "leads out of the folder"),
    "the folder itself": (lambda at: at.symlink_to("."), "leads back"),
    "the folder above": (lambda at: at.symlink_to(".."), "leads back"),
    "the root of the disk": (lambda at: at.symlink_to("/"), "leads back"),
    "a folder beside": (lambda at: at.symlink_to("sub"), "a link to a folder"),
    "nothing": (lambda at: at.symlink_to("nowhere"), "a link to nothing"),
    "nothing that can be named": (lambda at: at.symlink_to("x" * 300), "a link to nothing"),
    "a link to itself": (lambda at: at.symlink_to(at.name), "a link to nothing"),
    "a pipe": (os.mkfifo, "not a plain file"),
    "a link to a pipe": (
        lambda at: (os.mkfifo(at.parent / "sub" / "pipe"), at.symlink_to("sub/pipe"))[1],
        "plain file",
    ),
    "a socket": (bind, "not a plain file"),
    "a folder with a file's name": (Path.mkdir, "a folder with the name of a file"),
}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
@pytest.mark.parametrize("kind", MADE)
def test_whatever_is_no_file_of_the_folder_is_refused_by_name_and_the_others_go_on(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "seeds"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    for good in (
        folder / "good.txt",
        folder / "sub" / "good.txt",
        tmp_path / "secret.txt",
        tmp_path / "other" / "x.txt",
    ):
        good.write_text("good", encoding="utf-8")
    make, what = MADE[kind]
    make(folder / "bad.txt")
    found = listed(folder, ANY)
    assert [path.relative_to(folder).as_posix() for path in found.files if path.name != "pipe"] == [
        "good.txt",
        "sub/good.txt",
    ]
    bad = next(problem for problem in found.refused if problem.path == "bad.txt")
    assert what in bad.what
    assert bad.remedy


def test_a_link_to_a_file_of_the_same_folder_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "sub" / "b.txt").symlink_to("../a.txt")
    found = listed(tmp_path, ANY)
    assert ([path.name for path in found.files], found.refused) == (["a.txt", "b.txt"], ())


def test_hidden_files_are_refused_or_passed_over_as_the_caller_says(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".x.md").write_text("x", encoding="utf-8")
    assert [problem.path for problem in listed(tmp_path, ANY).refused] == [".hidden", ".x.md"]
    assert listed(tmp_path, PAGES).refused == ()


def test_files_that_nobody_asked_for_are_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / "picture.png").symlink_to("/etc/hosts")
    assert listed(tmp_path, PAGES) == listed(tmp_path / "missing", PAGES)


@pytest.mark.skipif(os.name == "nt", reason="such names can't be made there")
def test_a_name_that_can_not_be_written_down_is_refused_in_letters_that_can(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes UTF-8 alone")
    (problem,) = listed(tmp_path, ANY).refused
    assert problem.path.encode("utf-8")
    assert "not UTF-8" in problem.what


@pytest.fixture
def abyss(tmp_path: Path) -> Iterator[Path]:
    """A folder with 1,500 others in each other. Python's own removal descends by recursion: it is taken away here."""
    folder, here = tmp_path / "abyss", Path.cwd()
    folder.mkdir()
    os.chdir(folder)
    try:
        for _ in range(1_500):
            Path("d").mkdir()
            os.chdir("d")
        Path("x.txt").write_text("x", encoding="utf-8")
        os.chdir(here)
        yield folder
    finally:
        os.chdir(here)
        subprocess.run(["rm", "-rf", str(folder)], check=True)


def test_folders_may_lie_as_deep_as_a_disk_takes_them(abyss: Path) -> None:
    found = listed(abyss, ANY)
    assert len(found.files) + len(found.refused) == 1


@pytest.mark.parametrize("way", ["../secret.md", "/etc/hosts", "out.md", "a\0b", "x" * 300, "\ud800", "loop.md", "."])
def test_a_path_that_leads_elsewhere_is_not_inside(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("x", encoding="utf-8")
    (folder / "out.md").symlink_to("../secret.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "in.md").write_text("x", encoding="utf-8")
    assert is_inside(folder / "in.md", folder)
    assert not is_inside(folder / way, folder)


def test_texts_are_read_within_the_same_bounds(tmp_path: Path) -> None:
    (tmp_path / "docs" / "x.md").mkdir(parents=True)
    (tmp_path / "docs" / "up").symlink_to("..")
    texts, problems = read_texts(tmp_path / "docs", "*.md")
    assert (texts, [problem.path for problem in problems]) == ({}, ["up", "x.md"])
