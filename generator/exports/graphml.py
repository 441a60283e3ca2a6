"""`network.graphml`: who takes part with whom, as GraphML, for Gephi, yEd, Cytoscape, networkx and igraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.exports import ids
from generator.exports.names import name_of
from generator.site import routes
from generator.site.deeds import Deed, deeds_of
from generator.site.site import Site
from generator.site.together import pairs_of

_KEYS = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("briefs", "node", "int"),
    ("acting", "node", "int"),
    ("weight", "edge", "int"),
    ("kinds", "edge", "string"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
)


def network_graphml(site: Site) -> str:
    """A node an entity, an edge for each two that take part in the same briefs or did something to each other; `weight`
    says in how many briefs, `kinds` what they did (PLOVER's kinds, behind commas), `first` and `last` on which days.

    Being named is not enough for an edge: a long list of guests would join everybody with everybody.
    """
    return "\n".join((*_head(), *_nodes(site), *_edges(site), "</graph>", "</graphml>", ""))


def _head() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, of, kind in _KEYS:
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph id="network" edgedefault="undirected">'


def _nodes(site: Site) -> Iterator[str]:
    for entity in (entity for _, entity in sorted(site.entity_page.items())):
        acting = {a.brief for a in entity.appearances if a.acting}
        values = (
            ("label", name_of(entity)),
            ("kind", entity.kind),
            ("briefs", len(site.briefs_of(entity))),
            ("acting", len(acting)),
        )
        yield f"<node id={quoteattr(ids.of_entity(entity))}>{_data(values)}</node>"


def _edges(site: Site) -> Iterator[str]:
    pairs, did = pairs_of(site), _did(site)
    for one, other in sorted({*pairs, *did}):
        ends = f"source={quoteattr(ids.of_page(one))} target={quoteattr(ids.of_page(other))}"
        told = did.get((one, other), [])
        days = sorted(day for deed in told for day in deed.days)
        weight = pairs[one, other] or len({path for deed in told for path in deed.briefs})
        kinds = ",".join(sorted({deed.kind for deed in told}))
        held = (("weight", weight), ("kinds", kinds), ("first", (days or [""])[0]), ("last", (days or [""])[-1]))
        yield f"<edge {ends}>{_data((key, value) for key, value in held if value)}</edge>"


def _did(site: Site) -> dict[tuple[str, str], list[Deed]]:
    """Pages of two, in alphabetical order -> what either did to the other."""
    found: dict[tuple[str, str], list[Deed]] = {}
    for deed in deeds_of(site):
        one, other = sorted((routes.of_entity(deed.source), routes.of_entity(deed.target)))
        found.setdefault((one, other), []).append(deed)
    return found


def _data(values: Iterable[tuple[str, object]]) -> str:
    return "".join(f'<data key="{key}">{escape(str(value))}</data>' for key, value in values)
