"""A run that is killed, or finds the disk full or closed, loses no word and costs nothing but another run."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import front_matter
from generator.disk.commit import JOURNAL
from generator.errors import DatelineError
from generator.shelf.record import from_json
from tests.newsroom import correct_by_hand, differences, everything, open_newsroom, revise_seeds, run

FULL = bool(os.environ.get("DATELINE_FULL_CRASH_TEST"))
"""Takes a quarter of an hour: DATELINE_FULL_CRASH_TEST=1 pytest tests/test_crash.py."""

SEEDS, FEW = 40, 16
"""Of the site on which disks fail; of the one whose runs are killed, each of which costs two runs."""
POINTS = 200 if FULL else 8
COMMANDS = 3
"""Runs that are started from the command line; the others are forked off a process that has all modules loaded."""

posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and resource limits are POSIX'")


class Newsroom(NamedTuple):
    """A site that is due for a run, the words that must stay in it, and what an undisturbed run makes of it."""

    root: Path
    words: dict[str, tuple[str, ...]]
    after: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="module")
def due(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return newsroom(tmp_path_factory.mktemp("newsroom") / "due", SEEDS)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return newsroom(tmp_path_factory.mktemp("newsroom") / "small", FEW)


def newsroom(root: Path, seeds: int) -> Newsroom:
    """A site of so many seeds, corrected by hand and revised at the source since its last run."""
    open_newsroom(root, seeds)
    run(root)
    words = correct_by_hand(root, seeds)
    revise_seeds(root, seeds)
    undisturbed = shutil.copytree(root, root.parent / "undisturbed")
    start = time.monotonic()
    run(undisturbed)
    return Newsroom(root, words, everything(undisturbed), time.monotonic() - start)


def generated(root: str) -> None:
    """What `dateline generate` runs, for a process of its own."""
    from generator.cli import main

    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    main(["generate", "--root", root])


def forked(root: Path) -> BaseProcess:
    """Starts a run in a process of its own, forked off one that has everything loaded."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warm"])
    process = context.Process(target=generated, args=(str(root),))
    process.start()
    return process


def kill_within(root: Path, at: float, writing: bool, seconds: float) -> None:
    """Kill a run at a share of the time it takes, or of the time since it began to change files."""
    process = forked(root)
    if not writing:
        time.sleep(at * seconds)
    else:
        while process.is_alive() and not (root / JOURNAL).exists():
            time.sleep(0.0002)
        time.sleep(at * 0.015 * seconds)
    process.kill()
    process.join()


def check_whole(root: Path, words: dict[str, tuple[str, ...]]) -> None:
    """Every page and record can be read, and what a person wrote is there."""
    for page in sorted((root / "docs").rglob("*.md")):
        if not page.name.startswith("."):
            front_matter.parse(page.as_posix(), page.read_text(encoding="utf-8"))
    for record in sorted((root / "records").rglob("*.json")):
        assert from_json(record.read_text(encoding="utf-8")) is not None, record
    for path, kept in words.items():
        text = (root / path).read_text(encoding="utf-8")
        assert all(word in text for word in kept), path


@posix
@pytest.mark.slow
def test_after_a_kill_at_any_moment_the_next_run_ends_as_if_nothing_had_been(
    small: Newsroom, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("tried", POINTS)
    chance = random.Random(20260203)
    midway = 0
    for point in range(POINTS):
        root = shutil.copytree(small.root, tmp_path / f"{point}")
        kill_within(root, (point + chance.random()) / POINTS, bool(point % 2), small.seconds)
        midway += (root / JOURNAL).exists()
        check_whole(root, small.words)
        run(root)
        assert differences(everything(root), small.after) == [], point
        assert not list(root.rglob("*.dateline-new"))
        shutil.rmtree(root)
    assert midway, "no kill fell into the writing: nothing was tried"


@posix
@pytest.mark.slow
def test_the_command_itself_can_be_killed(
    small: Newsroom, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("tried", COMMANDS)
    for point in range(COMMANDS):
        root = shutil.copytree(small.root, tmp_path / f"{point}")
        command = [sys.executable, "-m", "generator", "generate", "--root", str(root)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and not (root / JOURNAL).exists():
            time.sleep(0.0002)
        time.sleep(0.01 * point)
        process.send_signal(signal.SIGKILL)
        process.wait()
        check_whole(root, small.words)
        run(root)
        assert differences(everything(root), small.after) == []


def limited(root: Path, largest: int) -> subprocess.CompletedProcess[str]:
    """`dateline generate` where no file may be larger than so many bytes."""
    import resource

    command = [sys.executable, "-m", "generator", "generate", "--root", str(root)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )


@posix
@pytest.mark.slow
def test_a_file_that_may_not_grow_stops_the_run_before_anything_is_changed(due: Newsroom, tmp_path: Path) -> None:
    root = shutil.copytree(due.root, tmp_path / "site")
    before = everything(root)
    done = limited(root, 2_000)
    assert done.returncode == 1
    assert "can't be written: File too large. Free some space" in done.stderr
    assert everything(root) == before
    run(root)
    assert differences(everything(root), due.after) == []


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """A disk of its own at a folder."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@posix
def test_a_full_disk_changes_nothing_and_the_next_run_goes_on(due: Newsroom, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "200m"):
        root = shutil.copytree(due.root, disk / "site")
        before = everything(root)
        free = shutil.disk_usage(disk).free
        for left in (0, 4_096, 65_536, 131_072):
            filler = disk / "filler"
            filler.write_bytes(bytes(free - left))
            with pytest.raises(DatelineError, match="No space left on device"):
                run(root)
            assert differences(everything(root), before) == []
            filler.unlink()
        run(root)
        assert differences(everything(root), due.after) == []


@posix
def test_a_disk_that_is_read_only_is_told_and_changes_nothing(due: Newsroom, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "200m"):
        root = shutil.copytree(due.root, disk / "site")
        before = everything(root)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(DatelineError, match="Read-only file system"):
            run(root)
        assert differences(everything(root), before) == []
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        run(root)
        assert differences(everything(root), due.after) == []
        # Nothing to write is no trouble.
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert run(root).written == frozenset()


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write to any folder")
def test_a_folder_that_is_read_only_is_told_and_changes_nothing(due: Newsroom, tmp_path: Path) -> None:
    root = shutil.copytree(due.root, tmp_path / "site")
    before = everything(root)
    folder = root / "records" / "briefs"
    folder.chmod(0o500)
    for each in folder.rglob("*/"):
        each.chmod(0o500)
    with pytest.raises(DatelineError, match="Permission denied"):
        run(root)
    assert differences(everything(root), before) == []
    for each in (folder, *folder.rglob("*/")):
        each.chmod(0o700)
    run(root)
    assert differences(everything(root), due.after) == []
