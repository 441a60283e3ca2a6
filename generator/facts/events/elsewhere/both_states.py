"""Several states that one noun means: "the foreign ministers of Tunisia and Malta", "both countries"."""

from __future__ import annotations

from generator.facts.events.party_words import Party, bare
from generator.facts.events.reading import Reading
from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Word
from generator.facts.quotations.cast import Cast
from generator.knowledge.countries import country_named, country_of, name_of


def states_of(word: Word, reading: Reading, cast: Cast) -> tuple[Party, ...]:
    """ "The foreign ministers of Tunisia and Malta", "Kenyan and Ethiopian envoys": several for several states."""
    form = reading.form(word)
    each = {form, *(reading.form(one) for one in word.below("det"))} & {"each", "either"}
    if not each and (word.upos != "NOUN" or not form.endswith("s") or not reading.is_of(word, "somebody")):
        return ()
    if (each or _is_of_both(word, reading)) and len(two := _states_before(word, cast)) == 2:
        return tuple(Party(name, word.span, True) for name in two)
    told = [one for first in word.below("amod", "compound") for one in coordinated(first)]
    codes = {state: one for one in told if (state := country_of(one.span.of(cast.text)))}
    if len(codes) > 1:
        return tuple(Party(name_of(state), one.span, True) for state, one in codes.items())
    of = next((one for one in word.below("nmod") if preposition(one, cast.text) == "of"), None)
    named = [cast.named(one) for one in coordinated(of)] if of is not None else []
    places = [one for one in named if one is not None and one.kind in {"PLACE", "ORG", "NORP"}]
    if len(places) < 2 or len(places) != len(named):
        return ()
    return tuple(Party(one.name, one.span, True) for one in places)


def two_names(word: Word, cast: Cast) -> tuple[Party, ...]:
    """ "Dorrin and Halvorsen Foods", "the Filtra and Autoferro unions": names that share their last word."""
    for first in word.below("compound", "nmod:poss"):
        joined = [cast.named(one) for one in coordinated(first)]
        last = cast.named(word)
        names = [one for one in (*joined, last) if one is not None and one.kind in {"ORG", "PERSON"}]
        distinct = {one.name: one for one in names}
        if len(joined) > 1 and len(distinct) > 1:
            return tuple(Party(bare(one.name), one.span, True) for one in distinct.values())
    return ()


def _is_of_both(word: Word, reading: Reading) -> bool:
    both = {reading.form(one) for one in word.below("det", "nummod", "det:predet")} & {"both", "two"}
    return bool(both) and reading.is_of(word, "sides")


def _states_before(word: Word, cast: Cast) -> list[str]:
    """The states that a report has named so far: "both countries" are they, where they are two."""
    states = (one for one in cast.mentions if one.kind == "PLACE" and one.span.start < word.span.start)
    named = {code: one.name for one in states if (code := country_named(one.name)) is not None}
    return list(named.values())
