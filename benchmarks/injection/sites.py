"""Two sites, alike but for the words: one of strangers, one of friends; built as a user builds them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from benchmarks.bars.sites import QUIET, REPOSITORY
from benchmarks.injection.attacks import Attack
from generator.model import ENTITY_KINDS

Words = Callable[[Attack], str]
"""What stands in the place of an attack: its text, or its twin's."""

EXTENSIONS = ("admonition", "attr_list", "md_in_html", "footnotes", "def_list", "pymdownx.snippets", "pymdownx.details")
"""Those that people switch on most, beside ours."""
GIT = ("git", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")


def by_hand(root: Path, attacks: Sequence[Attack], words: Words, extensions: Sequence[str] = ()) -> Path:
    """A site at `root` with the words of each attack in the front matter of a brief, built; gives the built folder.

    Each brief is alone on its day and in its story, so that words decide nothing but what is read.
    """
    _settings(root, extensions)
    for attack in attacks:
        _page(root / _brief(attack), _fields(attack, words(attack)))
    return _built(root)


def by_strangers(root: Path, attacks: Sequence[Attack], words: Words, extensions: Sequence[str] = ()) -> Path:
    """The same with the words in seeds, in names of seeds, and in the log: names of authors, messages, corrections."""
    _settings(root, extensions)
    for attack in attacks:
        _seed(root, attack, words(attack))
    _run(root, "generator", "generate")
    _commits(root, attacks, words)
    return _built(root)


def _built(root: Path) -> Path:
    site = root / "www" / "briefing"
    _run(root, "generator", "generate")
    _run(root, "mkdocs", "build", "--quiet", "--site-dir", str(site))
    return site


def address(attack: Attack) -> str:
    """The brief of an attack, below the built site."""
    return f"briefs/2026/03/by-hand-{attack.number:03}/"


def mark(attack: Attack, kind: str) -> str:
    """The word in the name of what an attack is put on, by which its page is found on either site; like no other."""
    return "".join(
        chr(ord("a") + byte % 26) for byte in sha256(f"{kind} {attack.number}".encode()).digest()[:9]
    ).title()


def _brief(attack: Attack) -> str:
    return f"docs/{address(attack).rstrip('/')}.md"


def _fields(attack: Attack, text: str) -> dict[str, Any]:
    def named(kind: str) -> str:
        word = mark(attack, kind)
        if kind == "person":  # between a first name and a last one: those decide who is who
            return f"{word} {text} {mark(attack, 'surname')}"
        before = f"{word} Ministry" if kind == "organization" else word
        return f"{before} {text}" if kind in ENTITY_KINDS else f"{text} {word}"

    return {
        "title": text,
        "date": str(date(2001, 1, 1) + timedelta(days=20 * attack.number)),
        "publisher": text,
        "author": text,
        "tags": [text],
        "subtitle": text,
        "description": text,
        "location": named("place"),
        "actors": [{"name": named("person"), "role": text, "organization": named("organization")}],
        "mentions": [named("organization")],
        "topics": [named("topic")],
        "summary": text,
        "quotations": [{"speaker": named("person"), "quote": text}],
        "story": named("story"),
        "source_url": f"https://example.org/{text}",
    }


def _page(file: Path, fields: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{yaml.safe_dump(fields, allow_unicode=False, width=10**6)}---\n", encoding="utf-8")


def _seed(root: Path, attack: Attack, text: str) -> None:
    """A report full of the words, in a file that is named by them as far as a file can be."""
    name = "".join(one for one in text if one not in "/\0\n\r")[:60]
    words = text.replace("\0", "")  # with it a file is no text, and refused
    report = (
        f"{words}\n\nNAIROBI: Minister Ana Dias met {words} in Nairobi on {1 + attack.number % 28} March 2026. "
        f"“{words} stays number {attack.number},” Dias said.\n\n{words}\n"
    )
    (root / "seeds" / f"{attack.number:03} {name}.txt").write_text(report, encoding="utf-8")


def _commits(root: Path, attacks: Sequence[Attack], words: Words) -> None:
    """The log of a desk whose people are called like that, and say so: a commit an attack, each a correction."""
    _git(root, "init", "--quiet")
    _git(root, "add", "seeds", "docs", "records")
    _git(root, "commit", "--quiet", "--message", "All of it", "--author", "Desk <desk@example.org>")
    for attack, page in zip(attacks, _of_seeds(root), strict=False):
        text = words(attack).replace("\0", "")
        front = page.read_text(encoding="utf-8").replace("\ntitle: ", f"\npublisher: {json.dumps(text)}\ntitle: ", 1)
        page.write_text(front, encoding="utf-8")
        author = "".join(one for one in text if one not in "<>\n\r").strip() or "x"
        _git(
            root,
            "commit",
            "--quiet",
            "--all",
            "--message",
            f"{text}\n\n{text}",
            "--author",
            f"{author} <d@example.org>",
        )


def _of_seeds(root: Path) -> Iterator[Path]:
    for page in sorted((root / "docs/briefs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if "\nseed: " in text and "\npublisher: " not in text:
            yield page


def _settings(root: Path, extensions: Sequence[str]) -> None:
    for folder in ("seeds", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "dateline.yml").write_text("recognizer: rules\n", encoding="utf-8")
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    more = "".join(f"  - {extension}\n" for extension in extensions)
    text = text.replace("markdown_extensions:\n", f"markdown_extensions:\n{more}", 1)
    text = text.replace(
        "  - dateline_search\n", "  - dateline_search: {engine: theme}\n"
    )  # no facets: they count names
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")


def _run(root: Path, *module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *module], cwd=root, env=os.environ | QUIET, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(module)}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")


def _git(root: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_COMMITTER_NAME": "Desk"}
    subprocess.run([*GIT, *arguments], cwd=root, env=environment, check=True, capture_output=True)


def git_is_here() -> bool:
    """Whether the log of a desk can be written."""
    return shutil.which("git") is not None
