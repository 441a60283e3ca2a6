"""Confidences made true: of facts given .9, about nine in ten are right.

Each finder gives its facts a confidence by its own reasons, good for ranking. What it is worth was measured against
annotated news and stands in `resources/calibration.yml`; it is applied here, once, when all facts are found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

from generator.knowledge import read_yaml
from generator.model import ActorFact, Affiliation, DateMention, Fact, Facts, Quotation, Toponym, Why

_Found = TypeVar("_Found", Fact, ActorFact, Affiliation, DateMention, Quotation, Toponym)

Steps = tuple[tuple[float, float], ...]
"""From this confidence of a finder on -> what it is worth; rising."""


def calibrated(facts: Facts) -> Facts:
    """The same facts with the confidences of `calibration.yml`. Names are calibrated by their recogniser."""
    return replace(
        facts,
        date=_one("date", facts.date),
        location=_one("location", facts.location),
        actors=_each("actors", facts.actors),
        toponyms=_each("places", facts.toponyms),
        dates=_each("dates", facts.dates),
        quotations=tuple(_speaker(quotation) for quotation in facts.quotations),
        affiliations=_each("roles", facts.affiliations),
        answers={question: _each(question, found) for question, found in facts.answers.items()},
    )


def level(steps: Steps, confidence: float) -> float:
    """What a finder's confidence is worth: the last step it reaches; the first one for less than all."""
    reached = [worth for least, worth in steps if confidence >= least]
    return reached[-1] if reached else steps[0][1] if steps else confidence


def _speaker(quotation: Quotation) -> Quotation:
    """Words without a speaker make no claim to calibrate."""
    return quotation if quotation.speaker is None else _each("speakers", (quotation,))[0]


def _each(kind: str, found: tuple[_Found, ...]) -> tuple[_Found, ...]:
    return tuple(replace(one, why=_worth(kind, one.why)) for one in found)


def _one(kind: str, fact: Fact | None) -> Fact | None:
    return fact and _each(kind, (fact,))[0]


def _worth(kind: str, why: Why) -> Why:
    return replace(why, confidence=level(_steps().get(kind, ()), why.confidence))


@cache
def _steps() -> Mapping[str, Steps]:
    known = read_yaml("calibration") or {}
    return {kind: tuple((float(a), float(b)) for a, b in steps) for kind, steps in known.items()}
