"""The indexes of people, organisations, places and topics: one table each, or, of very many, pages from A to Z.

Reach for `entities_views` and `topics_view` for what stands at `people/`, `topics/` and below. The tables are plain;
`assets/dateline.js` lets a reader sort and filter them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from generator.model import KINDS, Brief, Entity, EntityKind
from generator.pages import headings
from generator.pages.headings import plural
from generator.pages.indexes.lists import CARDS, ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, lines, shorten, strong
from generator.pages.parts import Here
from generator.site import dates, routes
from generator.site.site import Site

WHOLE = 500
"""Names that one page may list: about 30 KB compressed."""
MOST = 200
"""Names on the first page of an index that is split."""
SPELLINGS = 120  # characters of the other spellings below a name
_DEEPEST = 12  # letters; more of one beginning stay together

_HEAD: dict[EntityKind, tuple[str, ...]] = {
    "person": ("Name", "Known as", "Briefs", "First", "Last"),
    "organization": ("Name", "Also called", "Briefs", "First", "Last"),
    "place": ("Name", "Country", "Briefs", "First", "Last"),
}


def entities_views(site: Site, kind: EntityKind) -> Iterable[tuple[str, ListView]]:
    """The index of a kind, and its pages from A to Z where they are needed: path and view of each."""
    entities = site.by_weight(kind)
    here = Here(site, routes.of_kind(kind))
    if len(entities) <= WHOLE:
        yield here.path, _whole(here, kind, entities)
        return
    groups = by_letters(entities)
    yield here.path, _split(here, kind, entities, groups)
    for letters, group in groups:
        there = Here(site, routes.of_letters(kind, letters))
        yield there.path, _letter(there, kind, letters, group, groups)


def by_letters(entities: Iterable[Entity], most: int = WHOLE) -> list[tuple[str, list[Entity]]]:
    """Entities by the first letters of their names, with as few letters as keep each group within `most`.

    Letters are those of the address: "Øst" is under "o", a name without any under "unnamed".
    """
    keyed = sorted(((routes.topic_slug(e.name).replace("-", ""), e.slug, e) for e in entities), key=itemgetter(0, 1))
    return list(_grouped(keyed, 1, most))


_Keyed = tuple[str, str, Entity]


def _grouped(keyed: Sequence[_Keyed], length: int, most: int) -> Iterable[tuple[str, list[Entity]]]:
    groups: dict[str, list[_Keyed]] = {}
    for entry in keyed:
        groups.setdefault(entry[0][:length], []).append(entry)
    for letters, group in groups.items():
        if len(group) > most and length < _DEEPEST and any(len(key) > length for key, *_ in group):
            yield from _grouped(group, length + 1, most)
        else:
            yield letters, [entity for *_, entity in group]


def _whole(here: Here, kind: EntityKind, entities: Sequence[Entity]) -> ListView:
    top = tuple(here.card(entity) for entity in entities[:CARDS]) if len(entities) > 2 * CARDS else ()
    ordered = [entity for _, group in by_letters(entities) for entity in group]
    sections = (Section(headings.MOST_NAMED, cards=top), _table(here, kind, headings.BY_NAME, ordered))
    count = escape(plural(len(entities), kind, KINDS[kind].many))
    return ListView(
        KINDS[kind].heading, count, sections, empty="None yet: they come with the first brief that names one."
    )


def _split(
    here: Here, kind: EntityKind, entities: Sequence[Entity], groups: Sequence[tuple[str, list[Entity]]]
) -> ListView:
    sections = (
        Section(headings.A_TO_Z, close=_letters(here, kind, groups)),
        _table(here, kind, headings.MOST_NAMED, entities[:MOST]),
    )
    told = f"the {MOST} most often named here, all of them from A to Z"
    return ListView(KINDS[kind].heading, dotted(plural(len(entities), kind, KINDS[kind].many), told), sections)


def _letter(
    here: Here, kind: EntityKind, letters: str, group: Sequence[Entity], groups: Sequence[tuple[str, list[Entity]]]
) -> ListView:
    sections = (
        _table(here, kind, headings.BY_NAME, group),
        Section(headings.A_TO_Z, close=_letters(here, kind, groups)),
    )
    up = here.index(kind, KINDS[kind].heading)
    return ListView(
        f"{KINDS[kind].heading}: {letters.title()}", dotted(up, plural(len(group), kind, KINDS[kind].many)), sections
    )


def _letters(here: Here, kind: EntityKind, groups: Sequence[tuple[str, list[Entity]]]) -> Markdown:
    links = (
        Markdown("{} ({})").format(
            here.link(letters.title(), routes.of_letters(kind, letters)), escape(f"{len(group):,}")
        )
        for letters, group in groups
    )
    return dotted(*links)


def _table(here: Here, kind: EntityKind, heading: str, entities: Sequence[Entity]) -> Section:
    return Section(heading, head=_HEAD[kind], table=tuple(_line(here, entity) for entity in entities))


def _line(here: Here, entity: Entity) -> tuple[Markdown, ...]:
    others = em(shorten(", ".join(_others(entity)), SPELLINGS))
    name = strong(here.entity(entity))
    if entity.kind == "organization":
        first, second = lines(name, em(shorten(entity.description or "", 90))), others
    else:
        first, second = lines(name, others), _what(here, entity)
    return first, second, *_when(here.site.briefs_of(entity))


def _others(entity: Entity) -> Iterable[str]:
    """The spellings that say more than the words of the name: "IMF" for a fund, not "Doe" for Jane Doe."""
    known = set(routes.topic_slug(entity.name).split("-"))
    for spelling in entity.spellings[1:]:
        words = set(routes.topic_slug(spelling.name).split("-"))
        if not words <= known:
            known |= words
            yield spelling.name


def _what(here: Here, entity: Entity) -> Markdown:
    is_country = entity.place is not None and entity.place.kind == "country"
    return EMPTY if is_country else here.what(entity)


def _when(briefs: Sequence[Brief]) -> tuple[Markdown, Markdown, Markdown]:
    """How many briefs, and the first and the last day of them."""
    days = [day for brief in briefs if dates.order(day := brief.date or brief.published or "")]
    first, last = (dates.show(days[-1]), dates.show(days[0])) if days else ("", "")
    return escape(f"{len(briefs):,}"), escape(first), escape(last)


def topics_view(here: Here) -> ListView:
    """Every topic with its briefs counted, the largest first."""
    site = here.site
    slugs = sorted(site.topics, key=lambda slug: (-len(site.briefs_of_topic(slug)), slug))
    table = tuple(_topic_line(here, slug) for slug in slugs)
    section = Section(headings.ALL_TOPICS, head=("Topic", "Newest", "Briefs", "First", "Last"), table=table)
    return ListView(headings.TOPICS, escape(plural(len(slugs), "topic")), (section,), empty="None yet.")


def _topic_line(here: Here, slug: str) -> tuple[Markdown, ...]:
    briefs = here.site.briefs_of_topic(slug)
    newest = here.brief(briefs[0], shorten(briefs[0].title, 70)) if briefs else EMPTY
    return strong(here.topic(slug)), newest, *_when(briefs)
