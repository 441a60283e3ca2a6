"""Why a brief says what it says: the evidence behind each field, ready to print.

Reach for it behind `dateline explain`; the pages' ledger shows the same evidence in short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Article, Brief, Candidate, Evidence, FieldPath, Span


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
