"""What a story's page shows: its reports side by side, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Brief, Cell, Discrepancy, Reading, Story
from generator.pages.brief.source import words_linked
from generator.pages.events.event_table import EventTableRow, event_rows
from generator.pages.headings import number, plural, reports
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, lines, shorten, strong
from generator.pages.parts import ROWS, Column, Here, Row
from generator.pages.storylines.in_line import in_line, others
from generator.site import dates, routes

SIDE_BY_SIDE = 3  # reports that fit beside each other; more of them stand below each other
SAY_THE_SAME = 3  # reports shown for one value, of more than one above that
CARDS = 12
CHANGE: Reading = "change over time"
NAMED = "only named differently"
_COUNTED: Mapping[Reading, tuple[str, str]] = {
    "conflict": ("conflict", "conflicts"),
    "may agree": ("may agree", "may agree"),
    CHANGE: (CHANGE, "changes over time"),
    "one person": (NAMED, NAMED),
    "one organization": (NAMED, NAMED),
    "one place": (NAMED, NAMED),
}
"""What differences of a reading are called where they are counted, of one and of more; the gravest first."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """All of a story's page but the words of its headings."""

    title: str
    kind: Markdown
    strip: tuple[Column, ...]
    line: Markdown
    """Its storyline, and the events before and after it."""
    head: tuple[Markdown, ...]
    differ: tuple[tuple[Markdown, ...], ...]
    changed_head: tuple[Markdown, ...]
    changed: tuple[tuple[Markdown, ...], ...]
    happened: tuple[EventTableRow, ...]
    happened_more: Markdown
    reports: tuple[Row, ...]
    copies: str
    reason: str
    cards: tuple[Markdown, ...]
    related: tuple[Row, ...]
    not_stated: tuple[str, ...]


def story_view(here: Here, story: Story) -> StoryView:
    """Everything on a story's page. Pure; links are relative to `here`."""
    briefs = here.site.briefs_of_story(story)
    actors = [here.site.entity_at[slug] for slug in story.actors if slug in here.site.entity_at]
    named = {brief.publisher for brief in briefs if brief.publisher}
    publishers = plural(len(named), "publisher") if named else ""
    changes = [found for found in story.discrepancies if found.reading == CHANGE]
    # The page of a single report would repeat that of its brief.
    happened = [one for one in here.site.happenings.of_briefs(briefs if len(briefs) > 1 else ()) if one.event]
    head, rows = _table(here, [found for found in story.discrepancies if found.reading != CHANGE], briefs)
    changed_head, changed = _table(here, changes, briefs)
    return StoryView(
        title=story.title or story.slug,
        kind=dotted("Story", reports(story), publishers, here.topics(t for b in briefs for t in b.topics)),
        strip=_strip(here, story, briefs),
        line=in_line(here, story),
        head=head,
        differ=rows,
        changed_head=changed_head,
        changed=changed,
        happened=event_rows(here, happened[:ROWS]),
        happened_more=here.more(len(happened), ROWS, routes.TIMELINE, "the timeline"),
        reports=tuple(_reports(here, story, briefs)),
        copies=_copies(story),
        reason=story.reason if len(briefs) > 1 else "",
        cards=tuple(here.card(actor) for actor in actors[:CARDS]),
        related=tuple(here.story_row(other) for other in others(here, story)),
        not_stated=tuple(what.capitalize() for what in story.not_stated),
    )


def _strip(here: Here, story: Story, briefs: tuple[Brief, ...]) -> tuple[Column, ...]:
    differ = {discrepancy.field for discrepancy in story.discrepancies}
    actors = [here.site.entity_at[slug] for slug in story.actors if slug in here.site.entity_at]
    people = [actor for actor in actors if actor.kind == "person"] or actors
    count = sum(discrepancy.reading != CHANGE for discrepancy in story.discrepancies)
    agree = plural(count, "difference") if count else "one report alone" if len(briefs) < 2 else "no difference found"
    return (
        Column("When", escape(dates.show(story.date) or "not stated"), _differs("date" in differ)),
        Column("Where", here.story_place(story) or escape("not stated"), _differs("place" in differ)),
        Column("Who", Markdown(", ").join(here.entity(actor) for actor in people[:3]) or escape("not stated")),
        Column("Agreement", escape(agree), escape(_counted(story.discrepancies))),
    )


def _counted(discrepancies: Sequence[Discrepancy]) -> str:
    """Differences by what becomes of them: "1 conflict, 2 only named differently"."""
    found = Counter(_COUNTED[discrepancy.reading] for discrepancy in discrepancies)
    counts = ((found[words], *words) for words in dict.fromkeys(_COUNTED.values()))
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)


def _differs(yes: bool) -> Markdown:
    return escape("the reports differ" if yes else "")


def _reports(here: Here, story: Story, briefs: tuple[Brief, ...]) -> Iterable[Row]:
    """A row a report; copies stand below the fullest report of their text, with what makes them one."""
    copies = {copy.brief: copy for copy in story.copies}
    at = {brief.path: brief for brief in briefs}
    for brief in (brief for brief in briefs if brief.path not in copies):
        yield here.brief_row(brief)
        for copy in (copies[b.path] for b in briefs if b.path in copies and copies[b.path].of == brief.path):
            same = Markdown("{} {}: {}").format(strong("The same text as"), here.brief(brief), copy.reason)
            yield here.brief_row(at[copy.brief], same)


def _copies(story: Story) -> str:
    """What copies are worth, where there are any."""
    if not story.copies:
        return ""
    few = "one text" if story.origins == 1 else f"{number(story.origins)} texts"
    return f"The {len(story.briefs)} reports go back to {few}: a copy, cut or lightly edited, is no further witness."


def _table(
    here: Here, differ: Sequence[Discrepancy], briefs: tuple[Brief, ...]
) -> tuple[tuple[Markdown, ...], tuple[tuple[Markdown, ...], ...]]:
    """Head and rows: a column a report while they fit, else a row a report."""
    compared = [brief for brief in briefs if any(c.brief == brief.path for d in differ for c in d.cells)]
    if not compared:
        return (), ()
    if len(compared) > SIDE_BY_SIDE:
        head = tuple(escape(word) for word in ("Fact", "Report", "What it says", "Reading"))
        return head, tuple(row for d in differ for row in _below(here, d))
    names = (here.brief(brief, label(brief)) for brief in compared)
    head = (escape("Fact"), *names, escape("Reading"))
    return head, tuple(_beside(here, d, compared) for d in differ)


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
    """A row a report, those that say the same together: the first few of them, and how many more."""
    fact, reading = escape(discrepancy.label), _reading(discrepancy)
    for cells in _by_value(discrepancy):
        shown = cells if len(cells) <= SAY_THE_SAME + 1 else cells[:SAY_THE_SAME]
        for cell in shown:
            brief = here.site.brief_at.get(cell.brief)
            report = here.brief(brief, label(brief)) if brief else escape(cell.brief)
            yield fact, report, _cell(here, discrepancy, cell), reading
            fact = reading = EMPTY
        if len(shown) < len(cells):
            yield EMPTY, em(f"and {len(cells) - len(shown)} more"), escape(_value(discrepancy, cells[0])), EMPTY


def _by_value(discrepancy: Discrepancy) -> list[list[Cell]]:
    """Its cells by what they say, what most say first."""
    same: dict[str, list[Cell]] = {}
    for cell in discrepancy.cells:
        same.setdefault(cell.value, []).append(cell)
    return sorted(same.values(), key=len, reverse=True)


def _cell(here: Here, discrepancy: Discrepancy, cell: Cell) -> Markdown:
    value = _value(discrepancy, cell)
    brief = here.site.brief_at.get(cell.brief)
    words = words_linked(here, brief, cell.span, 30) if brief else EMPTY
    if not words and cell.words:
        words = Markdown("“{}”").format(strong(shorten(cell.words, 120)))
    told = cell.words.strip() == value or not value
    return words if words and told else Markdown("{}: {}").format(words, value) if words else escape(value)


def _value(discrepancy: Discrepancy, cell: Cell) -> str:
    return dates.show(cell.value) if discrepancy.field == "date" else shorten(cell.value, 120)


def _reading(discrepancy: Discrepancy) -> Markdown:
    """A conflict stands out, what may agree less so; what is one and the same is plain."""
    word = escape(discrepancy.reading)
    marked = {"conflict": em(strong(word)), "may agree": em(word), CHANGE: em(word)}
    # All reasons stand on the page of the person or organization; here the first ones do.
    why = "; ".join(discrepancy.reason.split("; ")[:3])
    return lines(marked.get(discrepancy.reading, word), escape(why))
