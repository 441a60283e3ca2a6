"""The strip under a brief's title: when, where, who says so and how sure, each with what it rests on."""

from __future__ import annotations

from generator.model import DATE, LOCATION, PUBLISHER, Brief, FieldPath
from generator.pages.brief import ledger
from generator.pages.headings import HOW_WE_KNOW, STRIP, anchor
from generator.pages.markdown import EMPTY, Markdown, escape, link, quoted, shorten
from generator.pages.origin import outlet_link
from generator.pages.parts import Column, Here
from generator.site import dates, routes


def strip(here: Here, brief: Brief, rows: tuple[ledger.Row, ...]) -> tuple[Column, ...]:
    """The four columns; `rows` is the brief's ledger."""
    answers = (_when(brief), _where(here, brief), _who_says(here, brief), _how_sure(here, brief, rows))
    return tuple(Column(label, main, below) for label, (main, below) in zip(STRIP, answers, strict=True))


def _when(brief: Brief) -> tuple[Markdown, Markdown]:
    published = f"published {dates.show(brief.published)}" if brief.published else ""
    if not brief.date:
        return escape("not stated"), perhaps(brief, DATE) or escape(published)
    row = brief.evidence_of(DATE)
    if DATE in brief.corrected or not row or not row.spans or not brief.article:
        return escape(dates.show(brief.date, weekday=True)), escape("by hand" if DATE in brief.corrected else published)
    words = quoted(shorten(row.spans[0].of(brief.article.text), 40))
    then = "published that day" if brief.published == brief.date else published
    return escape(dates.show(brief.date, weekday=True)), Markdown(", ").join(p for p in (words, then) if p)


def _where(here: Here, brief: Brief) -> tuple[Markdown, Markdown]:
    written = ""
    if brief.article and brief.article.dateline and brief.article.dateline.place:
        written = brief.article.dateline.place.of(brief.article.text)
        written = written.title() if written.isupper() else written
    if not brief.location:
        return escape("not stated"), perhaps(brief, LOCATION) or escape(f"written in {written}" if written else "")
    if LOCATION in brief.corrected:
        return here.place(brief), escape("by hand")
    country = brief.location.partition(",")[2].strip()
    elsewhere = written and written.casefold() not in brief.location.casefold()
    return here.place(brief), escape(f"written in {written}" if elsewhere else country)


def _who_says(here: Here, brief: Brief) -> tuple[Markdown, Markdown]:
    speaker = next((q.speaker for q in brief.quotations if q.speaker), None)
    if brief.publisher:
        quotes = Markdown("quotes {}").format(here.name(brief, speaker)) if speaker else EMPTY
        by_hand = "by hand" if PUBLISHER in brief.corrected else ""
        below = (by_hand, quotes, outlet_link(brief))
        return here.name(brief, brief.publisher), Markdown(", ").join(part for part in below if part)
    if speaker:
        return here.name(brief, speaker), outlet_link(brief) or escape("publisher not stated")
    return escape("not stated"), outlet_link(brief) or escape("" if brief.seed else "written by hand")


def _how_sure(here: Here, brief: Brief, rows: tuple[ledger.Row, ...]) -> tuple[Markdown, Markdown]:
    count = ledger.counts(rows)
    parts = [f"{count[word]} {word}" for word in ("stated", "inferred", "by hand") if count[word]]
    review = count["unsure"] + len(brief.disagreements)
    below = f"{review} to review" if review else "nothing to review"
    main = ", ".join(parts) or ("no evidence kept" if brief.seed else "by hand")
    return here.link(main, routes.TRUST), escape(below if rows else "")


def perhaps(brief: Brief, field: FieldPath) -> Markdown:
    """What was read, but not surely enough to stand in the brief, leading to its words."""
    value = ledger.perhaps(brief, field)
    review = link("to review", f"#{anchor(HOW_WE_KNOW)}")
    return Markdown("perhaps {}, {}").format(value, review) if value else EMPTY
