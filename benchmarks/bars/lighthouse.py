"""Lighthouse's scores of a page: npm's `lighthouse`, on the PATH, driving Debian's Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

from benchmarks.bars.browser import CHROMIUM, FLAGS

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def missing() -> str | None:
    """How to get Lighthouse where it is not there; None where it is."""
    return None if shutil.which("lighthouse") else "no Lighthouse here: `npm install --global lighthouse@12` brings it"


def scores(url: str) -> dict[str, int]:
    """Category -> points of 100, for the page at `url`, as a phone on a slow line sees it (Lighthouse's default)."""
    flags = " ".join(("--headless=new", *FLAGS))
    command = ["lighthouse", url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    environment = os.environ | {"CHROME_PATH": CHROMIUM or ""}
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    found = json.loads(told)["categories"]
    return {category: round(100 * found[category]["score"]) for category in CATEGORIES}
