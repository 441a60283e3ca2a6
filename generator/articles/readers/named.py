"""Fields by the names that people and programs give them: "headline" is a title, "byline" an author.

Reach for `clip_of` wherever a form is keys and values: JSON, CSV, front matter, labelled exports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from generator.articles.readers.clip import Block, Clip, paragraphs
from generator.articles.readers.pages.fragment import blocks_of_fragment
from generator.articles.readers.sources import archived, edtf_day
from generator.knowledge import read_yaml
from generator.knowledge.addresses import web_address

_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")  # "[[Anna Kist]]"


@lru_cache(maxsize=1_000)
def field_of(key: str) -> str | None:
    """The field of a clip that a key names, `text` for its words; None for any other key."""
    return _fields().get(re.sub(r"[\s_-]+", "", key.casefold()))


def clip_of(by: str, values: Mapping[str, Any], blocks: Iterable[Block] = ()) -> Clip:
    """A clip of what a form's keys say; unknown keys are passed over, of two that name one field the first counts.

    `blocks` are its words where no key holds them. A source that is an address is one; any other is the outlet.
    """
    found: dict[str, str] = {}
    for key, value in values.items():
        field, text = field_of(str(key)), _flat(value)
        if field and text:
            _put(found, field, text)
    own = tuple(blocks) or _blocks(found.pop("text", ""))
    found.pop("text", None)
    return Clip(by=by, blocks=own, **found)


def _put(found: dict[str, str], field: str, text: str) -> None:
    if field in ("published", "retrieved"):
        text = edtf_day(text)
    elif field in ("source_url", "archive_url", "publisher"):
        address, archive = archived(web_address(text))
        if archive:
            found.setdefault("archive_url", archive)
        if field == "publisher" and (address or text.startswith(("http:", "https:"))):
            field = "source_url"
        text = text if field == "publisher" else address
    if text:
        found.setdefault(field, text if field == "text" else " ".join(text.split()))


def _blocks(text: str) -> tuple[Block, ...]:
    return blocks_of_fragment(text) if "<" in text else paragraphs(text)


def _flat(value: Any) -> str:
    """A value as text: the items of a list joined, an object by its name."""
    if isinstance(value, Mapping):
        return _flat(value.get("name") or value.get("title") or value.get("@id") or value.get("url"))
    if isinstance(value, list | tuple):
        return ", ".join(text for each in value[:20] if (text := _flat(each)))
    return _LINK.sub(r"\1", str(value)).strip() if value is not None and not isinstance(value, bool) else ""


@cache
def _fields() -> Mapping[str, str]:
    names = read_yaml("named_fields")
    return {re.sub(r"[\s_-]+", "", name): field for field, own in names.items() for name in own}
