"""Different counts of the same thing: "14 people killed", "at least 17 people killed".

Reach for `numbers_differ` with the briefs of a story. Precise rather than complete: a report must give one number
only for a thing. Things are compared as the same words, tolls as what they are a toll of: "killing 12 workers", "12
dead" and "the toll is now 12" count the dead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first, word_set
from generator.model import Article, Brief, Cell, Discrepancy, Entity, Span
from generator.stories.change import told_on, tolls_read

_READ = 60_000
_LEAD = 3
"""Sentences, with the headline, whose number is a report's own where further down it gives older ones too."""
_AUXILIARY = re.compile(r" (?:were|are|had been|have been) ")
_NO_COUNT = "days|hours|weeks|months|years|minutes|miles|kilometres|kilometers|km|metres|percent|per cent|times"

Count = tuple[int, Span, bool]
"""How many, the words, and whether they say that it is the toll."""


@cache
def _number() -> str:
    words = "|".join(longest_first(word_set("en/stories", "numbers")))
    return rf"(?<![\w.,-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{words})"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A number before what it counts, after a verb that does it, and after the word "toll"."""
    things = "|".join(longest_first(word_set("en/stories", "counted")))
    verbs = "|".join(longest_first(read_yaml("en/stories")["toll_verbs"]))
    about = "|".join(longest_first(word_set("en/stories", "about_a_number")))
    forms = (
        rf"{_number()}[ -](?P<thing>(?:{things})\b(?:[ -](?:(?:were|are|had been|have been) )?(?:{things})\b)?)",
        rf"\b(?P<thing>{verbs}) (?:(?:{about}) )?{_number()}\b(?! (?:{_NO_COUNT})\b)",
        (
            rf"\b(?P<thing>toll)\b[^.;:\d]{{0,90}}?\b(?:to|at|is|was|now|reached|reaches|of)(?: (?:{about}))? "
            rf"{_number()}\b(?! (?:{_NO_COUNT})\b)"
        ),
        rf"\b(?P<thing>toll)\b[^.;:\d]{{0,60}}? from \w+ to (?:(?:{about}) )?{_number()}\b",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _tolls() -> dict[str, str]:
    """A word of a toll to what is counted: "drowned" to "dead"."""
    known = read_yaml("en/stories")
    return {str(word): str(kind) for kind, words in known["tolls"].items() for word in words} | {
        str(verb): str(kind) for verb, kind in known["toll_verbs"].items()
    }


def numbers_differ(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """A table for each thing that two reports count differently."""
    counted: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for brief in group:
        if brief.article:
            for thing, count in _numbers(brief.article):
                counted[thing][brief.path].append(count)
    articles = {brief.path: brief.article for brief in group}
    for thing in sorted(counted):
        own = {path: _own(found, articles[path], thing) for path, found in counted[thing].items()}
        sure = {path: count for path, count in own.items() if count}
        if len({number for number, _, _ in sure.values()}) < 2:
            continue
        told = sorted((b for b in group if b.path in sure), key=_by_telling)
        cells = tuple(_cell(brief.path, sure[brief.path], brief.article) for brief in told)
        reading, reason = tolls_read(thing, [(brief, sure[brief.path][0]) for brief in told], cells)
        yield Discrepancy("number", f"Number: {thing}", cells, reading, reason)


def _by_telling(brief: Brief) -> tuple[bool, date]:
    """Counts stand in the order in which they were told, whatever day a report gives the event."""
    day = told_on(brief)
    return day is None, day or date.min


def _own(found: Sequence[Count], article: Article | None, thing: str) -> Count | None:
    """The one number that a report gives for a thing: all the same, or what it calls the toll, or that of its lead. Of
    what is no toll that of its lead alone: "six people" further down are some other six.
    """
    lead = article.sentences[_LEAD - 1].end if article and len(article.sentences) >= _LEAD else _READ
    of_lead = [count for count in found if count[1].end <= lead]
    if thing not in _tolls().values():
        found = of_lead
    for some in (found, [count for count in found if count[2]], of_lead):
        if len({number for number, _, _ in some}) == 1:
            return next((count for count in some if count[2]), some[0])
    return None


def _cell(path: str, count: Count, article: Article | None) -> Cell:
    number, span, _ = count
    return Cell(path, str(number), span.of(article.text) if article else "", span)


def _numbers(article: Article) -> Iterator[tuple[str, Count]]:
    """What is counted, how many, and where, sentence by sentence."""
    words = read_yaml("en/stories")["numbers"]
    for sentence in article.sentences:
        if sentence.start > _READ:
            return
        for pattern in _patterns():
            for found in pattern.finditer(sentence.of(article.text)):
                number = found["number"].casefold().replace(",", "")
                value = int(number) if number.isdigit() else int(words[number])
                span = Span(sentence.start + found.start(), sentence.start + found.end())
                thing = _AUXILIARY.sub(" ", found["thing"].casefold().replace("-", " "))
                yield _thing(thing), (value, span, thing == "toll")


def _thing(words: str) -> str:
    """What is counted; a toll by its kind, whoever the victims are."""
    return next((_tolls()[word] for word in words.split() if word in _tolls()), words)
