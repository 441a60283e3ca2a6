"""What can be read safely of a text in another language than English: no rule for English is applied to it."""

from __future__ import annotations

import re

from generator.facts.headline.title import choose_title, title_of_first_words
from generator.facts.places.find_toponyms import find_toponyms
from generator.knowledge import gazetteer
from generator.model import Article, Fact, Facts, Mention, Span, Why

_LONGEST_LEAD = 400
_KNOWN = 100_000
"""People of a place whose name alone tells it, whatever language stands round it."""
_CAPITALISED = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{3,}(?: [A-ZÀ-Þ][\w’'-]{2,}){0,2}")  # "Buenos Aires"


def foreign_facts(article: Article) -> Facts:
    """Title, first sentence and the names of places that the gazetteer knows; nothing of who did or said what.

    Day of publication and publisher are the article's own, see `generator.articles`.
    """
    mentions = tuple(_places(article))
    title = choose_title(article) if article.headline is not None else title_of_first_words(article)
    return Facts(
        title=title,
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
        summary=_first_sentence(article),
    )


def _places(article: Article) -> list[Mention]:
    """Capitalised names inside sentences that are places and nothing else."""
    why = Why("names.known_place", f"a known place in a text in “{article.language}”", 0.7)
    found = []
    for sentence in article.sentences:
        for match in _CAPITALISED.finditer(article.text, sentence.start, sentence.end):
            name = match.group()
            if match.start() > sentence.start and gazetteer.is_place(name, _KNOWN):
                found.append(Mention("PLACE", Span(match.start(), match.end()), name, why))
    return found


def _first_sentence(article: Article) -> Fact | None:
    for sentence in article.sentences:
        if article.zone_at(sentence.start) == "body":
            words = " ".join(sentence.of(article.text).split())
            if 20 <= len(words) <= _LONGEST_LEAD:
                why = Why("summary.first_sentence", f"the first sentence, in “{article.language}”", 0.7)
                return Fact(words, (sentence,), why)
    return None
