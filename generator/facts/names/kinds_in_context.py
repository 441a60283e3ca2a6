"""What kind of name it is, where the words round it say so plainly: "the lithium firm X", "X militants", "X LLP".

The recogniser takes an unknown name of two words for a person's as readers would, too; a report that calls it a firm
once means the firm everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.names.word_lists import is_place, words
from generator.knowledge.countries import country_named
from generator.knowledge.titles import is_office, title_spans
from generator.model import Mention, NameKind

_HEADQUARTERS = re.compile(r" (?:Headquarters|HQ|Command)$")  # "Joint Headquarters"
_BRACKET = re.compile(r"^ \([A-Z]{2,8}\)")  # " (PJHQ)"
_AROUND = 60
"""Characters before and behind a name that are looked at."""
_LEGAL = re.compile(
    r",? (?:LLP|LLC|L\.L\.C\.|Ltd|Limited|Inc|PLC|plc|GmbH|S\.A\.|AG|N\.?V\.?|B\.?V\.?|Corp|Pty|Pte|Sdn|Bhd|Oyj?|ASA"
    r"|A/S|S\.p\.A\.|SpA)(?!\w)"
)  # ", LLP"
_BESIDE = re.compile(r"(?:,| is| was) (?:an?|the|one of the) ([\w’' -]+)")  # ", a movement with ties"
_LAST = re.compile(r"(?<![\w’'-])([\w’'-]+)[ \u00a0]$")  # "firm "
_LAST_TWO = re.compile(r"\b(the|a|an|his|her|their|its) [\w’'-]+[ \u00a0]$", re.IGNORECASE)  # "the firm "
_MEMBERS = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+) of (?:the )?$")  # "fighters of "
_NEXT = re.compile(r"(?:['’]s?)? ([a-z-]+)")  # " militants", "’ cells"
_PERSONAL = re.compile(r",? (?:\d\d\b|aged\b|who\b|himself\b|herself\b)")  # ", 45"
_WHERE = re.compile(r"\b(?:in|near|outside|around|towards?) $", re.IGNORECASE)  # "in "


def rekinded(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those that the report calls a body made bodies, and towns that were taken for others made places.

    A name with a title or an age anywhere stays a person; one that opens a body's name, and nobody's, is that body.
    """
    kinds: dict[str, NameKind] = {}
    named = [mention for mention in mentions if mention.kind == "PERSON"]
    persons = {mention.name for mention in named if _is_person(text, mention)}
    # "Haddow" beside "John Haddow"
    persons |= {word for mention in named if " " in mention.name for word in mention.name.split()}
    # "Tesora" beside "Tesora Bank AB"
    heads = {mention.name.split()[0] for mention in mentions if mention.kind == "ORG" and " " in mention.name}
    for previous, mention in zip((None, *mentions), mentions, strict=False):
        kind = _kind(text, mention, previous) if mention.name not in persons else None
        if mention.kind == "PERSON" and mention.name in heads - persons:
            kind = "ORG"
        if kind is not None:
            kinds.setdefault(mention.name, kind)
    for mention in mentions:
        kind = kinds.get(mention.name, mention.kind)
        yield mention if kind == mention.kind else replace(mention, kind=kind)


def _kind(text: str, mention: Mention, previous: Mention | None) -> NameKind | None:
    """What the words beside one mention make of it, if it is something else than was read."""
    if mention.kind == "ORG" and country_named(mention.name):
        return "PLACE"
    if mention.kind == "PLACE" and _HEADQUARTERS.search(mention.name):
        return "ORG" if _is_before_office(text, mention) else None
    if mention.kind not in {"PERSON", "ORG"}:
        return None
    before = text[max(0, mention.span.start - _AROUND) : mention.span.start]
    behind = text[mention.span.end : mention.span.end + _AROUND]
    if mention.kind == "PERSON" and _is_body(before, behind):
        return "ORG"
    single = " " not in mention.name and not mention.name.isupper() and not behind.startswith(("'", "’"))
    seat = previous is not None and previous.kind == "ORG" and text[previous.span.end : mention.span.start] == ", "
    there = _WHERE.search(before) or (seat and mention.kind == "PERSON")
    return "PLACE" if single and there and is_place(mention.name) else None


def _is_before_office(text: str, mention: Mention) -> bool:
    """ "Permanent Joint Headquarters (PJHQ) Chief of Operations X": who has offices is a body."""
    behind = _BRACKET.sub("", text[mention.span.end : mention.span.end + _AROUND])
    said = behind.split()[:3] if behind.startswith(" ") else []
    return any(start == 0 and kind == "office" for start, _, kind in title_spans(said))


def _is_body(before: str, behind: str) -> bool:
    beside = _BESIDE.match(behind)
    if _LEGAL.match(behind) or (beside and _tells_of_body(beside[1].split())):
        return True
    # "the charity X founded" leaves out "that"
    plain = not _LAST_TWO.search(before) or not _is(_NEXT.match(behind), "owners_verbs")
    return (
        (plain and _is(_LAST.search(before), "body_nouns"))
        or _is(_MEMBERS.search(before), "members")
        or _is(_NEXT.match(behind), "bands")
    )


def _tells_of_body(said: Sequence[str]) -> bool:
    """ "movement with ties", "one big lithium firm": not "company director", "founder of a charity"."""
    for word, behind in zip(said, (*said[1:], ""), strict=True):
        if word in words("organizations", "small") or word in _CLAUSE:
            return False
        if word in words("organizations", "body_nouns"):
            return not is_office(behind)
    return False


_CLAUSE = frozenset({"who", "whose", "that", "which", "with", "from"})


def _is(found: re.Match[str] | None, kind: str) -> bool:
    return found is not None and found[1].lower() in words("organizations", kind)


def _is_person(text: str, mention: Mention) -> bool:
    """Whether a title stands right before the name, or an age or "who" right behind it."""
    before = text[max(0, mention.span.start - _AROUND) : mention.span.start].split()[-3:]
    titled = any(end == len(before) and kind != "modifier" for _, end, kind in title_spans(before))
    return titled or _PERSONAL.match(text, mention.span.end) is not None
