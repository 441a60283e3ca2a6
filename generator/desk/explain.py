"""Why a brief says what it says: the evidence behind each field, ready to print.

Reach for it behind `dateline explain`; the pages' ledger shows the same evidence in short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.config import Settings
from generator.errors import DatelineError
from generator.model import Article, Brief, Candidate, Evidence, FieldPath, Problem, Span
from generator.shelf.one import read_one


@dataclass(frozen=True, slots=True)
class Explanation:
    """One field: what it says, and why."""

    field: FieldPath
    value: str
    by_hand: bool
    source: str
    """The sentence it was read from; empty where no words give it."""
    marked: Span | None
    """The deciding words within `source`."""
    rule: str
    reason: str
    confidence: float
    standing: str
    runners_up: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """The answer to one question."""

    explanations: tuple[Explanation, ...]
    notes: tuple[Problem, ...] = ()
    """What has happened since the brief was written."""


def explained(root: Path, settings: Settings, wanted: str, field: str | None = None) -> Explained:
    """Why a brief says what it says: that of a path, a slug or a seed, in all its fields or in those at or below one.

    Reads that brief and its record alone, however large the site. Raises DatelineError for what is no brief of the site
    and for a field that it does not have.
    """
    found = read_one(root, settings, wanted)
    explanations = explain(found.brief, field)
    if not explanations:
        fields = ", ".join(dict.fromkeys(str(e.field) for e in explain(found.brief)))
        raise DatelineError(Problem(found.brief.path, None, f"has no field `{field}`", f"Fields: {fields}"))
    return Explained(explanations, found.notes)


def explain(brief: Brief, field: str | None = None) -> tuple[Explanation, ...]:
    """The explanations of a brief's fields, or of those at or below `field` (`actors`, `actors/Jane Doe/role`)."""
    found = [*_found(brief), *_by_hand_only(brief)]
    return tuple(e for e in found if field is None or e.field.is_within(field))


def _found(brief: Brief) -> Iterator[Explanation]:
    for evidence in brief.evidence:
        source, marked = _sentence(brief.article, evidence)
        by_hand = evidence.field in brief.corrected
        why = evidence.why
        yield Explanation(
            field=evidence.field,
            value=evidence.value,
            by_hand=by_hand,
            source=source,
            marked=marked,
            rule=why.rule,
            reason=why.reason,
            confidence=why.confidence,
            standing="by hand" if by_hand else why.standing,
            runners_up=evidence.runners_up,
        )


def _by_hand_only(brief: Brief) -> Iterator[Explanation]:
    """Fields that a person set and the source says nothing of."""
    known = {evidence.field for evidence in brief.evidence}
    for field in brief.corrected:
        if field not in known:
            yield Explanation(field, "", True, "", None, "by hand", "a person set it", 1.0, "by hand", ())


def _sentence(article: Article | None, evidence: Evidence) -> tuple[str, Span | None]:
    if article is None or not evidence.spans:
        return "", None
    span = evidence.spans[0]
    around = article.sentence_at(span.start) or span
    around = Span(min(around.start, span.start), max(around.end, span.end))
    return around.of(article.text), Span(span.start - around.start, span.end - around.start)
