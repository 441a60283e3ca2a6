"""The ledger of a brief: each fact, the words it was read from, why, and how it stands.

A person's word stands above the machine's: a corrected field shows as "by hand", and where the machine
reads something else today, the row says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.model import DAYS, FIELDS, Brief, Evidence, FieldPath, Span, Standing
from generator.pages.markdown import Markdown, em, escape, shorten, strong
from generator.site import dates
from generator.site.fields import label, told_fields, value_of

VALUE = 120


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    fact: str
    value: str
    words: Markdown
    why: Markdown
    standing: Standing

    @property
    def mark(self) -> Markdown:
        """The standing in words; the style sheet gives each its own line."""
        if self.standing == "stated":
            return escape(self.standing)
        if self.standing == "by hand":
            return strong(self.standing)
        return em(self.standing) if self.standing == "inferred" else em(strong(self.standing))


Words = Callable[[Span], Markdown]
"""How a page shows the words of a span of the brief's article."""


def every_field(_: FieldPath) -> bool:
    """All fields that a ledger shows."""
    return True


def ledger(brief: Brief, words: Words, shows: Callable[[FieldPath], bool] = every_field) -> tuple[Row, ...]:
    """All rows in the order of a reader's questions. Names only mentioned stay in the source text, unless unsure."""
    evidence = {row.field: row for row in brief.evidence}
    rows = (_row(brief, field, evidence.get(field), words) for field in told_fields(brief) if shows(field))
    return tuple(row for row in rows if row)


def perhaps(brief: Brief, field: FieldPath) -> str:
    """What the source may say of a field that the brief leaves open, being unsure; empty where it says nothing."""
    row = next((e for e in brief.evidence if e.field == field and e.why.standing == "unsure"), None)
    return _shown(field, row.value) if row and field not in brief.corrected and not value_of(brief, field) else ""


def counts(rows: Iterable[Row]) -> Counter[str]:
    """How many facts stand how."""
    return Counter(row.standing for row in rows)


def _row(brief: Brief, field: FieldPath, evidence: Evidence | None, words: Words) -> Row | None:
    by_hand = any(path.holds(field) for path in brief.corrected)
    value = value_of(brief, field)
    if value is None and evidence and not by_hand:
        value = evidence.value
    if field.part == "role" and not by_hand:
        value = _office(brief, field.item) or value
    if not by_hand and not evidence:
        return None
    shown = _shown(field, value)
    read = words(evidence.spans[0]) if evidence and evidence.spans and brief.article else em("not in the words")
    if by_hand:
        return Row(label(field), shown, read, _correction(brief, field, evidence), "by hand")
    why = evidence.why if evidence else None
    return Row(label(field), shown, read, escape(why.reason), why.standing) if why else None


def _shown(path: FieldPath, value: str | None) -> str:
    if not value:
        return f"{'/'.join(path.steps[1:])} (removed)" if path.item else "removed"
    if path in DAYS:
        return dates.show(value)
    # Of the long ones the words beside it say the rest.
    field = FIELDS.get(path.field)
    is_long = field is not None and (field.always or (path.field == "quotations" and not path.part))
    return shorten(value, 40 if is_long else VALUE)


def _correction(brief: Brief, field: FieldPath, evidence: Evidence | None) -> Markdown:
    said = next((d.theirs for d in brief.disagreements if d.field == field), evidence.value if evidence else "")
    raw = said
    if field in DAYS:
        said = dates.show(said)
    if not said or said == value_of(brief, field):
        return escape("corrected by hand")
    seen = dict(brief.accepted).get(str(field)) == raw
    told = Markdown("corrected by hand; the source says “{}”").format(shorten(said, VALUE))
    return Markdown("{}, as was seen").format(told) if seen else told


def _office(brief: Brief, name: str) -> str:
    """Rank, role and organization of an actor in one line, as far as no person set one of them."""
    actor = next((a for a in brief.actors if a.name == name), None)
    if actor is None or any(FieldPath.at("actors", name).holds(path) for path in brief.corrected):
        return ""
    return ", ".join(part for part in (actor.rank, actor.role, actor.organization) if part)
