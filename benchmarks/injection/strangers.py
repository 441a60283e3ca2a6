"""A site whose words come from outside: seeds of several forms, their names, and the log of a desk."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from benchmarks.injection.attacks import Attack
from benchmarks.injection.sites import Words, built, run, settings
from generator.knowledge.addresses import web_address

GIT = ("git", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")


def by_strangers(root: Path, attacks: Sequence[Attack], words: Words, extensions: Sequence[str] = ()) -> Path:
    """A site with the words in seeds, in names of seeds, and in the log: names of authors, messages, corrections."""
    settings(root, extensions)
    for attack in attacks:
        text = words(attack, "seed").replace("\0", "")  # with it a file is no text, and refused
        _seed(root, attack, text)
    run(root, "generator", "generate", refusing=True)
    _commits(root, attacks, words)
    return built(root)


def _seed(root: Path, attack: Attack, text: str) -> None:
    """A report full of the words, in one of three forms, in a file that is named by them as far as a file can be."""
    name = "".join(one for one in text if one not in "/\n\r")[:60]
    form = (_plain, _labelled, _web_page)[attack.number % 3]
    seed = root / "seeds" / f"{attack.number:03} {name}.txt"
    seed.write_text(form(text, _report(attack, text)), encoding="utf-8")


def _plain(text: str, report: str) -> str:
    alone = (
        f"See {text}" if web_address(text) else text
    )  # on a line of its own it is the source, and meant to be linked
    return f"{alone}\n\n{report}\n\n{alone}\n"


def _labelled(text: str, report: str) -> str:
    labels = "".join(f"{label}: {text}\n" for label in ("Title", "Author", "Location", "Tags"))
    # A source that is an address and nothing else is meant to be linked: see SECURITY.md.
    return f"{labels}Source: The Gazette {text}\nURL: https://example.org/{text}\n\n{report}\n"


def _web_page(text: str, report: str) -> str:
    title, body = escape(text), "".join(f"<p>{escape(line)}</p>" for line in report.split("\n\n"))
    meta = f'<meta name="author" content="{title}"><meta property="og:site_name" content="{title}">'
    return f"<!DOCTYPE html><html><head><title>{title}</title>{meta}</head><body><h1>{title}</h1>{body}</body></html>"


def _report(attack: Attack, text: str) -> str:
    return (
        f"NAIROBI: Minister Ana Dias met {text} in Nairobi on {1 + attack.number % 28} March 2026. "
        f"“{text} stays number {attack.number},” Dias said.\n\n{text} told the Daily Post that talks go on."
    )


def _commits(root: Path, attacks: Sequence[Attack], words: Words) -> None:
    """The log of a desk whose people are called like that, and say so: a commit an attack, each a correction."""
    _git(root, "init", "--quiet")
    _git(root, "add", "seeds", "docs", "records")
    _git(root, "commit", "--quiet", "--message", "All of it", "--author", "Desk <desk@example.org>")
    for attack, page in zip(attacks, _of_seeds(root), strict=False):
        text = words(attack, "log").replace("\0", "")
        front = page.read_text(encoding="utf-8").replace("\ntitle: ", f"\npublisher: {json.dumps(text)}\ntitle: ", 1)
        page.write_text(front, encoding="utf-8")
        author = "D " + "".join(one for one in text if one not in "<>\n\r")  # git refuses a name of signs alone
        said = ("--message", f"{text}\n\n{text}", "--author", f"{author} <d@example.org>")
        _git(root, "commit", "--quiet", "--all", *said)


def _of_seeds(root: Path) -> Iterator[Path]:
    for page in sorted((root / "docs/briefs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if "\nseed: " in text and "\npublisher: " not in text:
            yield page


def _git(root: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_COMMITTER_NAME": "Desk"}
    subprocess.run([*GIT, *arguments], cwd=root, env=environment, check=True, capture_output=True)
