"""The title of a brief: the source's headline, or one made from its first sentence."""

from __future__ import annotations

import re
from functools import cache

from generator.facts.headline.shortening import shorten
from generator.knowledge import read_yaml
from generator.model import Article, Fact, Span, Why

BAR_TAIL = re.compile(r"(?<!\s)\s+[|•]\s+[^|•]{1,50}$")  # "Talks begin | Reuters"
LOWER = re.compile(r"(?<![\w’'-])[a-z]{4,}")  # "inspectors": a name of an outlet has capitals
DASH_TAIL = re.compile(r"(?<!\s)\s+[-–]\s+([A-Z][\w.&'’ ]{1,40})$")  # "Talks begin - BBC News"
LONGEST_START = 80
BLANKS = re.compile(r"\s+")  # "talks  begin"


def choose_title(article: Article) -> Fact:
    """The title of an article; always one.

    The headline as it stands, without the outlet's name behind it; else the first sentence shortened to
    about 90 characters; else the first words; for an article without any, its seed's name.
    """
    if article.headline is not None and article.headline.of(article.text).strip():
        span = without_outlet(article.text, article.headline)
        return Fact(span.of(article.text), (span,), Why("title.headline", "the headline of the source", 0.97))
    for sentence in article.sentences:
        words = sentence.of(article.text)
        if article.zone_at(sentence.start) == "body" and len(words.split()) > 3 and not words.endswith((":", "?")):
            title, spans = shorten(article.text, sentence)
            if title:
                reason = "made from the first sentence, as the source has no headline"
                return Fact(title, spans, Why("title.from_first_sentence", reason, 0.75, inferred=True))
    return title_of_first_words(article)


def without_outlet(text: str, headline: Span) -> Span:
    """A headline without " | Reuters" or " - BBC News" at its end."""
    words = headline.of(text)
    bar = BAR_TAIL.search(words)
    if bar and bar.start() > 15 and not LOWER.search(bar.group()):
        words = words[: bar.start()]
    dash = DASH_TAIL.search(words)
    if dash and dash.start() > 15 and set(re.findall(r"\w+", dash.group(1))) & _outlets():  # "BBC News" is two words
        words = words[: dash.start()]
    return Span(headline.start, headline.start + len(words.rstrip()))


def title_of_first_words(article: Article) -> Fact:
    """The first words of an article, cut at a blank; its seed's name where it has none."""
    zones = article.spans_of("body", "bullet", "caption") + article.spans_of(
        "byline", "dateline", "publication", "furniture"
    )
    for zone in zones:
        words = zone.of(article.text).lstrip()
        line = _start_of(words.rstrip())
        if line:
            start = zone.end - len(words)
            why = Why("title.from_first_words", "the first words, as there is no sentence", 0.4, inferred=True)
            return Fact(BLANKS.sub(" ", line), (Span(start, start + len(line)),), why)
    name = article.seed.rsplit("/", 1)[-1]
    why = Why("title.none", "the article has no words to take a title from", 0.2, inferred=True)
    return Fact(f"Untitled article ({name})" if name else "Untitled article", (), why)


def _start_of(words: str) -> str:
    line = words.split("\n", 1)[0]
    if len(line) <= LONGEST_START:
        return line.rstrip(" ,;:–—-")
    cut = line[:LONGEST_START]
    return (cut[: cut.rindex(" ")] if " " in cut else cut).rstrip(" ,;:–—-")


@cache
def _outlets() -> frozenset[str]:
    return frozenset(str(word) for name in read_yaml("en/headlines")["outlets"] for word in str(name).split())
