"""What a short form is that an article explains: "Chief of Army Staff (COAS)" is nobody's name and no body, nor is the
COAS after it; "Federal Republic of Germany (FRG)" makes FRG a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from generator.facts.names.second_look import is_office_name
from generator.knowledge.titles import is_office
from generator.model import Acronym, Mention, Span


def as_explained(text: str, mentions: Sequence[Mention], acronyms: Sequence[Acronym]) -> Iterator[Mention]:
    """The mentions, each short form of the kind of its long form; an office's is none, and is cut off before a name."""
    if not acronyms:
        yield from mentions
        return
    bodies = {mention.name for mention in mentions if mention.kind == "ORG"}
    offices = {one.short for one in acronyms if is_office_name(one.long) or _is_office_of(one.long, bodies)}
    longs = {acronym.short: acronym.long for acronym in acronyms}
    kinds = {mention.name: mention.kind for mention in reversed(mentions) if mention.kind in {"ORG", "PLACE"}}
    for mention in mentions:
        words = mention.span.of(text)
        first, _, rest = words.partition(" ")
        if words in offices or (mention.kind == "ORG" and is_office_name(words)):
            continue
        if mention.kind == "PERSON" and rest and first in offices:
            yield replace(mention, name=rest, span=Span(mention.span.end - len(rest), mention.span.end))
        else:
            kind = kinds.get(longs.get(words, words), mention.kind)
            yield mention if kind == mention.kind else replace(mention, kind=kind)


def _is_office_of(long: str, bodies: Set[str]) -> bool:
    """ "Chairman Joint Chiefs of Staff Committee": an office and its body."""
    return any(long.endswith(f" {body}") and is_office(long.removesuffix(f" {body}").split()[0]) for body in bodies)
