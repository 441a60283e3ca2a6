"""Names outside sentences: where a report was filed, whose letterhead it has.

Datelines, bylines and the lines above a headline are no sentences, so no model reads them; their forms say enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.names.word_lists import is_common, is_place, words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_named
from generator.model import Article, Dateline, Mention, NameKind, Span, Why

_PART = re.compile(r"[^,;()|–—]+")  # " Nigeria"
_FILED = re.compile(r"\b(?:in|at) ([A-Z][^,;|()]{2,60})")  # "in Georgetown"
_LAST_PART = re.compile(r", ([A-Z][^,;|()]{2,40})$")  # ", Colombo"
_LETTERHEAD = re.compile(r"(.{4,120}?)(?:, ([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)| [-–—|] .*)?")  # "Ministry of X, Suva"
_TOWN = 10_000
"""People of a place from which its name before a colon is no label."""
_LINES = 4
"""Lines above a headline that may be a letterhead."""


def names_in_head(article: Article) -> Iterator[Mention]:
    """The names of the dateline, of the byline's end and of the letterhead, each once, in no order."""
    found: dict[Span, Mention] = {}
    for one in _names(article):
        found.setdefault(one.span, one)
    yield from found.values()


def _names(article: Article) -> Iterator[Mention]:
    if article.dateline:
        yield from _of_dateline(article.text, article.dateline)
    for zone in article.spans_of("byline"):
        yield from _of_byline(article.text, zone)
    yield from _of_letterhead(article)


def _of_dateline(text: str, dateline: Dateline) -> Iterator[Mention]:
    """ "LAFIA, Nigeria, Feb. 11 (Benue Wire)": the place, and the country or region behind it."""
    place = dateline.place
    if place is None or not (dateline.day or dateline.agency or _is_a_place(text, place, dateline)):
        return
    yield _named("PLACE", text, place, "names.dateline", "the dateline's place", 0.97)
    for part in _PART.finditer(text, place.end, dateline.span.end):
        span = _stripped(text, part.start(), part.end())
        if _is_known(span.of(text)):
            yield _named("PLACE", text, span, "names.dateline", "stands beside the dateline's place", 0.95)


def _is_a_place(text: str, place: Span, dateline: Dateline) -> bool:
    """Whether a lone word is where it was filed: "RASYNE - "; not "Hazard: The hook can crack"."""
    name = place.of(text)
    dash = not dateline.span.of(text).rstrip().endswith(":")
    plain = name.title() if name.isupper() else name
    return (_is_known(name) and gazetteer.is_place(plain, _TOWN)) or (
        dash and name.isupper() and name.replace(" ", "").isalpha()
    )


def _is_known(name: str) -> bool:
    plain = name.title() if name.isupper() and len(name) > 4 else name
    return country_named(name) is not None or (is_place(plain) and not is_common(name.lower()))


def _of_byline(text: str, zone: Span) -> Iterator[Mention]:
    """ "By Jane Doe in Georgetown", "By Our Correspondents, Colombo"."""
    for pattern in (_FILED, _LAST_PART):
        for found in pattern.finditer(text, zone.start, zone.end):
            span = _stripped(text, found.start(1), found.end(1))
            name = span.of(text)
            if _is_known(name) or (" " in name and name.split()[-1].lower() in words("names", "place_heads")):
                yield _named("PLACE", text, span, "names.byline", "where the reporter is", 0.9)


def _of_letterhead(article: Article) -> Iterator[Mention]:
    """ "Ministry of Maritime Affairs, Suva" above a press release: the body that says it, and its seat."""
    text, headline = article.text, article.headline
    top = [zone for zone in article.spans_of("furniture") if headline and zone.end <= headline.start]
    for zone in top[:_LINES]:
        at = zone.start
        for line in zone.of(text).splitlines(keepends=True):
            if (head := _LETTERHEAD.fullmatch(line.strip())) and _is_government(head[1].split()):
                yield from _letterhead(text, at + line.index(head[1]), head)
            at += len(line)


def _letterhead(text: str, start: int, head: re.Match[str]) -> Iterator[Mention]:
    """The body, and its seat where one follows; "Ministry of Agriculture, Fisheries" goes on behind its comma."""
    seat = Span(start + head.start(2), start + head.end(2)) if head[2] else None
    known = seat is not None and _is_known(seat.of(text))
    end = start + (head.end(2) if seat and not known else head.end(1))
    yield _named("ORG", text, Span(start, end), "names.letterhead", "heads the release", 0.9)
    if seat and known:
        yield _named("PLACE", text, seat, "names.letterhead", "the letterhead's place", 0.9)


def _is_government(said: list[str]) -> bool:
    """ "Ministry of Health", "EASTERN COMMAND": capitals but for small words, and a word for an authority."""
    plain = all(word[0].isupper() or word.lower() in words("organizations", "small") for word in said)
    if not plain or not 2 <= len(said) <= 12:
        return False
    of = len(said) > 2 and said[1].lower() in {"of", "for"} and said[0].lower() in words("organizations", "authorities")
    forces = [word.lower() for word in said[:3]] == ["armed", "forces", "of"]
    return of or forces or said[-1].lower() in words("organizations", "authorities")


def _stripped(text: str, start: int, end: int) -> Span:
    shown = text[start:end]
    return Span(start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip(" .-–—")))


def _named(kind: NameKind, text: str, span: Span, rule: str, reason: str, confidence: float) -> Mention:
    return Mention(kind, span, span.of(text), Why(rule, reason, confidence))
