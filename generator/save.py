"""One saved brief on screen at once, ahead of the run that decides what else it changes.

Reach for `after_save` while a site is served and the last run's report is at hand. What it leaves on disk is what a run
would leave but for what other pages tell of the brief; the next run brings these up to date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.disk import text_of
from generator.disk.commit import is_pending
from generator.disk.lock import only_run
from generator.errors import DatelineError
from generator.front_matter import render
from generator.pages import lay_out, planned_some
from generator.run import Report
from generator.shelf.at_once import Edited, edited
from generator.shelf.files import Files, Shelving, write
from generator.shelf.fronts import fronts_of
from generator.shelf.inputs import Inputs
from generator.shelf.read import Shelf, record_path
from generator.site.routes import kind_of


def after_save(before: Report, page: str) -> Report | None:
    """Brings the page of a brief that was saved up to date, those of the names in it and that of its story.

    `before`: what the last run, or the last call, made of the site; `page` is a path below `docs/`. A mistake in its
    front matter is told, nothing is written, and the page stands in as it was. None where a whole run has to be made:
    for decisions on pages of other kinds, another seed, a page that came or went, a file saved meanwhile.
    """
    root = before.inputs.root
    if page in before.inputs.shelf.mistaken:
        return None
    try:
        with only_run(root):
            return None if is_pending(root) else _followed(before, page)
    except DatelineError:
        return None


def _followed(before: Report, page: str) -> Report | None:
    told, stood = _without(before, page), before.inputs.shelf.documents.get(page)
    try:
        inputs = _read_again(before.inputs, [page])
    except DatelineError as error:
        if stood is None:
            return None
        return replace(
            told,
            failed=(*told.failed, *error.problems),
            mistaken=(*told.mistaken, *map(str, error.problems)),
            stand_ins={**told.stand_ins, page: render(stood.meta, stood.body, stood)},
        )
    was, now = (each.shelf.documents.get(page) for each in (before.inputs, inputs))
    if now is None:
        return None
    if was and kind_of(page) != "brief" and was.meta == now.meta:
        return replace(told, inputs=inputs)
    edit = edited(before.told, inputs, page)
    return _written(told, _read_again(inputs, edit.pages), edit) if edit else None


def _without(before: Report, page: str) -> Report:
    """A report of nothing done, without the mistakes of a page."""
    path = f"{before.inputs.settings.docs}/{page}"
    briefs = tuple(each.brief.path for each in before.told.settled)
    return replace(
        before,
        new=(),
        changed=(),
        unchanged=briefs,
        disagreements=(),
        written=frozenset(),
        failed=tuple(problem for problem in before.failed if problem.path != path),
        mistaken=tuple(told for told in before.mistaken if not told.startswith(f"{path}:")),
        stand_ins={each: text for each, text in before.stand_ins.items() if each != page},
    )


def _written(before: Report, inputs: Inputs, edit: Edited) -> Report | None:
    settings, site = inputs.settings, edit.told.site
    pages = planned_some(site, edit.pages)
    fronts = fronts_of(pages, [edit.settled], site, inputs.shelf, settings.docs)
    laid_out, failed = lay_out(pages, fronts.place_of, settings.overrides(inputs.root))
    shelving = Shelving(site, inputs.shelf, settings, left=(*fronts.failed, *failed))
    files = shelving.some(laid_out, fronts)
    if files.failed:
        return None
    written = write(inputs.root, files, _beside(inputs, files), settings)
    if written.disturbed:
        return None
    path = edit.settled.brief.path
    own = f"{settings.docs}/{path}"
    return replace(
        before,
        changed=(path,),
        unchanged=tuple(each for each in before.unchanged if each != path),
        corrected=tuple(each.brief.path for each in edit.told.settled if each.brief.corrected),
        disagreements=tuple((path, found) for found in edit.settled.brief.disagreements),
        written=frozenset(written.paths),
        inputs=inputs.with_edit({own: files.texts[own]}),
        told=edit.told,
    )


def _beside(inputs: Inputs, files: Files) -> Shelf:
    """The shelf, as far as these files are concerned: what is saved elsewhere meanwhile is for the next run."""
    return replace(inputs.shelf, seen={path: state for path, state in inputs.shelf.seen.items() if path in files.texts})


def _read_again(inputs: Inputs, pages: Iterable[str]) -> Inputs:
    """What stands on disk with some pages and their records as they are now. Raises DatelineError for mistakes."""
    settings = inputs.settings
    paths = [path for page in pages for path in (f"{settings.docs}/{page}", record_path(page, settings))]
    return inputs.with_edit({path: text_of(inputs.root / path, inputs.root) for path in paths})
