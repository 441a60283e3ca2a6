"""What a story's page shows: its reports side by side, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Brief, Cell, Discrepancy, Story
from generator.pages import dates
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, lines, shorten, strong
from generator.pages.parts import Column, Here, Row

SIDE_BY_SIDE = 3  # reports that fit beside each other; more of them stand below each other
CARDS = 12


@dataclass(frozen=True, slots=True)
class StoryView:
    """All of a story's page but the words of its headings."""

    title: str
    kind: Markdown
    strip: tuple[Column, ...]
    head: tuple[Markdown, ...]
    differ: tuple[tuple[Markdown, ...], ...]
    reports: tuple[Row, ...]
    reason: str
    cards: tuple[Markdown, ...]
    related: tuple[Row, ...]
    not_stated: tuple[str, ...]


def story_view(here: Here, story: Story) -> StoryView:
    """Everything on a story's page. Pure; links are relative to `here`."""
    briefs = here.site.briefs_of_story(story)
    actors = [here.site.entity_at[slug] for slug in story.actors if slug in here.site.entity_at]
    publishers = {brief.publisher for brief in briefs if brief.publisher}
    origins = plural(len(publishers), "publisher") if publishers else ""
    head, rows = _table(here, story, briefs)
    return StoryView(
        title=story.title or story.slug,
        kind=dotted("Story", plural(len(briefs), "report"), origins, here.topics(t for b in briefs for t in b.topics)),
        strip=_strip(here, story, briefs),
        head=head,
        differ=rows,
        reports=tuple(here.brief_row(brief) for brief in briefs),
        reason=story.reason if len(briefs) > 1 else "",
        cards=tuple(here.card(actor) for actor in actors[:CARDS]),
        related=tuple(here.story_row(s) for slug in story.related if (s := here.site.story_at.get(slug))),
        not_stated=tuple(what.capitalize() for what in story.not_stated),
    )


def _strip(here: Here, story: Story, briefs: tuple[Brief, ...]) -> tuple[Column, ...]:
    differ = {discrepancy.field for discrepancy in story.discrepancies}
    actors = [here.site.entity_at[slug] for slug in story.actors if slug in here.site.entity_at]
    people = [actor for actor in actors if actor.kind == "person"] or actors
    readings = Counter(discrepancy.reading for discrepancy in story.discrepancies)
    count = len(story.discrepancies)
    agree = plural(count, "difference") if count else "one report alone" if len(briefs) < 2 else "no difference found"
    return (
        Column("When", escape(dates.show(story.date) or "not stated"), _differs("date" in differ)),
        Column("Where", here.story_place(story) or escape("not stated"), _differs("place" in differ)),
        Column("Who", Markdown(", ").join(here.entity(actor) for actor in people[:3]) or escape("not stated")),
        Column("Agreement", escape(agree), escape(", ".join(f"{n} {reading}" for reading, n in readings.items()))),
    )


def _differs(yes: bool) -> Markdown:
    return escape("the reports differ" if yes else "")


def _table(
    here: Here, story: Story, briefs: tuple[Brief, ...]
) -> tuple[tuple[Markdown, ...], tuple[tuple[Markdown, ...], ...]]:
    """Head and rows: a column a report while they fit, else a row a report."""
    compared = [brief for brief in briefs if any(c.brief == brief.path for d in story.discrepancies for c in d.cells)]
    if not compared:
        return (), ()
    if len(compared) > SIDE_BY_SIDE:
        head = tuple(escape(word) for word in ("Fact", "Report", "What it says", "Reading"))
        return head, tuple(row for d in story.discrepancies for row in _below(here, d))
    names = (here.brief(brief, label(brief)) for brief in compared)
    head = (escape("Fact"), *names, escape("Reading"))
    return head, tuple(_beside(here, d, compared) for d in story.discrepancies)


def label(brief: Brief) -> str:
    """A report in a few words: "2 Feb 2026, Coast Gazette"."""
    day = dates.show(brief.date or brief.published)
    return ", ".join(part for part in (day, brief.publisher or shorten(brief.title, 40)) if part)


def _beside(here: Here, discrepancy: Discrepancy, briefs: list[Brief]) -> tuple[Markdown, ...]:
    said: list[Markdown] = []
    for brief in briefs:
        cells = [cell for cell in discrepancy.cells if cell.brief == brief.path]
        said.append(lines(*(_cell(here, discrepancy, cell) for cell in cells)) or em("not said"))
    return escape(discrepancy.label), *said, _reading(discrepancy)


def _below(here: Here, discrepancy: Discrepancy) -> Iterable[tuple[Markdown, ...]]:
    for number, cell in enumerate(discrepancy.cells):
        brief = here.site.brief_at.get(cell.brief)
        report = here.brief(brief, label(brief)) if brief else escape(cell.brief)
        first = number == 0
        fact = escape(discrepancy.label) if first else EMPTY
        yield fact, report, _cell(here, discrepancy, cell), _reading(discrepancy) if first else EMPTY


def _cell(here: Here, discrepancy: Discrepancy, cell: Cell) -> Markdown:
    value = dates.show(cell.value) if discrepancy.field == "date" else shorten(cell.value, 120)
    brief = here.site.brief_at.get(cell.brief)
    words = here.words(brief, cell.span, 30) if brief else EMPTY
    if not words and cell.words:
        words = Markdown("“{}”").format(strong(shorten(cell.words, 120)))
    told = cell.words.strip() == value or not value
    return words if words and told else Markdown("{}: {}").format(words, value) if words else escape(value)


def _reading(discrepancy: Discrepancy) -> Markdown:
    """A conflict stands out, what may agree less so; what is one and the same is plain."""
    word = escape(discrepancy.reading)
    marked = {"conflict": em(strong(word)), "may agree": em(word), "change over time": em(word)}
    # All reasons stand on the page of the person or body; here the first ones do.
    why = "; ".join(discrepancy.reason.split("; ")[:3])
    return lines(marked.get(discrepancy.reading, word), escape(why))
