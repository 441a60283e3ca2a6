"""Relations between two countries as a topic: "Pakistan-US relations" out of the two names and words of diplomacy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from generator.facts.topics.topic_phrases import Hit
from generator.knowledge import read_yaml
from generator.knowledge.countries import name_of
from generator.model import Span, Topic, Why

JOINT = re.compile(r"\s?[-–—/]\s?$|^[-–—/]$")  # " - ", "–"
JOINED = 4.0  # "Pakistan-US ties" says it by itself
TOGETHER = 1.0
ENOUGH = 4.0
MOST_NAMES = 40  # in one sentence
MOST_COUNTRIES = 4  # a sentence that lists more is about none of them


@dataclass(frozen=True, slots=True)
class Relation:
    """A pair of countries and how strongly an article speaks of them."""

    topic: Topic
    score: float


def relations_in(
    text: str, sentences: Sequence[tuple[Span, Sequence[Hit]]], zone: Callable[[int], float]
) -> tuple[Relation, ...]:
    """Pairs of countries that stand together in sentences of diplomacy, strongest first.

    `sentences` come with the phrases found in them; `zone` weighs an offset by where it stands.
    """
    scores: dict[tuple[str, str], float] = defaultdict(float)
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for sentence, hits in sentences:
        named = [h for h in hits if h.strength == "country"]
        if not 2 <= len(named) <= MOST_NAMES:
            continue
        countries = _longest(named)
        codes = sorted({h.key for h in countries})
        if not 2 <= len(codes) <= MOST_COUNTRIES:
            continue
        joined = _joined(text, countries, hits)
        cues = [h for h in hits if h.strength == "cue"]
        for pair in combinations(codes, 2):
            worth = JOINED if pair in joined else TOGETHER / (len(codes) - 1) if cues else 0.0
            if worth:
                scores[pair] += worth * zone(sentence.start)
                spans[pair] += [h.span for h in countries if h.key in pair]
    found = [_relation(pair, score, spans[pair]) for pair, score in scores.items() if score >= ENOUGH]
    return tuple(sorted(found, key=lambda r: (-r.score, r.topic.id)))


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Country names that are not part of a longer one."""
    inside: set[Span] = set()
    outer: Span | None = None
    for span in sorted({h.span for h in hits}, key=lambda span: (span.start, -span.end)):
        if outer and span.end <= outer.end:
            inside.add(span)
        else:
            outer = span
    return [h for h in hits if h.span not in inside]


def _joined(text: str, countries: Sequence[Hit], hits: Sequence[Hit]) -> set[tuple[str, str]]:
    """Pairs written as one: "India-China border"."""
    after = {h.span.start for h in hits if h.strength == "joined"}
    pairs = set()
    for a, b in pairwise(countries):
        near = not after.isdisjoint((b.span.end + 1, b.span.end + 2))
        if near and JOINT.search(text[a.span.end : b.span.start]) and a.key != b.key:
            pairs.add((min(a.key, b.key), max(a.key, b.key)))
    return pairs


def _relation(pair: tuple[str, str], score: float, spans: list[Span]) -> Relation:
    lists = read_yaml("en/topics")["relations"]
    first, second = sorted(name_of(code) for code in pair)
    short = lists["short"]
    label = f"{short.get(first, first)}-{short.get(second, second)} relations"
    slug = re.sub(r"[^a-z0-9]+", "-", f"{first} {second} relations".lower())  # " & "
    reason = f"{first} and {second} together in sentences about diplomacy"
    why = Why("topics.relations", reason, min(0.9, 0.6 + 0.03 * score))
    return Relation(Topic(slug, label, None, tuple(sorted(set(spans))), why), score)
