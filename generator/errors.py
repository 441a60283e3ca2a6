"""The one exception of the generator: something in a user's files that they can mend."""

from __future__ import annotations

from generator.model import Problem


class DatelineError(Exception):
    """Raise it where a file, a setting or a front matter can't be used. Carries one `Problem` or more."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
