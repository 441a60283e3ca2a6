"""When what the model takes for an organisation is none: an everyday word, part of an office, a person with a rank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.facts.names.recognizer.found import Found
from generator.facts.names.word_lists import is_common
from generator.knowledge.countries import is_demonym
from generator.knowledge.titles import is_office, match_title, title_key, title_words
from generator.model import Mention

SURE = 0.95
"""From this probability the model is believed against all of this."""
RULE_SURE = 0.95
"""From this confidence the rules' word of a title counts against the model."""
_BEFORE = 60
"""Characters before a name that are looked at."""
_LONGEST_OFFICE = 3
"""Words before a name that may be an office together with it."""


def is_no_organization(text: str, one: Found, rivals: Sequence[Mention]) -> bool:
    """Whether the model's organisation is none. `rivals`: what the rules read at these words."""
    if one.kind != "ORG" or any(rival.kind == "ORG" for rival in rivals):
        return False
    return is_part_of_office(text, one) or (one.probability < SURE and not rivals and is_everyday_word(text, one))


def is_part_of_office(text: str, one: Found) -> bool:
    """ "Army Staff" in "Chief of Army Staff", "Defense Forces" in "Chief of Chadian Defense Forces"."""
    first = one.span.of(text).split()[0]
    found = match_title([title_key(first)], 0)
    if not found or found[1] != "modifier":
        return False
    before = re.findall(r"[\w'’.-]+|[^\w\s]", text[max(0, one.span.start - _BEFORE) : one.span.start])  # "Sgt.", ","
    if before and is_demonym(before[-1]):
        before.pop()
    return len(before) > 1 and before[-1].lower() == "of" and is_office(before[-2])


def is_end_of_office(text: str, one: Found) -> bool:
    """ "d’Affaires" in "Chargé d’Affaires": words that are an office only with those before them."""
    own = title_words(one.span.of(text))
    before = title_words(text[max(0, one.span.start - _BEFORE) : one.span.start])
    keys = (*before[-_LONGEST_OFFICE:], *own)
    starts = range(len(keys) - len(own))
    return not is_office(one.span.of(text)) and any(
        match_title(keys, at) == (len(keys) - at, "office") for at in starts
    )


def is_everyday_word(text: str, one: Found) -> bool:
    """A lone capitalised word of everyday use: "Army", "Integration"."""
    word = one.span.of(text)
    return " " not in word and not word.isupper() and is_common(word.lower())


def is_titled_person(one: Found, rival: Mention) -> bool:
    """Whether a rank or an office before the words makes them a person's: "General Idriss Mahamat"."""
    titled = rival.span.end == one.span.end and rival.why.rule == "names.title" and rival.why.confidence >= RULE_SURE
    return titled and one.kind == "ORG" and one.probability < SURE


def is_building(one: Found, rival: Mention) -> bool:
    """Whether the last word says that the organisation's name is a place's: "General Headquarters"."""
    return rival.span == one.span and rival.why.rule == "names.place_word" and one.probability < SURE
