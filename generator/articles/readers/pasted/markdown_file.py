"""Markdown: notes and clippings with front matter of their own, and pages that a program turned into Markdown."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.articles.readers.clip import Block, Clip, Read
from generator.articles.readers.named import clip_of, field_of
from generator.articles.readers.pasted.plain import is_marked, plain_text, without_marks
from generator.errors import DatelineError
from generator.model import Problem

_FRONT = re.compile(r"\A\ufeff?\s*---[^\S\n]*\n(?P<keys>.*?)^(?:---|\.\.\.)[^\S\n]*$\n?(?P<rest>.*)\Z", re.S | re.M)
_KEY = re.compile(r"^[\w -]{2,30}:(?:\s|$)", re.M)  # "title: Flood in Beira"
_FETCHED = re.compile(
    r"\A\s*Title: (?P<title>.+)\n\s*URL Source: (?P<url>\S+)\n(?:\s*Published Time: (?P<day>.+)\n)?"
    r"(?:.*\n){0,6}?\s*Markdown Content:\s*\n(?P<rest>[\s\S]*)\Z"
)  # "Title: Flood in Beira" above "URL Source: https://…", as reader services write it
_READWISE = re.compile(r"^- (?:(Author|Full Title|URL|Source|Published)): (.+)$", re.M)  # "- Author: [[Ana Dias]]"
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_LONGEST = 20_000


def is_markdown(name: str, text: str) -> bool:
    """Whether a text has front matter, is a page turned into Markdown, or is a .md file with Markdown's signs."""
    front = _FRONT.match(text)
    if (
        front
        and len(front["keys"]) <= _LONGEST
        and any(field_of(line.partition(":")[0]) for line in _KEY.findall(front["keys"]))
    ):
        return True
    if _FETCHED.match(text[:_LONGEST]):
        return True
    return name.lower().endswith((".md", ".markdown")) and is_marked(text.split("\n"))


def markdown_to_clips(name: str, text: str) -> Read:
    """The article below its front matter, with what that gives; without any, the text less its marks.

    Raises DatelineError where front matter can't be read.
    """
    if fetched := _FETCHED.match(text):
        keys: dict[str, Any] = {"title": fetched["title"], "url": fetched["url"], "published": fetched["day"]}
        return (_clip(keys, fetched["rest"]),)
    front = _FRONT.match(text)
    if not front:
        listed = {key.replace("Full Title", "title"): value for key, value in _READWISE.findall(text[:_LONGEST])}
        if len(listed) >= 2:
            return (_clip(listed, _READWISE.sub("", text)),)
        return plain_text(without_marks(text))
    return (_clip(_keys(name, front["keys"]), front["rest"]),)


def _keys(name: str, keys: str) -> dict[str, Any]:
    try:
        loaded = YAML(typ="safe").load(re.sub(r"(?m)^(\w+): (\[\[.*\]\])$", r'\1: "\2"', keys))
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise DatelineError(
            Problem(
                name,
                line,
                "has front matter that can't be read as YAML",
                'Put the value in quotes. Example: title: "Flood: a report"',
            )
        ) from error
    if not isinstance(loaded, dict):
        return {}
    # Clippers write the day on which they saved a page as that of the note.
    return {"retrieved" if str(key) == "created" else str(key): value for key, value in loaded.items()}


def _clip(keys: dict[str, Any], rest: str) -> Clip:
    """Keys that name a text are passed over: the text is what stands below. A title is told once."""
    blocks = _blocks(rest)
    own = {key: value for key, value in keys.items() if field_of(str(key)) != "text"}
    clip = clip_of("front matter", own, blocks)
    first = blocks[0].text if blocks and blocks[0].kind == "subheading" else ""
    if first and clip.title in ("", first):
        return clip_of("front matter", {**own, "title": first}, blocks[1:])
    return clip


def _blocks(text: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for paragraph in plain_text(text).split("\n"):
        heading = _HEADING.match(paragraph.strip())
        shown = without_marks(paragraph).strip()
        if shown:
            found.append(Block(shown, "subheading" if heading else None))
    return tuple(found)
