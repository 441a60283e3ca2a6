"""What a check looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.config import Settings
from generator.model import Problem
from generator.shelf.inputs import Outcome
from generator.shelf.read import record_path


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check may look at."""

    root: Path
    settings: Settings
    outcome: Outcome

    def doc(self, path: str) -> str:
        """A page's path below the root."""
        return f"{self.settings.docs}/{path}"

    def record(self, path: str) -> str:
        """The path of a page's record below the root."""
        return record_path(path, self.settings)


Check = Callable[[Checked], Iterator[Problem]]
"""One law: every place where a site breaks it."""
