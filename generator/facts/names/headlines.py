"""Names in headlines and lines where capitals say nothing: taken only where they are known from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.facts.names.tokens import Token
from generator.facts.names.word_lists import counts, is_common, words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_of, is_demonym
from generator.model import Mention, NameKind, Span, Why

_LONGEST = 8
_SMALL = 3
"""Words of up to so many letters stay lower-case in Title Case headlines and don't count."""


def is_shouting(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a line is in Title Case or ALL CAPS, so that a capital letter is no sign of a name."""
    telling = [token for token in tokens if len(token.text) > _SMALL and token.text[0].isalpha()]
    if len(telling) < 3:
        return bool(telling) and len(tokens) > 1 and all(token.text.isupper() for token in tokens)
    if text[tokens[-1].end : tokens[-1].end + 1] == "." and not all(token.text.isupper() for token in telling):
        return False
    capitals = [token for token in telling if token.text[0].isupper()]
    everyday = [token for token in capitals[1:] if is_common(token.key)]
    return len(capitals) >= 0.75 * len(telling) and len(everyday) * 3 >= len(telling)


def names_by_lists(text: str, tokens: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """The longest names, left to right, that the article holds elsewhere or that the lists of the world know."""
    known = _known(found)
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            kind = _kind(tokens[at : at + length], known)
            if kind:
                span = Span(tokens[at].start, tokens[at + length - 1].end)
                yield Mention(kind[0], span, span.of(text), Why("names.headline", kind[1], kind[2]))
                at += length - 1
                break
        at += 1


def _known(found: Sequence[Mention]) -> Mapping[str, NameKind]:
    """Names of the article in lower case, with the last words of persons' names."""
    full: dict[str, NameKind] = {}
    for mention in found:
        key = mention.name.lower().replace("’", "'")
        full.setdefault(key, mention.kind)
        if mention.kind == "PERSON" and len(key.split()[-1]) > 2:
            full.setdefault(key.split()[-1], "PERSON")
    return full


def _kind(tokens: Sequence[Token], known: Mapping[str, NameKind]) -> tuple[NameKind, str, float] | None:
    """Kind, reason and confidence of words that are a name by what is known; None otherwise."""
    if not tokens[0].capital:
        return None
    key, written = " ".join(token.key for token in tokens), " ".join(token.text for token in tokens)
    if key in known:
        return known[key], "is such a name elsewhere in the article", 0.9
    title = " ".join(token.text.capitalize() for token in tokens) if written.isupper() else written
    country = country_of(written) or (country_of(title) if len(written) > 3 else None)
    if country:
        return ("NORP" if is_demonym(title) else "PLACE"), "is a country or its people", 0.93
    if key in words("organizations", "known"):
        return "ORG", "is known as an organisation everywhere", 0.9
    row = counts(key)
    if (
        gazetteer.is_place(title)
        and not is_common(key)
        and row.place >= row.person
        and (row.place > 2 or len(tokens) > 1)
    ):
        return "PLACE", "is in the list of the world's places", 0.8
    if len(tokens) > 1 and row.org > 3:
        return "ORG", "is such a name in the news", 0.8
    return None
