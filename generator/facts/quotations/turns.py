"""What is said in interviews and transcripts, where a label in front of each turn stands for quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.quotations.cues import speech
from generator.knowledge.words import WORD
from generator.model import Article, Mention, Quotation, Span, Why

# "MR COLE: We are", "Farida Nasimova: It was", "PREMIER:", "HON. A.D. REDDY (Minister for Works).- Sir,"
_LABEL = re.compile(r"([A-Z][\w.'’-]*?(?: [A-Z][\w.'’-]*?){0,3})(?: \([^()\n]{2,60}\))?(?::|\.\s?[-–—])(?=\s|$)")
_FEWEST = 3
"""Turns in a transcript, of two speakers at least, one of whom speaks twice."""
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Turn:
    label: Span
    parts: tuple[Span, ...]
    """Its paragraphs, label left out."""


def turns_of(article: Article, mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """Each paragraph of a transcript's turns as a quotation, in reading order; whoever only asks is left out.

    Empty for other texts: labels must begin most of the paragraphs from the first on, and come back.
    """
    zones = _paragraphs(article)
    turns = _turns(article.text, zones)
    by_label: dict[str, list[_Turn]] = {}
    for turn in turns:
        by_label.setdefault(turn.label.of(article.text).casefold(), []).append(turn)
    longest = Counter({label: len(found) for label, found in by_label.items()}).most_common(1)
    if len(turns) < _FEWEST or len(by_label) < 2 or longest[0][1] < 2 or not _is_most(turns, zones):
        return ()
    asking = {label for label, found in by_label.items() if _only_asks(article.text, label, found)}
    return tuple(
        _said(article.text, turn.label, part, mentions)
        for turn in turns
        if turn.label.of(article.text).casefold() not in asking
        for part in turn.parts
        if len(WORD.findall(article.text, *part)) >= _FEWEST_WORDS
    )


def _paragraphs(article: Article) -> list[Span]:
    """Those of the body, and labels on lines of their own wherever they were put: they come back as furniture does."""
    spoken = {"body", "bullet", "caption"}
    return [
        zone.span
        for zone in article.zones
        if zone.kind in spoken or _LABEL.fullmatch(article.text, zone.span.start, zone.span.end)
    ]


def _turns(text: str, zones: Sequence[Span]) -> list[_Turn]:
    """Each label with the words up to the next one."""
    found: list[_Turn] = []
    for zone in zones:
        label = _LABEL.match(text, zone.start, zone.end)
        if label:
            start = label.end() + len(text[label.end() : zone.end]) - len(text[label.end() : zone.end].lstrip())
            parts = (Span(start, zone.end),) if start < zone.end else ()
            found.append(_Turn(Span(*label.span(1)), parts))
        elif found:
            found[-1] = _Turn(found[-1].label, (*found[-1].parts, zone))
    return found


def _is_most(turns: Sequence[_Turn], zones: Sequence[Span]) -> bool:
    """Whether a label begins a third of the paragraphs from the first label on; on lines of their own, labels do."""
    after = sum(1 for zone in zones if zone.start >= turns[0].label.start)
    return 3 * len(turns) >= after


def _only_asks(text: str, label: str, turns: Sequence[_Turn]) -> bool:
    asks = sum(1 for turn in turns if turn.parts and turn.parts[-1].of(text).endswith("?"))
    return label in speech().askers or 2 * asks > len(turns)


def _said(text: str, label: Span, words: Span, mentions: Sequence[Mention]) -> Quotation:
    shown = label.of(text)
    own = {word.casefold() for word in shown.split()}
    people = {m.name for m in mentions if m.kind == "PERSON" and m.name.split()[-1].casefold() in own}
    full = {name for name in people if own <= {word.casefold() for word in name.split()}} or people
    why = Why("quotations.turn", f"a turn of “{shown}” in a transcript", 0.85)
    if shown.casefold() in speech().answers:
        return Quotation(words, None, None, why)
    return Quotation(words, next(iter(full)) if len(full) == 1 else shown, label, why)
