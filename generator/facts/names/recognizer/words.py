"""Words of a text and what the recogniser is told of each beside its letters: looks, place in the line, lists.

The encoder reads everything in lower case; capitals reach it only through these features, so that a headline in
capitals is a text like any other, told so by its style. Used alike in training and in reading: a change here needs a
newly trained model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.facts.names.word_lists import is_place, words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_named, is_demonym
from generator.knowledge.titles import match_title, title_key

SIZES = (11, 7, 4, 8)
"""How many values each feature has: looks, position, style of the line, list."""
_WORD = re.compile(r"[^\W_]+|([^\w\s])\1*|_+")  # "2026", "..."; what the model was trained on
_ENDS = frozenset(".!?:;•·|")
_QUOTES = frozenset('"“”‘«»„')
_LONGEST = 3
"""Words of the longest place name looked up."""
_LARGE = 100_000
"""People from which a town is known beyond its region."""


class Word(NamedTuple):
    """A word or a single mark, by its offsets in the text."""

    start: int
    end: int
    text: str


class Features(NamedTuple):
    """What the recogniser is told of a word; each a small number under its `SIZES`."""

    looks: int
    position: int
    style: int
    listed: int


def words_of(text: str) -> tuple[Word, ...]:
    """Runs of letters and digits, and runs of one mark."""
    return tuple(Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text))


def features_of(text: str, found: Sequence[Word]) -> tuple[Features, ...]:
    """The features of each word, line by line."""
    result: list[Features] = []
    for line in _lines(text, found):
        style = _style(line)
        listed = _listed(text, line, shout=style == 2)
        result += [Features(_looks(w.text), _position(text, line, i), style, listed[i]) for i, w in enumerate(line)]
    return tuple(result)


def _lines(text: str, found: Sequence[Word]) -> Iterator[Sequence[Word]]:
    first = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or "\n" in text[found[index - 1].end : found[index].start]:
            yield found[first:index]
            first = index


def _looks(word: str) -> int:
    """0 lower case, 1 Capitalised, 2 CAPITALS, 3 one capital, 4 mixed, 5 digits, 6 letters and digits, 7-10 marks."""
    if word[0].isalnum():
        if word.isdigit():
            return 5
        if not word.isalpha():
            return 6
        if word.islower() or word.lower() == word.upper():
            return 0
        if word.isupper():
            return 3 if len(word) == 1 else 2
        return 1 if word[0].isupper() and word[1:].islower() else 4
    return {".": 7, ",": 8, "-": 9}.get(word[0], 10)


def _position(text: str, line: Sequence[Word], index: int) -> int:
    """0 inside a sentence, 1 at a line's start, 2 after a sentence's end mark, 3 after a quotation mark, 4 glued to the
    word before, 5 after a bracket, 6 glued behind an apostrophe."""
    if not index:
        return 1
    before = line[index - 1]
    if before.text[0] in _QUOTES:
        return 3
    if before.end == line[index].start:
        return 6 if before.text in "'’" else 5 if before.text in "([" else 4
    return 2 if before.text[0] in _ENDS and not _is_initial(line, index - 1) else 0


def _is_initial(line: Sequence[Word], index: int) -> bool:
    """Whether the full stop belongs to an initial or a title: "J.", "Mr."."""
    if not index or line[index].text != ".":
        return False
    word = line[index - 1].text
    return len(word) == 1 or (len(word) <= 4 and word[0].isupper() and match_title([word.lower()], 0) is not None)


def _style(line: Sequence[Word]) -> int:
    """0 plain, 1 Title Case, 2 CAPITALS, 3 no capital at all."""
    telling = [w.text for w in line if len(w.text) > 3 and w.text.isalpha()]
    capitals = sum(word[0].isupper() for word in telling)
    if not telling or not capitals:
        return 3 if telling and not any(w.text[0].isupper() for w in line) else 0
    if sum(word.isupper() for word in telling) >= 0.8 * len(telling):
        return 2
    return 1 if len(telling) > 2 and capitals >= 0.75 * len(telling) else 0


def _listed(text: str, line: Sequence[Word], shout: bool) -> list[int]:
    """0 none, 1 country, 2 nationality or faith, 3 known place, 4 small place, 5 title, 6 organisation, 7 event."""
    listed = [0] * len(line)
    at = 0
    while at < len(line):
        longest = _LONGEST if shout or line[at].text[0].isupper() else 1
        for size in range(min(longest, len(line) - at), 0, -1):
            phrase = text[line[at].start : line[at + size - 1].end]
            kind = _kind(phrase.title() if shout and len(phrase) > 4 else phrase) if len(phrase) < 60 else 0
            if kind:
                listed[at : at + size] = [kind] * size
                at += size - 1
                break
        at += 1
    return listed


@lru_cache(maxsize=65536)
def _kind(phrase: str) -> int:
    if not phrase[0].isupper() or not phrase[-1].isalnum():
        single = phrase.isalpha() and match_title([title_key(phrase)], 0)
        return 5 if single and single[1] != "modifier" else 0
    if country_named(phrase):
        return 1
    key = phrase.lower()
    if is_demonym(phrase) or key in words("names", "groups"):
        return 2
    if phrase.isalpha():
        title = match_title([key], 0)
        if title and title[1] != "modifier":
            return 5
        if key in words("organizations", "heads") or key in words("organizations", "suffixes"):
            return 6
        if key in words("organizations", "other_heads"):
            return 7
    if is_place(phrase):
        place = gazetteer.lookup(phrase)[0]
        return 3 if place.kind in ("country", "area") or place.population >= _LARGE else 4
    return 0
