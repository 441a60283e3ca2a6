"""Who is named in which brief, with all that the brief says of them: what linking works on.

Reach for `uses_of` to turn a brief into `Use`s, one a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.entities.kinds import Kinds, kind_of, kinds_in
from generator.entities.names.normalize import folded
from generator.knowledge.countries import country_of
from generator.knowledge.gazetteer import lookup
from generator.model import Brief, EntityKind, Place, Span


@dataclass(frozen=True, slots=True)
class Use:
    """One name in one brief."""

    kind: EntityKind
    name: str
    brief: str
    date: str
    """EDTF, of the event or else of publication; empty where neither is known."""
    acting: bool
    offices: tuple[tuple[str, str], ...]
    """Role and organisation, in its full form, as the brief and its article give them; the brief's first."""
    rank: str | None
    country: str
    """Of the place reported from; empty where unknown."""
    story: str
    others: tuple[tuple[str, str], ...]
    """Other spellings within the article, each with the reason why it is the same."""
    place: Place | None
    span: Span | None


def uses_of(brief: Brief, kinds: Kinds) -> tuple[Use, ...]:
    """Every name of the brief. `kinds` says what a name is elsewhere, for names added by hand."""
    found = []
    full, here = _full_names(brief), kinds_in(brief)
    scene = _scene(brief)
    for name in (*brief.names(), *scene):
        if not folded(name):
            continue
        kind = "place" if name in scene else kind_of(name, here.get(name), kinds)
        actor = next((a for a in brief.actors if a.name == name), None)
        offices = [(actor.role or "", actor.organization or "")] if actor else []
        affiliations = [a for a in brief.facts.affiliations if a.name == name] if brief.facts else []
        offices += [(a.role or "", a.organization or "") for a in affiliations]
        ranks = [actor.rank if actor else None, *(a.rank for a in affiliations)]
        found.append(
            Use(
                kind,
                name,
                brief.path,
                brief.date or brief.published or "",
                actor is not None,
                tuple(dict.fromkeys((role, full.get(whose, whose)) for role, whose in offices if role or whose)),
                next((rank for rank in ranks if rank), None),
                _country(brief.location),
                brief.story or "",
                _others(name, brief),
                _place(name, brief) if kind == "place" else None,
                _first_span(name, brief),
            )
        )
    return tuple(found)


def _scene(brief: Brief) -> tuple[str, ...]:
    """Where it happened, as the brief's `location` begins, if the brief names it nowhere else: mostly a correction."""
    name = (brief.location or "").partition(",")[0].strip()
    known = {folded(each) for each in brief.names()}
    return (name,) if folded(name) and folded(name) not in known else ()


def _others(name: str, brief: Brief) -> tuple[tuple[str, str], ...]:
    if brief.facts is None or brief.article is None:
        return ()
    text = brief.article.text
    found = {a.short: "its acronym in the same text" for a in brief.facts.acronyms if a.long == name}
    for mention in brief.facts.mentions:
        words = " ".join(mention.span.of(text).split())
        if mention.name == name and words and folded(words) != folded(name):
            found.setdefault(words, f"stands for {name} in the same text")
    return tuple(sorted((words, reason) for words, reason in found.items() if words != name))


def _full_names(brief: Brief) -> dict[str, str]:
    """What the short names of organisations stand for in this text: "NLA" -> "National Literacy Agency"."""
    if brief.facts is None or brief.article is None:
        return {}
    text = brief.article.text
    spelt = {m.span.of(text): m.name for m in brief.facts.mentions if m.kind == "ORG"}
    return spelt | {acronym.short: acronym.long for acronym in brief.facts.acronyms}


def _first_span(name: str, brief: Brief) -> Span | None:
    return min((m.span for m in brief.facts.mentions if m.name == name), default=None) if brief.facts else None


def _place(name: str, brief: Brief) -> Place | None:
    """Where the article puts the name; for a name that no article has, the gazetteer's first choice."""
    if brief.facts is not None:
        found = [t.place for t in brief.facts.toponyms if folded(t.name) == folded(name)]
        if found:
            return next((place for place in found if place), None)
        if any(mention.name == name for mention in brief.facts.mentions):
            return None
    known = lookup(name)
    country = _country(brief.location) if name in _scene(brief) else ""
    return next((place for place in known if place.country == country), next(iter(known), None))


def _country(location: str | None) -> str:
    return country_of(location.rpartition(",")[2].strip()) or "" if location else ""
