"""Two sites, alike but for the words: one of strangers, one of friends; built as a user builds them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from benchmarks.bars.sites import QUIET, REPOSITORY
from benchmarks.injection.attacks import Attack
from generator.model import ENTITY_KINDS

KINDS = {"person": "people", "organization": "organizations", "place": "places", "topic": "topics", "story": "stories"}
"""Kind -> the folder of its pages."""
Words = Callable[[Attack, str], str]
"""What stands in a field, or another place, in that of an attack: its text, or its twin's."""

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html"),
    *(
        "pymdownx.arithmatex: {generic: true}",
        "pymdownx.betterem",
        "pymdownx.blocks.admonition",
        "pymdownx.blocks.html",
    ),
    *("pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight"),
    *("pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets"),
    *("pymdownx.superfences", "pymdownx.tabbed: {alternate_style: true}", "pymdownx.tasklist", "pymdownx.tilde"),
)
"""Those that people switch on most, beside ours: what the theme's own guide lists."""
NOTE = "## Notes\n\n"


def by_hand(root: Path, attacks: Sequence[Attack], words: Words, extensions: Sequence[str] = ()) -> Path:
    """A site at `root` with the words of each attack in the front matter of a brief, built; gives the built folder.

    Each brief is alone on its day and in its story, so that words decide nothing but what is read.
    """
    settings(root, extensions)
    for attack in attacks:
        _page(root / _brief(attack), _fields(attack, partial(words, attack)))
    run(root, "generator", "generate")
    for attack in attacks:
        for page, more in _of_others(root, attack, partial(words, attack)):
            _page(page, {**_front(page), **more})
    return built(root)


def by_notes(root: Path, attacks: Sequence[Attack], words: Words, extensions: Sequence[str] = ()) -> Path:
    """The same with the words in somebody's notes on a brief, and below a heading of their own, and nowhere else."""
    settings(root, extensions)
    for attack in attacks:
        page, text = root / _brief(attack), words(attack, "notes")
        _page(page, {"title": f"A brief {mark(attack, 'brief')}", "date": _day(attack)})
        page.write_text(f"{page.read_text(encoding='utf-8')}{NOTE}{text}\n\nWords, {text}\n", encoding="utf-8")
    return built(root)


def built(root: Path) -> Path:
    """The site at `root`, built, which generates it before."""
    site = root / "www" / "briefing"
    run(root, "mkdocs", "build", "--quiet", "--site-dir", str(site))
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


def _fields(attack: Attack, text: Callable[[str], str]) -> dict[str, Any]:
    def named(kind: str) -> str:
        word = mark(attack, kind)
        if kind == "person":  # between a first name and a last one: those decide who is who
            return f"{word} {text(kind)} {mark(attack, 'surname')}"
        before = f"{word} Ministry" if kind == "organization" else word
        return f"{before} {text(kind)}" if kind in ENTITY_KINDS else f"{text(kind)} {word}"

    actor = {"name": named("person"), "role": text("role"), "rank": text("rank"), "organization": named("organization")}
    # Names that stand in the words of an event are not told beside them: words that are tried stand alone.
    sides = {"source": [named("person")], "target": [named("organization")], "place": named("place")}
    told = {"kind": "ACCUSE", "date": _day(attack), **sides, "words": "laid it at their door"}
    unknown = {"kind": "REJECT", "source": [text("event: source")], "words": "would have none of it"}
    due = {"kind": "CONSULT", "date": _day(attack, later=5), "modality": "planned"}
    due |= {key: text(f"event: {key}") for key in ("who", "words")}
    figure = {key: text(f"figure: {key}") for key in ("words", "what", "of", "qualifier")}
    return {
        **{key: text(key) for key in ("title", "publisher", "author", "subtitle", "description", "summary")},
        "date": _day(attack),
        "tags": [text("tag")],
        "location": named("place"),
        "actors": [actor],
        "mentions": [named("organization")],
        "topics": [named("topic")],
        "quotations": [{"speaker": named("person"), "quote": text("quote")}],
        "figures": [{**figure, "value": 5, "who": named("person")}],
        "events": [told, unknown, due],
        "story": named("story"),
        "accepted": {"title": text("reading"), text("accepted"): text("reading")},
        "source_url": f"https://example.org/{quote(text('address'))}",
        "archive_url": f"https://example.org/{quote(text('archive'))}",
    }


def _of_others(root: Path, attack: Attack, text: Callable[[str], str]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The pages of whom and what a brief names, and what a hurried person adds to their front matter."""
    for kind, folder in KINDS.items():
        for page in sorted((root / "docs" / folder).glob(f"*{mark(attack, kind).lower()}*.md")):
            if kind == "story":
                yield page, {"title": text("title of story")}
            elif kind != "topic":
                other = f"{mark(attack, f'other {kind}')} {text(f'other {kind}')}"
                same = [f"https://example.org/{quote(text(f'same as {kind}'))}"]
                added = {"same_as": same, "aliases": [other], "not": [f"Not {other}"]}
                more = {"country": text("country")} if kind == "place" else {}
                yield page, {"description": text(f"description of {kind}"), **added, **more}


def _front(page: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(
        page.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[0]
    )
    return found


def _day(attack: Attack, later: int = 0) -> str:
    return str(date(2001, 1, 1) + timedelta(days=20 * attack.number + later))


def _page(file: Path, fields: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{yaml.safe_dump(dict(fields), allow_unicode=False, width=10**6)}---\n", encoding="utf-8")


def settings(root: Path, extensions: Sequence[str]) -> None:
    """Ours, with more extensions of Markdown, and the theme's search: facets count names."""
    for folder in ("seeds", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "dateline.yml").write_text("recognizer: rules\n", encoding="utf-8")
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    more = "".join(f"  - {extension}\n" for extension in extensions)
    text = text.replace("markdown_extensions:\n", f"markdown_extensions:\n{more}", 1)
    text = text.replace("  - dateline_search\n", "  - dateline_search: {engine: theme}\n")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")


def run(root: Path, *module: str, refusing: bool = False) -> None:
    """A module of Python's, as a user runs it. Raises RuntimeError where it fails, or tells while it isn't `refusing`
    that it could not use a file."""
    done = subprocess.run(
        [sys.executable, "-m", *module], cwd=root, env=os.environ | QUIET, capture_output=True, text=True, check=False
    )
    if done.returncode > (1 if refusing else 0):
        raise RuntimeError(f"{' '.join(module)}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
