"""Different counts of the same thing: "14 people killed", "at least 17 people killed".

Reach for `numbers_differ` with the briefs of a story. Precise rather than complete: a report must give one number
only for a thing, written with the very same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first, word_set
from generator.model import Article, Brief, Cell, Discrepancy, Entity, Span
from generator.stories.change import tolls_read

_READ = 60_000
_AUXILIARY = re.compile(r" (?:were|are|had been|have been) ")


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(longest_first(word_set("en/stories", "numbers")))
    things = "|".join(longest_first(word_set("en/stories", "counted")))
    return re.compile(
        rf"(?<![\w.,-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{words})[ -]"
        rf"(?P<thing>(?:{things})\b(?:[ -](?:(?:were|are|had been|have been) )?(?:{things})\b)?)",
        re.IGNORECASE,
    )


def numbers_differ(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """A table for each thing that two reports count differently."""
    counted: dict[str, dict[str, list[tuple[int, Span]]]] = defaultdict(lambda: defaultdict(list))
    for brief in group:
        if brief.article:
            for thing, number, span in _numbers(brief.article):
                counted[thing][brief.path].append((number, span))
    articles = {brief.path: brief.article for brief in group}
    for thing in sorted(counted):
        sure = {path: found for path, found in counted[thing].items() if len({number for number, _ in found}) == 1}
        if len({found[0][0] for found in sure.values()}) < 2:
            continue
        told = [brief.path for brief in group if brief.path in sure]
        cells = tuple(_cell(path, sure[path], articles[path]) for path in told)
        reading, reason = tolls_read(thing, [(b, sure[b.path][0][0]) for b in group if b.path in sure])
        yield Discrepancy("number", f"Number: {thing}", cells, reading, reason)


def _cell(path: str, found: list[tuple[int, Span]], article: Article | None) -> Cell:
    number, span = found[0]
    return Cell(path, str(number), span.of(article.text) if article else "", span)


def _numbers(article: Article) -> Iterator[tuple[str, int, Span]]:
    """What is counted, how many, and where, sentence by sentence."""
    words = read_yaml("en/stories")["numbers"]
    for sentence in article.sentences:
        if sentence.start > _READ:
            return
        for found in _pattern().finditer(sentence.of(article.text)):
            number = found["number"].casefold().replace(",", "")
            value = int(number) if number.isdigit() else int(words[number])
            span = Span(sentence.start + found.start(), sentence.start + found.end())
            yield _AUXILIARY.sub(" ", found["thing"].casefold().replace("-", " ")), value, span
