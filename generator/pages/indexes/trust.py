"""The page "How far to trust this": what was measured, what the standings mean, where the limits are.

Its words are `resources/trust.yml`, its figures `resources/quality.yml`, which the benchmark writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.knowledge import read_yaml
from generator.model import KINDS, SURE
from generator.pages import headings
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, code, dotted, em, escape, lines, link, strong
from generator.pages.parts import Row
from generator.site import dates, routes

LEVELS = ((0.9, 1.1), (SURE, 0.9), (0.0, SURE))
"""Confidences of the surest facts, of most others, and of those left out of a brief."""
FEWEST = 10  # facts judged, under which a share says nothing


def trust_view() -> ListView:
    """The page; the same on every site of one version."""
    words, quality = read_yaml("trust"), read_yaml("quality")
    return ListView(
        headings.TRUST,
        dotted(f"Measured {dates.show(quality['measured'])}", "on annotated news that nobody here wrote"),
        (_right(words, quality["figures"]), _standings(words), _sure(words, quality["confidence"]), _limits(words)),
    )


def _right(words: Any, figures: Mapping[str, Mapping[str, float]]) -> Section:
    rows = []
    for row in words["right"]:
        gold, name = row["figure"]
        if name in figures.get(gold, {}):
            share = strong(f"{figures[gold][name] * 100:.0f} of 100")
            rows.append(Row(share, lines(strong(row["what"]), row["counts"], f"Measured on {row['texts']}")))
    close = Markdown(
        "These are development figures: errors on these texts may have been looked at while rules were written, "
        "so expect a little less on others. All figures, beside those of other tools: {} in Dateline’s repository."
    ).format(code("benchmarks/RESULTS.md"))
    return Section(headings.HOW_OFTEN_RIGHT, rows=tuple(rows), close=close if rows else EMPTY)


def _standings(words: Any) -> Section:
    rows = tuple(Row(_mark(row["word"]), lines(row["says"], row["do"])) for row in words["standings"])
    return Section(headings.WHAT_THE_WORDS_MEAN, rows=rows)


def _mark(word: str) -> Markdown:
    return {"inferred": em(word), "unsure": em(strong(word)), "by hand": strong(word)}.get(word, escape(word))


def _sure(words: Any, confidence: Mapping[str, Iterable[Mapping[str, float]]]) -> Section:
    table = []
    for kind, name in words["kinds"].items():
        if kind in confidence:
            least = "at least " if kind in words["lower_bound"] else ""
            cells = (_share(confidence[kind], *bounds, least) for bounds in LEVELS)
            table.append((strong(name), *cells))
    close = escape(
        "Each fact carries a confidence from 0 to 1; dateline explain shows it. Here is the share that was right "
        "at each level, and in brackets of how many."
    )
    return Section(headings.DOES_IT_KNOW, head=headings.SURE, table=tuple(table), close=close if table else EMPTY)


def _share(bins: Iterable[Mapping[str, float]], low: float, high: float, least: str) -> Markdown:
    inside = [each for each in bins if low <= each["from"] < high]
    facts, right = sum(each["facts"] for each in inside), sum(each["right"] for each in inside)
    return escape(f"{least}{right / facts * 100:.0f}% ({facts:,})") if facts >= FEWEST else EMPTY


def _limits(words: Any) -> Section:
    close = Markdown(
        "Where a brief is wrong, change the lines at the top of its file: what you put there stays. What may stand "
        "there, as JSON Schemas for editors: {}."
    ).format(Markdown(", ").join(link(kind, routes.of_schema(kind)) for kind in KINDS))
    return Section(headings.WHAT_IT_MISSES, items=tuple(escape(limit) for limit in words["limits"]), close=close)
