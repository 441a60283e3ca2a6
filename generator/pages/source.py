"""The source text of a brief: its words in order, without the page's furniture, linked to what they became."""

from __future__ import annotations

from generator.model import Article, Brief, Span, Zone
from generator.pages.headings import HOW_WE_KNOW, WHAT_WAS_SAID, anchor
from generator.pages.markdown import EMPTY, Markdown, em, escape, inline, link, strong
from generator.pages.parts import Here

_LEFT_OUT = ("furniture",)
_Mark = tuple[Span, str]


def source_text(here: Here, brief: Brief) -> Markdown:
    """Paragraphs of Markdown with blank lines between; empty for a brief without an article."""
    if not brief.article:
        return EMPTY
    marks = _marks(here, brief, brief.article)
    blocks: list[str] = []
    was_bullet = False
    for zones in _lines(brief.article):
        text = _linked(brief.article, zones, marks)
        is_bullet = zones[0].kind == "bullet"
        if text:
            blocks.append(("\n" if was_bullet and is_bullet else "\n\n") + _dressed(zones, text))
            was_bullet = is_bullet
    return Markdown("".join(blocks).strip("\n"))


def _lines(article: Article) -> list[list[Zone]]:
    """Zones that share a line together: a dateline and the sentence behind it are one paragraph."""
    found: list[list[Zone]] = []
    for zone in article.zones:
        if zone.kind in _LEFT_OUT:
            continue
        between = article.text[found[-1][-1].span.end : zone.span.start] if found else "\n"
        if "\n" in between or between.strip():
            found.append([zone])
        else:
            found[-1].append(zone)
    return found


def _dressed(zones: list[Zone], text: Markdown) -> Markdown:
    if zones[0].kind == "headline":
        return strong(text)
    if zones[0].kind == "bullet":
        return Markdown(f"- {text}")
    beside = all(zone.kind in ("caption", "byline", "publication") for zone in zones)
    return em(text) if beside else text


def _linked(article: Article, zones: list[Zone], marks: list[_Mark]) -> Markdown:
    start, end = zones[0].span.start, zones[-1].span.end
    words = article.text[start:end]
    at = start + len(words) - len(words.lstrip("•-*–· \t\n")) if zones[0].kind == "bullet" else start
    parts: list[Markdown] = []
    for span, target in marks:
        if at <= span.start and span.end <= end:
            parts += [_first(article.text[at : span.start], not parts), link(span.of(article.text), target)]
            at = span.end
    parts.append(_first(article.text[at:end].rstrip(), not parts))
    return Markdown("".join(parts).strip())


def _first(text: str, opens: bool) -> Markdown:
    """A stretch of a paragraph; the one that opens it must not act as a list or heading."""
    if not opens:
        return inline(text)
    return escape(text) + (" " if text[-1:].isspace() else "")


def _marks(here: Here, brief: Brief, article: Article) -> list[_Mark]:
    """What to link, in reading order and never overlapping: quotations, then days, then names."""
    chosen: list[_Mark] = []
    free = bytearray(len(article.text))
    for span, target in (*_quotations(brief), *_days(brief), *_names(here, brief)):
        inside = 0 <= span.start < span.end <= len(free)
        if inside and not any(free[span.start : span.end]) and "\n" not in span.of(article.text):
            free[span.start : span.end] = b"\x01" * (span.end - span.start)
            chosen.append((span, target))
    return sorted(chosen)


def _quotations(brief: Brief) -> list[_Mark]:
    said = {quotation.quote for quotation in brief.quotations}
    if not brief.facts or not brief.article:
        return []
    text = brief.article.text
    return [(q.span, f"#{anchor(WHAT_WAS_SAID)}") for q in brief.facts.quotations if q.span.of(text) in said]


def _days(brief: Brief) -> list[_Mark]:
    spans = [span for row in brief.evidence if row.field in ("date", "published") for span in row.spans]
    return [(span, f"#{anchor(HOW_WE_KNOW)}") for span in dict.fromkeys(spans)]


def _names(here: Here, brief: Brief) -> list[_Mark]:
    text = brief.article.text if brief.article else ""
    found: list[_Mark] = []
    for mention in brief.facts.mentions if brief.facts else ():
        surface = mention.span.of(text)
        entity = here.site.entity_of(brief.path, mention.name) or here.site.entity_of(brief.path, surface)
        if entity:
            found.append((mention.span, here.entity_target(entity)))
    return sorted(found, key=lambda mark: (mark[0].start - mark[0].end, mark[0].start))


def legend(here: Here, text: str) -> Markdown:
    """What the lines under the words mean, for the kinds of links that a source text has."""
    kinds = (
        ("people/", here.index("person", "people")),
        ("organizations/", here.index("organization", "organizations")),
        ("places/", here.index("place", "places")),
        (f"(#{anchor(HOW_WE_KNOW)})", link("dates", f"#{anchor(HOW_WE_KNOW)}")),
        (f"(#{anchor(WHAT_WAS_SAID)})", link("quotations", f"#{anchor(WHAT_WAS_SAID)}")),
    )
    shown = [words for sign, words in kinds if sign in text]
    return em(Markdown("Underlined: {}").format(Markdown(", ").join(shown))) if shown else EMPTY
