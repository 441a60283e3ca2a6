"""Plain rivals, answered anew in every run: what a page of code without knowledge of names or events gives.

Each takes the lines of a set and gives predictions. Thresholds are the ones that serve them best on the same set, so
they are flattered, not us.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sklearn.base import ClusterMixin
from sklearn.cluster import HDBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_distances

Json = dict[str, Any]

DIFFLIB_SAME = 0.74
"""Likeness that gives the best balanced accuracy on the lists of persons."""
TFIDF_APART = 0.88
"""Mean cosine distance that gives the best B-cubed F1 on the two sets of stories; steps of .01 to .05 were tried."""
HDBSCAN_SAMPLES = 3
"""`min_samples` that gives the best B-cubed F1 on the two sets of stories; 1 to 3, by mass and by leaf, were tried."""
GIVEN = "precomputed"
FEWEST = 3
"""Reports from which HDBSCAN can group at all."""


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
    """Words weighed by rarity, joined by average link; within a topic where the set has topics."""
    return _by_topic(
        lines,
        AgglomerativeClustering(n_clusters=None, distance_threshold=TFIDF_APART, metric=GIVEN, linkage="average"),
    )


def tfidf_hdbscan(lines: Sequence[Json]) -> list[Json]:
    """The same words, grouped by density; what HDBSCAN calls noise is a report alone."""
    return _by_topic(lines, HDBSCAN(min_cluster_size=2, min_samples=HDBSCAN_SAMPLES, metric=GIVEN, copy=True))


def _by_topic(lines: Sequence[Json], clusterer: ClusterMixin) -> list[Json]:
    by_topic: dict[str, list[Json]] = defaultdict(list)
    for line in lines:
        by_topic[str(line.get("topic", ""))].append(line)
    found = []
    for topic, its in sorted(by_topic.items()):
        groups = clusterer.fit_predict(_apart(its)).tolist() if len(its) >= FEWEST else range(len(its))
        found += [
            {"id": line["id"], "cluster": f"{topic}/{group if group >= 0 else f'alone {at}'}"}
            for at, (line, group) in enumerate(zip(its, groups, strict=True))
        ]
    return found


def _apart(lines: Sequence[Json]) -> Any:
    """Cosine distances of all pairs, by words."""
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    return cosine_distances(words.fit_transform([f"{line.get('title') or ''} {line['text']}" for line in lines]))
