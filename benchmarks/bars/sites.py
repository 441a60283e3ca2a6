"""The sites that are looked at: our three seeds, 300 real articles, and a single one; built as a user builds them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
SETS = ("cluster/giveme5w1h", "cluster/ecbplus", "fivew/giveme5w1h")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/briefing/"}


def seeds_site(root: Path, search: str = "auto") -> Path:
    """A site of our three seeds at `root`, built; gives the folder of the built pages. `search`: see `built`."""
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    return built(root, search)


def articles_site(root: Path, data: Path, count: int) -> Path:
    """A site of `count` articles of the annotated data at `data`, one a seed, built; gives the folder of its pages."""
    (root / "seeds").mkdir(parents=True)
    for number, text in enumerate(islice(_texts(data), count)):
        (root / "seeds" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return built(root)


def built(root: Path, search: str = "auto") -> Path:
    """`dateline generate` and `mkdocs build --strict` at `root`; raises CalledProcessError where one of them fails.

    `search`: who searches the site, as the option `engine` of `dateline_search` has it.
    """
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  - dateline_search\n", f"  - dateline_search: {{engine: {search}}}\n")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)
    environment = os.environ | QUIET
    site = root / "www" / "briefing"
    for command in (("generator", "generate"), ("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))):
        subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, check=True, capture_output=True)
    return site


def _texts(data: Path) -> Iterator[str]:
    """Articles, each once, those of several sources on one event first."""
    seen: set[str] = set()
    for name in SETS:
        for line in _lines(data / "dev" / f"{name}.jsonl"):
            text = json.loads(line)["text"]
            if text not in seen:
                seen.add(text)
                yield text


def _lines(file: Path) -> Iterable[str]:
    return file.read_text(encoding="utf-8").splitlines()
