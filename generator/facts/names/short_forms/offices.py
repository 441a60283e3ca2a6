"""Short forms of offices: "Chief of Army Staff (COAS)" is nobody's name and no body, nor is the COAS after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.names.second_look import is_office_name
from generator.model import Acronym, Mention, Span


def without_offices(text: str, mentions: Sequence[Mention], acronyms: Sequence[Acronym]) -> Iterator[Mention]:
    """The mentions without those that are an office's short form; before a person's name it is cut off."""
    offices = {acronym.short for acronym in acronyms if is_office_name(acronym.long)}
    for mention in mentions:
        words = mention.span.of(text)
        first, _, rest = words.partition(" ")
        if mention.kind == "ORG" and (words in offices or is_office_name(words)):
            continue
        if mention.kind == "PERSON" and rest and first in offices:
            yield replace(mention, name=rest, span=Span(mention.span.end - len(rest), mention.span.end))
        elif words not in offices:
            yield mention
