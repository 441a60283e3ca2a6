"""Words that mark speech, from `resources/en/speech.yml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first, word_set

Mood = Literal["says", "reports", "thinks"]
MOODS: tuple[Mood, ...] = ("thinks", "reports", "says")  # a verb in several lists counts as the last


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb in the text."""

    start: int
    end: int
    mood: Mood
    """`says` takes a whole sentence, `reports` a piece of one; `thinks` counts where neither is near."""
    participle: bool
    """"adding": its subject stands by another verb."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The lists of `speech.yml` in the shape that matching needs."""

    verb: re.Pattern[str]
    source: re.Pattern[str]
    moods: dict[str, tuple[Mood, bool]]
    """Form -> its mood and whether it may as well be a noun."""
    between: frozenset[str]
    openers: frozenset[str]
    ender: re.Pattern[str]
    pronouns: dict[str, str]
    sexes: dict[str, str]
    """Title -> `male` or `female`."""
    finite: frozenset[str]
    """Verbs that make a clause of what might have been a noun phrase."""
    objects: frozenset[str]
    """Last words of a clause, never of a noun phrase."""


# "the ", "Kenya’s "
NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|my|our|your|this|that|these|those|of|in|no|any|some|such|for|with|by"
    r"|and other)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)


@cache
def speech() -> Speech:
    """The compiled lists; read once a process."""
    lists = read_yaml("en/speech")
    moods: dict[str, tuple[Mood, bool]] = {}
    for mood in MOODS:
        for verb in lists["verbs"][mood]:
            for form in (verb["base"], *verb.get("forms", regular_forms(verb["base"]))):
                moods[form] = (mood, bool(verb.get("ambiguous")))
    return Speech(
        verb=_words(moods),
        source=_words(lists["sources"]),
        moods=moods,
        between=word_set("en/speech", "between"),
        openers=word_set("en/speech", "openers"),
        ender=_words(map(str, lists["enders"])),
        pronouns=dict(lists["pronouns"]),
        sexes={str(title): str(sex) for sex, titles in lists["sexes"].items() for title in titles},
        finite=word_set("en/speech", "finite"),
        objects=word_set("en/speech", "objects"),
    )


def regular_forms(base: str) -> tuple[str, str, str]:
    """Third person, past and participle of a regular verb: ask -> asks, asked, asking."""
    stem = base[:-1] if base.endswith("e") else base
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return third, f"{stem}ed", f"{stem}ing"


def cues_in(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """Speech verbs between two offsets, in reading order; nouns that look like one are left out."""
    lists = speech()
    found = []
    for match in lists.verb.finditer(text, start, end):
        form = match.group().lower()
        mood, ambiguous = lists.moods[form]
        noun = NOUN_BEFORE.search(text, max(start, match.start() - 12), match.start())
        named = match.group()[0].isupper() and bool(ambiguous or text[start : match.start()].strip())
        if noun or named:  # "Mona Said" is a name
            continue
        found.append(Cue(match.start(), match.end(), mood, form.endswith("ing")))
    return tuple(c for c in found if c.mood != "thinks") or tuple(found)


def _words(phrases: Iterable[Any]) -> re.Pattern[str]:
    """A pattern of the phrases as whole words, in any case."""
    ordered = "|".join(map(re.escape, longest_first(map(str, phrases))))
    return re.compile(rf"(?<![\w'’-])(?:{ordered})(?![\w-])", re.IGNORECASE)
