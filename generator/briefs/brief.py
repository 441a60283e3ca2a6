"""A merged front matter as a `Brief`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.corrections.identity import plain
from generator.model import Actor, Article, Brief, Disagreement, Evidence, Facts, QuotationText


def to_brief(
    path: str,
    meta: Mapping[str, Any],
    corrected: Iterable[str],
    disagreements: Iterable[Disagreement],
    article: Article | None,
    facts: Facts | None,
    evidence: Iterable[Evidence],
) -> Brief:
    """The brief on a page. Takes any shape that a person may have left: a single topic, an actor as a mere name.

    Evidence for quotations is numbered again by where they stand now, since people add and remove some.
    """
    quotations = tuple(_quotations(meta))
    accepted = _accepted(meta)
    return Brief(
        path=path,
        title=_text(meta, "title") or path.rpartition("/")[2].removesuffix(".md"),
        date=_text(meta, "date"),
        published=_text(meta, "published"),
        publisher=_text(meta, "publisher"),
        location=_text(meta, "location"),
        actors=tuple(_actors(meta)),
        topics=_texts(meta, "topics"),
        summary=_text(meta, "summary"),
        quotations=quotations,
        mentions=_texts(meta, "mentions"),
        seed=_text(meta, "seed"),
        story=_text(meta, "story"),
        withdrawn=(_text(meta, "status") or "").casefold() == "withdrawn",
        corrected=tuple(path for path in corrected if path.partition("/")[0] != "accepted"),
        disagreements=tuple(d for d in disagreements if accepted.get(d.field) != d.theirs),
        accepted=tuple(accepted.items()),
        article=article,
        facts=facts,
        evidence=tuple(_renumbered(evidence, quotations)),
    )


def _accepted(meta: Mapping[str, Any]) -> dict[str, str]:
    """What a person has seen and left as it is; an empty value is a source that says nothing."""
    value = plain(meta.get("accepted"))
    return {str(field): str(reading or "") for field, reading in value.items()} if isinstance(value, dict) else {}


def _text(meta: Mapping[str, Any], key: str) -> str | None:
    value = plain(meta.get(key))
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value if each)
    return (value.strip() or None) if isinstance(value, str) else None


def _items(meta: Mapping[str, Any], key: str) -> list[Any]:
    value = plain(meta.get(key))
    return [each for each in (value if isinstance(value, list) else [value]) if each]


def _texts(meta: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in _items(meta, key) if isinstance(each, str) and each.strip()))


def _actors(meta: Mapping[str, Any]) -> Iterable[Actor]:
    for each in _items(meta, "actors"):
        actor = {"name": each} if isinstance(each, str) else each
        name = _text(actor, "name") if isinstance(actor, Mapping) else None
        if name:
            yield Actor(name, _text(actor, "role"), _text(actor, "organization"), _text(actor, "rank"))


def _quotations(meta: Mapping[str, Any]) -> Iterable[QuotationText]:
    for each in _items(meta, "quotations"):
        said = {"quote": each} if isinstance(each, str) else each
        quote = _text(said, "quote") if isinstance(said, Mapping) else None
        if quote:
            yield QuotationText(quote, _text(said, "speaker"))


def _renumbered(evidence: Iterable[Evidence], quotations: tuple[QuotationText, ...]) -> Iterable[Evidence]:
    """`quotations/0` of the proposal becomes the place of those words now; evidence of removed ones goes."""
    now = {quotation.quote: i for i, quotation in reversed(list(enumerate(quotations)))}
    moved: dict[str, int] = {}
    for each in evidence:
        head, _, rest = each.field.partition("/")
        if head != "quotations":
            yield each
            continue
        index, _, inner = rest.partition("/")
        if not inner and each.value in now:
            moved[index] = now[each.value]
        if index in moved:
            yield replace(each, field=f"quotations/{moved[index]}" + (f"/{inner}" if inner else ""))
