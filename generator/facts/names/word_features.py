"""What the words themselves say for or against a name: word counts, everyday words, unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.names.setting import Clue, Setting
from generator.facts.names.word_lists import counts, is_common, words
from generator.knowledge.countries import country_of, is_demonym
from generator.knowledge.weighing import Reason
from generator.model import NameKind


def list_counts(s: Setting) -> Iterator[Clue]:
    """How the name, or its words, were used in the training news."""
    row = counts(s.key)
    if (not row.names and len(s.words) > 1) or (len(s.words) == 1 and s.key in words("names", "place_heads")):
        return
    pairs: tuple[tuple[NameKind, int], ...] = (
        ("PERSON", row.person),
        ("ORG", row.org),
        ("PLACE", row.place),
        ("NORP", row.norp),
    )
    total = row.names + (row.lower / 3 if len(s.words) == 1 else 0)
    for kind, count in pairs:
        if count >= 2 and total:
            strength = min(3.0, 1.0 + count / 10) * count / total
            yield Clue(kind, "names.seen", Reason(strength, f"“{s.surface}” is mostly such a name in the news"))


def everyday_words(s: Setting) -> Iterator[Clue]:
    """What speaks against any name: everyday words, names of events and laws, quotation marks round it."""
    caps, first = s.caps, s.tokens[s.piece.start]
    if s.words[-1].key in words("organizations", "other_heads"):
        yield Clue("NONE", "names.other_head", Reason(4.5, f"“{s.words[-1].text}” names an event, a law or a work"))
    if (
        s.text[max(0, first.start - 1) : first.start] in _OPENING
        and s.behind[:1] in _CLOSING | {",", "."}
        and _quoted(s)
    ):
        yield Clue("NONE", "names.quoted", Reason(4.0, "is a quoted term"))
    if all(is_common(token.key) for token in caps):
        if len(s.words) == 1:
            starts = s.piece.start == 0 or first.gap.strip(" ") != ""
            alone = 2.5 if starts or s.key in s.lower else 1.2
            yield Clue(
                "NONE",
                "names.everyday",
                Reason(alone if s.key not in s.capital or s.key in s.lower else 0.8, "is an everyday word"),
            )
        else:
            yield Clue("NONE", "names.everyday", Reason(1.5, "is made of everyday words"))


_OPENING = frozenset("\"“‘'")
_CLOSING = frozenset("\"”’'")


def _quoted(s: Setting) -> bool:
    """Whether the quotation marks close right behind the piece."""
    return re.match(r"[,.]?[\"”’'](?!s\b)", s.behind) is not None  # ",”"


def looks(s: Setting) -> Iterator[Clue]:
    """Where nothing else is known: two or three unknown capitalised words are rather a person."""
    caps = s.caps
    unknown = [token for token in caps if not is_common(token.key)]
    if (
        2 <= len(caps) <= 4
        and len(unknown) == len(caps)
        and not any(token.text.isupper() and len(token.text) > 1 for token in caps)
    ):
        yield Clue("PERSON", "names.unknown_words", Reason(1.3, "two or more words that are none of the language"))
        if s.word(-1) in words("names", "place_prepositions") | words("names", "place_hints"):
            yield Clue("PERSON", "names.in", Reason(-0.5, f"stands behind “{s.word(-1)}”"))
        if country_of(caps[-1].text) and not is_demonym(caps[-1].text):
            yield Clue("ORG", "names.ends_in_country", Reason(1.6, f"ends in “{caps[-1].text}”"))
            yield Clue("PERSON", "names.ends_in_country", Reason(-1.0, f"ends in “{caps[-1].text}”"))


def lone_words(s: Setting) -> Iterator[Clue]:
    """A word in capitals inside a longer name, and single words that are none of the language."""
    caps = s.caps
    unknown = [token for token in caps if not is_common(token.key)]
    if (
        len(caps) > 1
        and any(token.text.isupper() and len(token.text) > 1 and "." not in token.text for token in caps)
        and not s.surface.isupper()
    ):
        yield Clue("PERSON", "names.holds_acronym", Reason(-2.0, "holds a word in capitals"))
    elif len(caps) == 1 and unknown and s.capital.get(s.key, 0) > 3 and s.key not in s.lower:
        yield Clue("ORG", "names.repeated_word", Reason(0.95, "an unknown word, capitalised throughout the article"))
        yield Clue("PERSON", "names.repeated_word", Reason(0.8, "an unknown word, capitalised throughout the article"))
        yield Clue("PLACE", "names.repeated_word", Reason(0.6, "an unknown word, capitalised throughout the article"))
    elif len(caps) == 1 and unknown and not s.piece.start and s.key not in s.lower and not counts(s.key).lower:
        yield Clue("PERSON", "names.unknown_word", Reason(0.6, "an unknown word"))
    elif len(caps) == 1 and unknown and s.piece.start:
        yield Clue("PLACE", "names.unknown_word", Reason(0.4, "an unknown capitalised word"))
        yield Clue("PERSON", "names.unknown_word", Reason(0.5, "an unknown capitalised word"))
        yield Clue("ORG", "names.unknown_word", Reason(0.3, "an unknown capitalised word"))


def article_before(s: Setting) -> Iterator[Clue]:
    """ "the X", "a X": rather an organisation than a person."""
    caps = s.caps
    if len(caps) > 1 and s.word(-1) == "the":
        yield Clue("ORG", "names.the", Reason(0.8, "“the” stands before it"))
        yield Clue("PERSON", "names.the", Reason(-1.5, "“the” stands before it"))
    elif len(caps) == 1 and s.word(-1) in {"the", "a", "an"}:
        yield Clue("PERSON", "names.the", Reason(-2.0, "an article stands before it"))
        yield Clue("PLACE", "names.the", Reason(-0.8, "an article stands before it"))
