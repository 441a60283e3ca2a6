"""Which reports of a story are one text: copies of a wire report, cut or lightly edited, are no independent witnesses.

Reach for `copies_of` with the reports of a story. Sentences are compared by runs of words, so that a changed headline,
dropped paragraphs and small edits make no other text. Each report is looked up in an index of the runs of those that
are longer: the work grows with the words of a story, not with the pairs of its reports.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.knowledge import edtf
from generator.model import Brief, Copy

RUN = 3
"""Words in a row that are compared: fewer are phrases of the trade, more break at every small edit."""
STANDS = 0.6
"""Share of a sentence's runs that must stand in the other text."""
COPIED = 0.5
"""Share of the shorter text, by its sentences and by their words, that makes it one with the other. Long quotations of
one statement alone stay below.
"""
SHORT, COPIED_SHORT = 80, 0.8
"""Words of a text below which more of it must stand in the other: half of it may be mere background."""
FEWEST = 12
"""Words below which a text is too short to be known for a copy."""
STOCK = 50
"""Texts of their own that are remembered for a run: what stands in more is a phrase of the trade, and tells of none."""

_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's own words, sentence by sentence."""

    brief: Brief
    sentences: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> int:
        return sum(map(len, self.sentences))


def copies_of(group: Sequence[Brief]) -> tuple[Copy, ...]:
    """Those reports of a story whose text is another one's, each with the longest such text; by path.

    `len(group) - len(copies)` is the number of origins. Reports without a text are their own. Order doesn't matter.
    """
    texts = sorted((_text(brief) for brief in group), key=lambda text: (-text.words, _day(text.brief), text.brief.path))
    where: dict[tuple[str, ...], set[int]] = defaultdict(set)
    origins: list[Brief] = []
    found = []
    for text in texts:
        if text.words < FEWEST:
            break  # as all that follow
        number, reason = _origin(text, origins, where) or (len(origins), "")
        for run in (run for sentence in text.sentences for run in _runs(sentence)):
            if len(where[run]) < STOCK:
                where[run].add(number)
        if reason:
            found.append(Copy(text.brief.path, origins[number].path, reason))
        else:
            origins.append(text.brief)
    return tuple(sorted(found))


def _day(brief: Brief) -> str:
    day = edtf.first_day(brief.published or brief.date or "")
    return day.isoformat() if day else "9999"


def _text(brief: Brief) -> _Text:
    """The sentences of bullets and body: headlines are the desk's own, captions the picture's."""
    if brief.article is None:
        return _Text(brief, ())
    zones = brief.article.spans_of("bullet", "body")
    spans = (span for span in brief.article.sentences if any(span.within(zone) for zone in zones))
    told = (tuple(_WORD.findall(span.of(brief.article.text).casefold())) for span in spans)
    return _Text(brief, tuple(dict.fromkeys(words for words in told if len(words) >= RUN)))


def _runs(sentence: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (sentence[at : at + RUN] for at in range(len(sentence) - RUN + 1))


def _origin(text: _Text, origins: Sequence[Brief], where: dict[tuple[str, ...], set[int]]) -> tuple[int, str] | None:
    """Which origin's texts hold most of this one, and how much; None where that is not enough."""
    words: Counter[int] = Counter()
    sentences: Counter[int] = Counter()
    for sentence in text.sentences:
        runs = list(_runs(sentence))
        shared = Counter(number for run in runs for number in where.get(run, ()))
        for number in (number for number, count in shared.items() if count >= STANDS * len(runs)):
            words[number] += len(sentence)
            sentences[number] += 1
    if not words:
        return None
    best = min(words, key=lambda number: (-words[number], number))
    share = min(words[best] / text.words, sentences[best] / len(text.sentences))
    if share < (COPIED_SHORT if text.words < SHORT else COPIED):
        return None
    return best, _reason(sentences[best], len(text.sentences), _credit(text.brief, origins[best]))


def _credit(a: Brief, b: Brief) -> str:
    """The agency or publisher that both give as theirs."""
    one, other = ((brief.publisher or "").strip() for brief in (a, b))
    return one if one and _CREDIT.sub("", one.casefold()) == _CREDIT.sub("", other.casefold()) else ""


def _reason(shared: int, all_: int, credit: str) -> str:
    told = "all of its sentences stand" if shared == all_ else f"{shared} of its {all_} sentences stand"
    return f"{told} there too" + (f", and both are credited to {credit}" if credit else "")
