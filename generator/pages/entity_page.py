"""What the page of a person, an organization or a place shows, ready for its template."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import KINDS, Brief, Entity
from generator.pages import headings, pictures
from generator.pages.brief.brief_page import Said
from generator.pages.brief.source import words_linked
from generator.pages.events.event_table import EventTableRow, events_of
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, code, dotted, em, escape, lines, link, quoted, shorten, strong
from generator.pages.offices import Office, offices
from generator.pages.parts import ROWS, Column, Here, Row, coordinates
from generator.pages.pictures import Picture
from generator.pages.roles import TitleRow, titles
from generator.pages.storylines.in_line import storylines_of
from generator.site import dates, routes
from generator.site.dates import span_of
from generator.site.offices import is_copy, known_as, role_key

CARDS = 12
QUOTES = 12
USED_BY = 3


@dataclass(frozen=True, slots=True)
class EntityView:
    """All of an entity's page but the words of its headings."""

    title: str
    kind: Markdown
    strip: tuple[Column, ...]
    description: str
    line: Markdown
    """The storylines that its briefs tell of."""
    names_heading: str
    names: tuple[tuple[Markdown, Markdown, Markdown], ...]
    names_note: Markdown
    events: tuple[Row, ...]
    events_more: Markdown
    when_heading: str
    when: tuple[Row, ...]
    when_more: Markdown
    happened: tuple[EventTableRow, ...]
    happened_more: Markdown
    roles: tuple[TitleRow, ...]
    to_check: str
    said: tuple[Said, ...]
    members: tuple[Markdown, ...]
    offices: tuple[Office, ...]
    beside: tuple[Markdown, ...]
    timeline: Picture
    where: Picture
    network: Picture
    possibly_same: tuple[Markdown, ...]
    elsewhere: Markdown

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order in which the page shows them; without a list below it none is shown."""
        shown = ((self.timeline, self.when or self.events), (self.network, self.beside), (self.where, True))
        return tuple(picture for picture, beside in shown if picture.svg and beside)


def entity_view(here: Here, entity: Entity) -> EntityView:
    """Everything on an entity's page. Pure; links are relative to `here`."""
    events = here.site.events_at(entity)
    there = {brief.path for brief in events}
    named = tuple(brief for brief in here.site.briefs_of(entity) if brief.path not in there)
    many = len(entity.spellings) > 1
    roles, to_check = titles(here, entity)
    happened, happened_more = events_of(here, entity)
    return EntityView(
        title=entity.title,
        kind=dotted(entity.kind.capitalize(), _of_what(here, entity)),
        strip=_strip(here, entity),
        description=entity.description or "",
        line=storylines_of(here, here.site.briefs_of(entity)),
        names_heading=headings.spellings(entity.kind, len(entity.spellings)),
        names=tuple(_names(here, entity)) if many else (),
        names_note=_apart(entity) if many else EMPTY,
        events=tuple(here.brief_row(brief) for brief in events[:ROWS]),
        events_more=here.older(events, ROWS),
        when_heading=headings.NAMED_IN if events else headings.WHEN,
        when=tuple(_when(here, entity, brief) for brief in named[:ROWS]),
        when_more=here.older(named, ROWS),
        happened=happened,
        happened_more=happened_more,
        roles=roles,
        to_check=to_check,
        said=tuple(_said(here, entity)),
        offices=offices(here, entity),
        members=tuple(here.card(person) for person in here.site.members_of(entity)[:CARDS]),
        beside=tuple(_beside(here, entity)),
        timeline=pictures.timeline(here, here.site.briefs_of(entity), entity.name),
        where=pictures.spot(here, entity) if entity.kind == "place" else _map(here, entity),
        network=pictures.network(here, entity),
        possibly_same=tuple(_possibly_same(here, entity)),
        elsewhere=_elsewhere(entity),
    )


def _of_what(here: Here, entity: Entity) -> Markdown:
    if entity.kind == "place":
        return here.what(entity)
    held = [a for a in reversed(entity.appearances) if a.organization]
    held_at = [b for a in held if (b := here.site.entity_of(a.brief, a.organization or "")) and b.slug != entity.slug]
    return here.entity(held_at[0]) if held_at else EMPTY


def _strip(here: Here, entity: Entity) -> tuple[Column, ...]:
    briefs = here.site.briefs_of(entity)
    stories = {story.slug for brief in briefs if (story := here.site.story_of.get(brief.path))}
    sources = f"{plural(len(briefs), 'brief')}, {plural(len(stories), 'story', 'stories')}"
    unsure = len(entity.possibly_same) + len(entity.possibly_two)
    joined = f"{plural(unsure, 'name')} may belong here" if unsure else "nothing unsure"
    word = "spelling" if entity.kind == "person" else "name"
    return (
        _known(here, entity),
        Column("In the sources", escape(sources), escape(span_of(briefs))),
        _second(here, entity),
        Column(f"{word}s".capitalize(), escape(str(max(1, len(entity.spellings)))), escape(joined)),
    )


def _known(here: Here, entity: Entity) -> Column:
    if entity.kind == "place":
        return Column("On the map", escape(coordinates(entity) or "not placed"), here.what(entity))
    if entity.kind == "organization":
        others = [spelling.name for spelling in entity.spellings[1:]]
        return Column("Also called", escape(others[0] if others else "nothing else"), escape(", ".join(others[1:3])))
    known = known_as(entity)
    role = role_key(known.role) if known else ""
    same = len({a.brief for a in entity.appearances if role and role_key(a.role) == role})
    said = f"{same} of {plural(len(here.site.briefs_of(entity)), 'brief')}" if same else ""
    return Column("Known as", escape(here.held(known) or "not stated"), escape(said))


def _second(here: Here, entity: Entity) -> Column:
    if entity.kind == "place":
        events = here.site.events_at(entity)
        return Column("Happened here", escape(plural(len(events), "event")), escape(span_of(events)))
    if entity.kind == "organization":
        people = here.site.members_of(entity)
        names = dotted(*(here.entity(person) for person in people[:2]))
        return Column("People", escape(str(len(people)) if people else "none named"), names)
    ranks = list(dict.fromkeys(a.rank for a in reversed(entity.appearances) if a.rank))
    acting = sum(a.acting for a in entity.appearances)
    if not ranks:
        return Column("Took part", escape(f"in {plural(acting, 'brief')}"), escape(f"of {len(entity.appearances)}"))
    return Column("Rank", escape(ranks[0]), escape("also " + ", ".join(ranks[1:]) if ranks[1:] else ""))


def _names(here: Here, entity: Entity) -> Iterable[tuple[Markdown, Markdown, Markdown]]:
    for place, spelling in enumerate(entity.spellings):
        name = strong(spelling.name) if place == 0 else escape(spelling.name)
        yield name, _used_by(here, spelling.briefs), escape(spelling.reason)


def _used_by(here: Here, paths: Iterable[str]) -> Markdown:
    briefs = [here.site.brief_at[path] for path in dict.fromkeys(paths) if path in here.site.brief_at]
    names = [here.brief(brief, _short(brief)) for brief in briefs[:USED_BY]]
    more = f"and {len(briefs) - USED_BY} more" if len(briefs) > USED_BY else ""
    return lines(*names, more) or em("by hand")


def _short(brief: Brief) -> str:
    day = dates.show(brief.date or brief.published)
    return f"{day}, {shorten(brief.title, 40)}" if day else shorten(brief.title, 40)


def _apart(entity: Entity) -> Markdown:
    ask = "Not the same person?" if entity.kind == "person" else "Not the same?"
    return Markdown("{} Add a line to the top of this page’s file, and it stays so: {}").format(
        ask, code(f"not: [{json.dumps(entity.spellings[-1].name, ensure_ascii=False)}]")
    )


def _when(here: Here, entity: Entity, brief: Brief) -> Row:
    own = [a for a in entity.appearances if a.brief == brief.path]
    span = next((a.span for a in own if a.span), None)
    words = words_linked(here, brief, span) or escape(shorten(brief.summary or "", 160))
    held = next((here.held(a) for a in own if a.role or a.organization), "")
    part = held or ("" if any(a.acting for a in own) else "named, not taking part")
    return here.brief_row(brief, lines(words, escape(part)))


def _said(here: Here, entity: Entity) -> Iterable[Said]:
    shown = 0
    for brief in (brief for brief in here.site.briefs_of(entity) if not is_copy(here.site, brief)):
        for quotation in brief.quotations:
            speaker = here.site.entity_of(brief.path, quotation.speaker) if quotation.speaker else None
            if speaker and (speaker.kind, speaker.slug) == (entity.kind, entity.slug) and shown < QUOTES:
                shown += 1
                yield Said(quoted(quotation.quote), here.brief(brief, _short(brief)))


def _map(here: Here, entity: Entity) -> Picture:
    """Where the events happened that somebody took part in."""
    acting = {a.brief for a in entity.appearances if a.acting}
    return pictures.where(here, [b for b in here.site.briefs_of(entity) if b.path in acting], entity.name)


def _beside(here: Here, entity: Entity) -> Iterable[Markdown]:
    """Who else takes part in the same briefs, most often first."""
    together: Counter[str] = Counter()
    for brief in here.site.briefs_of(entity):
        others = {routes.of_entity(o) for a in brief.actors if (o := here.site.entity_of(brief.path, a.name))}
        together.update(sorted(others - {routes.of_entity(entity)}))
    for page, count in sorted(together.items(), key=lambda item: (-item[1], item[0]))[:CARDS]:
        yield here.card(here.site.entity_page[page], (plural(count, "brief") + " together",))


def _possibly_same(here: Here, entity: Entity) -> Iterable[Markdown]:
    """Other pages that may be this one, and briefs on this page that may be another's; and what joins or parts them."""
    page = routes.key_of(entity)
    for doubt in entity.possibly_two:
        briefs = [here.site.brief_at[path] for path in doubt.briefs if path in here.site.brief_at][:USED_BY]
        command = code(f"dateline split {page} {' '.join(f'--brief {path}' for path in doubt.briefs)}")
        told = dotted(*(here.brief(brief, _short(brief)) for brief in briefs))
        yield Markdown("Perhaps another of this name: {}: {}. To part them: {}").format(told, doubt.reason, command)
    for other in entity.possibly_same:
        found = here.site.entity_at.get(f"{KINDS[entity.kind].folder}/{other.slug}")
        name = here.entity(found, found.title) if found else escape(other.name)
        if other.name == entity.name:
            command = code(f"dateline merge {page} {KINDS[entity.kind].folder}/{other.slug}")
            yield Markdown("{}: {}. To join them: {}").format(name, other.reason, command)
            continue
        paste = code(f"aliases: [{json.dumps(other.name, ensure_ascii=False)}]")
        yield Markdown("{}: {}. To join them, add to the top of this page’s file: {}").format(name, other.reason, paste)


def _elsewhere(entity: Entity) -> Markdown:
    known = [link(shorten(address, 60), address) for address in entity.same_as]
    return Markdown("Elsewhere: {}").format(dotted(*known)) if known else EMPTY
