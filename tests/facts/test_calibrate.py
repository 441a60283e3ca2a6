"""Confidences are made true once, when all facts are found."""

from __future__ import annotations

from dataclasses import replace

from generator.facts.calibrate import calibrated, level
from generator.facts.find import find_facts, uncalibrated_facts
from generator.knowledge import read_yaml
from generator.model import Facts
from tests.facts.reading import article_of

TEXT = (
    "Minister Wanjiru Odhiambo met officials in Mombasa on Thursday.\n"
    "“No country can keep these waters safe alone,” Odhiambo said.\n“Nobody knows,” one reads."
)
STEPS = {kind: tuple(map(tuple, found)) for kind, found in read_yaml("calibration").items()}


def without_confidence(facts: Facts) -> Facts:
    flat = {
        name: tuple(replace(each, why=replace(each.why, confidence=0)) for each in getattr(facts, name))
        for name in ("actors", "toponyms", "dates", "quotations", "affiliations")
    }
    return replace(facts, **flat, date=None, location=None, answers={})


def test_a_confidence_is_worth_the_last_step_it_reaches() -> None:
    steps = ((0.0, 0.3), (0.6, 0.7), (0.9, 0.95))
    assert [level(steps, c) for c in (0.1, 0.59, 0.6, 0.89, 0.9, 1.0)] == [0.3, 0.3, 0.7, 0.7, 0.95, 0.95]


def test_a_kind_without_steps_keeps_what_its_finder_says() -> None:
    assert level((), 0.42) == 0.42


def test_nothing_but_confidence_changes() -> None:
    raw = uncalibrated_facts(article_of(TEXT))
    assert without_confidence(calibrated(raw)) == without_confidence(raw)
    assert (calibrated(raw).mentions, calibrated(raw).title) == (raw.mentions, raw.title)


def test_every_calibrated_fact_stands_on_a_step() -> None:
    facts = find_facts(article_of(TEXT))
    assert facts.actors
    assert {actor.why.confidence for actor in facts.actors} <= {worth for _, worth in STEPS["actors"]}


def test_words_without_a_speaker_claim_nothing() -> None:
    raw = uncalibrated_facts(article_of(TEXT))
    silent = [q for q in raw.quotations if q.speaker is None]
    assert [q for q in calibrated(raw).quotations if q.speaker is None] == silent


def test_steps_rise_and_are_few() -> None:
    for kind, steps in STEPS.items():
        starts, worths = zip(*steps, strict=True)
        assert list(starts) == sorted(starts), kind
        assert list(worths) == sorted(worths), kind
        assert len(steps) <= 5, kind
