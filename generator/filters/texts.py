"""What `dateline facts` and `dateline articles` print: facts and articles as plain JSON values.

Reach for these when facts are wanted without a site. Offsets are characters into the text that was given;
`confidence` is 0 to 1, as in `Why`: of facts given .9, about nine in ten should be right.
"""

from __future__ import annotations

from typing import Any

from generator.facts.headline.title import choose_title
from generator.knowledge import edtf
from generator.model import Article, Fact, Facts, Why


def facts_json(article: Article, facts: Facts) -> dict[str, Any]:
    """One JSON object an article; empty lists where nothing was found, None where nothing is stated."""
    return {
        "id": article.id,
        "title": facts.title.value,
        "published": article.published.value if article.published else None,
        "date": facts.date.value if facts.date else None,
        "location": facts.location.value if facts.location else None,
        "confidence": _confidences(
            title=facts.title, published=article.published, date=facts.date, location=facts.location
        ),
        "entities": [
            {"start": m.span.start, "end": m.span.end, "type": m.kind, "name": m.name, **_sure(m.why)}
            for m in facts.mentions
        ],
        "toponyms": _toponyms(facts),
        "timexes": [{"start": d.span.start, "end": d.span.end, "value": d.timex, **_sure(d.why)} for d in facts.dates],
        "quotes": _quotes(facts),
        "people": _people(facts),
        "actors": _actors(facts),
        "topics": [t.label for t in facts.topics],
        "answers": {
            question: [_answer(question, fact, article) for fact in facts.answers.get(question, ())]
            for question in ("who", "what", "when", "where")
        },
    }


def articles_json(source: str, parts: tuple[tuple[int | None, Article], ...]) -> dict[str, Any]:
    """The articles of one text or file: where each starts, and its title, day, outlet, address and body.

    No starts where the file's form gives the articles one by one, as a feed does.
    """
    return {
        "id": source,
        "starts": [start for start, _ in parts if start is not None],
        "articles": [
            {
                "title": article.headline.of(article.text) if article.headline else None,
                "published": _value(article.published),
                "publisher": _value(article.publisher),
                "source_url": _value(article.source_url),
                "confidence": _confidences(
                    title=choose_title(article) if article.headline else None,
                    published=article.published,
                    publisher=article.publisher,
                    source_url=article.source_url,
                ),
                "body": body_of(article),
            }
            for _, article in parts
        ],
    }


def body_of(article: Article) -> str:
    """The article as read: headline, bullets, dateline and paragraphs; no captions, no furniture.

    Where a form gives the title by itself, the body is what stands below it.
    """
    if article.given_by:
        return "\n".join(span.of(article.text) for span in article.spans_of("dateline", "body"))
    spans = article.spans_of("headline", "bullet", "dateline", "body")
    return "\n".join(span.of(article.text) for span in spans)


def _toponyms(facts: Facts) -> list[dict[str, Any]]:
    """Places by name, and those that adjectives speak of (`literal` false), in reading order."""
    found = [*((t, True) for t in facts.toponyms), *((t, False) for t in facts.associated)]
    return [
        {
            "start": t.span.start,
            "end": t.span.end,
            "lat": t.place.latitude if t.place else None,
            "lon": t.place.longitude if t.place else None,
            "country": (t.place.country_name or t.place.country or None) if t.place else None,
            "literal": literal,
            **_sure(t.why),
        }
        for t, literal in sorted(found, key=lambda pair: pair[0].span)
    ]


def _quotes(facts: Facts) -> list[dict[str, Any]]:
    found = []
    for quotation in facts.quotations:
        quote: dict[str, Any] = {"start": quotation.span.start, "end": quotation.span.end, "speaker": quotation.speaker}
        if quotation.speaker_span:
            quote |= {"speaker_start": quotation.speaker_span.start, "speaker_end": quotation.speaker_span.end}
        found.append(quote | _sure(quotation.why))
    return found


def _people(facts: Facts) -> list[dict[str, Any]]:
    with_role = [
        {"name": a.name, "role": a.role or a.rank, "organization": a.organization, **_sure(a.why)}
        for a in facts.affiliations
    ]
    named = {a.name for a in facts.affiliations}
    others = dict.fromkeys(m.name for m in facts.mentions if m.kind == "PERSON" and m.name not in named)
    return with_role + [{"name": name, "role": None, "organization": None} for name in others]


def _actors(facts: Facts) -> list[dict[str, Any]]:
    return [
        {
            "name": a.actor.name,
            "role": a.actor.role,
            "organization": a.actor.organization,
            "rank": a.actor.rank,
            "start": a.span.start,
            "end": a.span.end,
            **_sure(a.why),
        }
        for a in facts.actors
    ]


def _answer(question: str, fact: Fact, article: Article) -> dict[str, Any]:
    words = fact.spans[0].of(article.text) if fact.spans else fact.value
    answer: dict[str, Any] = {"text": words}
    if question == "when":
        first, last = edtf.first_day(fact.value), edtf.last_day(fact.value)
        answer |= {"date": first.isoformat() if first else None}
        answer |= {} if first == last or last is None else {"date_end": last.isoformat()}
    return answer | _sure(fact.why)


def _sure(why: Why) -> dict[str, float]:
    return {"confidence": why.confidence}


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _confidences(**facts: Fact | None) -> dict[str, float]:
    """How sure each of the single facts is, for those that are stated."""
    return {key: fact.why.confidence for key, fact in facts.items() if fact}
