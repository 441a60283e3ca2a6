"""Briefs as comparing needs them: days, people, places, words.

Reach for `reports_of` with all briefs and entities, before `grouping`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from slugify import slugify

from generator.knowledge import read_yaml
from generator.knowledge.days import Day, day_of
from generator.knowledge.gazetteer import lookup
from generator.knowledge.words import Vector
from generator.model import Brief, Entity, Place
from generator.stories.telling import day_stands_in, page_of
from generator.stories.words import (
    counts_in,
    event_kinds,
    lead_text,
    names_in,
    recurring_kinds,
    report_text,
    telling_words,
    terms,
    vectors_of,
)

_PAGES = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf"})
_DIGIT = re.compile(r"\d")
Present = Mapping[str, Sequence[tuple[Entity, bool]]]
"""Path of a brief to who is in it, and whether they act there."""


@dataclass(frozen=True, slots=True)
class Report:
    """A brief, as comparing needs it."""

    path: str
    day: Day | None
    """Day of the event, or of publication where it is not dated."""
    published: Day | None
    dated: bool
    """The report itself dates the event; a mere day of publication may lie far behind it."""
    said: frozenset[Day]
    """Every day and month that its text gives."""
    persons: frozenset[str]
    """Pages of the people who act in it."""
    organizations: frozenset[str]
    """Pages of the organisations that act in it."""
    named: frozenset[str]
    """Pages of everyone in it, acting or not."""
    place: Place | None
    words: Vector
    lead: Vector
    stems: frozenset[str]
    """All words of its text, as stems."""
    telling: Vector
    """Names of title and first sentences, word by word, with how rare each is at large."""
    names: frozenset[frozenset[str]]
    """Those of several words in the first sentences, as sets of stems."""
    kinds: frozenset[str]
    recurring: frozenset[str]
    """Kinds of event of which there is another one soon."""
    counts: frozenset[str]
    """Numbers of its lead, neither days nor years."""
    all_counts: frozenset[str]
    """Numbers of its text."""
    in_office: frozenset[str]
    """Pages of those in it who hold an office, and so do the like again and again."""
    story: str
    """Set by a person; empty otherwise."""
    storyline: str
    """The same, for the storyline of its event, as they wrote it."""
    file: str
    """The seed that holds it, alone or with others, if one hand set its items beside one another."""


def entities_by_brief(entities: Sequence[Entity]) -> dict[str, list[tuple[Entity, bool]]]:
    """Who is in each brief, and whether they act there."""
    found: dict[str, list[tuple[Entity, bool]]] = defaultdict(list)
    for entity in sorted(entities, key=page_of):
        acting: dict[str, bool] = {}
        for appearance in entity.appearances:
            acting[appearance.brief] = acting.get(appearance.brief, False) or appearance.acting
        for path, acts in sorted(acting.items()):
            found[path].append((entity, acts))
    return found


def reports_of(briefs: Sequence[Brief], by_brief: Present) -> tuple[Report, ...]:
    """A report a brief, in the same order."""
    texts, leads = [report_text(brief) for brief in briefs], [lead_text(brief) for brief in briefs]
    vectors = zip(vectors_of(texts), vectors_of(leads), strict=True)
    known = {page_of(entity): entity for present in by_brief.values() for entity, _ in present}
    in_office = frozenset(page for page, entity in known.items() if plays(entity, offices()))
    return tuple(
        _report(brief, by_brief.get(brief.path, ()), text, lead, words, told, in_office)
        for brief, text, lead, (words, told) in zip(briefs, texts, leads, vectors, strict=True)
    )


def _report(
    brief: Brief,
    present: Sequence[tuple[Entity, bool]],
    text: str,
    lead: str,
    words: Vector,
    told: Vector,
    in_office: frozenset[str],
) -> Report:
    published, telling = day_of(brief.published), telling_words(lead, text)
    counts, all_counts = (counts_in(_without_days(brief, part)) for part in (lead, text))
    return Report(
        path=brief.path,
        day=day_of(brief.date) or published,
        published=published,
        dated=bool(brief.date) and not day_stands_in(brief),
        said=_said(brief),
        persons=frozenset(page_of(e) for e, acts in present if acts and e.kind == "person"),
        organizations=frozenset(page_of(e) for e, acts in present if acts and e.kind == "organization"),
        named=frozenset(page_of(e) for e, _ in present),
        place=_place(brief),
        words=words,
        lead=told,
        stems=frozenset(terms(text)),
        telling=telling,
        names=names_in(lead.removeprefix(brief.title), telling),
        kinds=event_kinds(lead),
        recurring=recurring_kinds(lead),
        counts=counts,
        all_counts=all_counts,
        in_office=in_office.intersection(page_of(e) for e, _ in present),
        story=slugify(brief.story or ""),
        storyline=(brief.storyline or "") if slugify(brief.storyline or "") else "",
        file=_page_of_text(brief.seed or ""),
    )


def _page_of_text(seed: str) -> str:
    """The seed of a text, a page or a document; mail and feeds gather anything."""
    file, _, _ = seed.rpartition("#")
    return file if PurePosixPath(file).suffix.lower() in _PAGES else ""


def _said(brief: Brief) -> frozenset[Day]:
    values = (mention.value or mention.timex for mention in brief.facts.dates) if brief.facts else ()
    return frozenset(day for value in values if (day := day_of(value)))


def _without_days(brief: Brief, text: str) -> str:
    """A text without the days and times that it gives."""
    said = {date.span.of(brief.article.text) for date in brief.facts.dates} if brief.article and brief.facts else set()
    for words in sorted((words for words in said if _DIGIT.search(words)), key=lambda words: (-len(words), words)):
        text = text.replace(words, " ")
    return text


def plays(entity: Entity, parts: Iterable[str]) -> bool:
    """Whether a person is called by one of some parts anywhere: "judge", "foreign minister"."""
    roles = {f" {seen.role.casefold()} " for seen in entity.appearances if seen.role}
    return entity.kind == "person" and any(f" {part} " in role for role in roles for part in parts)


@cache
def offices() -> tuple[str, ...]:
    """Parts whose holders do the like again within days."""
    return tuple(map(str, read_yaml("en/stories")["offices"]))


def _place(brief: Brief) -> Place | None:
    """Where the location of the front matter lies: its first part that is on the map, read with its country."""
    for part in (brief.location or "").split(","):
        spots = [t.place for t in brief.facts.toponyms if t.place and t.name == part.strip()] if brief.facts else []
        found = next(iter(spots), None) or next(iter(lookup(part.strip())), None)
        if found:
            return found
    return None
