"""A name where it stands, with the words on both sides: what the clues to its kind look at."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.facts.names.setting import Clue
from generator.facts.names.word_lists import is_place, words
from generator.knowledge.weighing import Reason
from generator.model import Mention, NameKind

_AROUND = 70
"""Characters before and behind a name that are looked at."""
_MOST = 7
"""Words of them that are."""
# "'s", "-based", "Ltd.", "Co-operative", ","
_TOKEN = re.compile(r"['’]s?(?!\w)|A/S\b|-?[^\W_]+(?:[-'’.&][^\W_]+)*|[^\w\s]")
_BRACKET = re.compile(r"^ \([A-Z]{2,8}\)")  # " (PJHQ)"


class Naming(NamedTuple):
    """A name where it stands."""

    mention: Mention
    name: tuple[str, ...]
    """Its words."""
    before: tuple[str, ...]
    """The last words and marks before it in its line."""
    behind: tuple[str, ...]
    """The first words and marks behind it in its line; a short form in brackets is passed over."""
    at_body: bool = False
    """A body's name and a comma stand right before it."""

    def last(self, back: int = 1) -> str:
        """The word that stands `back` words before the name, in lower case; empty beyond the line."""
        return self.before[-back].lower() if back <= len(self.before) else ""

    def next(self, on: int = 0) -> str:
        """The word `on` words behind the next one, in lower case; empty beyond the line."""
        return self.behind[on].lower() if on < len(self.behind) else ""


def naming(text: str, mention: Mention, previous: Mention | None) -> Naming:
    """A mention with the words beside it. `previous`: the one before it in the text."""
    start, end = mention.span
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    behind = _BRACKET.sub("", text[end : end + _AROUND].partition("\n")[0])
    body = previous if previous is not None and previous.kind == "ORG" and mention.kind == "PERSON" else None
    seat = body is not None and text[body.span.end : start] == ", "
    return Naming(
        mention,
        tuple(mention.span.of(text).split()),
        tuple(_TOKEN.findall(before)[-_MOST:]),
        tuple(_TOKEN.findall(behind)[:_MOST]),
        seat,
    )


def clue(kind: NameKind, rule: str, weight: float, said: str) -> Clue:
    """What speaks for a kind, in log-odds; `said`: one clause for readers."""
    return Clue(kind, rule, Reason(weight, said))


def is_placed(n: Naming) -> bool:
    """Whether its own words may be a place's: "Qatar Tower", a town on the map."""
    return n.name[-1].lower() in words("names", "place_heads") or is_place(n.mention.name)


POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""What stands behind an owner's name."""
