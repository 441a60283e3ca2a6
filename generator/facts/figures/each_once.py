"""Counts that a report tells again, or that are within another: each is given once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.knowledge import read_yaml
from generator.knowledge.words import WORD
from generator.model import Figure


def without_parts(figures: Sequence[Figure]) -> Iterator[Figure]:
    """ "Nine more bodies, bringing the dead to 31": the nine are in the 31."""
    for figure in figures:
        same = [other for other in figures if other is not figure and other.what == figure.what]
        others = [other for other in same if not (other.is_more or other.is_background)]
        if not (figure.is_more and any((other.value or 0) >= (figure.value or 0) for other in others)):
            yield figure


def each_once(figures: Iterator[Figure]) -> Iterator[Figure]:
    """A count told again, by the same teller or by the reporter, is one; what is known of it is put together."""
    kept: list[Figure] = []
    for figure in figures:
        at = next((i for i, one in enumerate(kept) if _is_same(one, figure)), None)
        if at is None:
            kept.append(figure)
            continue
        one = kept[at]
        behind = one.is_background and figure.is_background
        of = one.of or figure.of
        if one.who is None and figure.who is not None:
            one = replace(figure, span=one.span) if one.qualifier == figure.qualifier else figure
        elif one.qualifier == "exact" != figure.qualifier:  # a headline leaves out "at least"
            one = replace(figure, who=one.who, who_span=one.who_span)
        kept[at] = replace(one, of=of, is_background=behind)
    return iter(kept)


def _is_same(one: Figure, other: Figure) -> bool:
    words = {one.what, other.what}
    alike = len(words) == 1 or any(words <= set(some) for some in read_yaml("en/figures")["alike"])
    same = alike and (one.value, one.most) == (other.value, other.most)
    vague = one.value is not None or one.qualifier == other.qualifier
    return same and vague and _tell_alike(one.who, other.who)


def _tell_alike(one: str | None, other: str | None) -> bool:
    """ "police" and "Thai police" may be the same."""
    a, b = (set(WORD.findall((who or "").casefold())) for who in (one, other))
    return a <= b or b <= a
