"""Cuts a name down to its own words: no line end inside, no "the", title, possessive ending or mark at an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.names.recognizer.found import Found
from generator.knowledge.titles import is_honorific, is_office, is_rank, may_be_name, strip_titles, title_spans
from generator.model import Span

_READ = 200
"""Characters of a name looked at for an office."""
_EDGE = ' \t\u00a0,;:–—-“”"‘()[]/|*•'
_POSSESSIVE = re.compile(r"['’][sS]?$")  # "Kenya’s", "workers’"; the model also cuts behind a plural
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)  # "the "
_NAME = re.compile(r"\s[^\W\d_]*[A-Z]")  # " Ali", " McKee"
_SHORTENED = re.compile(r"\b(?:[^\W\d_]|Inc|Ltd|Co|Corp|Jr|Sr|St|Bros)\.$")  # "Acme Inc."


def trimmed(text: str, found: Found, kind: str) -> Iterator[Found]:
    """The name cut down, if anything is left of it; at a line's end it ends."""
    start, end = found.span
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    start, end = _without_edges(text, start, end)
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    if kind == "PERSON" and start < end:
        start = _behind_titles(text, start, end)
    if kind == "ORG" and start < end:
        end = _before_title(text, start, end)
    if start < end and _is_name(text[start:end], kind):
        yield found._replace(span=Span(start, end))


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE + "'’.":
        start += 1
    while start < end:
        ending = _POSSESSIVE.search(text[max(start, end - 2) : end])
        if text[end - 1] in _EDGE:
            end -= 1
        elif ending and end - start > 2:
            end -= len(ending.group())
        elif text[end - 1] == "." and not _holds_stop(text[start:end]):
            end -= 1
        else:
            break
    return start, end


def _holds_stop(shown: str) -> bool:
    """Whether the full stop at the end belongs to the name: "Acme Inc.", "U.S."."""
    return "." in shown[:-1] or _SHORTENED.search(shown[-8:]) is not None


def _behind_titles(text: str, start: int, end: int) -> int:
    kept = strip_titles(text[start:end])
    return end - len(kept) if kept and text[start:end].endswith(kept) else start


def _before_title(text: str, start: int, end: int) -> int:
    """Where a name ends before an office or a named person's rank: "UN Secretary-General", "Navy Captain Ali"."""
    found = list(re.finditer(r"\S+", text[start:end][:_READ]))  # "Maj.-Gen."
    for first, behind, kind in title_spans([word.group() for word in found]):
        ends = kind == "office" or (kind == "rank" and _NAME.match(text, end))
        if ends and first and behind == len(found):
            return start + found[first - 1].end()
    return end


def _is_name(shown: str, kind: str) -> bool:
    """Whether what is left can be a name: not a title alone, not digits or marks alone."""
    if not any(c.isalpha() for c in shown):
        return False
    if kind == "PERSON" and " " not in shown and not may_be_name(shown):
        return not (is_office(shown) or is_rank(shown) or is_honorific(shown))
    return True
