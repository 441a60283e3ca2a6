"""What `dateline merge` and `dateline split` write: a person's decision in the front matter of a page.

Reach for `merged`, `split_off` and `split_by_briefs` to get the edit, for `changes_of` to learn what a run would make
of it, for `write_edit` to put it on disk. Comments, order and quoting of pages survive; the run itself is `dateline
generate`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import disk, front_matter
from generator.build import files_of, read_inputs, site_of
from generator.config import Settings
from generator.desk.named_pages import listed, names_on, near, page_named
from generator.desk.parting import claims_of, is_parted_from, other_page, own_members, rest_of
from generator.errors import DatelineError
from generator.model import FieldPath, Problem
from generator.run import how_to
from generator.shelf.read import Shelf, read_shelf, record_path
from generator.site.routes import kind_of


@dataclass(frozen=True, slots=True)
class Edit:
    """A page with a person's decision in it, not yet written."""

    path: str
    """Below the root."""
    text: str
    what: str
    """What was decided, for showing."""
    others: Mapping[str, str | None] = field(default_factory=dict)
    """Other files that the decision changes, by path below the root; None for one that goes away."""

    @property
    def texts(self) -> dict[str, str | None]:
        """Every file of the decision."""
        return {self.path: self.text, **self.others}


def merged(root: Path, settings: Settings, page: str, other: str) -> Edit:
    """The names of `other` as aliases of `page`, and of two namesakes their briefs as its own. Both are paths, slugs or
    names of pages of one kind. A page that `split_by_briefs` made goes away without a trace.
    """
    shelf = read_shelf(root, settings)
    kept, gone = page_named(shelf, page), page_named(shelf, other)
    if kept == gone or kind_of(kept) != kind_of(gone):
        what = "is the same page" if kept == gone else f"is no {kind_of(kept)}, as {kept} is"
        raise DatelineError(Problem(f"{settings.docs}/{gone}", None, what, "Name two pages of one kind"))
    mine, theirs = names_on(shelf.readable(kept)), names_on(shelf.readable(gone))
    refused = [name for name in listed(shelf.readable(gone).meta, "not") if name in mine]
    if refused:
        line, what = shelf.readable(gone).line_of(FieldPath.at("not")), f"says that it is not {refused[0]!r}"
        raise DatelineError(Problem(f"{settings.docs}/{gone}", line, what, "Take that name out of its `not` first"))
    new = [name for name in theirs if name not in mine]
    back, briefs = is_parted_from(shelf, gone, kept), claims_of(shelf, kept)
    if back:
        briefs = [*briefs, *(b for b in claims_of(shelf, gone) if b not in briefs)] if briefs else []
    elif mine[0] in theirs:
        briefs = sorted({*briefs, *own_members(shelf, kept), *own_members(shelf, gone)})
    apart = [n for n in listed(shelf.readable(kept).meta, "not") if n not in theirs and n not in briefs]
    lists = {"aliases": [*mine[1:], *new], "not": apart, "briefs": briefs}
    what = f"also {', '.join(new)}" if new else f"also what {gone} speaks of"
    others = {**_without_claims(shelf, settings, gone, back)}
    return Edit(f"{settings.docs}/{kept}", _rendered(shelf, kept, lists), what, others)


def _without_claims(shelf: Shelf, settings: Settings, gone: str, back: bool) -> dict[str, str | None]:
    """The other page of a merge: gone if only a split made it, without its claims if a person wrote more on it."""
    document = shelf.readable(gone)
    if back and rest_of(shelf, gone):
        return {f"{settings.docs}/{gone}": None, record_path(gone, settings): None}
    if not claims_of(shelf, gone):
        return {}
    apart = [name for name in listed(document.meta, "not") if not name.startswith("briefs/")]
    return {f"{settings.docs}/{gone}": _rendered(shelf, gone, {"briefs": [], "not": apart})}


def split_off(root: Path, settings: Settings, page: str, name: str) -> Edit:
    """`name` in the `not` of `page`, and out of its aliases."""
    shelf = read_shelf(root, settings)
    path = page_named(shelf, page)
    document = shelf.readable(path)
    names, apart = names_on(document), listed(document.meta, "not")
    if name not in names[1:]:
        what = "is the page's own name" if name in names else f"has no name {name!r}"
        close = ", ".join(repr(n) for n in near(name, names[1:])) or "none but its own"
        told = f"Names to split off: {close}; namesakes are parted by `--brief`"
        raise DatelineError(Problem(f"{settings.docs}/{path}", None, what, told))
    kept = [other for other in names[1:] if other != name]
    lists = {"aliases": kept, "not": [*apart, *([] if name in apart else [name])]}
    return Edit(f"{settings.docs}/{path}", _rendered(shelf, path, lists), f"not {name}")


def split_by_briefs(root: Path, settings: Settings, page: str, briefs: Sequence[str]) -> Edit:
    """A page of its own for the namesake whom some briefs of `page` speak of.

    `briefs`: paths, with or without `docs/`, or slugs. The new page lists them as its `briefs`, and the others in its
    `not`, so that no later run joins the two; the old page is left as it is, but for such briefs that it claims.
    """
    shelf = read_shelf(root, settings)
    path = page_named(shelf, page)
    new, text, taken = other_page(shelf, settings, path, briefs)
    claimed = claims_of(shelf, path)
    others: dict[str, str | None] = {}
    if claimed and not set(claimed).isdisjoint(taken):
        left = [brief for brief in claimed if brief not in taken]
        others[f"{settings.docs}/{path}"] = _rendered(shelf, path, {"briefs": left})
    return Edit(f"{settings.docs}/{new}", text, f"another {names_on(shelf.readable(path))[0]}", others)


def changes_of(root: Path, settings: Settings, edit: Edit) -> tuple[str, ...]:
    """Every page that the edit and the run after it would change. Nothing is written, not even elsewhere.

    What a run would change without the edit is not listed.
    """
    how = how_to(root, settings)
    inputs = read_inputs(root, settings)
    before = files_of(site_of(inputs, how), inputs, how)
    edited = inputs.with_edit({**before.texts, **dict.fromkeys(before.gone), **edit.texts})
    after = files_of(site_of(edited), edited)
    changed = {path for path, text in after.texts.items() if before.texts.get(path) != text} | set(after.gone)
    changed |= {path for path, text in edit.texts.items() if text is None}
    return tuple(sorted({path for path in changed if path.startswith(f"{settings.docs}/") and path.endswith(".md")}))


def write_edit(root: Path, edit: Edit) -> None:
    """Puts the edited pages on disk."""
    for path, text in sorted(edit.texts.items()):
        if text is None:
            disk.remove(root / path, within=root)
        else:
            disk.write_changed(root / path, text, within=root)


def _rendered(shelf: Shelf, path: str, lists: Mapping[str, Sequence[str]]) -> str:
    """A page with some of its lists changed; an empty one goes."""
    document = shelf.readable(path)
    meta = {**document.meta, **{key: list(value) for key, value in lists.items()}}
    kept = {key: value for key, value in meta.items() if value or key not in lists}
    return front_matter.render(kept, document.body, document)
