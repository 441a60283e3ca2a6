"""One line of what the filters read, checked: a record whose values are what they should be, or each mistake.

Reach for `read_record` with the bytes of a line and the `Keys` of a verb. What it gives can be put through every
stage: strings are strings without half characters, days are EDTF.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from generator.errors import DatelineError
from generator.knowledge.calendar import days_in_words
from generator.knowledge.edtf import is_edtf
from generator.model import Problem

LONGEST = 20 * 1024 * 1024
"""Bytes of a line; longer ones are whole exports, not articles."""
_HALF = re.compile("[\ud800-\udfff]")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")  # "2026-02-03T10:00:00Z"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Keys:
    """What the lines of a verb hold."""

    needed: tuple[str, ...]
    """Text that may be empty."""
    filled: tuple[str, ...] = ()
    """Those of `needed` that may not be blank."""
    texts: tuple[str, ...] = ()
    """Text, where given."""
    days: tuple[str, ...] = ()
    """EDTF, or a time stamp of which the day is taken, where given."""
    words: tuple[str, ...] = ()
    """Text or a number, where given."""
    once: bool = False
    """Whether two lines may not have one id."""


ARTICLE = Keys(("id", "text"), texts=("title",), days=("published",))
PAIR = Keys(("id", "a", "b"), texts=("type",))
MENTION = Keys(("id", "doc", "text"), filled=("id", "doc", "text"), texts=("type",), once=True)
REPORT = Keys(
    ("id", "text"), ("id",), texts=("title",), days=("published", "date_publish"), words=("topic",), once=True
)


def read_record(file: str, line: int, data: bytes, keys: Keys) -> dict[str, Any]:
    """The record of a line. Raises DatelineError with every mistake in it: file, line, what, a right example."""
    record = _parsed(data)
    found = [record] if isinstance(record, str) else list(_mistakes(record, keys))
    if isinstance(record, str) or found:
        example = json.dumps(dict.fromkeys(keys.needed, "...") | {"id": "1"})
        raise DatelineError(*(Problem(file, line, *_with_remedy(what, example)) for what in found))
    return record | {key: _day(record[key]) for key in keys.days if record.get(key)}


def _with_remedy(mistake: str | tuple[str, str], example: str) -> tuple[str, str]:
    what, remedy = (mistake, "") if isinstance(mistake, str) else mistake
    return what, remedy or f"Example: {example}"


def _parsed(data: bytes) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    if len(data) > LONGEST:
        return f"is longer than {LONGEST // (1024 * 1024)} MB"
    try:
        record = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        return f"is not UTF-8 text (byte {error.start})"
    except RecursionError:
        return "is nested too deep to be read"
    except ValueError as error:
        return f"is not JSON: {_cut(str(error))}"
    return record if isinstance(record, dict) else f"is {_kind(record)}, not an object in braces"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _mistakes(record: Mapping[str, Any], keys: Keys) -> Iterator[str | tuple[str, str]]:
    for key in keys.needed:
        if not isinstance(record.get(key), str):
            yield f"needs `{key}`, a string" + (f", not {_kind(record[key])}" if key in record else "")
        elif key in keys.filled and not record[key].strip():
            yield f"`{key}` is empty"
    for key in (*keys.texts, *keys.days):
        if not isinstance(record.get(key), str | None):
            yield f"`{key}` should be a string, not {_kind(record[key])}", f'Example: "{key}": "{_example(key)}"'
    for key in keys.words:
        if isinstance(record.get(key), list | dict):
            yield f"`{key}` should be a string, not {_kind(record[key])}", f'Example: "{key}": "{_example(key)}"'
    for key in keys.days:
        if isinstance(record.get(key), str) and record[key] and not is_edtf(_day(record[key])):
            what = f"`{key}` should be an EDTF date that exists, not `{_cut(record[key])}`"
            known = " or ".join(f'"{key}": "{day}"' for day in days_in_words(record[key]))
            yield what, f"Write: {known}" if known else f'Example: "{key}": "2026-02-03"'
    for key in (*keys.needed, *keys.texts, *keys.days, *keys.words):
        if isinstance(record.get(key), str) and (half := _HALF.search(record[key])):
            yield f"`{key}` holds half of a character (\\u{ord(half[0]):04x}), which no file can hold"


def _day(value: str) -> str:
    stamp = _STAMP.fullmatch(value.strip())
    return stamp[1] if stamp else value.strip()


def _example(key: str) -> str:
    return {"title": "Flood in Beira", "type": "PERSON", "topic": "floods"}.get(key, "2026-02-03")


def _kind(value: Any) -> str:
    """What a JSON value is, in words."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return "a long number" if isinstance(value, int) and value.bit_length() > 99 else _cut(json.dumps(value))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
