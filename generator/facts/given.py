"""Facts of a text whose names somebody else has found.

Reach for `name_facts` where names are given and only their full forms and places on the map are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.names.short_forms.full_names import with_full_names
from generator.facts.places.find_toponyms import find_toponyms
from generator.model import Article, Fact, Facts, Mention, Why


def name_facts(article: Article, given: Sequence[Mention]) -> Facts:
    """The mentions, as many and in the same order, under their full names, and the places among them; nothing else."""
    mentions = with_full_names(article, given, ())
    return Facts(
        title=Fact(article.id, (), Why("given", "the id of the text", 1.0, inferred=True)),
        date=None,
        location=None,
        actors=(),
        mentions=mentions,
        toponyms=find_toponyms(article, mentions),
        dates=(),
        quotations=(),
        affiliations=(),
        acronyms=(),
        topics=(),
        summary=None,
    )
