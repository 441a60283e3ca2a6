"""What the last run told, for as long as everything stands as it left it: then the next has nothing to do.

Reach for `unchanged` before anything else is loaded, and for `Watch` round a run. What counts is the bytes of seeds,
pages, records, templates and settings, the code that ran and its options. A run that met a problem is not remembered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.disk.commit import is_pending
from generator.disk.files import write_changed
from generator.errors import DatelineError
from generator.model import Disagreement, FieldPath, Problem
from generator.store.code import code_digest
from generator.store.standing import Standing, UnsureError, same_but, standing

FILE = ".dateline/last_run"


@dataclass(frozen=True)
class Summary:
    """What a run did, brief by brief. Paths are those of the pages below `docs/`."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    corrected: tuple[str, ...]
    """Briefs in which a person's words stand; each is also new, changed or unchanged."""
    failed: tuple[Problem, ...]
    moved: Mapping[str, str]
    """Pages that lead to another one."""
    withdrawn: tuple[str, ...]
    """Briefs that stay on disk and leave the site."""
    disagreements: tuple[tuple[str, Disagreement], ...]
    mark: str
    """What tells a site as this run left it from any other; empty where the run is not remembered."""

    @property
    def advice(self) -> str:
        """What would make the site lighter, in a line; empty where nothing would, or nothing was made."""
        return ""

    def headline(self) -> str:
        """One line: "4 briefs: 1 new, 0 changed, 3 unchanged, 2 corrected by hand, 0 failed"."""
        total = len(self.new) + len(self.changed) + len(self.unchanged)
        counts = f"{len(self.new)} new, {len(self.changed)} changed, {len(self.unchanged)} unchanged"
        briefs = "1 brief" if total == 1 else f"{total} briefs"
        return (
            f"{briefs}: {counts}, {len(self.corrected)} corrected by hand, {len({p.path for p in self.failed})} failed"
        )


@dataclass(frozen=True, slots=True)
class _Note:
    """What is remembered of a run."""

    mark: str = ""
    places: tuple[str, ...] = ()
    prune: bool = False
    code: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)
    """Of its summary what another run would say again."""
    left: Standing = field(default_factory=dict)


def unchanged(root: Path, prune: bool = False) -> Summary | None:
    """What a run over the site at `root` would tell, if it is sure that it would write nothing; else None.

    Half a second for 3,000 briefs. Never raises.
    """
    note = _read(root)
    if not note.left or note.prune != prune or is_pending(root) or note.code != code_digest():
        return None
    with suppress(OSError, UnsureError):
        now = standing(root, note.places, note.left)
        return _summary(note) if same_but(note.left, now, (), lambda _: None) else None
    return None


@dataclass(frozen=True, slots=True)
class Watch:
    """A run under way. Make it before the run reads anything; `remember` what became of it."""

    root: Path
    places: tuple[str, ...]
    """Files and folders, below the root, that the run reads and writes."""
    prune: bool
    before: Standing | None

    @classmethod
    def begin(cls, root: Path, places: Iterable[str], prune: bool = False) -> Watch:
        """Look at everything as it stands now."""
        named = tuple(places)
        try:
            before = standing(root, named, _read(root).left)
        except (OSError, UnsureError):
            before = None
        return cls(root, named, prune, before)

    def remember(self, summary: Summary, written: Iterable[str], digest_of: Callable[[str], str | None]) -> str:
        """Note what a run told, unless it met a problem, or somebody else wrote while it was going on.

        `digest_of` gives the digest of a file as the run meant it; None for one that it removed. Gives the run's mark.
        """
        if self.before is None or summary.failed:
            return ""
        # Where it can't be noted, the next run costs its time.
        with suppress(OSError, UnsureError, DatelineError):
            after = standing(self.root, self.places, self.before)
            if same_but(self.before, after, written, digest_of):
                return _write(self.root, _Note("", self.places, self.prune, code_digest(), _told(summary), after))
        return ""


def _told(summary: Summary) -> dict[str, Any]:
    return {
        "briefs": sorted((*summary.new, *summary.changed, *summary.unchanged)),
        "corrected": summary.corrected,
        "moved": dict(summary.moved),
        "withdrawn": summary.withdrawn,
        "disagreements": [(path, d.field.steps, d.mine, d.theirs) for path, d in summary.disagreements],
    }


def _summary(note: _Note) -> Summary:
    told = note.told
    found = ((path, Disagreement(FieldPath(tuple(at)), *words)) for path, at, *words in told["disagreements"])
    unchanged = tuple(told["briefs"])
    corrected, withdrawn = tuple(told["corrected"]), tuple(told["withdrawn"])
    return Summary((), (), unchanged, corrected, (), told["moved"], withdrawn, tuple(found), note.mark)


def _read(root: Path) -> _Note:
    """The last note; an empty one where there is none, or it is damaged."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        whole = (root / FILE).read_bytes()
        digest, _, rest = whole.partition(b"\n")
        if sha256(rest).hexdigest().encode() == digest:
            head, *lines = rest.decode("utf-8", "surrogatepass").split("\n")
            said = json.loads(head)
            left = {path: (stamp, state) for stamp, state, path in (line.split("\t", 2) for line in lines)}
            return _Note(digest.decode(), tuple(said["places"]), bool(said["prune"]), said["code"], said["told"], left)
    return _Note()


def _write(root: Path, note: _Note) -> str:
    said = {"code": note.code, "places": note.places, "prune": note.prune, "told": note.told}
    lines = (f"{stamp}\t{state}\t{path}" for path, (stamp, state) in note.left.items())
    rest = "\n".join((json.dumps(said), *lines))
    mark = sha256(rest.encode()).hexdigest()
    write_changed(root / FILE, f"{mark}\n{rest}")
    write_changed(root / ".dateline/.gitignore", "*\n")
    return mark
