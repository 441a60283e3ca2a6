"""What only the host of a site knows: its name, its language and its addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Address = Callable[[str, str], str | None]
"""The address of a page (a `.md` path below `docs/`), as seen from another: absolute where the site knows its own,
else relative. None for a page that is not published."""


@dataclass(frozen=True, slots=True)
class About:
    """A site as its host is set up."""

    name: str
    description: str
    language: str
    url: str
    """Absolute, with a slash at its end; empty where it is not known."""
