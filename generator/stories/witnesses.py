"""What copies of one text say is said once.

Reach for `told_once` on a discrepancy when it is known which reports are copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from generator.model import Cell, Discrepancy

_COUNTED = 4
"""Values whose counts a reader takes in; of more, the largest is told."""


def told_once(found: Discrepancy, copies: Mapping[str, str]) -> Discrepancy | None:
    """The discrepancy without what a copy repeats, and with how many origins stand behind each value of a conflict;
    None where nothing differs any more. `copies`: brief to the report that it copies.
    """
    own = {(cell.brief, _plain(cell)) for cell in found.cells if cell.brief not in copies}
    kept: list[Cell] = []
    for cell in found.cells:
        origin = copies.get(cell.brief, cell.brief)
        if cell.brief not in copies:
            kept.append(cell)
        elif (origin, _plain(cell)) not in own:
            own.add((origin, _plain(cell)))
            kept.append(cell)
    behind: dict[str, set[str]] = defaultdict(set)
    for cell in kept:
        behind[_plain(cell)].add(copies.get(cell.brief, cell.brief))
    if len(behind) < 2:
        return None
    return replace(found, cells=tuple(kept), reason=_weighed(found, behind))


def _plain(cell: Cell) -> str:
    """A value as it is counted: "Secretary-General" and "secretary general" are one."""
    return " ".join(cell.value.casefold().replace("-", " ").split())


def _weighed(found: Discrepancy, behind: Mapping[str, set[str]]) -> str:
    """The reason, with the count of a conflict: "two reports of their own against one" is more than three copies."""
    origins = set().union(*behind.values())
    if found.reading != "conflict":
        return found.reason
    if len(origins) == 1:
        return f"{found.reason}; all in copies of one text"
    if len(origins) == 2:
        return found.reason
    counts = sorted((len(each) for each in behind.values()), reverse=True)
    if len(counts) > _COUNTED:
        return f"{found.reason}; at most {counts[0]} of {len(origins)} independent reports say the same"
    return f"{found.reason}; independent reports: {' against '.join(map(str, counts))}"
