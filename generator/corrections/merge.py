"""The one merge rule: what the generator says, under what people wrote.

Reach for `merge` before any page is written. Field by field, and in lists item by item: where the file
equals the base, the generator is followed; where it differs, a person spoke and stands for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.corrections.base import ABSENT, Held, as_proposed, is_touched, same, state
from generator.corrections.identity import naming_key, plain
from generator.corrections.slots import Slot, match_items
from generator.model import Disagreement, FieldPath


@dataclass(frozen=True, slots=True)
class Merged:
    """A front matter to write, and what is a person's in it."""

    meta: Mapping[str, Any]
    corrected: tuple[FieldPath, ...]
    """Paths of fields and items that a person set, changed, added or removed."""
    disagreements: tuple[Disagreement, ...]
    """Where the generator has changed its mind since a person spoke, and doesn't say what they say."""
    base: Mapping[str, Any] = field(default_factory=dict)
    """What to store as `Record.proposed`: the proposal, with the decisions marked (see `base.py`)."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A merged value, the base to store for it, and what to report. ABSENT: none."""

    value: Any
    base: Any
    corrected: tuple[FieldPath, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


def merge(base: Mapping[str, Any] | None, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """`base`: the record; `mine`: the file; `theirs`: what the generator says now. Pure; twice is once.

    Without a record, all that differs from the proposal counts as a person's, also what is missing; only a
    page without any front matter takes the whole proposal. `base` may be an earlier `Merged.base` (then no
    decision is ever forgotten) or a bare earlier proposal.
    """
    if base is None and not mine:
        return Merged(dict(theirs), (), (), dict(theirs))
    done = _mapping(theirs if base is None else base, mine, theirs, FieldPath())
    return Merged(done.value, done.corrected, done.disagreements, done.base)


def _merged(base: Any, mine: Any, theirs: Any, path: FieldPath) -> _Outcome:
    """One field or item."""
    said = state(base)
    opinion = said.opinion if isinstance(said, Held) else said
    if _are_lists(opinion, mine, theirs):
        return _sequence([] if opinion is ABSENT else opinion, mine, theirs, path)
    if _was_emptied(said, mine, theirs):
        # The generator emptied this list, not a person: what they removed from it stays out, new items come.
        done = _sequence(said, [], theirs, path)
        return replace(done, value=done.value or ABSENT, base=done.base or ABSENT)
    if not isinstance(said, Held) and isinstance(said, Mapping) and isinstance(mine, Mapping):
        if isinstance(theirs, Mapping):
            return _mapping(said, mine, theirs, path)
        if theirs is not ABSENT:
            return _leaf(said, mine, theirs, path)
        # The generator lost an item that a person worked on: it stays, as if still proposed.
        done = _mapping(said, mine, as_proposed(said), path)
        return done if is_touched(done.base) else _Outcome(ABSENT, ABSENT)
    return _leaf(said, mine, theirs, path)


def _was_emptied(said: Any, mine: Any, theirs: Any) -> bool:
    """Whether the page has no such list because nothing that the record knows of it should stand there."""
    is_list = isinstance(said, (list, tuple)) and (theirs is ABSENT or isinstance(theirs, (list, tuple)))
    return mine is ABSENT and is_list and bool(said) and not any(_is_shown(each) for each in said)


def _are_lists(opinion: Any, mine: Any, theirs: Any) -> bool:
    """Whether to go by items."""
    return isinstance(mine, list) and all(
        each is ABSENT or isinstance(each, (list, tuple)) for each in (opinion, theirs)
    )


def _leaf(said: Any, mine: Any, theirs: Any, path: FieldPath) -> _Outcome:
    """A value that is taken whole."""
    held = isinstance(said, Held)
    opinion = said.opinion if held else as_proposed(said)
    untouched = same(mine, opinion) and not (not held and is_touched(said))
    if untouched and (not held or same(mine, theirs)):
        return _Outcome(theirs, theirs)
    words = said.words if held and mine is ABSENT else mine if isinstance(mine, str) else None
    corrected = (path,) if mine is not ABSENT or theirs is not ABSENT else ()
    differs = not same(theirs, opinion) and not same(theirs, mine)
    disagreements = (Disagreement(path, _shown(mine), _shown(theirs)),) if differs else ()
    return _Outcome(mine, Held(words, opinion).stored(), corrected, disagreements)


def _mapping(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], path: FieldPath) -> _Outcome:
    """Key by key; keys in the order of the file, new ones behind the key they follow in the proposal."""
    done = {
        key: _merged(base.get(key, ABSENT), mine.get(key, ABSENT), theirs.get(key, ABSENT), path.to(key))
        for key in _distinct((*mine, *theirs, *base))
    }
    order = list(mine)
    for before, key in zip([None, *theirs], theirs, strict=False):
        if key not in order:
            order.insert(order.index(before) + 1 if before else 0, key)
    value = {key: done[key].value for key in order if done[key].value is not ABSENT}
    stored = {key: done[key].base for key in _distinct((*theirs, *base, *mine)) if done[key].base is not ABSENT}
    return _Outcome(value, stored, *_reports(done[key] for key in _distinct((*order, *base))))


def _sequence(base: list[Any] | tuple[Any, ...], mine: list[Any], theirs: Any, path: FieldPath) -> _Outcome:
    """Item by item; the file's order, new items of the proposal behind it. An untouched list is the proposal's."""
    # An empty list in the file is a person's: the generator leaves such keys out.
    followed = mine if mine == [] and theirs is ABSENT else theirs
    if same(base, mine) and not is_touched(list(base)):
        return _Outcome(followed, followed)
    matched = match_items(base, mine, [] if theirs is ABSENT else list(theirs))
    done = [(slot, _item(slot, path.to(slot.name))) for slot in matched.slots]
    value = [outcome.value for _, outcome in done if outcome.value is not ABSENT]
    shown = [_with_index(outcome, slot, path, value) for slot, outcome in done]
    corrected, disagreements = _reports(shown)
    stored = [outcome.base for _, outcome in done if outcome.base is not ABSENT] + list(matched.marks)
    order = (path,) if matched.marks else ()
    if not is_touched(stored):
        # Whatever a person had decided here they took back: untouched again, in the proposal's order.
        return _Outcome(followed, followed)
    kept: Any = value if value or mine == [] else ABSENT
    return _Outcome(kept, stored, order + corrected, disagreements)


def _item(slot: Slot, path: FieldPath) -> _Outcome:
    """One item: its presence is a person's where they added or removed it, its fields one by one otherwise."""
    said = state(slot.base)
    if isinstance(said, Held) or (said is ABSENT and slot.mine is not ABSENT):
        return _held_item(slot, said, path)
    if slot.mine is ABSENT and said is not ABSENT:
        return _held_item(slot, Held(slot.name, as_proposed(said)), path)
    return _merged(said, slot.mine, slot.theirs, path)


def _held_item(slot: Slot, said: Any, path: FieldPath) -> _Outcome:
    """An item that a person added, removed or brought back: it is as the file has it."""
    opinion = said.opinion if isinstance(said, Held) else ABSENT
    if isinstance(said, Held) and same(slot.mine, opinion) and same(slot.mine, slot.theirs):
        return _Outcome(slot.theirs, slot.theirs)
    corrected = (path,) if slot.mine is not ABSENT or slot.theirs is not ABSENT else ()
    return _Outcome(slot.mine, Held(slot.name, opinion).stored(), corrected, tuple(_inner(slot, opinion, path)))


def _inner(slot: Slot, opinion: Any, path: FieldPath) -> Iterable[Disagreement]:
    """Fields that a person's item and the generator's now give differently."""
    if not isinstance(slot.mine, Mapping) or not isinstance(slot.theirs, Mapping):
        return
    before = opinion if isinstance(opinion, Mapping) else {}
    for key in slot.mine:
        now = slot.theirs.get(key, ABSENT)
        if now is not ABSENT and not same(now, slot.mine[key]) and not same(now, before.get(key, ABSENT)):
            yield Disagreement(path.to(key), _shown(slot.mine[key]), _shown(now))


def _with_index(outcome: _Outcome, slot: Slot, path: FieldPath, value: list[Any]) -> _Outcome:
    """Quotations are named by their place in the list, as evidence names them; removed ones by their words."""
    if naming_key(outcome.value) != "quote":
        return outcome
    index = next(i for i, each in enumerate(value) if each is outcome.value)
    old, new = path.to(slot.name), path.to(str(index))
    corrected = tuple(_moved(each, old, new) for each in outcome.corrected)
    disagreements = tuple(replace(d, field=_moved(d.field, old, new)) for d in outcome.disagreements)
    return replace(outcome, corrected=corrected, disagreements=disagreements)


def _moved(path: FieldPath, old: FieldPath, new: FieldPath) -> FieldPath:
    """A path below `old`, below `new` instead."""
    return FieldPath((*new.steps, *path.steps[len(old.steps) :]))


def _is_shown(stored: Any) -> bool:
    """Whether a stored item should stand in the file, as far as the record knows."""
    return not isinstance(state(stored), Held)


def _shown(value: Any) -> str:
    """A value in one line, for a report."""
    if value is ABSENT or value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(_shown(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return "; ".join(_shown(each) for each in value)
    return str(plain(value))


def _reports(outcomes: Iterable[_Outcome]) -> tuple[tuple[FieldPath, ...], tuple[Disagreement, ...]]:
    listed = list(outcomes)
    corrected = tuple(path for outcome in listed for path in outcome.corrected)
    return corrected, tuple(each for outcome in listed for each in outcome.disagreements)


def _distinct(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
