"""One string as one YAML scalar that every reader takes for the same string.

Reach for this module to learn why a value is quoted. YAML 1.1 (PyYAML, and so MkDocs) and YAML 1.2
disagree about `NO`, `on`, `12:30` and `2026`; whatever either of them bends is put in quotes.
"""

from __future__ import annotations

import calendar
import math
import re
from typing import Any

from generator.model import DAYS

LINE = 100
"""Longer single-line text is folded, characters."""

# What is not printable in YAML, what a reader of either version takes for a line end, and what turns
# the direction of text round it.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_SAFE_START = re.compile(r"[A-Za-z0-9(/$\u00a1-\U0010ffff]")
_FLOW_MARKS = re.compile(r"[,\[\]{}:?]")
_NUMBERISH = re.compile(r"[0-9][0-9A-Fa-fxobXOB_.,:TtZz+\- ]*")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_BENT_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}

_DATE_KEYS = frozenset(path.field for path in DAYS)
_NUMBER_KEYS = frozenset(("latitude", "longitude"))


def scalar(value: Any, key: str = "", flow: bool = False) -> str:
    """A value on one line: bare where all readers agree on it, else in quotes.

    `key` lets full days stand bare in `date` and decimals in `latitude`; `flow`: inside `[...]`.
    """
    if value is None:
        return "null" if flow else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value) if math.isfinite(value) else quoted(str(value))
    text = str(value)
    return text if is_plain(text, flow) or _is_bare_by_key(text, key) else quoted(text)


def is_plain(text: str, flow: bool = False) -> bool:
    """Whether a string needs no quotes under YAML 1.1 and 1.2 alike."""
    if not text or text != text.strip() or not _SAFE_START.match(text) or _ESCAPED.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and _FLOW_MARKS.search(text)):
        return False
    return not is_bent(text)


def is_bent(text: str) -> bool:
    """Whether some reader takes the bare word for a number, a day or a yes or no."""
    return text.casefold() in _BENT_WORDS or (not _MONTH.fullmatch(text) and bool(_NUMBERISH.fullmatch(text)))


def quoted(text: str) -> str:
    """A string in quotes, on one line: single ones where they spare backslashes."""
    if _ESCAPED.search(text):
        return '"' + re.sub(r'[\\"]', r"\\\g<0>", text).translate(_Escapes()) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def folded(text: str, indent: int) -> list[str] | None:
    """The lines of a long text below `>-`, or None where folding would not give back every blank."""
    words = text.split(" ")
    if len(text) <= LINE or not all(words) or _ESCAPED.search(text) or text != text.strip():
        return None
    lines, line = [], words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > LINE - indent:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}"
    return [" " * indent + each for each in [*lines, line]]


def _is_bare_by_key(text: str, key: str) -> bool:
    """Full days in date fields: PyYAML makes dates of them, which its readers expect there."""
    if key in _NUMBER_KEYS:
        return bool(_DECIMAL.fullmatch(text))
    if key not in _DATE_KEYS or not (found := _DAY.fullmatch(text)):
        return False
    year, month, day = (int(part) for part in found.groups())
    # PyYAML stops with an error at a day that no calendar has.
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


class _Escapes(dict[int, str]):
    """Lazily the escape of each code point; what needs none stands for itself."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if not _ESCAPED.match(char):
            return char
        return _SHORT_ESCAPES.get(char, f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
