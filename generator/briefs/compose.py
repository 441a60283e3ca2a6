"""From the facts of an article to the front matter of its brief, with the evidence for each value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.model import ActorFact, Affiliation, Article, Evidence, Fact, Facts, Mention, Proposal, Quotation, Why

ALWAYS = ("title", "summary")
"""What a brief needs whatever its confidence."""


def compose(article: Article, facts: Facts) -> Proposal:
    """What the generator would put into the brief of an article. Keys without a value are left out.

    What is unsure (`model.SURE`) is evidence alone: its page lists it as to review, with the words.
    """
    evidence: list[Evidence] = []
    meta = {
        "title": _single("title", facts.title, evidence),
        "date": _single("date", facts.date, evidence),
        "published": _single("published", article.published, evidence),
        "publisher": _single("publisher", article.publisher, evidence),
        "location": _single("location", facts.location, evidence),
        "actors": _actors(facts, evidence),
        "topics": _topics(facts, evidence),
        "summary": _single("summary", facts.summary, evidence),
        "quotations": _quotations(article, facts, evidence),
        "mentions": _mentions(facts, evidence),
        "seed": article.id,
    }
    return Proposal({key: value for key, value in meta.items() if value}, tuple(evidence))


def _single(field: str, fact: Fact | None, evidence: list[Evidence]) -> str:
    value = " ".join(fact.value.split()) if fact else ""
    if fact and value:
        evidence.append(Evidence(field, value, fact.spans, fact.why, fact.runners_up))
        return value if field in ALWAYS or _is_sure(fact.why) else ""
    return value


def _is_sure(why: Why) -> bool:
    return why.standing != "unsure"


def _actors(facts: Facts, evidence: list[Evidence]) -> list[dict[str, str]]:
    actors: dict[str, dict[str, str]] = {}
    for fact in facts.actors:
        name = fact.actor.name
        if not name or name in actors:
            continue
        evidence.append(Evidence(f"actors/{name}", name, (fact.span,), fact.why))
        if _is_sure(fact.why):
            actors[name] = {"name": name, **_offices(fact, facts.affiliations, evidence)}
    return list(actors.values())


_OFFICES: Mapping[str, Callable[[Any], str | None]] = {
    "role": lambda holder: holder.role,
    "organization": lambda holder: holder.organization,
    "rank": lambda holder: holder.rank,
}


def _offices(fact: ActorFact, affiliations: tuple[Affiliation, ...], evidence: list[Evidence]) -> dict[str, str]:
    """Role, organization and rank, each with the words that give it."""
    sure: dict[str, str] = {}
    for key, read in _OFFICES.items():
        value = read(fact.actor)
        if not value:
            continue
        said = [a for a in affiliations if a.name == fact.actor.name and read(a) == value]
        best = max(said, key=lambda a: a.why.confidence, default=None)
        span, why = (best.span, best.why) if best else (fact.span, fact.why)
        evidence.append(Evidence(f"actors/{fact.actor.name}/{key}", value, (span,), why))
        if _is_sure(why):
            sure[key] = value
    return sure


def _topics(facts: Facts, evidence: list[Evidence]) -> list[str]:
    labels: list[str] = []
    for topic in facts.topics:
        if topic.label and topic.label not in labels:
            labels.append(topic.label)
            evidence.append(Evidence(f"topics/{topic.label}", topic.label, topic.spans, topic.why))
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
        evidence.append(Evidence(f"quotations/{index}", quote, (quotation.span,), quotation.why))
        items.append({**_speaker(quotation, f"quotations/{index}/speaker", evidence), "quote": quote})
    return items


def _speaker(quotation: Quotation, field: str, evidence: list[Evidence]) -> dict[str, str]:
    if not quotation.speaker:
        return {}
    spans = (quotation.speaker_span,) if quotation.speaker_span else ()
    evidence.append(Evidence(field, quotation.speaker, spans, quotation.why))
    return {"speaker": quotation.speaker} if _is_sure(quotation.why) else {}


def _certainty(quotation: Quotation) -> tuple[bool, float]:
    return quotation.speaker is not None, quotation.why.confidence


def _mentions(facts: Facts, evidence: list[Evidence]) -> list[str]:
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
    return Evidence(f"mentions/{name}", name, tuple(m.span for m in mentions), why)
