"""What a brief's page shows, ready for its template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from generator.knowledge import read_yaml
from generator.model import (
    DATE,
    LOCATION,
    PUBLISHED,
    PUBLISHER,
    Brief,
    Cell,
    Discrepancy,
    FieldPath,
    Quotation,
    QuotationText,
)
from generator.pages.brief import ledger
from generator.pages.brief.also import also
from generator.pages.brief.brief_strip import perhaps, strip
from generator.pages.brief.happened import EventRow, happened
from generator.pages.brief.in_figures import FigureRow, in_figures
from generator.pages.brief.source import Source, source
from generator.pages.headings import SOURCE_TEXT, WHERE_REPORTS_DIFFER, anchor, plural
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, lines, link, quoted, shorten, strong
from generator.pages.parts import Column, Here, Row
from generator.pages.storylines.in_line import in_line, others
from generator.site import dates
from generator.site.fields import is_by_hand
from generator.site.versions import Versions

RELATED = 12
_WORD = re.compile(r"[^\W\d_]{3,}")
DISPUTES = 3
_VERBS = {"date": ("dates it", "date it"), "place": ("places it in", "place it in")}
QUOTES = 12  # quotations above a source text that marks them all


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and who said it."""

    quote: Markdown
    by: Markdown


@dataclass(frozen=True, slots=True)
class BriefView:
    """All of a brief's page but the words of its headings."""

    title: str
    kind: Markdown
    strip: tuple[Column, ...]
    notice: Markdown
    line: Markdown
    """The storyline of its event, and the events before and after."""
    summary: str
    cards: tuple[Markdown, ...]
    events: tuple[EventRow, ...]
    figures: tuple[FigureRow, ...]
    said: tuple[Said, ...]
    said_more: Markdown
    ledger: tuple[ledger.Row, ...]
    also: tuple[Row, ...]
    not_stated: tuple[Markdown, ...]
    related: tuple[Row, ...]
    source: Source
    footer: Markdown


def brief_view(here: Here, brief: Brief) -> BriefView:
    """Everything on a brief's page. Pure; links are relative to `here`."""
    text, shown_lines = source(here, brief), here.site.source_lines(brief)
    rows = ledger.ledger(brief, lambda span: here.words(brief, span, target=_in_text(shown_lines.place_of(span))))
    shown = QUOTES if text.text and here.site.source_text == "full" else len(brief.quotations)
    return BriefView(
        title=brief.title or "Untitled",
        kind=dotted("Brief", here.topics(brief.topics)),
        strip=strip(here, brief, rows),
        notice=_withdrawn(brief) or _seed_gone(brief) or _foreign(brief) or _dispute(here, brief),
        line=in_line(here, here.site.story_of.get(brief.path)),
        summary=brief.summary or "",
        cards=tuple(here.actor_card(brief, actor) for actor in brief.actors),
        events=happened(here, brief, shown_lines.place_of),
        figures=in_figures(here, brief, shown_lines.place_of),
        said=tuple(_said(here, brief, quotation) for quotation in brief.quotations[:shown]),
        said_more=_more(len(brief.quotations) - shown),
        ledger=rows,
        also=also(here, brief, shown_lines.place_of),
        not_stated=tuple(_not_stated(brief)),
        related=tuple(islice(_related(here, brief), RELATED)),
        source=text,
        footer=_footer(here, brief),
    )


def _more(left: int) -> Markdown:
    return (
        Markdown("and {} more, marked in the {}").format(left, link("source text", f"#{anchor(SOURCE_TEXT)}"))
        if left > 0
        else EMPTY
    )


def _in_text(place: str) -> str:
    return f"#{place}" if place else ""


def _withdrawn(brief: Brief) -> Markdown:
    if not brief.withdrawn:
        return EMPTY
    return strong("Withdrawn.") + Markdown(" This brief no longer counts; it stays so that links to it hold.")


def _seed_gone(brief: Brief) -> Markdown:
    if not brief.seed_gone:
        return EMPTY
    return strong("Source gone.") + Markdown(" Its seed is no longer there; what was read from it then still stands.")


def _foreign(brief: Brief) -> Markdown:
    """What was not read of a text in another language."""
    if brief.article is None or not brief.article.is_foreign:
        return EMPTY
    language = brief.article.language
    name = read_yaml("languages")["names"].get(language, f"“{language}”")
    return strong(f"The text is in {name}.") + Markdown(
        " Read were its day, its publisher and places that are known; not who acts, what is said, or what it is about."
    )


def _dispute(here: Here, brief: Brief) -> Markdown:
    """What the other reports of the event say otherwise, with the link to compare."""
    story = here.site.story_of.get(brief.path)
    if not story or len(story.briefs) < 2:
        return EMPTY
    told = [words for v in here.site.versions_of(story) if (words := _otherwise(v, brief, len(story.briefs) > 2))]
    if not told:
        return EMPTY
    others = len(story.briefs) - 1
    who = strong("Another report of this event" if others == 1 else f"Of {others} other reports of this event,")
    more = len(told) - DISPUTES
    rest = [escape(f"differs in {more} more" if others == 1 else f"some differ in {more} more")] if more > 0 else []
    what = _listed(told[:DISPUTES] + rest)
    compare = here.story(story, f"Compare the {len(story.briefs)} reports", anchor(WHERE_REPORTS_DIFFER))
    return Markdown("{} {}. {}").format(who, what, compare)


def _otherwise(versions: Versions, brief: Brief, counted: bool) -> Markdown | None:
    """What most of those who don't say what this brief says do say; with how many they are where several may."""
    other = versions.beside(brief.path)
    if not other:
        return None
    (cell, count), discrepancy = other, versions.discrepancy
    value = _value(discrepancy, cell)
    one, several = _VERBS.get(discrepancy.field, ("gives", "give"))
    verb = f"{count} {one if count == 1 else several}" if counted else one
    if discrepancy.field in _VERBS:
        return Markdown("{} {}").format(verb, value)
    label = discrepancy.label[:1].lower() + discrepancy.label[1:]
    return Markdown("{} the {} as “{}”").format(verb, label, value)


def _value(discrepancy: Discrepancy, cell: Cell) -> str:
    return dates.show(cell.value) if discrepancy.field == "date" else shorten(cell.value, 80)


def _listed(parts: list[Markdown]) -> Markdown:
    head, tail = parts[:-1], parts[-1]
    return Markdown(" and ").join([Markdown(", ").join(head), tail]) if head else tail


def _said(here: Here, brief: Brief, quotation: QuotationText) -> Said:
    words = _speaker_words(brief, quotation)
    by = here.name(brief, quotation.speaker) if quotation.speaker else em("speaker not stated")
    said = FieldPath.at("quotations")
    paths = (said.to(quotation.quote), said.to(str(brief.quotations.index(quotation))))
    if any(is_by_hand(brief, path) for path in paths):
        by += Markdown(", {}").format(em("by hand"))
    named = {word.casefold() for word in _WORD.findall(quotation.speaker or "")}
    away = words and named.isdisjoint(word.casefold() for word in _WORD.findall(words))
    return Said(quoted(quotation.quote), by + (Markdown(", {}").format(em(f"from “{words}”")) if away else ""))


def _speaker_words(brief: Brief, quotation: QuotationText) -> str:
    if not brief.facts or not brief.article:
        return ""
    text = brief.article.text
    found: Iterable[Quotation] = (q for q in brief.facts.quotations if q.span.of(text) == quotation.quote)
    match = next(iter(found), None)
    same = match and match.speaker == quotation.speaker and match.speaker_span
    return shorten(same.of(text), 60) if same else ""


def _not_stated(brief: Brief) -> Iterable[Markdown]:
    missing = (
        ("When it happened", DATE, brief.date),
        ("Where it happened", LOCATION, brief.location),
        ("Who took part", FieldPath.at("actors"), brief.actors),
        ("The publisher", PUBLISHER, brief.publisher),
        ("The day of publication", PUBLISHED, brief.published),
    )
    yield from (_missing(brief, escape(what), field) for what, field, value in missing if not value)
    for number, quotation in enumerate(brief.quotations):
        if not quotation.speaker:
            who = Markdown("Who said “{}”").format(shorten(quotation.quote, 60))
            yield _missing(brief, who, FieldPath.at("quotations", str(number), "speaker"))


def _missing(brief: Brief, what: Markdown, field: FieldPath) -> Markdown:
    return Markdown(": ").join(part for part in (what, perhaps(brief, field)) if part)


def _related(here: Here, brief: Brief) -> Iterable[Row]:
    story = here.site.story_of.get(brief.path)
    if not story:
        return
    told = f"Same event, another report: {plural(len(story.discrepancies), 'difference')}"
    for other in here.site.briefs_of_story(story):
        if other.path != brief.path:
            same = here.site.copy_of.get(brief.path) == other.path or here.site.copy_of.get(other.path) == brief.path
            yield _related_row(here, other, "Same event, and the same text" if same else told)
    for follow in others(here, story):
        yield from (_related_row(here, other, "Related story") for other in here.site.briefs_of_story(follow))


def _related_row(here: Here, brief: Brief, why: str) -> Row:
    when = dates.show(brief.date or brief.published) or "no date"
    return Row(lines(when, here.place(brief)), lines(strong(here.brief(brief)), why))


def _footer(here: Here, brief: Brief) -> Markdown:
    name, _, part = (brief.seed or "").rpartition("#")
    origin = f"Seed {name}, article {part}" if name else f"Seed {brief.seed}" if brief.seed else "Written by hand"
    mend = Markdown(
        "{}: edit the lines at the top of this page’s file, docs/{}; what you change there stays as you put it"
    ).format(strong("Correct this brief"), brief.path)
    withheld = here.site.source_text == "none" and brief.article
    return dotted(origin, "its text is not shown here" if withheld else "", mend)
