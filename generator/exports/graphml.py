"""`network.graphml`: who takes part with whom, as GraphML, for Gephi, yEd, Cytoscape, networkx and igraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.exports import ids
from generator.exports.names import name_of
from generator.site.site import Site
from generator.site.together import pairs_of

_KEYS = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("briefs", "node", "int"),
    ("acting", "node", "int"),
    ("weight", "edge", "int"),
)


def network_graphml(site: Site) -> str:
    """A node an entity, an edge for each two that take part in the same briefs; `weight` says in how many.

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
    for (one, other), count in sorted(pairs_of(site).items()):
        ends = f"source={quoteattr(ids.of_page(one))} target={quoteattr(ids.of_page(other))}"
        yield f"<edge {ends}>{_data((('weight', count),))}</edge>"


def _data(values: Iterable[tuple[str, object]]) -> str:
    return "".join(f'<data key="{key}">{escape(str(value))}</data>' for key, value in values)
