"""Which pictures a page has: each an SVG file beside the pages, shown by an image line in plain Markdown.

On disk and on GitHub a picture is an image; the host of the site puts it into the page, so that its links work and it
follows the page's colours. Each is drawn twice, for a desk and for a phone. Everything a picture shows stands on the
page, or on the one it leads to, as a list too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Brief, Entity
from generator.pages import headings
from generator.pages.charts import Moment, Neighbour, Pair, Spot, draw_map, draw_network, draw_timeline, draw_web
from generator.pages.charts.svg import NARROW, WIDE
from generator.pages.markdown import EMPTY, Markdown, image
from generator.pages.parts import Here
from generator.site import dates, routes
from generator.site.together import pairs_of
from generator.store import TEXT, kept

LEAST = 2
"""Events, places, neighbours and briefs from which a picture says more than the list below it."""
WEB = 40
"""Names of the network of the whole site."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture and the line of Markdown that shows it; both empty where there is nothing to draw."""

    path: str = ""
    """Below `docs/`."""
    svg: str = ""
    line: Markdown = EMPTY
    narrow: str = ""
    """The same, drawn for a phone; see `routes.narrow`."""

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Paths below `docs/`, and what stands there."""
        return (self.path, self.svg), (routes.narrow(self.path), self.narrow)


NONE = Picture()


def timeline(here: Here, briefs: Sequence[Brief], about: str) -> Picture:
    """When: a dot an event while they are few, a story's reports counting once."""
    moments = list(_moments(here, briefs))
    if len(moments) < LEAST:
        return NONE
    title = f"{headings.TIMELINE}: {about}"
    return _picture(here, "timeline", partial(draw_timeline, moments, title), f"Timeline: {about}")


def where(here: Here, briefs: Sequence[Brief], about: str) -> Picture:
    """Where: the places of the briefs' events, sized by how many happened there."""
    counts = Counter(routes.of_entity(p) for b in briefs if (p := here.site.place_of(b)) and p.place)
    pages = here.site.entity_page
    if len(counts) < LEAST:
        return NONE
    spots = [_spot(here, pages[path], count) for path, count in sorted(counts.items())]
    return _picture(here, "map", partial(draw_map, spots, f"{headings.MAP}: {about}"), f"Map: {about}")


def spot(here: Here, entity: Entity) -> Picture:
    """A place on the map; empty for one that the map does not know, or in which nothing happened."""
    events = len(here.site.events_at(entity))
    if not entity.place or not events:
        return NONE
    return _picture(here, "map", partial(draw_map, [_spot(here, entity, events)], entity.name), f"Map: {entity.name}")


def network(here: Here, entity: Entity) -> Picture:
    """With whom: those who take part in the same briefs, on a ring."""
    together: Counter[str] = Counter()
    briefs = here.site.briefs_of(entity)
    for brief in briefs:
        found = {routes.of_entity(o) for a in brief.actors if (o := here.site.entity_of(brief.path, a.name))}
        together.update(sorted(found - {routes.of_entity(entity)}))
    if len(together) < LEAST or len(briefs) < LEAST:
        return NONE
    pages = here.site.entity_page
    ring = [
        Neighbour(pages[path].name, pages[path].kind, count, _from_picture(here, "network", path))
        for path, count in together.items()
    ]
    draw = partial(draw_network, entity.name, entity.kind, ring, f"{headings.NETWORK}: {entity.name}")
    return _picture(here, "network", draw, f"Network: {entity.name}")


def web(here: Here) -> Picture:
    """Who with whom on the whole site: those in most briefs, joined where they take part in the same."""
    pages = _most_active(here)
    pairs = {pair: count for pair, count in pairs_of(here.site).items() if pages.keys() >= set(pair)}
    if len(pages) < LEAST or not pairs:
        return NONE
    names = [
        Neighbour(
            here.site.entity_page[path].name, here.site.entity_page[path].kind, count, _from_picture(here, "web", path)
        )
        for path, count in pages.items()
    ]
    order = list(pages)
    joined = [Pair(order.index(a), order.index(b), count) for (a, b), count in sorted(pairs.items())]
    return _picture(
        here, "web", partial(draw_web, names, joined, headings.NETWORK), "Network: who takes part with whom"
    )


def _most_active(here: Here) -> dict[str, int]:
    acting: Counter[str] = Counter()
    for brief in here.site.listed:
        acting.update({routes.of_entity(o) for a in brief.actors if (o := here.site.entity_of(brief.path, a.name))})
    return dict(sorted(acting.items(), key=lambda item: (-item[1], item[0]))[:WEB])


def _moments(here: Here, briefs: Sequence[Brief]) -> Iterable[Moment]:
    """A moment a story, on the earliest day that one of the listed briefs gives it."""
    found: dict[str, Moment] = {}
    for brief in briefs:
        day = dates.order(brief.date or brief.published)
        story = here.site.story_of.get(brief.path)
        if len(day) != len("2026-02-03"):
            continue
        several = story is not None and len(story.briefs) > 1
        target = routes.of_story(story.slug) if story and several else brief.path
        title = story.title if story and several and story.title else brief.title
        if target not in found or day < found[target].day:
            found[target] = Moment(day, title, _from_picture(here, "timeline", target))
    return found.values()


def _spot(here: Here, entity: Entity, count: int) -> Spot:
    place = entity.place
    assert place is not None
    target = _from_picture(here, "map", routes.of_entity(entity))
    return Spot(entity.name, place.latitude, place.longitude, count, target)


def _from_picture(here: Here, kind: str, target: str) -> str:
    return routes.relative(routes.of_picture(here.path, kind), target)


def _picture(here: Here, kind: str, draw: partial[str], told: str) -> Picture:
    """`draw` gives the SVG text for a width in pixels, of nothing but the values that it holds."""
    wide, narrow = (kept("picture", (kind, draw.args, width), TEXT, partial(draw, width)) for width in (WIDE, NARROW))
    if not wide:
        return NONE
    path = routes.of_picture(here.path, kind)
    return Picture(path, wide, image(told, routes.relative(here.path, path)), narrow)
