"""Something wrong with a user's file."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with a user's file, told so that it can be mended."""

    path: str
    """Relative to the site's root, forward slashes."""
    line: int | None
    """1-based."""
    what: str
    remedy: str

    def within(self, folder: str) -> Problem:
        """The same, its path below a folder."""
        return replace(self, path=f"{folder}/{self.path}".rstrip("/"))

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what}. {self.remedy}" if self.remedy else f"{where}: {self.what}"


Problems = tuple[Problem, ...]
"""What is wrong, each thing once."""
