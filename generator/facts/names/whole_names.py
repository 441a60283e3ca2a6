"""Names cut short made whole: ">212< Battalion", "African >Union<", ">Lake< Nasser", "Nordfjord >Partners<".

The recogniser goes word by word: it stops at "of" and before a figure, and takes the water's own name for all of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.facts.names.kinds.own_words import is_form_of_law
from generator.facts.names.word_lists import words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_named
from generator.model import Mention, NameKind, Span

_BEHIND = re.compile(r" (?:the )?[A-Z][\w’'-]*(?:(?: and| of| the)* [A-Z][\w’'-]*)*")  # " Representatives"
_HEADS_BEHIND = re.compile(r"(?: [A-Z][a-z]+){1,3}")  # "African[ Union]"
_NUMBER = re.compile(r"(?:\b\d{1,4}(?:st|nd|rd|th)? (?:[A-Z][a-z]+ ){0,2})$")  # "63 Division "
_UNIT = re.compile(
    r"\b(?:Battalion|Brigade|Division|Regiment|Squadron|Corps|Wing|Fleet|Task Force)\b"
)  # "Task Force Battalion"
_FIRM_BEHIND = re.compile(r" ([A-Z][a-z]+)\b(?! [A-Z])(?! (?:minister|secretary|chief|ministry)\b)")  # " Power"
_FORM_BEHIND = re.compile(r" ([A-Z][\w./]*)(?: (Bhd|Ltd)\b)?")  # " ASA", " Sdn Bhd"
_OF_BEHIND = re.compile(r"\.? of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?")  # " of Pretoria"
_IN_BEHIND = re.compile(r" in ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})")  # " in Europe"
_WATER = re.compile(r"\b(?:Lake|Mount|River|Cape|Fort|Loch|LAKE|MOUNT|RIVER|CAPE|FORT) $")  # "LAKE "


def whole_name(text: str, mention: Mention) -> Mention:
    """The mention with all words of its name."""
    start, end = mention.span
    if mention.kind == "ORG":
        start, end = _whole_body(text, mention)
    elif mention.kind == "NORP" and (behind := _HEADS_BEHIND.match(text, end)) and _ends_in_head(behind.group()):
        return _named(mention, "ORG", text, start, behind.end())
    elif mention.kind == "PLACE" and country_named(mention.name) and (firm := _firm_behind(text, end)):
        return _named(mention, "ORG", text, start, firm)
    water = _WATER.search(text, max(0, start - 8), start) if " " not in mention.name else None
    # in capitals only beside capitals: "LAKE NASSER", "Lake Nasser"
    if water and water.group().isupper() == mention.name.isupper():
        return _named(mention, "PLACE", text, water.start(), end)
    return mention if (start, end) == mention.span else _named(mention, mention.kind, text, start, end)


def _whole_body(text: str, mention: Mention) -> tuple[int, int]:
    start, end = mention.span
    if mention.name.endswith((" of", " for")):
        behind = _BEHIND.match(text, end)
        return start, behind.end() if behind else text.rindex(" ", start, end)
    if _UNIT.search(text, start, end) and (number := _NUMBER.search(text, max(0, start - 40), start)):
        return number.start(), end
    if form := _FORM_BEHIND.match(text, end):
        if is_form_of_law(form[1]):
            return start, form.end(2) if form[2] else form.end(1)
        if " " not in mention.name and _firm_behind(text, end):
            return start, form.end(1)
    if " " not in mention.name and _is_head(mention.name) and (of := _OF_BEHIND.match(text, end)):
        return start, of.end()
    if " for " in mention.name and (part := _IN_BEHIND.match(text, end)) and _is_part_of_the_world(part[1]):
        return start, part.end()
    return start, end


def _firm_behind(text: str, end: int) -> int:
    """Where a company's further word ends that stands right behind, and nothing else in capitals: "Kenya Power"."""
    firm = _FIRM_BEHIND.match(text, end)
    return firm.end() if firm and firm[1].lower() in words("organizations", "company_words") else 0


def _is_part_of_the_world(name: str) -> bool:
    """ "Europe", "the Middle East": a field of work, where a town is a seat."""
    return any(place.kind == "area" and not place.country for place in gazetteer.lookup(name)[:1])


def _is_head(word: str) -> bool:
    return word.lower() in words("organizations", "heads") or word.rstrip(".").lower() == "univ"


def _ends_in_head(said: str) -> bool:
    return said.rsplit(maxsplit=1)[-1].lower() in words("organizations", "heads")


def _named(mention: Mention, kind: NameKind, text: str, start: int, end: int) -> Mention:
    span = Span(start, end)
    return replace(mention, kind=kind, span=span, name=span.of(text))
