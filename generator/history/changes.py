"""Which changes of a log are people's: where a page differs from what its record proposes, a person spoke.

Reach for `entries`. What merely follows the generator is counted, not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import briefs
from generator.errors import DatelineError
from generator.history.log import Commit, Log, State, Touch
from generator.history.values import old_value, told, value_at
from generator.shelf import kind_of

Meta = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """One field or list item that a person set, changed, added, removed or gave back to the generator."""

    page: str
    """Below `docs/`."""
    title: str
    """The page's title or name at that time."""
    field: str
    """`location`, `actors/Jane Doe/role`; empty for a brief that was written by hand."""
    old: str
    new: str
    """Both in one line; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did: corrections by its author, and how many briefs followed the generator."""

    commit: str
    who: str
    when: str
    why: str
    corrections: tuple[Correction, ...] = ()
    new: int = 0
    changed: int = 0
    gone: int = 0


def entries(log: Log) -> tuple[Change, ...]:
    """Every commit that changed something to tell, newest first. Pure: the same log, the same entries."""
    seen = _Seen()
    found = [change for commit in log.commits if (change := _change(commit, seen))]
    return tuple(reversed(found))


@dataclass(slots=True)
class _Seen:
    """The last readable state of each page, also found by the seed that its brief is of: briefs may be moved."""

    by_path: dict[str, State] = field(default_factory=dict)
    by_seed: dict[str, State] = field(default_factory=dict)

    def before(self, touch: Touch, after: Meta) -> State:
        """The state to compare a touched page with."""
        if _meta(touch.before) is not None:
            return touch.before
        known = self.by_path.get(touch.path) if touch.before.head else None
        return known or self.by_seed.get(str(after.get("seed") or ""), touch.before)

    def note(self, touch: Touch, meta: Meta | None) -> None:
        if meta is not None:
            self.by_path[touch.path] = touch.after
            if seed := str(meta.get("seed") or ""):
                self.by_seed[seed] = touch.after


def _change(commit: Commit, seen: _Seen) -> Change | None:
    corrections: list[Correction] = []
    counts = {"new": 0, "changed": 0, "gone": 0}
    for touch in commit.touched:
        found = tuple(_corrections(touch, seen))
        corrections += found
        if not found and kind_of(touch.path) == "brief" and (what := _followed(touch)):
            counts[what] += 1
    if commit.is_edge or not (corrections or any(counts.values())):
        return None
    return Change(commit.id, commit.who, commit.when, commit.why, tuple(corrections), **counts)


def _followed(touch: Touch) -> str:
    """What became of a brief that no person had a hand in; empty where only its record or its body moved."""
    if touch.before.head is None or touch.after.head is None:
        return "new" if touch.after.head else "gone" if touch.before.head else ""
    return "changed" if touch.before.head != touch.after.head else ""


def _corrections(touch: Touch, seen: _Seen) -> Iterator[Correction]:
    after = None if touch.before == touch.after else _meta(touch.after)
    if after is None:
        return
    before = seen.before(touch, after)
    seen.note(touch, after)
    was, theirs = _meta(before), touch.after.proposed
    title = str(after.get("title") or after.get("name") or touch.path)
    if theirs is None and was is None:
        if kind_of(touch.path) == "brief" and not after.get("seed"):
            yield Correction(touch.path, title, "", "", title)
        return
    if theirs is None and after.get("seed"):
        return  # its record is not in the repository: nobody can tell whose the words are
    base = briefs.as_proposed(theirs or {}) if was is None else was
    for path in _paths(was, before.proposed, after, theirs):
        old, new = told(old_value(base, after, path)), told(value_at(after, path))
        if old != new:
            yield Correction(touch.path, title, path, old, new)


def _paths(was: Meta | None, base: Meta | None, after: Meta, theirs: Meta | None) -> list[str]:
    """Fields and items that changed between two states of a page and are a person's in one of them."""
    mine = _by_hand(after, theirs)
    if was is None:
        return mine
    spoken = [*mine, *_by_hand(was, base)]
    if theirs is not None and not spoken:
        return []
    changed = briefs.merge(was, after, was).corrected
    found = changed if theirs is None else [path for each in changed for path in _a_persons(each, spoken, mine)]
    distinct = list(dict.fromkeys(found))
    return [path for path in distinct if not any(path != other and _leads_to(path, other) for other in distinct)]


def _a_persons(changed: str, spoken: list[str], mine: list[str]) -> list[str]:
    """A changed field or item, as far as a person spoke of it: all of it, or fields within."""
    if any(_leads_to(field, changed) for field in spoken):
        return [changed]
    return [field for field in mine if _leads_to(changed, field)]


def _leads_to(path: str, other: str) -> bool:
    return path == other or other.startswith(f"{path}/")


def _by_hand(meta: Meta, record: Meta | None) -> list[str]:
    """The paths at which a page differs from what its record proposes."""
    return [] if record is None else list(briefs.merge(record, meta, briefs.as_proposed(record)).corrected)


def _meta(state: State) -> Meta | None:
    """The front matter; None where there is no page, or one that can't be read."""
    if state.head is None:
        return None
    if state.proposed is not None:
        proposed: Meta = briefs.as_proposed(state.proposed)
        if briefs.render(proposed, "") == state.head:
            return proposed  # the usual case, told without reading any YAML
    try:
        return briefs.parse("", state.head).meta
    except DatelineError:
        return None
