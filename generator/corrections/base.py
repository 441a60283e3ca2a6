"""What a record remembers of a person's decisions: the base of the merge.

Reach for it to read `Record.proposed`. A value stands there as the generator proposed it; where a person
spoke, `{"by hand": <what they wrote>, "proposed": <what the generator said then>}` stands in its place
(without `proposed` where it said nothing). So a decision is kept even while the generator, for a while,
happens to agree with it or to say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.corrections.identity import identity, naming_key, plain

BY_HAND, PROPOSED = "by hand", "proposed"
ORDER = {BY_HAND: "order"}
"""Item of a list whose order a person chose."""


class Absent(Enum):
    """A field or item that is not there, as told apart from an empty one."""

    ABSENT = 0


ABSENT = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Held:
    """A field or item that a person has spoken of."""

    words: str | None
    """What stood there when they did: the value, or the item's name; None for a removed field."""
    opinion: Any
    """What the generator said at that time; ABSENT for nothing."""

    def stored(self) -> dict[str, Any]:
        """As it stands in a record."""
        said = {} if self.opinion is ABSENT else {PROPOSED: self.opinion}
        return {BY_HAND: self.words, **said}


def state(value: Any) -> Any:
    """A stored value: `Held`, or itself."""
    if isinstance(value, Mapping) and BY_HAND in value:
        return Held(value[BY_HAND], value.get(PROPOSED, ABSENT))
    return value


def as_proposed(value: Any) -> Any:
    """A base without a person's decisions: what the generator said. ABSENT fields are left out."""
    now = state(value)
    if isinstance(now, Held):
        return now.opinion if now.opinion is ABSENT else as_proposed(now.opinion)
    if isinstance(now, Mapping):
        pairs = ((key, as_proposed(each)) for key, each in now.items())
        return {key: each for key, each in pairs if each is not ABSENT}
    if isinstance(now, (list, tuple)):
        return [each for each in map(as_proposed, now) if each is not ABSENT]
    return now


def as_shown(item: Any) -> Any:
    """A stored item with a person's words in place of the generator's; fields that they removed are left out."""
    if not isinstance(item, Mapping) or BY_HAND in item:
        return as_proposed(item)
    fields = ((key, state(each)) for key, each in item.items())
    pairs = ((key, each.words if isinstance(each, Held) else as_proposed(each)) for key, each in fields)
    return {key: each for key, each in pairs if each is not None and each is not ABSENT}


def is_touched(value: Any) -> bool:
    """Whether a person's decision stands anywhere in a stored value."""
    now = state(value)
    if isinstance(now, Held):
        return True
    if isinstance(now, Mapping):
        return any(map(is_touched, now.values()))
    return isinstance(now, (list, tuple)) and any(map(is_touched, now))


def same(one: Any, other: Any) -> bool:
    """Equal as YAML would give them back; ABSENT equals only itself."""
    if one is ABSENT or other is ABSENT:
        return one is other
    return bool(plain(one) == plain(other))


def names_of(stored: Any) -> tuple[str, ...]:
    """The names under which a stored item may stand in the file or in a proposal, the file's first."""
    now = state(stored)
    if isinstance(now, Held):
        said = () if now.opinion is ABSENT else (identity(as_proposed(now.opinion)),)
        return _distinct((str(now.words), *said))
    key = naming_key(now)
    held = state(now[key]) if key else None
    if isinstance(held, Held):
        said = () if held.opinion is ABSENT else (str(plain(held.opinion)),)
        return _distinct((str(held.words), *said))
    return (identity(now),)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
