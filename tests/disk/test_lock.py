"""Two runs over one site are kept apart, and a dead one keeps nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk.lock import HOLDER, LOCK, only_run
from generator.errors import DatelineError
from tests.serving import wait_for

HOLD = "import sys, time\nfrom pathlib import Path\nfrom generator.disk.lock import only_run\nwith only_run(Path(sys.argv[1])):\n    time.sleep(600)\n"


def holder(root: Path) -> subprocess.Popen[bytes]:
    """Another process in the middle of a run."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(root)])
    assert wait_for(lambda: (root / HOLDER).exists() and (root / HOLDER).read_text("ascii").strip() != "")
    return process


def test_a_second_run_is_kept_out_and_told_who_is_at_work(tmp_path: Path) -> None:
    process = holder(tmp_path)
    try:
        told = rf"another run \(process {process.pid}\).*Wait until"
        with pytest.raises(DatelineError, match=told), only_run(tmp_path, patience=0.1):
            pass
    finally:
        process.kill()
        process.wait()


def test_a_killed_run_keeps_nobody_out(tmp_path: Path) -> None:
    process = holder(tmp_path)
    process.kill()
    process.wait()
    with only_run(tmp_path, patience=0):
        assert (tmp_path / HOLDER).read_text("ascii") == f"{os.getpid()}\n"


def test_a_run_follows_another(tmp_path: Path) -> None:
    for _ in range(2):
        with only_run(tmp_path, patience=0):
            assert (tmp_path / LOCK).exists()


def test_an_error_within_a_run_frees_the_site(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), only_run(tmp_path, patience=0):
        raise ZeroDivisionError
    with only_run(tmp_path, patience=0):
        pass
