"""A dossier: all that the briefs say of one person, organization, place or story, on one page to print or hand on.

It stands alone: no word of it is a link to the site, every fact has a numbered note with the words it was read from,
and every source its seed and hash. Reach for `dossier_view`, then `render(templates(), "dossier.md.j2", view)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.model import SUMMARY, Brief, Entity, FieldPath, Span, Story
from generator.pages.brief import ledger
from generator.pages.brief.brief_page import Said
from generator.pages.entity_page import entity_view
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, code, dotted, em, escape, quoted
from generator.pages.origin import origin
from generator.pages.parts import Column, Here
from generator.pages.story_page import story_view
from generator.site import dates
from generator.site.dates import span_of
from generator.site.fields import label

_ALWAYS = ("date", "published", "location", "publisher")

Table = tuple[tuple[Markdown, ...], ...]


@dataclass(frozen=True, slots=True)
class Alone(Here):
    """The point of view of a page that stands alone: what would be a link is a word."""

    def target(self, path: str, anchor: str = "") -> str:
        """Nowhere."""
        return ""

    def link(self, text: str, path: str, anchor: str = "") -> Markdown:
        """Words alone: a dossier leads nowhere."""
        return escape(text)


@dataclass(frozen=True, slots=True)
class Report:
    """A brief within a dossier."""

    heading: Markdown
    summary: Markdown
    rows: tuple[ledger.Row, ...]
    others: Markdown
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """A whole dossier but the words of its headings."""

    title: str
    kind: Markdown
    strip: tuple[Column, ...]
    description: str
    line: Markdown
    """Its storyline, or those that its briefs tell of."""
    names_heading: str
    names: Table
    roles: Table
    differ_head: tuple[Markdown, ...]
    differ: Table
    reports: tuple[Report, ...]
    open: tuple[Markdown, ...]
    sources: Table
    notes: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class _Notes:
    """Numbers for the words that facts were read from, in the order in which they are asked for."""

    here: Here
    sources: dict[str, int]
    """Path of a brief -> its number among the sources."""
    told: dict[tuple[str, Span], Markdown] = field(default_factory=dict)

    def mark(self, brief: Brief, span: Span | None) -> Markdown:
        """ "[^3]"; nothing where there are no words."""
        if span is None or not brief.article:
            return EMPTY
        key = (brief.path, span)
        if key not in self.told:
            self.told[key] = self._note(brief, span)
        return Markdown(f"[^{list(self.told).index(key) + 1}]")

    def _note(self, brief: Brief, span: Span) -> Markdown:
        assert brief.article is not None
        before = sum(sentence.start <= span.start for sentence in brief.article.sentences)
        where = f"sentence {before}" if brief.article.sentence_at(span.start) else f"character {span.start}"
        return Markdown("S{}, {}: {}").format(self.sources[brief.path], where, self.here.words(brief, span))


def dossier_view(here: Alone, about: Entity | Story) -> DossierView:
    """Everything in a dossier. Pure; the briefs stand in order of time."""
    site = here.site
    found = site.briefs_of_story(about) if isinstance(about, Story) else site.briefs_of(about)[::-1]
    briefs = tuple(brief for brief in found if not brief.withdrawn)
    notes = _Notes(here, {brief.path: number for number, brief in enumerate(briefs, 1)})
    reports = tuple(_report(here, brief, about, notes) for brief in briefs)
    common = (reports, tuple(_open(here, briefs, about)), tuple(_sources(briefs)), tuple(notes.told.values()))
    kind = dotted("Dossier", plural(len(briefs), "brief"), span_of(briefs))
    if isinstance(about, Story):
        told = story_view(here, about)
        return DossierView(told.title, kind, told.strip, "", told.line, "", (), (), told.head, told.differ, *common)
    known = entity_view(here, about)
    who = (known.description, known.line, known.names_heading, known.names, known.roles)
    return DossierView(known.title, kind, known.strip, *who, (), (), *common)


def _report(here: Here, brief: Brief, about: Entity | Story, notes: _Notes) -> Report:
    """The facts of a brief that concern whom the dossier is about; of a story and a place all of them."""
    own = _names_here(here, brief, about)
    summary = next((row.spans[0] for row in brief.evidence if row.field == SUMMARY and row.spans), None)
    when = dates.show(brief.date or brief.published) or "no date"
    number = notes.sources[brief.path]
    return Report(
        heading=Markdown("S{}. {}").format(number, dotted(when, (brief.location or "").split(",")[0], brief.title)),
        summary=escape(brief.summary or "") + notes.mark(brief, summary),
        rows=ledger.ledger(brief, lambda span: notes.mark(brief, span), _shows(own)),
        others=_others(brief, own),
        said=tuple(_said(brief, own, notes)),
    )


def _names_here(here: Here, brief: Brief, about: Entity | Story) -> frozenset[str] | None:
    """The names by which a brief calls somebody; None where everybody's facts are wanted."""
    if isinstance(about, Story) or about.kind == "place":
        return None
    key = (about.kind, about.slug)
    names = [*brief.names(), *(quotation.speaker or "" for quotation in brief.quotations)]
    found = ((name, here.site.entity_of(brief.path, name)) for name in names if name)
    return frozenset(name for name, entity in found if entity and (entity.kind, entity.slug) == key)


def _shows(own: frozenset[str] | None) -> Callable[[FieldPath], bool]:
    def shows(path: FieldPath) -> bool:
        return path.field in _ALWAYS or (path.field == "actors" and (own is None or path.item in own))

    return shows


def _others(brief: Brief, own: frozenset[str] | None) -> Markdown:
    names = [actor.name for actor in brief.actors if own is not None and actor.name not in own]
    return Markdown("With {}").format(Markdown(", ").join(names)) if names else EMPTY


def _said(brief: Brief, own: frozenset[str] | None, notes: _Notes) -> Iterable[Said]:
    text = brief.article.text if brief.article else ""
    spans = {q.span.of(text): q.span for q in brief.facts.quotations} if brief.facts else {}
    for quotation in brief.quotations:
        if own is None or quotation.speaker in own:
            by = escape(quotation.speaker) if quotation.speaker else em("speaker not stated")
            yield Said(quoted(quotation.quote), by + notes.mark(brief, spans.get(quotation.quote)))


def _open(here: Here, briefs: Iterable[Brief], about: Entity | Story) -> Iterable[Markdown]:
    """What a reader should not take for settled."""
    for number, brief in enumerate(briefs, 1):
        shows = _shows(_names_here(here, brief, about))
        for told in (each for each in brief.disagreements if shows(each.field)):
            what = label(told.field)
            yield Markdown("S{}: {} is “{}” by hand; the source says “{}”").format(number, what, told.mine, told.theirs)
        for row in brief.evidence:
            if row.why.standing == "unsure" and row.field not in brief.corrected and shows(row.field):
                what = label(row.field)
                yield Markdown("S{}: {}, perhaps “{}”: {}").format(number, what, row.value, row.why.reason)


def _sources(briefs: Iterable[Brief]) -> Iterable[tuple[Markdown, ...]]:
    for number, brief in enumerate(briefs, 1):
        name, _, part = (brief.seed or "").rpartition("#")
        seed = f"{name}, article {part}" if name else brief.seed or "written by hand"
        digest = code(brief.article.sha256) if brief.article else EMPTY
        told = (
            f"S{number}",
            brief.title,
            brief.publisher or "not stated",
            dates.show(brief.published) or "not stated",
            seed,
        )
        *own, where = map(escape, told)
        yield (*own, dotted(origin(brief), where), digest)
