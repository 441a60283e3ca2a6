"""Plain rivals, answered anew in every run: what a page of code without knowledge of names or events gives.

Each takes the lines of a set and gives predictions. Thresholds are the ones that serve them best on the same set, so
they are flattered, not us.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from generator.stories.words import cosine, vectors_of

Json = dict[str, Any]

DIFFLIB_SAME = 0.74
"""Likeness that gives the best balanced accuracy on the lists of persons."""
TFIDF_SAME = 0.12
"""Mean cosine that gives the best B-cubed F1 on the two sets of stories."""


def difflib_same(lines: Sequence[Json]) -> list[Json]:
    """Python's own string likeness."""
    return [
        {
            "id": x["id"],
            "same": difflib.SequenceMatcher(None, x["a"].lower(), x["b"].lower()).ratio() >= DIFFLIB_SAME,
        }
        for x in lines
    ]


def same_string(lines: Sequence[Json]) -> list[Json]:
    """Mentions written alike, whatever the document."""
    return [{"id": line["id"], "cluster": line["text"].lower()} for line in lines]


def tfidf_average_link(lines: Sequence[Json]) -> list[Json]:
    """Words weighed by rarity, average link; within a topic where the set has topics."""
    by_topic: dict[str, list[Json]] = defaultdict(list)
    for line in lines:
        by_topic[str(line.get("topic", ""))].append(line)
    return [answer for topic in sorted(by_topic) for answer in _grouped(topic, by_topic[topic])]


def _grouped(topic: str, lines: Sequence[Json]) -> Iterable[Json]:
    """Joins the two most alike groups until none are alike enough; likeness of a group is the mean over its members."""
    vectors = vectors_of([line["text"] for line in lines])
    alike = {(a, b): cosine(vectors[a], vectors[b]) for a, b in combinations(range(len(lines)), 2)}
    groups = {index: [index] for index in range(len(lines))}
    while alike and max(alike.values()) >= TFIDF_SAME:
        a, b = max(alike, key=lambda pair: (alike[pair], pair))
        for other in groups.keys() - {a, b}:
            mine, theirs = _pair(a, other), _pair(b, other)
            weights = len(groups[a]), len(groups[b])
            alike[mine] = (alike[mine] * weights[0] + alike.pop(theirs) * weights[1]) / sum(weights)
        del alike[a, b]
        groups[a] += groups.pop(b)
    return [{"id": lines[i]["id"], "cluster": f"{topic}/{n}"} for n, group in groups.items() for i in group]


def _pair(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)
