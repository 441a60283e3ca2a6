"""Short names of persons within one text, and the whole name that each stands for there.

Reach for `whole_names` while the names of a brief are gathered: what the article's own reading left apart for an
accent, a place in the name or a shared family name is put together here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.entities.names.generations import generation_of
from generator.entities.names.normalize import person_key, person_parts
from generator.knowledge.given_names import is_given_name
from generator.model import Brief, Mention

_JOINED = re.compile(r"(?: and | & |, )(?:[A-Z][\w'’-]+(?: and | & |, ))*")  # "Peter and Laura Hendricks"


def whole_names(brief: Brief, persons: Sequence[str]) -> Mapping[str, str]:
    """For each short name of a person the whole name that it stands for; nothing for one that may be two people's.

    `persons`: the brief's names that are persons'.
    """
    shared = {name: whole for name, whole in _family_shared(brief) if name in persons}
    wholes = [name for name in persons if len(person_parts(name)) > 1]
    found = {name: one for name in persons if (one := _only(name, [*wholes, *shared.values()])) and one != name}
    return {**found, **{name: whole for name, whole in shared.items() if name not in found}}


def _only(name: str, wholes: Iterable[str]) -> str | None:
    """The one whole name that a name is a form of; None where two people may be meant."""
    parts = person_key(name)
    fitting = [whole for whole in dict.fromkeys(wholes) if whole != name and _is_form(name, parts, whole)]
    if not fitting:
        return None
    fitting.sort(key=lambda whole: (-len(person_key(whole)), whole))
    longest = person_key(fitting[0])
    return fitting[0] if all(_is_inside(person_key(whole), longest) for whole in fitting) else None


def _is_form(name: str, parts: tuple[str, ...], whole: str) -> bool:
    """Whether a name is some of a longer one's parts: one end of it, or all but some in the middle."""
    longer = person_key(whole)
    if len(parts) >= len(longer) or generation_of(name) != generation_of(whole):
        return False
    if len(parts) == 1:
        return len(parts[0]) > 2 and parts[0] in (longer[0], longer[-1])
    return (parts[0], parts[-1]) == (longer[0], longer[-1]) and _is_inside(parts, longer)


def _is_inside(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(part in rest for part in short)


def _family_shared(brief: Brief) -> Iterable[tuple[str, str]]:
    """Given names before a couple's or siblings' shared family name: "Peter" of "Peter and Laura Hendricks"."""
    if brief.facts is None or brief.article is None:
        return
    text = brief.article.text
    people = [mention for mention in brief.facts.mentions if mention.kind == "PERSON"]
    for at, mention in enumerate(people):
        lone = " " not in mention.name and mention.span.of(text) == mention.name and is_given_name(mention.name)
        behind = next((m for m in people[at + 1 : at + 4] if " " in m.span.of(text)), None) if lone else None
        if behind and _JOINED.fullmatch(text[mention.span.end : behind.span.start]) and _begins_given(behind, text):
            yield mention.name, f"{mention.name} {_family(behind.span.of(text))}"


def _begins_given(mention: Mention, text: str) -> bool:
    return is_given_name(mention.span.of(text).split()[0])


def _family(name: str) -> str:
    """The last word with the small ones before it: "van der Berg"."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])
