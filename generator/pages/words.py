"""The source's own words round a span, with the deciding ones in bold.

Reach for `excerpt` wherever a page shows what a fact was read from.
"""

from __future__ import annotations

from generator.model import Article, Span
from generator.pages.markdown import EMPTY, Markdown, escape, inline, link, quoted, shorten

CONTEXT = 70  # characters on either side: with the span itself about two lines of a ledger
LONGEST = 280
_MARKS = ("“", "„", "«", '"')


def excerpt(article: Article, span: Span, context: int = CONTEXT, target: str = "") -> Markdown:
    """“… with **Chief of Staff** Jane Roe to discuss …”; empty where the span lies outside the text.

    `context`: characters shown on either side; none for 0. `target`: where the deciding words lead.
    """
    if not 0 <= span.start < span.end <= len(article.text):
        return EMPTY
    round_it = _surroundings(article, span)
    before = _tail(article.text[round_it.start : span.start], context)
    after = _head(article.text[span.end : round_it.end], context)
    words = span.of(article.text)
    shown_words = escape(shorten(words, min(LONGEST, 4 * context) or CONTEXT))
    bold = link(shown_words, target) if target else shown_words
    lead = " " if words[:1].isspace() else ""
    shown = Markdown(f"{inline(before)}{lead}**{bold}**{inline(after)}")
    if not bold:
        return EMPTY
    return shown if (before or words).lstrip("… ")[:1] in _MARKS else quoted(shown)  # no marks round marks


def _surroundings(article: Article, span: Span) -> Span:
    """The sentence round a span, or else its zone, or else its line; at least the span itself."""
    zone = next((z.span for z in article.zones if z.span.start <= span.start < z.span.end), None)
    found = article.sentence_at(span.start) or zone or _line(article.text, span)
    return Span(min(found.start, span.start), max(found.end, span.end))


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _tail(text: str, width: int) -> str:
    if len(text) <= width:
        return text.lstrip()
    cut = text[len(text) - width :]
    return "… " + (cut[cut.find(" ") + 1 :] if " " in cut[:-1] else cut)


def _head(text: str, width: int) -> str:
    if len(text) <= width:
        return text.rstrip()
    cut = text[:width]
    return (cut[: cut.rfind(" ")] if " " in cut[1:] else cut).rstrip() + " …"
