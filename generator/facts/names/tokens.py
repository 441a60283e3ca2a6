"""Words of a sentence with what the name finder must know of each: case, possessive ending, what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.facts.names.word_lists import is_common, words
from generator.knowledge.countries import country_of
from generator.model import Span

# "U.S.", "AT&T"; unlike the shared word, initials with their full stops
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")  # "Kenya’s"
_PREFIXED = re.compile(r"([^\W\d_]+)[-'’](?=[^\W\d_])")  # "al-Assad", "d’Estaing"


class Token(NamedTuple):
    """A word and its place in `Article.text`; the possessive ending is cut off."""

    start: int
    end: int
    text: str
    key: str
    """Lower case, straight apostrophe."""
    gap: str
    """What stands between the word before and this one."""
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether it could begin or go on a name by its looks: "Ali", "al-Assad", "d'Estaing"."""
        if self.text[0].isupper() or self.text.islower():
            return self.text[0].isupper()
        prefix = _PREFIXED.match(self.text)
        return bool(prefix and prefix[1] in words("names", "prefixes") and self.text[prefix.end()].isupper())


def tokens_in(text: str, span: Span) -> tuple[Token, ...]:
    """The words of a stretch of text, in order. Offsets are into `text`."""
    found: list[Token] = []
    at = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        for start, stop in _parts(match.group(), match.start()):
            possessive = _POSSESSIVE.search(text[start:stop]) is not None
            end = stop - 2 if possessive else stop
            word = text[start:end]
            found.append(Token(start, end, word, word.lower().replace("’", "'"), text[at:start], possessive))
            at = stop if not possessive else end + 2
    return tuple(found)


def _parts(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Where a hyphen parts two words in one: "Kenya-led", "Pakistan-US"; else the word as a whole."""
    head, hyphen, tail = word.partition("-")
    apart = head[:1].isupper() and (
        (tail.islower() and is_common(tail) and "-" not in tail)
        or (country_of(head) and country_of(_POSSESSIVE.sub("", tail)))
    )
    if hyphen and apart:
        yield start, start + len(head)
        yield start + len(head) + 1, start + len(word)
    else:
        yield start, start + len(word)


def joined(before: Token, token: Token) -> bool:
    """Whether only a blank parts two words, or the full stop of an initial or abbreviation."""
    gap = token.gap.strip(" \u00a0\t")
    if gap in {"", "&"}:
        return token.gap != "" and "\n" not in token.gap
    return gap == "." and (len(before.text) == 1 or before.key in words("names", "abbreviations"))


def is_calendar(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a weekday or month here, which never belongs to a name."""
    key = tokens[at].key
    if key in words("names", "calendar"):
        return True
    if key not in words("names", "month_names"):
        return False
    before = tokens[at - 1].key if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return after[:1].isdigit() or before[:1].isdigit() or before in words("names", "month_cues")
