"""Sentences of the zones that facts are read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

from generator.knowledge import read_yaml
from generator.model import Span, Zone

# The package ships no types; asked for by name it is plainly untyped.
_boundaries = import_module("sentencex").get_sentence_boundaries

_CHUNK = 20_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_BLANK = re.compile(r"(?![\x00-\x7f])\s")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[^\W_]")
_LAST = re.compile(r"(?<!\w)([A-Z][a-z]+)\.$")  # "Ms."
_READ = frozenset({"headline", "bullet", "caption", "body"})


def sentences_in(text: str, zones: Iterable[Zone], language: str) -> tuple[Span, ...]:
    """Sentences of headline, bullet, caption and body zones, in reading order, trimmed, each within its zone. What has
    neither letter nor digit ("***") is none.

    Zones of any length: a long one is cut at blanks first, so that a megabyte without a full stop costs no more
    than its length.
    """
    spans = (zone.span for zone in zones if zone.kind in _READ)
    found = (sentence for zone in spans for sentence in _sentences(text, zone, language))
    return tuple(sentence for sentence in found if _WORD.search(text, *sentence))


def _sentences(text: str, zone: Span, language: str) -> Iterator[Span]:
    for start, end in _chunks(text, zone):
        # Native code refuses lone surrogates, and panics at "M", a no-break space, "."; one for one keeps offsets.
        words = _WIDE_BLANK.sub(" ", _SURROGATE.sub("\ufffd", text[start:end]))
        open_at = start
        for found in _boundaries("en" if language == "und" else language, words):
            span = _trimmed(text, open_at, start + found["end_index"])
            if span.start < span.end and not (span.end < end and _is_before_name(text, span)):
                yield span
                open_at = start + found["end_index"]
        rest = _trimmed(text, open_at, end)
        if rest.start < rest.end:
            yield rest


def _is_before_name(text: str, sentence: Span) -> bool:
    """Whether it ends in what only stands before a name: "said Ms." is no sentence."""
    last = _LAST.search(text, max(sentence.start, sentence.end - 9), sentence.end)
    return last is not None and last[1].lower() in _shortened() and text[sentence.end : sentence.end + 1] == " "


@cache
def _shortened() -> frozenset[str]:
    return frozenset(read_yaml("en/titles")["shortened"])


def _chunks(text: str, zone: Span) -> Iterator[tuple[int, int]]:
    start = zone.start
    while zone.end - start > _CHUNK:
        blank = _BLANK.search(text, start + _CHUNK, min(start + 2 * _CHUNK, zone.end))
        cut = blank.end() if blank else min(start + 2 * _CHUNK, zone.end)
        yield start, cut
        start = cut
    yield start, zone.end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
