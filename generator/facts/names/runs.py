"""Runs of capitalised words with the small words that hold them together: "Ministry of Labour", "Omar bin Ali"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.facts.names.tokens import Token, is_calendar, joined
from generator.facts.names.word_lists import counts, is_common, words
from generator.knowledge.countries import country_of
from generator.knowledge.titles import is_office, title_words

_LOOK_AHEAD = 3
_LONGEST = 24
"""Words after which a stretch is cut: no name is longer."""


class Run(NamedTuple):
    """Half-open word indices of a capitalised stretch within its sentence."""

    start: int
    end: int


def runs_in(tokens: Sequence[Token]) -> Iterator[Run]:
    """Every capitalised stretch of a sentence, left to right. A possessive, a comma, a weekday or a month ends one."""
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at):
            at += 1
            continue
        end = at + 1
        while end - at < _LONGEST and (behind := _next(tokens, at, end)) is not None:
            end = behind + 1
        yield Run(at, end)
        at = end


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].capital and not is_calendar(tokens, at)


def _next(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Index of the next capitalised word of the run that stands at `tokens[start:end]`, or None where it ends."""
    last = tokens[end - 1]
    if end >= len(tokens) or (last.possessive and not _owns_a_name(tokens, end)) or not joined(last, tokens[end]):
        return None
    if _begins(tokens, end):
        return end
    small: list[str] = []
    for at in range(end, min(end + _LOOK_AHEAD, len(tokens))):
        token = tokens[at]
        if at > end and not joined(tokens[at - 1], token):
            return None
        if _begins(tokens, at):
            return at if _holds(tokens, start, end, at, small) else None
        if token.possessive:
            return None
        small.append(token.key)
    at = end + _LOOK_AHEAD
    far = len(small) == _LOOK_AHEAD and at < len(tokens) and joined(tokens[at - 1], tokens[at]) and _begins(tokens, at)
    return at if far and _holds(tokens, start, end, at, small) else None


def _owns_a_name(tokens: Sequence[Token], end: int) -> bool:
    """ "People's Party", "St. Mary's Hospital": the owner is no name that stands by itself."""
    owner = tokens[end - 1]
    saint = end > 1 and tokens[end - 2].key in {"st", "saint"} and joined(tokens[end - 2], owner)
    return saint or owner.key in words("names", "owners")


def _holds(tokens: Sequence[Token], start: int, end: int, right: int, small: Sequence[str]) -> bool:
    """Whether small words between `tokens[end - 1]` and `tokens[right]` keep both in one name."""
    if not small:
        return True
    if all(word in words("names", "particles") for word in small):
        return not is_common(tokens[end - 1].key) or end - start > 1
    link = small[0]
    if link == "and" and len(small) == 1:
        return _and_holds(tokens, start, end, right)
    if link not in words("organizations", "links") or any(word not in _LINK_TAIL for word in small[1:]):
        return False
    return _link_holds(tokens, start, end, right, link)


_LINK_TAIL = frozenset({"the", "and", "to", "a", "all"})


def _link_holds(tokens: Sequence[Token], start: int, end: int, right: int, link: str) -> bool:
    """ "Bank of England", "Centre for Policy", "Alliance to Fight Terror": a head word stands before the link."""
    last, next_key = tokens[end - 1], tokens[right].key
    if is_office(last.text) or title_words(last.text) == ("general",):
        return False
    head = last.key in words("organizations", "heads")
    if link == "of":
        whole = f"{last.key} of {next_key}"
        return head or last.key in words("names", "place_starts") or counts(whole).names > 0
    if link == "for":
        return head or (
            end - start > 1 and is_common(last.key) and is_common(next_key) and _has_head(tokens, start, end)
        )
    return head and is_common(next_key) and not country_of(tokens[right].text)


def _has_head(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(token.key in words("organizations", "heads") for token in tokens[start:end])


def _and_holds(tokens: Sequence[Token], start: int, end: int, right: int) -> bool:
    """ "University of Science and Technology", "Food and Drug Administration": everyday words inside a name."""
    if not is_common(tokens[right].key) or country_of(tokens[end - 1].text) or is_office(tokens[right].text):
        return False
    if any(token.key in {"of", "for", "on"} for token in tokens[start:end]) and _has_head(tokens, start, end):
        return True
    stop = right + 1
    while stop < len(tokens) and _begins(tokens, stop) and joined(tokens[stop - 1], tokens[stop]):
        stop += 1
    plain = all(is_common(token.key) for token in tokens[start:end]) and stop - right > 1
    return plain and tokens[stop - 1].key in words("organizations", "heads")
