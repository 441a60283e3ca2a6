"""A brief as the generator alone would have it."""

from __future__ import annotations

from generator.briefs.brief import to_brief
from generator.briefs.compose import compose
from generator.model import Article, Brief, Facts


def untouched(path: str, article: Article, facts: Facts) -> Brief:
    """The brief of an article on which no person has written; `path` is whatever it shall go by."""
    proposal = compose(article, facts)
    return to_brief(path, proposal.meta, (), (), article, facts, proposal.evidence)
