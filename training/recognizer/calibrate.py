"""Learns what the recogniser's probabilities are worth: the share of right names at each, on texts kept from training.

Isotonic regression (pool adjacent violators): the share may only rise with the probability. The curve is then cut into
a few steps, because a confidence is written into files that are compared: a difference in the last digits of a
probability, as between two processors, must hardly ever show.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.articles import plain_article
from generator.facts.names.by_rules import names_by_rules
from generator.facts.names.recognizer.agreement import agreed
from generator.facts.names.recognizer.model_reading import read_by_model
from training.recognizer.sets import Labelled, Name
from training.recognizer.texts import Texts

STRETCH = 40
"""Neighbouring sentences read as one article."""
LEAST_POOLED = 60
"""Names behind each point of the curve at least."""
LEVELS = (0.35, 0.6, 0.8, 0.9, 0.95, 0.98)
"""Shares that a confidence can say. No name is certain, however many were right."""


def calibrate(texts: Texts, target: Path) -> None:
    """Writes `calibration.tsv`: probability and share of right names. Uses the model files already in the package."""
    judged = sorted(_judged(texts))
    rows = [f"{probability:.4f}\t{share:.2f}" for probability, share in steps(isotonic(judged))]
    head = f"# from this probability\tshare right, of {len(judged)} names in texts kept from training"
    target.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def _judged(texts: Texts) -> Iterator[tuple[float, bool]]:
    for sentences in (texts.gmb, *texts.small.values()):
        for first in range(0, len(sentences), STRETCH):
            yield from _judged_stretch(sentences[first : first + STRETCH])


def _judged_stretch(sentences: Sequence[Labelled]) -> Iterator[tuple[float, bool]]:
    """Probability and rightness (same words, same kind) of each name found in one pseudo-article."""
    text, right, doubtful = "", set(), []
    for one in sentences:
        right |= {Name(n.start + len(text), n.end + len(text), n.kind) for n in one.names}
        doubtful += [(s + len(text), e + len(text)) for s, e in one.unsure]
        text += one.text + "\n"
    open_kinds = sentences[0].open
    article = plain_article("calibration", text)
    for found in agreed(article.text, read_by_model(article).names, names_by_rules(article)):
        start, end = found.span
        if found.kind in open_kinds or found.kind == "MISC" or any(s < end and start < e for s, e in doubtful):
            continue
        yield round(found.probability, 4), Name(start, end, found.kind) in right


def isotonic(judged: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Points of a rising curve through (probability, right or wrong), sorted by probability."""
    blocks: list[list[float]] = []
    for first in range(0, len(judged), LEAST_POOLED):
        part = judged[first : first + LEAST_POOLED]
        blocks.append([sum(p for p, _ in part), sum(right for _, right in part), len(part)])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [(total / count, right / count) for total, right, count in blocks]


def steps(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each level with the probability from which the curve is nearer to it than to the level below."""
    found = [(0.0, LEVELS[0])]
    for below, level in itertools.pairwise(LEVELS):
        reached = _reached(points, (below + level) / 2)
        if reached is not None:
            found.append((reached, level))
    return found


def _reached(points: Sequence[tuple[float, float]], share: float) -> float | None:
    """The probability at which a line through the points reaches a share."""
    before = (0.0, 0.0)
    for probability, right in points:
        if right >= share:
            return before[0] + (probability - before[0]) * (share - before[1]) / (right - before[1])
        before = (probability, right)
    return None
