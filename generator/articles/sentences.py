"""Sentences of the zones that facts are read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

from generator.model import Span, Zone

# The package ships no types; asked for by name it is plainly untyped.
_boundaries = import_module("sentencex").get_sentence_boundaries

_CHUNK = 20_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_BLANK = re.compile(r"(?![\x00-\x7f])\s")
_BLANK = re.compile(r"\s")
_READ = frozenset({"headline", "bullet", "caption", "body"})


def sentences_in(text: str, zones: Iterable[Zone], language: str) -> tuple[Span, ...]:
    """Sentences of headline, bullet, caption and body zones, in reading order, trimmed, each within its zone.

    Zones of any length: a long one is cut at blanks first, so that a megabyte without a full stop costs no more
    than its length.
    """
    return tuple(sentence for zone in zones if zone.kind in _READ for sentence in _sentences(text, zone.span, language))


def _sentences(text: str, zone: Span, language: str) -> Iterator[Span]:
    for start, end in _chunks(text, zone):
        # Native code refuses lone surrogates, and panics at "M", a no-break space, "."; one for one keeps offsets.
        words = _WIDE_BLANK.sub(" ", _SURROGATE.sub("\ufffd", text[start:end]))
        for found in _boundaries("en" if language == "und" else language, words):
            span = _trimmed(text, start + found["start_index"], start + found["end_index"])
            if span.start < span.end:
                yield span


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
