"""The day of the event that an article reports.

Every day that the article names is scored for plain reasons (`event_points`); the day of its dateline and that of its
publication stand in where none of them is good enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.facts.dates.event_points import REPORTING, Layout, layout_of, points
from generator.facts.grammar.sentence_words import Grammar
from generator.knowledge.edtf import first_day, human, last_day, precision
from generator.knowledge.weighing import total
from generator.model import Article, Candidate, DateMention, Fact, Span, Why

PUBLICATION, DATELINE = 1.6, 1.7
"""Points of the two stand-ins: about those of a day of the last week that is named in the seventh sentence."""
_REPEATED = 0.15
_LONGEST_EVENT = 31
_RANGES = ("dates.calendar", "dates.weekend")
"""Rules whose short ranges can be an event's: "Feb. 2-6", "over the weekend"."""
_UNLIKELY = ("dates.clock",)
"""A clock time alone names no day: the one it was given is only the likeliest."""


@dataclass(frozen=True, slots=True)
class _Scored:
    mention: DateMention
    value: str
    score: float
    reason: str

    @property
    def order(self) -> tuple[float, int]:
        return -self.score, self.mention.span.start


@dataclass(frozen=True, slots=True)
class _StandIn:
    fact: Fact
    score: float


def choose_date(
    article: Article, dates: tuple[DateMention, ...], grammar: Grammar, quoted: tuple[Span, ...] = ()
) -> Fact | None:
    """The EDTF day of the reported event, with the words that decide; the runners-up are the other days, best first.

    Where no day of the event is given the publication's stands for it, and `why.inferred` says so. None where the
    article has neither. The value may be a short range ("Feb. 2-6") and may lack its year.
    """
    layout = layout_of(article, grammar, quoted)
    scored = sorted(_scored(layout, dates), key=lambda s: s.order)
    standing_in = _stand_in(layout, dates)
    dated = standing_in is not None and not standing_in.fact.value.startswith("XXXX")
    weekdays = () if dated else _open_weekdays(layout, dates)
    if weekdays:
        scored = [s for s in scored if s.score >= PUBLICATION and _of_the_news(layout, s.mention.span)]
        standing_in = None if any(_tells_event(layout, day) for day in weekdays) else standing_in
    if standing_in and (not scored or scored[0].score < standing_in.score):
        fact = standing_in.fact
        # A weak mention of that very day is still better than none: its words can be shown.
        scored = [s for s in scored if s.value == fact.value] + [s for s in scored if s.value != fact.value]
        if not scored or scored[0].value != fact.value:
            return Fact(fact.value, fact.spans, fact.why, _runners_up(scored, fact.value, None))
    if not scored:
        return None
    best = _deciding(scored)
    others = sorted(s.mention.span for s in scored if s.value == best.value and s is not best)
    # without a day of publication nothing tells how near a day is
    weak = 0.6 if article.published else 0.45
    confidence = 0.85 if scored[0].score >= 2.5 else 0.75 if scored[0].score >= 1.8 else weak
    why = Why("event_date.mention", f"{best.mention.why.reason}; {best.reason}", confidence, best.mention.why.inferred)
    return Fact(best.value, (best.mention.span, *others), why, _runners_up(scored, best.value, standing_in))


def _scored(layout: Layout, dates: tuple[DateMention, ...]) -> Iterator[_Scored]:
    years = _stated_years(dates)
    seen: Counter[str] = Counter()
    for mention in dates:
        value = _day_of(mention, years)
        if value is None or layout.zone(mention.span.start) == "dateline":
            continue
        reasons = tuple(points(layout, mention, value))
        score = total(reasons) + _REPEATED * min(seen[value], 2)
        seen[value] += 1
        yield _Scored(mention, value, round(score, 3), ", ".join(reason.words for reason in reasons if reason.words))


def _stated_years(dates: tuple[DateMention, ...]) -> Mapping[str, str]:
    """Full days by their `XXXX-02-03` form: elsewhere in the article "Feb. 3" may stand with its year."""
    full = [d.value for d in dates if d.value and precision(d.value) == "day" and "X" not in d.value]
    return {"XXXX" + value[4:10]: value[:10] for value in reversed(full)}


def _day_of(mention: DateMention, years: Mapping[str, str]) -> str | None:
    """A day or a range short enough for one event; rough days, longer times and lone clock times are none."""
    value = years.get(mention.value or "", mention.value)
    if value is None or value.endswith(("~", "?", "%")) or mention.why.rule in _UNLIKELY:
        return None
    if precision(value) == "day":
        return value
    first, last = first_day(value), last_day(value)
    short = first and last and (last - first).days < _LONGEST_EVENT
    return value if short and mention.why.rule in _RANGES and precision(value) == "interval" else None


def _deciding(scored: list[_Scored]) -> _Scored:
    """The best mention; if it tells when something was said, one of the same day and nearly as good that does not."""
    best = scored[0]
    if REPORTING not in best.reason:
        return best
    same = (s for s in scored if s.value == best.value and REPORTING not in s.reason and s.score > best.score - 1.0)
    return next(same, best)


def _stand_in(layout: Layout, dates: tuple[DateMention, ...]) -> _StandIn | None:
    """The dateline's day, else that of publication."""
    for mention in dates:
        if mention.value and layout.zone(mention.span.start) == "dateline" and precision(mention.value) == "day":
            reason = f"no day of the event is given: the dateline's, {human(mention.value)}, stands for it"
            why = Why("event_date.dateline", reason, 0.65, inferred=True)
            return _StandIn(Fact(mention.value, (mention.span,), why), DATELINE)
    published = layout.article.published
    if published is None or precision(published.value) is None:
        return None
    reason = "no day of the event is given: the day of publication stands for it"
    why = Why("event_date.publication", reason, min(published.why.confidence, 0.65), inferred=True)
    return _StandIn(Fact(published.value, published.spans, why), PUBLICATION)


def _open_weekdays(layout: Layout, dates: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Weekdays of the first sentence that no year tells the day of."""
    lede = layout.sentence(Span(layout.body[0], layout.body[0])) if layout.body else Span(0, 0)
    return tuple(d for d in dates if d.value is None and d.why.rule == "dates.weekday" and d.span.within(lede))


def _tells_event(layout: Layout, day: DateMention) -> bool:
    """Whether a weekday is not only that of saying so."""
    return REPORTING not in {reason.words for reason in points(layout, day, "")}


def _of_the_news(layout: Layout, span: Span) -> bool:
    """In the head or the first sentence: whatever else a text names is not the day that its lead leaves open."""
    in_head = layout.zone(span.start) in ("headline", "bullet", "caption")
    return in_head or (bool(layout.body) and layout.sentence(span).start == layout.body[0])


def _runners_up(scored: list[_Scored], chosen: str, standing_in: _StandIn | None) -> tuple[Candidate, ...]:
    """Every other day once, at its best."""
    others = [Candidate(s.value, s.mention.span, s.score, s.reason) for s in scored]
    if standing_in:
        fact = standing_in.fact
        others.append(Candidate(fact.value, fact.spans[0] if fact.spans else None, standing_in.score, fact.why.reason))
    best: dict[str, Candidate] = {}
    for candidate in sorted(others, key=lambda c: (-c.score, c.span or Span(0, 0))):
        if candidate.value != chosen:
            best.setdefault(candidate.value, candidate)
    return tuple(best.values())
