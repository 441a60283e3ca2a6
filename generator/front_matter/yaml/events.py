"""What the YAML parser says, its own slips included: the one place that calls it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.events import Event, MappingEndEvent, NodeEvent, SequenceEndEvent

_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")


class TreeError(Exception):
    """A text that is YAML, but no front matter: 0-based line, what is wrong, and a right example."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        self.line, self.what, self.remedy = line, what, remedy
        super().__init__(what)


def events_of(text: str) -> Iterator[Event]:
    """The parser's events that values are made of; an escape that stands for no character is a mistake, too."""
    done = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            done = event.end_mark.index
            if isinstance(event, (NodeEvent, SequenceEndEvent, MappingEndEvent)):
                yield event
    except (OverflowError, ValueError) as error:
        at = next((m for m in _ESCAPE.finditer(text, done) if int(m[1], 16) > sys.maxunicode), None)
        if at is None:
            raise
        what, remedy = f"`{at[0]}` is no character", 'Type the character itself: title: "Flood in Beira 🌊"'
        raise TreeError(text.count("\n", 0, at.start()), what, remedy) from error
