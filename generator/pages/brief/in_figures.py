"""The figures of a brief as a table: what, how many, of whom, by whose count."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Brief, FieldPath, FigureText, Span
from generator.pages.markdown import EMPTY, Markdown, em, escape, link
from generator.pages.parts import Here
from generator.site.fields import is_by_hand

FigureRow = tuple[Markdown, Markdown, Markdown, Markdown]


def in_figures(here: Here, brief: Brief, place_of: Callable[[Span], str]) -> tuple[FigureRow, ...]:
    """A row a figure, as the brief gives them. A number leads to its words in the source text."""
    return tuple(_row(here, brief, figure, place_of) for figure in brief.figures)


def _row(here: Here, brief: Brief, figure: FigureText, place_of: Callable[[Span], str]) -> FigureRow:
    path = FieldPath.at("figures", figure.words)
    evidence = brief.evidence_of(path)
    place = place_of(evidence.spans[0]) if evidence and evidence.spans else ""
    count = figure.count or figure.words
    shown = link(count, f"#{place}") if place else escape(count)
    by_hand = Markdown(", {}").format(em("by hand")) if is_by_hand(brief, path) else EMPTY
    who = here.name(brief, figure.who) if figure.who else EMPTY
    return escape(figure.what or ""), shown + by_hand, escape(figure.of or ""), who
