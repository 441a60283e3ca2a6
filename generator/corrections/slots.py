"""Which items of three versions of a list are the same item.

Reach for it through `merge`. Items are the same where their names are; an item that a person renamed is
known again by a like name, at the same place among its neighbours.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from generator.corrections.base import ABSENT, ORDER, Held, as_shown, is_touched, names_of, state
from generator.corrections.identity import identity, naming_key, plain

_LIKE_WORDS = 0.5
"""Share of words that two versions of a quotation have in common at least."""

_LIKE_LETTERS = 0.5
"""Likeness (difflib ratio) of two spellings of a name that hold the same office; others hold it one after the other."""

_SAME = ("what", "value", "kind", "source", "target")
"""Parts of a figure or an event that make it the same when its words were changed."""

_MOST_COMPARED = 30
"""New items at one place that are looked at for a renamed one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One item in its three versions; ABSENT where a version lacks it."""

    name: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Matched:
    """Items in the order to write: the file's, then new ones, then those that stand in no file."""

    slots: tuple[Slot, ...]
    marks: tuple[Any, ...]
    """What the list's base has to remember besides its items."""


def match_items(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> Matched:
    """Slots of three lists, `base` as a record stores it."""
    stored = [each for each in base if each != ORDER]
    of_mine = _found_in_file(stored, mine)
    by_mine = {j: i for i, j in of_mine.items()}
    pool = _Pool(theirs)
    # In the order in which the record will have them: what stands in the file is asked before what was taken out of it.
    asking = [*(by_mine[j] for j in sorted(by_mine)), *(i for i in range(len(stored)) if i not in of_mine)]
    offers = {i: pool.take(_names(stored[i], mine, of_mine.get(i))) for i in asking}
    in_file = [
        Slot(identity(each), stored[by_mine[j]], each, offers[by_mine[j]])
        if j in by_mine
        else Slot(identity(each), ABSENT, each, pool.take((identity(each),)))
        for j, each in enumerate(mine)
    ]
    fresh = [Slot(identity(each), ABSENT, ABSENT, each) for each in pool.rest()]
    missing = [Slot(names_of(each)[0], each, ABSENT, offers[i]) for i, each in enumerate(stored) if i not in of_mine]
    reordered = ORDER in base or _is_reordered(stored, of_mine)
    return Matched((*in_file, *fresh, *missing), (ORDER,) if reordered else ())


class _Pool:
    """The generator's items, each to be taken once."""

    def __init__(self, items: Sequence[Any]) -> None:
        self.items = dict(enumerate(items))
        self.by_name: defaultdict[str, deque[int]] = defaultdict(deque)
        for i, each in enumerate(items):
            self.by_name[identity(each)].append(i)

    def take(self, names: Iterable[str]) -> Any:
        """The first item under these names; one under each further name is the same item, and is dropped."""
        taken = [self.items.pop(self.by_name[name].popleft()) for name in names if self.by_name[name]]
        return taken[0] if taken else ABSENT

    def rest(self) -> list[Any]:
        return list(self.items.values())


def _names(stored: Any, mine: Sequence[Any], index: int | None) -> tuple[str, ...]:
    """The generator's own name for an item first: its fields are what a person has seen."""
    here = () if index is None else (identity(mine[index]),)
    return tuple(dict.fromkeys((*reversed(names_of(stored)), *here)))


def _found_in_file(stored: Sequence[Any], mine: Sequence[Any]) -> dict[int, int]:
    """Index of a stored item -> index in the file."""
    free: defaultdict[str, deque[int]] = defaultdict(deque)
    for j, each in enumerate(mine):
        free[identity(each)].append(j)
    found: dict[int, int] = {}
    names = [names_of(each) for each in stored]
    for rank in (0, 1):
        for i, known in enumerate(names):
            if i not in found and rank < len(known) and free[known[rank]]:
                found[i] = free[known[rank]].popleft()
    return found | _renamed(stored, mine, found)


def _renamed(stored: Sequence[Any], mine: Sequence[Any], found: Mapping[int, int]) -> dict[int, int]:
    """Items whose name a person changed: same place between the items that did not change, and much alike."""
    taken = set(found.values())
    new: defaultdict[int, list[int]] = defaultdict(list)
    for j, place in enumerate(_places(taken, len(mine))):
        if j not in taken:
            new[place].append(j)
    pairs: dict[int, int] = {}
    places = list(enumerate(_places(found, len(stored))))
    # Where two fit, the one that a person has worked on: what they wrote there must not follow the generator.
    for i, place in sorted(places, key=lambda each: not is_touched(stored[each[0]])):
        if i in found or isinstance(state(stored[i]), Held):
            continue
        near = new[place][:_MOST_COMPARED]
        same = next((j for j in near if _alike(as_shown(stored[i]), mine[j])), None)
        if same is not None:
            pairs[i] = same
            new[place].remove(same)
    return pairs


def _places(known: Container[int], count: int) -> list[int]:
    """For each index, how many known ones stand before it."""
    return list(accumulate((int(i in known) for i in range(count)), initial=0))[:count]


def _alike(old: Any, new: Any) -> bool:
    key = naming_key(old)
    if key is None or naming_key(new) != key:
        return False
    words, others = _words(old[key]), _words(new[key])
    common = len(words & others)
    if key == "words":  # another number is another figure, other people make another event, however alike the words
        is_told = any(part in each for each in (old, new) for part in _SAME)
        return (is_told or bool(common)) and all(plain(old.get(part)) == plain(new.get(part)) for part in _SAME)
    if key == "quote":
        return common > _LIKE_WORDS * max(len(words), len(others))
    rest, other_rest = ({k: v for k, v in plain(each).items() if k != key} for each in (old, new))
    is_like = SequenceMatcher(None, str(old[key]), str(new[key]), autojunk=False).ratio() > _LIKE_LETTERS
    return (bool(rest) and rest == other_rest and is_like) or any(len(word) > 2 for word in words & others)


def _words(value: Any) -> set[str]:
    return set(str(value).casefold().split())


def _is_reordered(stored: Sequence[Any], found: Mapping[int, int]) -> bool:
    """Whether a person changed the order of items that were there before."""
    order = [found[i] for i in range(len(stored)) if i in found and not isinstance(state(stored[i]), Held)]
    return order != sorted(order)
