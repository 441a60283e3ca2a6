"""The page "What changed", and the lines that a page's own corrections take up below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from generator.history.changes import Change, Correction
from generator.history.log import Log
from generator.history.shown import FEED, day, what
from generator.pages import headings
from generator.pages.headings import plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, code, dotted, escape, lines, link, quoted, strong
from generator.pages.parts import Row
from generator.pages.render import render, templates

MOST = 200
"""Corrections on the page; the rest is counted."""
MOST_RUNS = 60

Made = tuple[Change, Correction]
"""A correction and the commit that made it."""


def changes_page(
    log: Log, changes: Sequence[Change], is_shown: Callable[[str], bool], overrides: Path | None = None
) -> str:
    """The page's Markdown. `is_shown` tells whether a page below `docs/` is on the site, to be linked.

    Templates in `overrides` win over ours.
    """
    made = [(change, correction) for change in changes for correction in change.corrections]
    runs = [change for change in changes if change.new or change.changed or change.gone]
    kind = dotted(plural(len(made), "correction") + " by hand", link("feed", FEED)) if log.is_there else escape("")
    sections = (
        Section(
            headings.CORRECTIONS,
            rows=tuple(_row(tuple(each), is_shown) for _, each in groupby(made[:MOST], _of_one_page)),
            close=_more(len(made) - MOST),
        ),
        Section(
            headings.RUNS,
            head=("When", "Briefs", "Commit"),
            table=tuple(_run(change) for change in runs[:MOST_RUNS]),
            close=_more(len(runs) - MOST_RUNS),
        ),
        Section(headings.LIMITS_OF_HISTORY, close=_limits(log)),
    )
    return render(templates(overrides), "index.md.j2", ListView(headings.CHANGES, kind, sections))


def corrected_here(made: Iterable[Made]) -> Markdown:
    """The corrections of one page, as a section to put below it; empty where there are none."""
    rows = (
        Markdown("- {}; {}, by {}: {}").format(what(correction), day(change), change.who, quoted(change.why))
        for change, correction in made
    )
    listed = "\n".join(rows)
    return Markdown(f"\n\n## {headings.CORRECTIONS}\n\n{listed}\n") if listed else EMPTY


def _of_one_page(made: Made) -> tuple[str, str]:
    """What one row is about: a commit and a page."""
    change, correction = made
    return change.commit, correction.page


def _row(made: Sequence[Made], is_shown: Callable[[str], bool]) -> Row:
    change, first = made[0]
    title = link(first.title, first.page) if is_shown(first.page) else escape(first.title)
    by = Markdown("{}: {}").format(change.who, quoted(change.why))
    return Row(escape(day(change)), lines(strong(title), *(what(correction) for _, correction in made), by))


def _run(change: Change) -> tuple[Markdown, ...]:
    counts = ((change.new, "new"), (change.changed, "changed by the generator"), (change.gone, "gone"))
    told = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    return escape(day(change)), strong(told), escape(change.why)


def _more(left: int) -> Markdown:
    return escape(f"And {left:,} more: see the repository’s log.") if left > 0 else EMPTY


def _limits(log: Log) -> Markdown:
    """What this page can't know here, and what to do about it."""
    if not log.is_there:
        return Markdown(
            "This page is made from the git log of the site’s folder, and there is none yet: once the folder is a "
            "repository, with {} and {} committed, each correction shows here with its author and reason."
        ).format(code("docs/"), code("records/"))
    if log.is_cut_off:
        return Markdown(
            "This copy of the repository holds only its newest commits, so older corrections are not listed. "
            "{} fetches the rest."
        ).format(code("git fetch --unshallow"))
    return EMPTY
