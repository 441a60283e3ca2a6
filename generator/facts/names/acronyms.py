"""Short forms that an article explains: "World Health Organization (WHO)", "WHO (World Health Organization)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Acronym, Article, Mention, Span, ZoneKind

_BRACKET = re.compile(r"\(([^()\n]{2,160})\)")  # "(WHO)"
_SHORT = re.compile(r"[“\"‘']?([A-Z][A-Za-z&.-]{1,9})[”\"’']?")  # "“WHO”", "Numsa"
# "Women’s"; unlike the shared word, each part of "Inter-Services" gives an initial
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEFORE = re.compile(r"([A-Z][A-Za-z&.-]{1,9})[”\"’']? ?$")  # "the WHO "
_READ: tuple[ZoneKind, ...] = ("headline", "bullet", "caption", "body")
_REACH = 200
"""Characters before a bracket that may hold the long form."""


def find_acronyms(article: Article, mentions: Sequence[Mention]) -> tuple[Acronym, ...]:
    """Every short form that stands in brackets behind its long form, or the other way round, in reading order.

    Letters of the short form are matched against the long form from right to left, the first one at the beginning
    of a word (Schwartz and Hearst 2003); the long form must begin with a capital, so that "gross domestic product
    (GDP)" is left alone.
    """
    ends = {mention.span.end: mention for mention in mentions}
    found: dict[str, Acronym] = {}
    for zone in article.spans_of(*_READ):
        for bracket in _BRACKET.finditer(article.text, zone.start, zone.end):
            for acronym in _explained(article.text, zone, bracket, ends):
                found.setdefault(acronym.short, acronym)
    return tuple(found.values())


def _explained(text: str, zone: Span, bracket: re.Match[str], ends: dict[int, Mention]) -> Iterator[Acronym]:
    inside = bracket[1].strip()
    short = _SHORT.match(re.split(r"[;,]", inside)[0].strip()) if inside else None  # "WHO, formerly"
    if short and short.end() == len(re.split(r"[;,]", inside)[0].strip()) and _is_short(short[1]):  # ", formerly"
        start = text.index(short[1], bracket.start())
        mention = ends.get(bracket.start()) or ends.get(bracket.start() - 1)
        long = _long_before(text[max(zone.start, bracket.start() - _REACH) : bracket.start()], short[1], mention)
        if long:
            yield Acronym(short[1], long, Span(start, start + len(short[1])))
        return
    before = _BEFORE.search(text, max(zone.start, bracket.start() - 14), bracket.start())
    if before and _is_short(before[1]) and inside[:1].isupper() and _fits(before[1], inside) == 0:
        yield Acronym(before[1], inside, Span(before.start(1), before.end(1)))


def _is_short(word: str) -> bool:
    """Whether a word looks like a short form: mostly capitals, or one word with a capital such as "Numsa"."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) >= 2 and (sum(letter.isupper() for letter in letters) * 2 >= len(letters) or len(letters) <= 6)


def _long_before(before: str, short: str, mention: Mention | None) -> str | None:
    """The long form at the end of a stretch of text; a name found there is taken whole if it fits."""
    if mention and " " in mention.name and _fits(short, mention.name) == 0:
        return mention.name
    words = list(_WORD.finditer(before))
    for word in _beginnings(words, short):
        long = before[word.start() :].strip(" “”\"‘’'")
        if " " in long.replace("-", " ") and _fits(short, long) == 0 and _by_initials(short, long):
            return long
    return None


def _beginnings(words: Sequence[re.Match[str]], short: str) -> Iterator[re.Match[str]]:
    """Words that may begin the long form, nearest first: capitalised, with the short form's first letter."""
    letters = sum(letter.isalpha() for letter in short)
    reach = min(letters + 5, letters * 2)
    for word in reversed(words[-reach:]):
        if word.group()[0] == short[0]:
            yield word


def _fits(short: str, long: str) -> int:
    """0 where the short form's letters are found in the long form, right to left, from its first one on; else -1."""
    at = len(long)
    letters = [letter.lower() for letter in short if letter.isalnum()]
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (long[at].lower() != letters[index] or (index == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return -1
    return at if at == 0 or long[:at].strip() == "" else -1


def _by_initials(short: str, long: str) -> bool:
    """Whether at least half of the short form's letters begin a capitalised word of the long form."""
    initials = [word.group()[0] for word in _WORD.finditer(long.replace("-", " ")) if word.group()[0].isupper()]
    letters = [letter for letter in short if letter.isalpha()]
    hits = 0
    for letter in letters:
        if letter.upper() in initials:
            initials = initials[initials.index(letter.upper()) + 1 :]
            hits += 1
    return hits * 2 >= len(letters) and len(initials) <= 1
