"""The style sheet and whatever else the built site needs beside the pages. The only module here that reads files."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from generator.pages.charts.svg import RULES

_SHEET = "dateline.css"


def asset_files(overrides: Path | None = None) -> dict[str, bytes]:
    """Path below `docs/` -> content, e.g. `assets/dateline.css`; a file of the same name in `overrides` wins.

    The style sheet, whoever wrote it, ends with the rules for pictures.
    """
    ours = {item.name: item.read_bytes() for item in (files("generator.pages") / "assets").iterdir() if item.is_file()}
    if overrides:
        ours |= {name: (overrides / name).read_bytes() for name in ours if (overrides / name).is_file()}
    ours[_SHEET] += f"\n/* Pictures */\n{RULES}\n".encode()
    return {f"assets/{name}": ours[name] for name in sorted(ours)}
