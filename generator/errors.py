"""The one exception of the generator: something in a user's files that they can mend, or that no library can read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Problem

_COMPILED = ("pyo3_runtime", "sentencex", "tokenizers", "onnxruntime")
"""Packages whose exceptions come from compiled code; the first holds the panics of Rust."""


class DatelineError(Exception):
    """Raise it where a file, a setting or a front matter can't be used. Carries one `Problem` or more."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True)
class CompiledCode:
    """Put it round calls of compiled libraries, with the name of the text they read: their failure will name it.

    A panic of Rust is a BaseException, which passes whoever catches exceptions to go on with the next text; it leaves
    here as a DatelineError. What Python itself raises goes through, and so does whoever stops the program.
    """

    reading: str

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, trace: object) -> None:
        """Turns the failure of compiled code into one of ours."""
        if failure is not None and _is_compiled(failure):
            words = " ".join(str(failure).split())[:200]
            what = f"can't be read: a library gave up on it ({type(failure).__name__}: {words})"
            hint = "Take out its odd characters (example: put a plain blank for a no-break space), and report the text."
            raise DatelineError(Problem(self.reading, None, what, hint)) from failure


def _is_compiled(failure: BaseException) -> bool:
    """Whether compiled code raised it; a bare Exception is what the tokenizer makes of an error of its own."""
    module = type(failure).__module__
    return type(failure) is Exception or any(f"{module}.".startswith(f"{name}.") for name in _COMPILED)
