"""Laws of pages: bytes kept, merges stable, links whole, addresses of their own."""

from __future__ import annotations

from collections.abc import Iterator

from generator import corrections, disk, front_matter
from generator.checks.checked import Checked
from generator.checks.links import dead_links
from generator.knowledge.addresses import is_refused_by_windows
from generator.model import Problem
from generator.shelf.files import misnamed, sharing


def pages_round_trip(checked: Checked) -> Iterator[Problem]:
    """Law 2: writing a page again as it was read gives the same bytes."""
    for path, document in checked.outcome.shelf.documents.items():
        file = checked.root / checked.doc(path)
        if path in checked.outcome.shelf.mistaken:
            continue
        if front_matter.render(document.meta, document.body, document).encode() != file.read_bytes():
            yield Problem(
                checked.doc(path), 1, "would not keep its bytes when written again", "Please report this file"
            )


def merging_twice_is_once(checked: Checked) -> Iterator[Problem]:
    """Law 3: a settled brief, merged again, stays as it is."""
    for settled in checked.outcome.settled:
        if settled.draft is None:
            continue
        proposed = settled.draft.proposal.meta
        again = corrections.merge(settled.base, settled.meta, proposed).meta
        if dict(again) != dict(settled.meta):
            yield Problem(checked.doc(settled.brief.path), 1, "changes when merged again", "Please report this file")


def site_is_up_to_date(checked: Checked) -> Iterator[Problem]:
    """Law 5: a run now would change nothing."""
    remedy = "Run `dateline generate`"
    for path, text in checked.outcome.files.texts.items():
        file = checked.root / path
        if checked.outcome.shelf.is_closed(path):
            continue
        if not file.is_file():
            yield Problem(path, None, "is missing", remedy)
        elif file.read_bytes() != text.encode():
            old = file.read_text(encoding="utf-8", errors="replace").splitlines()
            yield Problem(path, _first_difference(old, text.splitlines()), "is not what a run would write", remedy)
    for path in checked.outcome.files.gone:
        if not checked.outcome.shelf.is_closed(path):
            yield Problem(path, None, "has nothing behind it any more", remedy)


def links_resolve(checked: Checked) -> Iterator[Problem]:
    """Law 6: every relative link leads to a page and a heading that exist."""
    docs = checked.root / checked.settings.docs
    pages, _ = disk.read_texts(docs, "*.md")
    files = frozenset(p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file())
    for path, line, target in dead_links(pages, files):
        yield Problem(checked.doc(path), line, f"links to `{target}`, which does not exist", "Mend or remove the link")


def routes_are_unique(checked: Checked) -> Iterator[Problem]:
    """Law 6: no two pages share an address, capitals and forms of Unicode aside, and each has a name that fits."""
    docs = checked.root / checked.settings.docs
    yield from misnamed(checked.outcome.files, checked.outcome.shelf, checked.settings)
    yield from sharing(checked.doc(file.relative_to(docs).as_posix()) for file in docs.rglob("*.md"))


def names_fit_every_system(checked: Checked) -> Iterator[Problem]:
    """A site is shared by git: a file whose name Windows can't hold keeps all others from being checked out there."""
    docs, seeds = (checked.root / folder for folder in (checked.settings.docs, checked.settings.seeds))
    for folder, pattern in ((docs, "*.md"), (seeds, "*")):
        for file in folder.rglob(pattern):
            path = file.relative_to(checked.root).as_posix()
            if is_refused_by_windows(file.relative_to(folder).as_posix()):
                yield Problem(path, None, "has a name that Windows can't hold", "Give it a name of letters and hyphens")


def _first_difference(old: list[str], new: list[str]) -> int:
    same = sum(1 for _ in _common_start(old, new))
    return min(same + 1, max(len(old), 1))


def _common_start(old: list[str], new: list[str]) -> Iterator[str]:
    for a, b in zip(old, new, strict=False):
        if a != b:
            return
        yield a
