"""Where a new brief lives: `briefs/2026/02/flood-in-beira.md`."""

from __future__ import annotations

import re
from collections.abc import Collection

from slugify import slugify

from generator.model import Proposal

SLUG_LENGTH = 60
"""Characters; cut at a word."""

_LONGEST_READ = 400
_YEAR_AND_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?(?![\dX])")

# Names with a meaning of their own: for MkDocs, and for Windows, where no file may bear them.
_RESERVED = re.compile(r"index|readme|con|prn|aux|nul|com\d|lpt\d")


def page_path(proposal: Proposal, taken: Collection[str]) -> str:
    """The path below `docs/` for a brief that has no page yet.

    By the date of the event, else of publication, else `undated`; then the title, else the seed's name.
    `taken`: paths in use; capitals make no difference, since some disks don't see them.
    """
    meta = proposal.meta
    folder = _folder(str(meta.get("date", ""))) or _folder(str(meta.get("published", ""))) or "undated"
    slug = _slug(str(meta.get("title", ""))) or _slug(str(meta.get("seed", ""))) or "brief"
    used = {path.casefold() for path in taken}
    number = 1
    while (path := f"briefs/{folder}/{_numbered(slug, number)}.md") in used:
        number += 1
    return path


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
    return f"{slug}-brief" if _RESERVED.fullmatch(slug) else slug


def _numbered(slug: str, number: int) -> str:
    return slug if number == 1 else f"{slug}-{number}"
