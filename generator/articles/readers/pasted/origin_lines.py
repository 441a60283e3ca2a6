"""Lines of a pasted text that say where it was read: "Source: https://…", "Retrieved 9 May 2024", a bare address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.articles.lines import Line
from generator.articles.readers.sources import archived, edtf_day
from generator.knowledge.addresses import web_address
from generator.model import Fact, Span, Why

_ADDRESS = re.compile(
    r"(?:(?P<label>source(?: url)?|url(?: source)?|link|original(?: article| url)?|via|(?:available|read) at|web ?page"
    r"|(?P<archive>archived?(?: (?:at|copy|url|from))?|archive url|wayback))\s*:?\s*)?<?(?P<url>https?://\S+?)>?",
    re.I,
)  # "Source: https://lusa.example/flood", "<https://lusa.example/flood>"
_RETRIEVED = re.compile(
    r"(?:retrieved|accessed|saved|captured|downloaded)(?: on)?\s*:?\s*(?P<day>[\w ,./:+-]{6,40}?)\.?", re.I
)  # "Retrieved: 9 May 2024", "Accessed on 2024-05-09"
_HEAD, _TAIL = 14, 8
"""Lines from the top and from the end among which they stand."""


def origin_in(lines: Sequence[Line]) -> Mapping[str, Fact]:
    """`source_url`, `archive_url` and `retrieved`, as far as the lines say them; the first of each counts.

    Reach for it with the lines of one article. An address among other words is a link of the text, not its own.
    """
    found: dict[str, Fact] = {}
    for line in (*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _TAIL) :]):
        if day := _RETRIEVED.fullmatch(line.text):
            value = edtf_day(day["day"])
            _keep(found, "retrieved", value, _span(line, day, "day"), "a line of its own says when it was saved", 0.95)
        elif (said := _ADDRESS.fullmatch(line.text)) and (said["label"] or line in lines[:_HEAD]):
            _keep_address(found, said, _span(line, said, "url"))
    return found


def without(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as before, with blanks for words that date something else: a copy, not the article."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _keep_address(found: dict[str, Fact], said: re.Match[str], span: Span) -> None:
    original, archive = archived(web_address(said["url"]))
    if said["archive"]:
        original, archive = "", archive or original
    labelled = bool(said["label"])
    reason = "a line of its own gives the address" if labelled else "an address on a line of its own at the head"
    _keep(found, "source_url", original, span, reason, 0.95 if labelled else 0.9)
    _keep(found, "archive_url", archive, span, "a line of its own gives the archived copy", 0.95)


def _keep(found: dict[str, Fact], name: str, value: str, span: Span, reason: str, confidence: float) -> None:
    if value and name not in found:
        found[name] = Fact(value, (span,), Why(f"origin.{name}", reason, confidence))


def _span(line: Line, found: re.Match[str], group: str) -> Span:
    return Span(line.start + found.start(group), line.start + found.end(group))
