"""Where a new brief lives: `briefs/2026/02/flood-in-beira.md`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from slugify import slugify

from generator.knowledge.addresses import address, safe, told_apart
from generator.model import Proposal

SLUG_LENGTH = 60
"""Characters; cut at a word."""

LONGEST = SLUG_LENGTH + 20
"""The same with words that tell a brief from another of its title."""

_LONGEST_READ = 400
_YEAR_AND_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?(?![\dX])")


def page_path(proposal: Proposal, taken: Collection[str]) -> str:
    """The path below `docs/` for a brief that has no page yet.

    By the date of the event, else of publication, else `undated`; then the title, else the seed's name.
    `taken`: paths in use; what some disk or reader takes for the same counts too. Where one is in use, the brief's
    own words tell it apart: its publisher, its place, who acts, its seed.
    """
    meta = proposal.meta
    folder = _folder(str(meta.get("date", ""))) or _folder(str(meta.get("published", ""))) or "undated"
    slug = _slug(str(meta.get("title", ""))) or _slug(str(meta.get("seed", ""))) or "brief"
    used = {address(path) for path in taken}
    free = told_apart(slug, _own_words(meta), lambda slug: address(f"briefs/{folder}/{slug}.md") in used, LONGEST)
    return f"briefs/{folder}/{free}.md"


def _own_words(meta: Mapping[str, Any]) -> Iterator[str]:
    """What tells a brief from others of its title, the most telling first."""
    yield str(meta.get("publisher") or "")
    yield str(meta.get("location") or "").split(",", maxsplit=1)[0]
    for actor in meta.get("actors") or ():
        yield str(actor.get("name") or "")
    yield str(meta.get("seed") or "").rpartition("#")[0].removesuffix(".txt")


def _folder(edtf: str) -> str:
    """`2026/02`, or `2026` where the month is not known; empty without a year."""
    found = _YEAR_AND_MONTH.match(edtf)
    if not found:
        return ""
    return f"{found[1]}/{found[2]}" if found[2] else found[1]


def _slug(title: str) -> str:
    short = title[:_LONGEST_READ]
    slug = slugify(short, max_length=SLUG_LENGTH, word_boundary=True, save_order=True)
    # One word longer than all that is allowed leaves nothing at a word boundary.
    slug = slug or slugify(short, max_length=SLUG_LENGTH)
    return safe(slug, "brief", beside_folders=True)
