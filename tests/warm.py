"""Loads all that a run needs, and reads one report, for processes that are forked off this one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.newsroom import open_newsroom, run

with tempfile.TemporaryDirectory() as folder:
    open_newsroom(Path(folder) / "site", 2)
    run(Path(folder) / "site")
