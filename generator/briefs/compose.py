"""From the facts of an article to the front matter of its brief, with the evidence for each value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.model import (
    FIELDS,
    ActorFact,
    Affiliation,
    Article,
    EventText,
    Evidence,
    Fact,
    Facts,
    FieldPath,
    FigureText,
    Mention,
    Proposal,
    Quotation,
    Why,
)

Proposer = Callable[[Article, Facts, list[Evidence]], Any]
"""What would stand in one field, its evidence added to the list; empty for nothing."""


def compose(article: Article, facts: Facts) -> Proposal:
    """What the generator would put into the brief of an article. Keys without a value are left out.

    What is unsure (`model.SURE`) is evidence alone: its page lists it as to review, with the words.
    """
    evidence: list[Evidence] = []
    found = {name: PROPOSERS[name](article, facts, evidence) for name in FIELDS if name in PROPOSERS}
    return Proposal({name: value for name, value in found.items() if value}, tuple(evidence))


def _single(name: str, read: Callable[[Article, Facts], Fact | None]) -> Proposer:
    """A field of one value."""

    def propose(article: Article, facts: Facts, evidence: list[Evidence]) -> str:
        fact = read(article, facts)
        value = " ".join(fact.value.split()) if fact else ""
        if fact and value:
            evidence.append(Evidence(FieldPath.at(name), value, fact.spans, fact.why, fact.runners_up))
            return value if FIELDS[name].always or _is_sure(fact.why) else ""
        return value

    return propose


def _is_sure(why: Why) -> bool:
    return why.standing != "unsure"


def _actors(_: Article, facts: Facts, evidence: list[Evidence]) -> list[dict[str, str]]:
    actors: dict[str, dict[str, str]] = {}
    for fact in facts.actors:
        name = fact.actor.name
        if not name or name in actors:
            continue
        evidence.append(Evidence(FieldPath.at("actors", name), name, (fact.span,), fact.why))
        if _is_sure(fact.why):
            actors[name] = {"name": name, **_offices(fact, facts.affiliations, evidence)}
    return list(actors.values())


def _offices(fact: ActorFact, affiliations: tuple[Affiliation, ...], evidence: list[Evidence]) -> dict[str, str]:
    """Role, organization and rank, each with the words that give it."""
    sure: dict[str, str] = {}
    for key in (part.name for part in FIELDS["actors"].parts):
        value = getattr(fact.actor, key)
        if not value:
            continue
        said = [a for a in affiliations if a.name == fact.actor.name and getattr(a, key) == value]
        best = max(said, key=lambda a: a.why.confidence, default=None)
        span, why = (best.span, best.why) if best else (fact.span, fact.why)
        evidence.append(Evidence(FieldPath.at("actors", fact.actor.name, key), value, (span,), why))
        if _is_sure(why):
            sure[key] = value
    return sure


def _topics(_: Article, facts: Facts, evidence: list[Evidence]) -> list[str]:
    labels: list[str] = []
    for topic in facts.topics:
        if topic.label and topic.label not in labels:
            labels.append(topic.label)
            evidence.append(Evidence(FieldPath.at("topics", topic.label), topic.label, topic.spans, topic.why))
    return labels


def _quotations(article: Article, facts: Facts, evidence: list[Evidence]) -> list[dict[str, str]]:
    """Each quotation once, with the surest of its speakers."""
    best: dict[str, Quotation] = {}
    for quotation in facts.quotations:
        quote = " ".join(quotation.span.of(article.text).split())
        if quote and (quote not in best or _certainty(quotation) > _certainty(best[quote])):
            best[quote] = quotation
    items = []
    for index, (quote, quotation) in enumerate(best.items()):
        path = FieldPath.at("quotations", str(index))
        evidence.append(Evidence(path, quote, (quotation.span,), quotation.why))
        items.append({**_speaker(quotation, path.to("speaker"), evidence), "quote": quote})
    return items


def _speaker(quotation: Quotation, field: FieldPath, evidence: list[Evidence]) -> dict[str, str]:
    if not quotation.speaker:
        return {}
    spans = (quotation.speaker_span,) if quotation.speaker_span else ()
    evidence.append(Evidence(field, quotation.speaker, spans, quotation.why))
    return {"speaker": quotation.speaker} if _is_sure(quotation.why) else {}


def _figures(article: Article, facts: Facts, evidence: list[Evidence]) -> list[dict[str, Any]]:
    """What happened to how many. Those of the background are left to the source text."""
    items: dict[str, dict[str, Any]] = {}
    for figure in facts.figures:
        words = " ".join(figure.span.of(article.text).split())
        if figure.is_background or not words or words in items:
            continue
        told = {part.name: getattr(figure, part.name) for part in FIELDS["figures"].parts}
        spans = (figure.span, *([figure.who_span] if figure.who_span else []))
        given = {key: value for key, value in told.items() if value is not None}
        in_short = FigureText(words, **{key: str(value) for key, value in given.items()}).told
        evidence.append(Evidence(FieldPath.at("figures", words), in_short, spans, figure.why))
        if _is_sure(figure.why):
            items[words] = {**given, "words": words}
    return list(items.values())


def _events(article: Article, facts: Facts, evidence: list[Evidence]) -> list[dict[str, Any]]:
    """Who did what to whom; those told in the same words once."""
    items: dict[str, dict[str, Any]] = {}
    for event in facts.events:
        words = " ".join(event.span.of(article.text).split())
        if not words or words in items:
            continue
        told = {part.name: getattr(event, part.name) for part in FIELDS["events"].parts}
        in_short = EventText(words, **told).told
        evidence.append(Evidence(FieldPath.at("events", words), in_short, (event.span, *event.others), event.why))
        if _is_sure(event.why):
            given = {key: list(value) if isinstance(value, tuple) else value for key, value in told.items() if value}
            items[words] = {**given, "words": words}
    return list(items.values())


def _certainty(quotation: Quotation) -> tuple[bool, float]:
    return quotation.speaker is not None, quotation.why.confidence


def _mentions(_: Article, facts: Facts, evidence: list[Evidence]) -> list[str]:
    """Who and what is named beside the actors, most often named first, then in reading order."""
    acting = {fact.actor.name.casefold() for fact in facts.actors if _is_sure(fact.why)}
    named = [m for m in facts.mentions if m.kind != "NORP" and m.name and m.name.casefold() not in acting]
    by_name: dict[str, list[Mention]] = {}
    for mention in named:
        by_name.setdefault(mention.name, []).append(mention)
    names = sorted(by_name, key=lambda name: -len(by_name[name]))
    naming = [_naming(name, by_name[name]) for name in names]
    evidence.extend(naming)
    return [each.value for each in naming if _is_sure(each.why)]


def _naming(name: str, mentions: list[Mention]) -> Evidence:
    why: Why = max((m.why for m in mentions), key=lambda w: w.confidence)
    return Evidence(FieldPath.at("mentions", name), name, tuple(m.span for m in mentions), why)


def _seed(article: Article, _: Facts, __: list[Evidence]) -> str:
    return article.id


PROPOSERS: Mapping[str, Proposer] = {
    "title": _single("title", lambda article, facts: facts.title),
    "date": _single("date", lambda article, facts: facts.date),
    "published": _single("published", lambda article, facts: article.published),
    "publisher": _single("publisher", lambda article, facts: article.publisher),
    "location": _single("location", lambda article, facts: facts.location),
    "actors": _actors,
    "topics": _topics,
    "summary": _single("summary", lambda article, facts: facts.summary),
    "quotations": _quotations,
    "figures": _figures,
    "events": _events,
    "mentions": _mentions,
    "source_url": _single("source_url", lambda article, facts: article.source_url),
    "retrieved": _single("retrieved", lambda article, facts: article.retrieved),
    "archive_url": _single("archive_url", lambda article, facts: article.archive_url),
    "seed": _seed,
}
"""Fields that the generator can say something of; all others are a person's."""
