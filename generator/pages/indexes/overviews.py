"""The pages that show the whole site in one picture, each with its list below: Map, Network."""

from __future__ import annotations

from collections import Counter

from generator.pages import headings, pictures
from generator.pages.headings import plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import Markdown, escape, strong
from generator.pages.parts import Here
from generator.site import routes
from generator.site.together import pairs_of

ROWS = 60
"""Rows below a picture; the indexes have everything."""


def map_view(here: Here) -> ListView:
    """Where: every place in which something happened, and how much."""
    found = [(place, here.site.events_at(place)) for place in here.site.by_weight("place")]
    held = sorted((pair for pair in found if pair[1]), key=lambda pair: (-len(pair[1]), pair[0].name, pair[0].slug))
    table = tuple(
        (strong(here.entity(place)), here.what(place), escape(f"{len(events):,}"), here.brief(events[0]))
        for place, events in held[:ROWS]
    )
    picture = pictures.where(here, here.site.listed, "where it happened")
    head = ("Place", "Where", "Events", "Newest")
    close = here.more(len(held), ROWS, routes.of_kind("place"), "places")
    section = Section(headings.EVENTS_BY_PLACE, picture, head=head, table=table, close=close)
    return ListView(headings.MAP, escape(plural(len(held), "place")), (section,), empty="None yet.")


def network_view(here: Here) -> ListView:
    """Who with whom: the pairs that take part together most often."""
    pairs: Counter[tuple[str, str]] = pairs_of(here.site)
    rows = [(*pair, count) for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))]
    table = tuple(
        (_name(here, one), _name(here, other), escape(plural(count, "brief"))) for one, other, count in rows[:ROWS]
    )
    section = Section(headings.WITH_WHOM, pictures.web(here), head=("Who", "With", "Together in"), table=table)
    return ListView(headings.NETWORK, escape(plural(len(rows), "pair")), (section,) if table else (), empty="None yet.")


def _name(here: Here, page: str) -> Markdown:
    return here.entity(here.site.entity_page[page])
