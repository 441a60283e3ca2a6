"""Whose office it is where the words beside a name do not say: "police chief X", "Mayor X", "Judge X", "Minister X"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.facts.names.word_lists import words
from generator.facts.people.whose.about import About
from generator.facts.people.whose.forces import force_of
from generator.facts.people.whose.home_state import home_state, is_national
from generator.knowledge.countries import country_of, is_demonym, name_of
from generator.knowledge.titles import title_words
from generator.knowledge.words import WORD
from generator.model import Affiliation

Rule = Callable[[Affiliation, About], str | None]
"""The body of one office."""

_BOARD = re.compile(r" of the [Bb]oard(?: of [Dd]irectors)?$")  # "Chair of the Board"
_TOWN = re.compile(r" (?:[A-Z][\w.’'-]*\s){1,4}of ")  # " Jane Doe of "
# "the firm's ", "his "; it is somebody's, though nobody knows whose
_OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their|its|my|whose))\s+$", re.IGNORECASE)
# " of the ", " Jane Doe of ", " Jane Doe, of "
_TIED = re.compile(r"\s+(?:[^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_a-z][\w.’'-]*){0,3}(?:\s+|,\s))?(?:of|for|at|from|with)\s")


def with_bodies(about: About) -> Iterator[Affiliation]:
    """The statements, each office without a body with the one that its own words or the report give it.

    Of "regional police chief" the words themselves say it. A chief executive is that of the company which the report is
    about, a judge of its court, a governor of its region, a mayor of its town, a minister of its state: only where no
    statement gives the same person a body, and nothing beside the office says that it is somebody else's.
    """
    said = {one.name for one in about.found if one.organization}
    for one in about.found:
        force = force_of(one, about)
        if force:
            yield replace(one, organization=force)
        elif one.organization or one.name in said or not one.role:
            yield one
        elif own := _stated_town(one, about):
            yield replace(one, organization=own)
        else:
            body = _told_by_report(one, about)
            yield _inferred(one, body) if body else one
            said |= {one.name} if body else set()


def _told_by_report(one: Affiliation, about: About) -> str | None:
    bodies = (rule(one, about) for rule in RULES) if _is_open(one, about) else ()
    return next((body for body in bodies if body), None)


def _inferred(one: Affiliation, body: str) -> Affiliation:
    reason = f"{one.why.reason}; the report is about {body}"
    return replace(one, organization=body, why=replace(one.why, reason=reason, inferred=True))


def _is_open(one: Affiliation, about: About) -> bool:
    """Whether nothing beside an office ties it to somebody: not "her spokesman", not "chief executive of" a name that
    was read as a person's."""
    at = max(about.text.find(one.role or "", *one.span), one.span.start)
    behind = at + len(one.role or "")
    return not _OWNED.search(about.text[max(0, at - 16) : at]) and not _TIED.match(about.text, behind)


def _stated_town(one: Affiliation, about: About) -> str | None:
    """ "Mayor Jane Doe of >Dayton<"."""
    behind = _TOWN.match(about.text, one.span.end) if _is(one, "municipal") else None
    towns = (name.span.of(about.text) for name in about.toponyms if behind and name.span.start == behind.end())
    return next(towns, None)


def of_same_office(one: Affiliation, about: About) -> str | None:
    """The state that a headline or first sentence gives to an office of the same name: "President of Kenya arrives"."""
    office = (one.role or "").casefold()
    if office == "minister" or not is_national(office.title()):
        return None
    same = {other.name for other in about.found if (other.role or "").casefold() == office} - {one.name}
    others = {state for name in same for state in about.states_of.get(name, ())}
    states: set[str] = set()
    for state in about.early_states:
        if _holds(about.text, state.span.start, state.span.end, office):
            states.add(name_of(country_of(state.name) or "") if is_demonym(state.span.of(about.text)) else state.name)
    return next(iter(states)) if len(states) == 1 and not states & others else None


def _holds(text: str, start: int, end: int, office: str) -> bool:
    """Whether an office stands right before a state, or right behind it: "President of Kenya", "Kenya's president"."""
    before, behind = text[max(0, start - 60) : start].casefold(), text[end : end + 60].casefold()
    behind = behind.removeprefix("'s").removeprefix("’s")
    held = behind.startswith(f" {office} ") and not behind.startswith((f" {office} of ", f" {office} for "))
    return held or before.endswith((f"{office} of ", f"{office} of the "))


def of_court(one: Affiliation, about: About) -> str | None:
    """A judge's court."""
    return about.court if _is(one, "judicial") else None


def of_bank(one: Affiliation, about: About) -> str | None:
    """A central bank's governor and directors."""
    return about.central_bank if _is(one, "banking") else None


def of_region(one: Affiliation, about: About) -> str | None:
    """A governor's region."""
    if _is(one, "premiers") and about.state in words("roles", "federal"):
        return about.region
    if not _is(one, "regional"):
        return None
    return about.region


def of_town(one: Affiliation, about: About) -> str | None:
    """A mayor's town."""
    return about.town if _is(one, "municipal") else None


def of_body(one: Affiliation, about: About) -> str | None:
    """The company of its chief executive."""
    return about.body if _is(one, "company") else None


def of_ministry(one: Affiliation, about: About) -> str | None:
    """The ministry of a minister's field that the report names or that issues it: "Foreign Minister X" in a release of
    the "Ministry of Foreign Affairs"."""
    own = _field(one.role or "")
    told = {other.name for other in about.found if other.organization}
    rivals = {other.name for other in about.found if _field(other.role or "") == own} - told
    if own is None or len(rivals) > 1:
        return None
    names = dict.fromkeys((*(body.name for body in about.bodies.named), about.bodies.issuer))
    fitting = [name for name in names if _field(name) is not None and (own == _field(name) or not own)]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=4096)
def _field(said: str) -> frozenset[str] | None:
    """ "foreign" of "Minister of Foreign Affairs" and "Foreign Ministry"; None for what is neither."""
    keys = [word.lower() for word in WORD.findall(said)]
    if not {"minister", "ministry"} & set(keys):
        return None
    return frozenset(keys) - words("roles", "ministerial")


RULES: tuple[Rule, ...] = (of_same_office, of_court, of_bank, of_region, of_town, of_body, home_state, of_ministry)
"""In the order in which they are asked."""


def _is(one: Affiliation, kind: str) -> bool:
    """Whether an office, or one of two held together, is of a kind: "President and CEO"."""
    role = _BOARD.sub("", one.role or "")
    return any(_plain(part) in _offices(kind) for part in (role, *role.split(" and ")))


def _plain(role: str) -> tuple[str, ...]:
    """The words of an office, without "former" and "new"."""
    said = title_words(role)
    while said and said[0] in words("roles", "times"):
        said = said[1:]
    return said


def _offices(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(title_words(office) for office in words("roles", kind))
