"""Who is named in which brief, with all that the brief says of them: what linking works on.

Reach for `uses_of` to turn a brief into `Use`s, one a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.entities.in_text import whole_names
from generator.entities.kinds import Kinds, kind_of, kinds_in
from generator.entities.names.normalize import folded
from generator.entities.settings.setting import NO_SETTING, Setting, setting_of
from generator.errors import go_on
from generator.knowledge.countries import country_of
from generator.knowledge.gazetteer import lookup
from generator.model import Brief, EntityKind, Place, Span


@dataclass(frozen=True, slots=True)
class Use:
    """One name in one brief."""

    kind: EntityKind
    name: str
    """As the brief has it."""
    full: str
    """The whole name that it stands for in this text; mostly the name itself."""
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
    setting: Setting


Never = frozenset[tuple[str, str]]
"""Folded names of which people said that one is not the other."""


def uses_of(brief: Brief, kinds: Kinds, never: Never = frozenset()) -> tuple[Use, ...]:
    """Every name of the brief. `kinds` says what a name is elsewhere, for names added by hand."""
    go_on()
    here, scene = kinds_in(brief), _scene(brief)
    names = [name for name in (*brief.names(), *scene) if folded(name)]
    kind_in = {name: "place" if name in scene else kind_of(name, here.get(name), kinds) for name in names}
    others = {name: folded(name) for name, kind in kind_in.items() if kind != "place"}
    persons = [name for name, kind in kind_in.items() if kind == "person"]
    whole = {
        short: long
        for short, long in whole_names(brief, persons).items()
        if (folded(short), folded(long)) not in never and (folded(long), folded(short)) not in never
    }
    full, country = _full_names(brief), _country(brief.location)
    found = []
    for name in names:
        kind, actor = kind_in[name], next((a for a in brief.actors if a.name == name), None)
        affiliations = [a for a in brief.facts.affiliations if a.name == name] if brief.facts else []
        held = [(actor.role or "", actor.organization or "")] if actor else []
        held += [(a.role or "", a.organization or "") for a in affiliations]
        offices = tuple(dict.fromkeys((role, full.get(whose, whose)) for role, whose in held if role or whose))
        ranks = [actor.rank if actor else None, *(a.rank for a in affiliations)]
        rank = next((rank for rank in ranks if rank), None)
        beside = [told for other, told in others.items() if whole.get(other, other) != whole.get(name, name)]
        ranked = (*offices, (rank, "")) if rank else offices
        found.append(
            Use(
                kind,
                name,
                whole.get(name, name),
                brief.path,
                brief.date or brief.published or "",
                actor is not None,
                offices,
                rank,
                country,
                brief.story or "",
                _others(name, brief),
                _place(name, brief) if kind == "place" else None,
                _first_span(name, brief),
                setting_of(brief, name, kind, ranked, country, beside) if kind != "place" else NO_SETTING,
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
