"""Who takes part in the same briefs."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from generator.site import routes
from generator.site.site import Site


def pairs_of(site: Site) -> Counter[tuple[str, str]]:
    """Pages of two who take part in the same briefs, in alphabetical order -> in how many."""
    pairs: Counter[tuple[str, str]] = Counter()
    for brief in site.listed:
        found = {routes.of_entity(o) for a in brief.actors if (o := site.entity_of(brief.path, a.name))}
        pairs.update(combinations(sorted(found), 2))
    return pairs
