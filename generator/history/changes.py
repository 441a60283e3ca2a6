"""Which changes of a log are people's: where a page differs from what its record proposes, a person spoke.

Reach for `entries`. What merely follows the generator is counted, not listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import corrections, front_matter
from generator.corrections.base import Held, state
from generator.errors import DatelineError
from generator.history.log import Commit, Log, State, Touch
from generator.history.values import is_reordered, old_value, told, value_at
from generator.model import FieldPath
from generator.site.routes import REDIRECT, is_redirect, kind_of

Meta = Mapping[str, Any]
_LEADS_ON = f"---\n{REDIRECT}: "


@dataclass(frozen=True, slots=True)
class Correction:
    """One field or list item that a person set, changed, added, removed or gave back to the generator."""

    page: str
    """Below `docs/`."""
    title: str
    """The page's title or name at that time."""
    field: FieldPath
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


@dataclass(frozen=True, slots=True)
class _Page:
    """A state whose front matter can be read."""

    meta: Meta
    record: Meta | None
    is_ours: bool
    """Whether it says, to the byte, what its record proposes: the usual case, told without reading any YAML."""

    def by_hand(self) -> dict[FieldPath, bool]:
        """The paths at which it differs from what its record proposes, and whether a path speaks for all below it.

        That of a list whose order a person chose speaks for the order alone.
        """
        if self.is_ours or not self.record:
            return {}
        paths = corrections.merge(self.record, self.meta, corrections.as_proposed(self.record)).corrected
        return {path: not self._is_an_order(path) for path in paths}

    def _is_an_order(self, path: FieldPath) -> bool:
        stored = None if path.item or self.record is None else self.record.get(path.field)
        if not isinstance(stored, (list, tuple)):
            return False
        return isinstance(self.meta.get(path.field), list) or all(isinstance(state(each), Held) for each in stored)


def _page(at: State) -> _Page | None:
    """The page at one commit; None where there is none, or one that can't be read. A damaged record counts as none."""
    if at.head is None:
        return None
    proposed: Any = None if at.proposed is None else corrections.as_proposed(at.proposed)
    record = at.proposed if isinstance(proposed, Mapping) else None
    if record is not None and front_matter.render(proposed, "") == at.head:
        return _Page(proposed, record, True)
    try:
        return _Page(front_matter.parse("", at.head).meta, record, False)
    except DatelineError:
        return None


@dataclass(frozen=True, slots=True)
class _Seen:
    """The last readable state of each page, also found by the seed that its brief is of: briefs may be moved."""

    by_path: dict[str, _Page] = field(default_factory=dict)
    by_seed: dict[str, _Page] = field(default_factory=dict)

    def before(self, touch: Touch, after: _Page) -> _Page | None:
        """The page to compare a touched one with; None for one that is new."""
        if touch.before.head is None:
            return self.by_seed.get(_seed(after))
        return _page(touch.before) or self.by_path.get(touch.path)

    def note(self, path: str, page: _Page) -> None:
        self.by_path[path] = page
        if seed := _seed(page):
            self.by_seed[seed] = page


def _seed(page: _Page) -> str:
    return str(page.meta.get("seed") or "")


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
    """What became of a brief that no person had a hand in; empty where only its record or its body moved.

    One that was moved is gone from its old place, whatever leads on from there, and new in another.
    """
    before, after = _head(touch.before), _head(touch.after)
    if before is None or after is None:
        return "new" if after else "gone" if before else ""
    return "changed" if before != after else ""


def _head(at: State) -> str | None:
    """The front matter of a brief; None also for a page that only leads to one."""
    return None if at.head and at.head.startswith(_LEADS_ON) else at.head


def _corrections(touch: Touch, seen: _Seen) -> Iterator[Correction]:
    after = None if touch.before == touch.after else _page(touch.after)
    if after is None or is_redirect(touch.path, after.meta):
        return
    before = seen.before(touch, after)
    seen.note(touch.path, after)
    title = str(after.meta.get("title") or after.meta.get("name") or touch.path)
    is_by_hand = not after.record and kind_of(touch.path) == "brief" and not _seed(after)
    if before is None and is_by_hand:
        yield Correction(touch.path, title, FieldPath(), "", title)
    for path in _paths(before, after, is_by_hand):
        base = before.meta if before else corrections.as_proposed(after.record or {})
        old, new = told(old_value(base, after.meta, path)), told(value_at(after.meta, path))
        if old != new:
            yield Correction(touch.path, title, path, old, new)


def _paths(before: _Page | None, after: _Page, is_by_hand: bool) -> list[FieldPath]:
    """Fields and items that changed between two states of a page and are a person's in one of them.

    Without its record in the repository nobody can tell whose the words of a page with a seed are.
    """
    mine = after.by_hand()
    if before is None:
        return list(mine)
    theirs = before.by_hand()
    if not mine and not theirs and not is_by_hand:
        return []
    changed = corrections.merge(before.meta, after.meta, before.meta).corrected
    if is_by_hand:
        return _finest(changed)
    spoken = [path for page in (mine, theirs) for path, speaks_for_all in page.items() if speaks_for_all]
    orders = {path for path in (*mine, *theirs) if is_reordered(before.meta, after.meta, path)}
    return _finest(path for each in changed for path in _a_persons(each, spoken, orders, mine))


def _a_persons(
    changed: FieldPath, spoken: list[FieldPath], orders: set[FieldPath], mine: Iterable[FieldPath]
) -> list[FieldPath]:
    """A changed field or item, as far as a person spoke of it: all of it, or fields within."""
    if changed in orders or any(path.holds(changed) for path in spoken):
        return [changed]
    return [path for path in mine if path != changed and changed.holds(path)]


def _finest(paths: Iterable[FieldPath]) -> list[FieldPath]:
    """Distinct paths, without those that only hold others."""
    distinct = list(dict.fromkeys(paths))
    return [path for path in distinct if not any(path != other and path.holds(other) for other in distinct)]
