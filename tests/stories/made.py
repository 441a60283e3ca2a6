"""Reports written as plain YAML values, with articles so that words can be shown, for tests of stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.model import (
    Actor,
    Affiliation,
    Appearance,
    Article,
    Brief,
    Entity,
    Fact,
    Facts,
    Span,
    Spelling,
    Why,
    Zone,
)

CASES = Path(__file__).parent.parent / "cases" / "stories"


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of `tests/cases/stories/<name>.yml`."""
    found: list[dict[str, Any]] = YAML(typ="safe").load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def article(text: str) -> Article:
    """A text as one organization zone, a sentence ending at each full stop."""
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.\s][^.]*\.?", text))
    zones = (Zone("body", Span(0, len(text))),) if text else ()
    return Article("made#1", "made", 1, "", text, zones, sentences)


def date_fact(value: str, article_: Article, words: str | None) -> Fact:
    """A date read from words of the text, or standing in for it where there are none."""
    if words is None:
        return Fact(
            value, (), Why("event_date.publication", "the day of publication stands for it", 0.6, inferred=True)
        )
    start = article_.text.index(words)
    return Fact(value, (Span(start, start + len(words)),), Why("event_date.mention", f'"{words}"', 0.9))


def report(path: str, told: Mapping[str, Any]) -> Brief:
    """A brief with an article of `text`; `day_words` are the words its date was read from, absent for a stand-in."""
    own = article(str(told.get("text", "")))
    date = str(told["date"]) if told.get("date") else None
    title = str(told.get("title", told.get("text", path)))[:80]
    facts = Facts(
        title=Fact(title, (), Why("title.made", "made", 0.5, inferred="title" not in told)),
        date=date_fact(date, own, told["day_words"]) if date and "day_words" in told else None,
        location=None,
        actors=(),
        mentions=(),
        toponyms=(),
        dates=(),
        quotations=(),
        affiliations=tuple(_affiliations(own, told)),
        acronyms=(),
        topics=(),
        summary=None,
    )
    actors = [a if isinstance(a, dict) else {"name": a} for a in told.get("actors", ())]
    return Brief(
        path=path,
        title=title,
        date=date,
        published=str(told["published"]) if told.get("published") else None,
        publisher=told.get("publisher"),
        location=told.get("location"),
        actors=tuple(Actor(**actor) for actor in actors),
        topics=(),
        summary=None,
        quotations=(),
        mentions=tuple(told.get("mentions", ())),
        seed=told.get("seed"),
        story=told.get("story"),
        storyline=told.get("storyline"),
        withdrawn=told.get("withdrawn", False),
        article=own,
        facts=facts,
    )


def _affiliations(own: Article, told: Mapping[str, Any]) -> Iterator[Affiliation]:
    """The roles of the actors, where the text has their words."""
    for actor in (a for a in told.get("actors", ()) if isinstance(a, dict)):
        start = own.text.find(actor.get("role") or "\0")
        if start >= 0:
            words = Span(start, start + len(actor["role"]))
            yield Affiliation(actor["name"], actor["role"], None, None, words, Why("made", "made", 0.9))


def reports_of(told: Sequence[Mapping[str, Any]]) -> tuple[Brief, ...]:
    """Reports at `briefs/1.md`, `briefs/2.md`, ..."""
    return tuple(report(f"briefs/{number}.md", each) for number, each in enumerate(told, 1))


def people_in(briefs: Sequence[Brief], aliases: Mapping[str, str] | None = None) -> tuple[Entity, ...]:
    """One person for each actor name; `aliases` says which names are another's."""
    known = aliases or {}
    found: dict[str, list[Appearance]] = {}
    for brief in briefs:
        for actor in brief.actors:
            seen = Appearance(brief.path, actor.name, True, actor.role, actor.organization, actor.rank, None)
            found.setdefault(known.get(actor.name, actor.name), []).append(seen)
    return tuple(
        Entity("person", name.lower().replace(" ", "-"), name, _spellings(name, seen), tuple(seen))
        for name, seen in sorted(found.items())
    )


def _spellings(name: str, seen: Sequence[Appearance]) -> tuple[Spelling, ...]:
    others = sorted({a.spelling for a in seen} - {name})
    return (Spelling(name, (), "the page's name"), *(Spelling(other, (), "sounds alike") for other in others))
