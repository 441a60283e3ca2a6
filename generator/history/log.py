"""A repository's log as values: which pages each commit touched, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """A page at one commit."""

    head: str | None = None
    """Its text down to the end of the front matter; None where there is no such file."""
    proposed: Mapping[str, Any] | None = None
    """What its record proposes (see `briefs.base`); None where there is no record."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A page that a commit changed, or whose record it changed."""

    path: str
    """Below `docs/`."""
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Commit:
    """Who, when and why, and what."""

    id: str
    who: str
    """The author's name."""
    when: str
    """Author's date and time with its zone (RFC 3339)."""
    why: str
    """First line of the message."""
    touched: tuple[Touch, ...] = ()
    is_edge: bool = False
    """The log was cut off here: all that came before seems to come from this commit."""


@dataclass(frozen=True, slots=True)
class Log:
    """All commits that touch pages or records, oldest first."""

    commits: tuple[Commit, ...] = ()
    is_there: bool = True
    """False without git, outside of a repository, and before the first commit."""
    is_cut_off: bool = False
    """True in a shallow clone: it holds only the newest commits."""
