"""What a report tells of as its background: the attack of another year, the dead since a war began."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.figures.count_words import toll_moves
from generator.facts.grammar.predicates import predicate_of
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge import read_yaml
from generator.knowledge.edtf import first_day, last_day, precision
from generator.model import DateMention

_OPEN = frozenset({"XXXX", "XXXX-XX", "PAST_REF"})
""" "last year", "last month" of a report without a day."""
NEAR = 10
"""Days from the event that still belong to it: a toll is counted for a while."""


_TIES = frozenset({"nummod", "nmod", "nmod:unmarked", "nmod:poss", "obl", "obl:unmarked", "compound", "amod"})


_BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "nmod:poss"})
"""A time before a noun is that noun's: "fined over a >2021< spill", "its candidate for next >year's< election"."""


def is_background(
    text: str, predicate: Word, dates: Sequence[DateMention], grammar: Grammar, event: str | None, is_main: bool = False
) -> bool:
    """Whether a clause, or the noun that it tells of, is said to be of another time than the event.

    `dates`: those of its sentence; `event`: the day of the event (EDTF), or None where it is not known; `is_main`: a
    report begins with it: what goes on "since" a day is its news.
    """
    told = [predicate]
    if predicate.relation in {"acl", "acl:relcl"} and predicate.head is not None:
        told.append(predicate.head)
    is_toll = predicate.span.of(text).casefold() in toll_moves()  # "bringing the toll to 310 since the outbreak began"
    since = (
        mark.span.of(text).casefold() == "since" for word in predicate.below() for mark in word.below("mark", "case")
    )
    if (
        _is_overtaken(text, predicate)
        or _is_of_years(text, predicate)
        or (any(since) and not is_toll and not is_main)
        or _goes_on(predicate, dates, grammar, event)
    ):
        return True
    for date in dates:
        head = grammar.head_of(date.span)
        if head is None or head.tree != predicate.tree or not is_another_time(date, event):
            continue
        if predicate.head == head and predicate.relation.startswith(("acl", "advcl")):
            return True  # "in 2014, when fighters seized the town"
        clause = predicate_of(head)
        if _is_own(head, told):
            return True
        if clause == predicate.head and predicate.relation == "advcl":
            return True  # "in 2014 a bomb went off, killing 12"
        if clause.relation == "acl:relcl" and clause.head in predicate.below("nsubj"):
            return True  # "the war, which began in 2023, has killed"
    return False


def goes_back(text: str, predicate: Word) -> bool:
    """ "Hundreds stormed the court >then<, and five were injured": what the sentence before told of goes on."""
    clauses = [predicate, *([predicate.head] if predicate.relation == "conj" and predicate.head is not None else [])]
    said = (word.phrase() for clause in clauses for word in clause.below("advmod", "obl"))
    then = read_yaml("en/figures")["then"]
    return any(" ".join(one.span.of(text).casefold() for one in phrase) in then for phrase in said)


def _goes_on(predicate: Word, dates: Sequence[DateMention], grammar: Grammar, event: str | None) -> bool:
    """ "A collapse killed 14 in 2020, and five died nearby the year after": a clause without a day of its own joined to
    one of another time."""
    if predicate.relation == "xcomp" and predicate.head is not None:
        predicate = predicate.head  # "and left 75,000 homeless"
    first = predicate.head
    if predicate.relation != "conj" or first is None:
        return False
    heads = [(head, date) for date in dates if (head := grammar.head_of(date.span)) is not None]
    own, before = ([date for head, date in heads if _is_own(head, [clause])] for clause in (predicate, first))
    return bool(before) and all(is_another_time(date, event) for date in (*before, *own))


def _is_own(day: Word, told: Sequence[Word]) -> bool:
    """Whether a day is that of a clause or of a noun in it: the first of those told."""
    places = {one.place for word in told for one in (word, *word.below(*_TIES))}
    if day.tree != told[0].tree:
        return False
    return day.place in places or (predicate_of(day) == told[0] and day.relation not in _BEFORE_NOUN)


def is_reported_period(date: DateMention, event: str | None) -> bool:
    """Whether a quarter, month or year is the one that a report of sums or rates is about: it goes on, or has ended
    not long ago."""
    first, last = first_day(date.value or ""), last_day(date.value or "")
    day = first_day(event) if event else None
    if first is None or last is None or day is None or precision(date.value or "") in {"day"}:
        return False
    return first <= day and (day - last).days <= _NOT_LONG


_NOT_LONG = 120
"""Days."""


def _in_one_year(value: str, event: str | None) -> tuple[str, str | None]:
    """Two days whose year nobody gives, in one year."""
    if event is not None and value.startswith("XXXX") and event.startswith("XXXX"):
        return value.replace("XXXX", "2000"), event.replace("XXXX", "2000")
    return value, event


def _is_overtaken(text: str, predicate: Word) -> bool:
    """ "Earlier they had put the dead at 12", "a count of 14 was withdrawn": another one stands since."""
    helpers = {word.span.of(text).casefold() for word in predicate.below("aux", "advmod")}
    is_taken_back = predicate.span.of(text).casefold() in read_yaml("en/figures")["taken_back"] and bool(
        predicate.below("nsubj:pass")
    )
    return is_taken_back or ("had" in helpers and bool(helpers & _BEFORE))


def _is_of_years(text: str, predicate: Word) -> bool:
    """ "Clashes have killed thousands >over the past two decades<"."""
    spans = (word for word in predicate.below("obl", "obl:unmarked") if word.span.of(text).casefold() in _YEARS)
    return any({one.span.of(text).casefold() for one in word.below()} & {"past", "last"} for word in spans)


_YEARS = frozenset({"years", "decade", "decades"})
_BEFORE = frozenset({"earlier", "previously", "initially", "originally", "before", "first"})


def is_another_time(date: DateMention, event: str | None) -> bool:
    """Whether a day is not that of the event, as far as is known."""
    if date.value is None:
        return date.timex in _OPEN
    value, event = _in_one_year(date.value, event)
    if value == event or value.startswith("XXXX"):
        return False
    exact = precision(value)
    first, last = first_day(value), last_day(value)
    if exact in {"year", "decade", "century", "season", "quarter"} or first is None or last is None:
        return True
    if (last - first).days > NEAR and exact == "interval":
        return True
    day = first_day(event) if event else None
    if exact == "month":
        return day is None or not first <= day <= last  # "last month", on the third; a year where the event has none
    return day is not None and max((first - day).days, (day - last).days) > NEAR
