"""What is wrong with a front matter that is no YAML, told so that its writer can mend it.

Reach for it with a parser's error: the line to blame, the offending words, and the line as it should be.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

from generator.front_matter.yaml.scalars import quoted

_KEY_VALUE = re.compile(r"(\s*(?:- )?)([^\s:#'\"][^:]*):[ \t]+(\S.*?)\s*$")
_NO_BLANK = re.compile(r"\s*(?:- )?([A-Za-z_]+):([^\s/].*)$")
_OTHER_COLON = re.compile(r"(\s*(?:- )?[A-Za-z_]+)([ \t]*[：=][ \t]*|:[\u00a0\u2007\u202f\u3000]\s*)(\S.*?)\s*$")
_OPENS_BLOCK = re.compile(r":[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?$")
_BLOCK = re.compile(r"[^\s#\-]")
_SHOWN = 60
"""Longest stretch of a line to show, characters."""


class Explained(NamedTuple):
    """Where, what and what to do."""

    line: int
    """0-based."""
    what: str
    remedy: str


def explain(error: MarkedYAMLError, lines: list[str]) -> Explained:
    """The mistake behind a parser's error, with the column where it stands in the line to blame."""
    found = _explain(error, lines)
    mark = error.problem_mark
    if mark is None or mark.line != found.line or not 0 < mark.column < len(lines[found.line]):
        return found
    return found._replace(what=f"{found.what} (column {mark.column + 1})")


def _explain(error: MarkedYAMLError, lines: list[str]) -> Explained:
    problem, context = str(error.problem or ""), str(error.context or "")
    at = _line(error.problem_mark, lines)
    since = _line(error.context_mark, lines) if error.context_mark else at
    if "\\t" in problem or lines[at].startswith("\t"):
        return _tab(at, lines)
    if "quoted scalar" in context:
        return _quotes(problem, since, at, lines)
    if "flow" in context:
        return _brackets(context, since, lines)
    if "simple key" in context or "mapping values" in problem:
        return _colon(at, since if "simple key" in context else at, error, lines)
    if "<document start>" in problem:
        return _before_the_keys(at, lines)
    if "cannot start any token" in problem or "indicator" in problem or "not allowed here" in problem:
        return _needs_quotes(at, f"starts with a sign that means something else in YAML ({problem})", lines)
    if "expected <block end>" in problem or "anchor" in context or "alias" in context or "tag" in context:
        return _block(at, lines)
    return _needs_quotes(at, f"can't be read ({problem or 'no YAML'})", lines)


def masked(lines: list[str], line: int) -> list[str]:
    """The lines with the top-level block round one of them blanked, to look for mistakes in the others."""
    starts = [i for i, text in enumerate(lines) if _BLOCK.match(text)]
    first = max((i for i in starts if i <= line), default=min(line, len(lines) - 1))
    last = min((i for i in starts if i > line), default=len(lines))
    return ["" if first <= i < last else text for i, text in enumerate(lines)]


def no_keys(lines: list[str], is_list: bool) -> Explained:
    """For what is a list or mere text."""
    line = next((i for i, text in enumerate(lines) if text.strip() and not text.lstrip().startswith("#")), 0)
    if is_list:
        remedy = "Put a key above the list: topics: [flood relief, cyclones]"
        return Explained(line, "is a list, not `key: value` lines", remedy)
    return _colon(line, line, None, lines)


def _tab(at: int, lines: list[str]) -> Explained:
    if not lines[at].strip() or "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())]:
        return Explained(at, f"`{_shown(lines[at])}` is indented with a tab", "Use blanks: two for each level")
    what = f"`{_shown(lines[at])}` has a tab beside its value, and YAML takes only blanks there"
    return Explained(at, what, f"Write: {' '.join(lines[at].split())}")


def _quotes(problem: str, since: int, at: int, lines: list[str]) -> Explained:
    if "escape" in problem:
        what = f"`{_shown(lines[at])}` has a backslash that means nothing"
        return Explained(at, what, f"Use single quotes, or two backslashes: {_in_single_quotes(lines[at])}")
    remedy = 'Close them on the same line: title: "Flood in Beira"'
    return Explained(since, f"`{_shown(lines[since])}` opens quotation marks that never close", remedy)


def _brackets(context: str, since: int, lines: list[str]) -> Explained:
    sign, example = (
        ("{", "{name: Ana Dias, role: mayor}") if "mapping" in context else ("[", "[flood relief, cyclones]")
    )
    what = f"`{_shown(lines[since])}` opens `{sign}` and does not close it properly"
    return Explained(since, what, f"Example: {example}; a value that starts with `{sign}` as text needs quotes")


def _colon(at: int, since: int, error: MarkedYAMLError | None, lines: list[str]) -> Explained:
    """Colons: one too many, one without a blank behind it, one missing; or a line indented too far."""
    column = error.problem_mark.column if error and error.problem_mark else 0
    before = lines[at][:column]
    if error and "mapping values" in str(error.problem) and (": " in before or before.rstrip().endswith(":")):
        return _needs_quotes(at, "has a second colon in a value without quotes", lines)
    if error and _OPENS_BLOCK.search(lines[_previous(since, lines)]) and lines[since] == lines[since].lstrip():
        what = f"`{_shown(lines[since])}` belongs to the text that `{_shown(lines[_previous(since, lines)])}` opens"
        return Explained(since, what, "Indent every line of it by two blanks")
    for line in dict.fromkeys((since, _previous(at, lines), at)):
        if other := _OTHER_COLON.match(lines[line]):
            sign = other[2].strip()
            wrong = (
                "a blank behind its colon that is none for YAML" if sign == ":" else f"`{sign}` where a colon belongs"
            )
            what = f"`{_shown(lines[line])}` has {wrong}"
            return Explained(line, what, f"Write: {other[1]}: {other[3]}")
        if found := _NO_BLANK.match(lines[line]):
            remedy = f"Write: {found[1]}: {found[2]}"
            return Explained(line, f"`{_shown(lines[line])}` has no blank behind the colon", remedy)
        if ":" not in lines[line] and lines[line].strip():
            key, _, rest = lines[line].strip().partition(" ")
            remedy = f"Write: {key}: {rest}" if rest else "Example: title: Flood in Beira"
            return Explained(line, f"`{_shown(lines[line])}` has no colon", f"{remedy}{_closing_hint(line, lines)}")
    return _indented(at, lines)


def _before_the_keys(at: int, lines: list[str]) -> Explained:
    first = next((i for i, text in enumerate(lines) if text.strip() and not text.startswith("#")), at)
    if lines[first].startswith("%"):
        return Explained(first, f"`{_shown(lines[first])}` is for whole YAML files, not for front matter", "Remove it")
    return _indented(at, lines)


def _block(at: int, lines: list[str]) -> Explained:
    found = _KEY_VALUE.match(lines[at])
    if found and found[3][0] in "&*!":
        return _needs_quotes(at, "starts with a sign that means something else in YAML", lines)
    if found and found[3][0] in "\"'[{":
        return _needs_quotes(at, "has more text behind the closing quotation mark or bracket", lines)
    if _BLOCK.match(lines[at]) and found is None:
        return _needs_quotes(at, "does not fit here", lines)
    return _indented(at, lines)


def _indented(at: int, lines: list[str]) -> Explained:
    remedy = "Keys of one level start in the same column:\nactors:\n  - name: Ana Dias\n    role: mayor"
    return Explained(at, f"`{_shown(lines[at])}` is indented differently from the lines round it", remedy)


def _needs_quotes(at: int, what: str, lines: list[str]) -> Explained:
    found = _KEY_VALUE.match(lines[at])
    example = f"{found[1]}{found[2]}: {quoted(found[3])}".strip() if found else 'title: "Flood: a report"'
    hint = "; a list starts on the line below its key" if found and found[3].startswith("- ") else ""
    return Explained(at, f"`{_shown(lines[at])}` {what}", f"Put the value in quotes: {example}{hint}")


def _in_single_quotes(line: str) -> str:
    key, _, value = line.strip().partition(":")
    words = value.strip().strip('"').replace("'", "''")
    return f"{key}: '{words}'"


def _closing_hint(line: int, lines: list[str]) -> str:
    """Prose behind an empty line is rather the text of the page."""
    after_gap = any(not text.strip() for text in lines[:line]) and len(lines[line].split()) > 3
    return ". If the text of the page starts here, the closing `---` above it is missing" if after_gap else ""


def _previous(at: int, lines: list[str]) -> int:
    return next((i for i in range(at - 1, -1, -1) if lines[i].strip() and not lines[i].lstrip().startswith("#")), at)


def _line(mark: object, lines: list[str]) -> int:
    return max(0, min(int(getattr(mark, "line", 0)), len(lines) - 1))


def _shown(line: str) -> str:
    words = line.strip()
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
