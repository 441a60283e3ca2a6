"""What a person should look at: where they and the source part ways, where reports conflict, what is unsure.

Reach for `questions` to get them all in one order, what matters most first; a page lists some, `dateline review` all.
A reading that a person has seen and left as it is (`accepted` in the front matter) is not asked about again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from generator.knowledge.near_places import near_place
from generator.model import (
    DATE,
    DAYS,
    FIELDS,
    MOST_NAMED,
    MOST_READ,
    Appearance,
    Brief,
    Evidence,
    FieldPath,
    Span,
)
from generator.site import dates, routes, whos_who
from generator.site.fields import label, rank, value_of
from generator.site.offices import field_of, strange_titles
from generator.site.site import Site

QuestionKind = Literal[
    "joined", "disagreement", "conflict", "twins", "title", "date", "unsure", "spelling", "language", "length"
]
QUESTION_KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
"""In the order of what matters to a reader who has little time."""
LOCATION = FieldPath.at("location")
TELLING = 200  # characters from which on a text should show its language


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide, on one page."""

    kind: QuestionKind
    path: str
    """The page below `docs/` whose front matter would say it."""
    field: FieldPath
    """Where in the front matter: `date`, `actors/Jane Doe/role`, `aliases`. Empty for the page as a whole."""
    ask: str
    """One sentence."""
    why: str
    """What it rests on."""
    brief: Brief | None = None
    span: Span | None = None
    """The deciding words in that brief's article."""
    reading: str = ""
    """What the source says, as `accepted` would have it."""
    paste: tuple[str, ...] = ()
    """Lines of YAML that take the reading over, each for itself where there are several ways. Of a question on who is
    who the first says one, the second two; a command stands where no line can say it.
    """

    @property
    def can_be_accepted(self) -> bool:
        """Whether leaving it as it is can be written down, so that it is not asked again."""
        return self.kind in ("disagreement", "title", "date", "unsure", "spelling", "language", "length")


def questions(site: Site) -> tuple[Question, ...]:
    """All open questions of a site, in the order of `QUESTION_KINDS`, the newest brief first. Pure."""
    found = (*_of_briefs(site), *_conflicts(site), *_joined(site), *_twins(site), *_titles(site))
    return tuple(sorted(found, key=lambda question: QUESTION_KINDS.index(question.kind)))


def accepting(field: FieldPath, reading: str) -> str:
    """The lines of front matter by which a person leaves a field as it is, whatever the source says."""
    key = str(field) if str(field).isidentifier() else _yaml(str(field))
    return f"accepted:\n  {key}: {_yaml(reading)}"


def _of_briefs(site: Site) -> Iterator[Question]:
    for brief in site.listed:
        evidence = {row.field: row for row in brief.evidence}
        for question in (
            *_disagreements(brief, evidence),
            *_dates(brief, evidence),
            *_unsure(brief),
            *_misspelt(brief),
            *_foreign(brief),
            *_long(brief),
        ):
            if dict(brief.accepted).get(str(question.field)) != question.reading or not question.can_be_accepted:
                yield question


def _disagreements(brief: Brief, evidence: dict[FieldPath, Evidence]) -> Iterator[Question]:
    for said in brief.disagreements:
        row = evidence.get(said.field)
        span = row.spans[0] if row and row.spans else None
        mine = f"“{said.mine}”" if said.mine else "nothing"
        theirs = f"“{said.theirs}”" if said.theirs else "nothing any more"
        ask = f"{label(said.field)}: you say {mine}; the source now says {theirs}"
        paste = _paste(said.field, said.theirs) if said.theirs else ()
        yield Question(
            "disagreement", brief.path, said.field, ask, row.why.reason if row else "", brief, span, said.theirs, paste
        )


def _dates(brief: Brief, evidence: dict[FieldPath, Evidence]) -> Iterator[Question]:
    """The day of the event, where the source leaves it, or its year, to be worked out."""
    row = evidence.get(DATE)
    if row and row.why.standing == "inferred" and brief.date == row.value and DATE not in brief.corrected:
        ask = f"Did it happen on {dates.show(row.value)}?"
        yield Question("date", brief.path, DATE, ask, row.why.reason, brief, _first(row), row.value)


def _unsure(brief: Brief) -> Iterator[Question]:
    rows = [row for row in brief.evidence if row.why.standing == "unsure" and _is_open(brief, row)]
    for row in sorted(rows, key=lambda row: rank(row.field)):
        value = dates.show(row.value) if row.field in DAYS else row.value
        ask = f"{label(row.field)}: is it “{value}”?"
        paste = _paste(row.field, row.value)
        yield Question("unsure", brief.path, row.field, ask, row.why.reason, brief, _first(row), row.value, paste)


def _is_open(brief: Brief, row: Evidence) -> bool:
    """Whether the brief says nothing there yet, and its holder, if it has one, is not unsure itself."""
    path = row.field
    if not FIELDS[path.field].is_asked or path in brief.corrected or value_of(brief, path) is not None:
        return False
    holder = brief.evidence_of(path.parent) if path.part else None
    return holder is None or holder.why.standing != "unsure"


def _misspelt(brief: Brief) -> Iterator[Question]:
    """A place that a person wrote in no usual way: on no map, or on one beside that of other reports of it."""
    place, comma, rest = (brief.location or "").partition(",")
    near = near_place(place) if LOCATION in brief.corrected else None
    if near:
        ask = f"{label(LOCATION)}: “{place}” is no usual name of a place; is it {near}?"
        paste = _paste(LOCATION, f"{near}{comma}{rest}")
        yield Question(
            "spelling", brief.path, LOCATION, ask, "a slip, or a code", brief, None, brief.location or "", paste
        )


def _foreign(brief: Brief) -> Iterator[Question]:
    """A text that is not in English: the rules for names, dates and quotations were written for English."""
    if brief.article and brief.article.language != "en" and len(brief.article.text) >= TELLING:
        told = "unknown" if brief.article.language == "und" else f"“{brief.article.language}”"
        ask = f"Its language is {told}: is what was read from it right?"
        why = "facts are read by rules for English"
        yield Question("language", brief.path, FieldPath.at("language"), ask, why, brief, None, brief.article.language)


def _long(brief: Brief) -> Iterator[Question]:
    """A text of which only the beginning was read, or read for names by a model."""
    article, field = brief.article, FieldPath.at("length")
    if article is None or len(article.text) <= MOST_NAMED:
        return
    whole = f"{len(article.text):,}"
    if len(article.text) > MOST_READ:
        ask = f"Facts were read from its first {MOST_READ:,} of {whole} characters: does the rest belong to it?"
        yield Question("length", brief.path, field, ask, "a report is never that long", brief, None, whole)
    elif sum(map(len, {sentence.of(article.text) for sentence in article.sentences})) > MOST_NAMED:
        ask = f"A model read names in no more than {MOST_NAMED:,} of its {whole} characters: is anybody missing?"
        yield Question("length", brief.path, field, ask, "further on rules alone read names", brief, None, whole)


def _conflicts(site: Site) -> Iterator[Question]:
    for story in site.newest_stories:
        for found in story.discrepancies:
            if found.reading == "conflict":
                reports = len({cell.brief for cell in found.cells})
                ask = f"{found.label}: {reports} reports differ"
                values = dict.fromkeys(cell.value for cell in found.cells)
                shown = map(dates.show, values) if found.field == "date" else values
                why = "; ".join(f"“{value}”" for value in shown)
                yield Question("conflict", routes.of_story(story.slug), FieldPath(), ask, why)


def _joined(site: Site) -> Iterator[Question]:
    """Pages on which two of one name may stand, those in most briefs first: one man's deeds on another's page."""
    for each in whos_who.joined(site):
        yield Question(
            "joined", routes.of_entity(each.entity), FieldPath.at("name"), each.ask, each.why, paste=each.paste
        )


def _twins(site: Site) -> Iterator[Question]:
    """Pairs of pages that may be one, those in most briefs first."""
    for each in whos_who.apart(site):
        yield Question(
            "twins", routes.of_entity(each.entity), FieldPath.at("name"), each.ask, each.why, paste=each.paste
        )


def _titles(site: Site) -> Iterator[Question]:
    """Titles that a report gives somebody outside of the time in which other reports do, a report's title once."""
    why: dict[tuple[str, FieldPath], list[str]] = defaultdict(list)
    told: dict[tuple[str, FieldPath], tuple[Brief, Appearance]] = {}
    for brief, seen, reason in strange_titles(site):
        why[brief.path, field_of(seen)].append(reason)
        told[brief.path, field_of(seen)] = brief, seen
    for (path, field), (brief, seen) in told.items():
        ask = f"{label(field)}: is it still “{seen.role}”?"
        yield Question("title", path, field, ask, "; ".join(why[path, field]), brief, seen.span, seen.role or "")


def _first(row: Evidence) -> Span | None:
    return row.spans[0] if row.spans else None


def _paste(path: FieldPath, value: str) -> tuple[str, ...]:
    """What to write to take a reading over: `location: "Oslo"`, or an item of a list."""
    key = FIELDS[path.field].key
    if path.part:
        return (f"{path.part}: {_yaml(value)}",)
    if not path.item:
        return (f"{path.field}: {_yaml(value)}",)
    if key is None or path.item.isdecimal():
        return (f"- {_yaml(value)}",)
    return (f"- {key.name}: {_yaml(value if key.is_name else path.item)}",)


def _yaml(text: str) -> str:
    """Text as YAML can't bend it."""
    return json.dumps(text, ensure_ascii=False)


def counted(found: Iterable[Question]) -> dict[QuestionKind, int]:
    """How many questions of each kind there are."""
    kinds = [question.kind for question in found]
    return {kind: kinds.count(kind) for kind in QUESTION_KINDS if kind in kinds}
