"""What a name's own words say of its kind: "X Oyj", "Banco X", "X Energia", "Maria X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.facts.names.kinds.naming import Naming, clue
from generator.facts.names.setting import Clue
from generator.facts.names.word_lists import is_common, words
from generator.knowledge.given_names import is_given_name
from generator.knowledge.words import word_set


def form(n: Naming) -> Iterator[Clue]:
    """ "Kaarna Oyj", "X, LLC", "PT X", "FC X"."""
    behind = n.behind[1] if n.next() == "," and len(n.behind) > 1 else ""
    if (n.behind and _as_form(n.behind[0]) in _forms()) or _as_form(behind) in _WITH_COMMA:
        yield clue("ORG", "names.company_form", 6.0, "a company's form in law follows")
    elif len(n.name) > 1 and (_as_form(n.name[-1]) in _forms() or n.name[0] in word_set("bodies", "first_forms")):
        yield clue("ORG", "names.company_form", 6.0, "a company's form in law belongs to it")


_WITH_COMMA = frozenset({"LLP", "LLC", "L.L.C", "Ltd", "Limited", "Inc", "PLC", "plc", "Corp", "GmbH", "Pty", "Pte"})
"""Forms that stand behind a comma, too; "Cape Town, SA" is a place."""


def _as_form(word: str) -> str:
    return word.rstrip(".,")


@cache
def _forms() -> frozenset[str]:
    return frozenset(map(_as_form, word_set("bodies", "legal_forms")))


def body_words(n: Naming) -> Iterator[Clue]:
    """ "Banco X", "Kantonspolizei X", "X Energia", "X Copper"."""
    if len(n.name) < 2:
        return
    first, last = n.name[0].lower(), n.name[-1].lower()
    if first in word_set("bodies", "first_words"):
        yield clue("ORG", "names.body_word", 4.0, f"begins with “{n.name[0]}”, a word for a body")
    if last in word_set("bodies", "last_words"):
        yield clue("ORG", "names.body_word", 3.0, f"ends in “{n.name[-1]}”, a word for a body")
    elif last in words("organizations", "teams"):
        yield clue("ORG", "names.team", 2.5, f"ends in “{n.name[-1]}”, as teams do")
    elif last in words("organizations", "company_words"):
        yield clue("ORG", "names.company_word", 1.5, f"ends in “{n.name[-1]}”, as companies do")
    if all(is_common(word.lower()) for word in n.name):
        yield clue("PERSON", "names.everyday", -1.0, "is made of everyday words")


def given_name(n: Naming) -> Iterator[Clue]:
    """ "Maria Lund", "J. Lund"."""
    if len(n.name) > 1 and (is_given_name(n.name[0].partition("-")[0]) or len(n.name[0].strip(".")) == 1):
        yield clue("PERSON", "names.given_name", 0.8, f"“{n.name[0]}” is a given name")


def is_form_of_law(word: str) -> bool:
    """Whether a word, capitals as written, is what a company is in law: "ASA", "Inc."."""
    return _as_form(word) in _forms()


def is_company_word(word: str) -> bool:
    """Whether a word behind a company's name may be left out: "Ltd", "Copper"."""
    return _as_form(word) in _forms() or word.lower() in words("organizations", "company_words")
