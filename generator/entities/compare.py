"""Whether two nodes are one entity: their names, and what the briefs say round them.

Reach for `verdict` to judge two nodes. `CONTEXT` is the second half of the policy (the first, names alone, is
`compare_names.FEATURES`): evidence from roles, bodies, companions, dates and places. Merging asks for more than a good
score: gates say which pairs may merge at all, because one wrong page costs a reader more than two pages for one man.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from generator.entities.names.body_words import acronym_letters, common_words, word_weight
from generator.entities.names.judge import is_acronym_of, name_evidence, name_pair, same_score
from generator.entities.names.name_pair import NamePair
from generator.entities.names.normalize import folded, person_parts, words_of
from generator.entities.names.persons import adds_in_front
from generator.entities.uses import Node
from generator.knowledge import edtf
from generator.knowledge.countries import country_of
from generator.knowledge.weighing import NOTHING, Reason, in_favour, total

SURE = 2.5
"""Log-odds from which two nodes merge, twelve to one after the prior. Bare names are judged from 0 on (`SAME`)."""
PRIOR = 1.5
"""Most names that share a key are two; a pair must first make up for that."""
MOST_CONTEXT = 6.0
"""All that context can add, but for a shared holder of office: names below what it can lift need no more looking at."""
UNSURE = 0.0
"""From here on a pair is reported as possibly the same."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What context features look up: the names of each brief, and whom the persons of the site turned out to be."""

    named: Mapping[str, frozenset[str]]
    """Brief path -> folded names of persons and organisations in it."""
    holders: Mapping[tuple[str, str], frozenset[tuple[str, str]]] = field(default_factory=dict)
    """(brief, folded organisation) -> (person, folded role) that hold an office of it there."""
    bearers: Mapping[str, int] = field(default_factory=dict)
    """Initials -> how many long names of bodies have them."""
    written: Mapping[str, str] = field(default_factory=dict)
    """Folded name -> the way in which it is written first."""
    families: Mapping[str, int] = field(default_factory=dict)
    """Last part of persons' whole names -> how many given names, by their first letters, stand before it."""
    stand_for: Mapping[str, int] = field(default_factory=dict)
    """Short form of a body, folded -> for how many bodies it stands, each in a text that names it in full."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of comparing two nodes."""

    outcome: Literal["same", "unsure", "different", "contradiction"]
    """`contradiction`: never in one entity, not even by way of a third name."""
    evidence: float
    reason: str


Context = Callable[[Node, Node, Surroundings], Reason]


def same_office(a: Node, b: Node, around: Surroundings) -> Reason:
    """The same role, and the same body."""
    role = next((written for r, written in _roles(a).items() if r in _roles(b)), "")
    near = not role and any(_overlap(x, y) for x, y in product(_roles(a), _roles(b)))
    body = shared_body(a, b)
    evidence = (1.4 if role else 0.6 if near else 0.0) + (1.0 if body else 0.0)
    said = [f"both are {role}" if role else "similar offices" if near else "", f"both of {body}" if body else ""]
    return Reason(evidence, "; ".join(word for word in said if word))


def _roles(node: Node) -> dict[str, str]:
    """Some of the roles, folded, each with the way in which it is written first."""
    written = [role for use in node.uses[:40] for role, _ in use.offices if role]
    return {folded(role): role for role in list({folded(role): role for role in written[::-1]}.values())[::-1][:8]}


def _bodies(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body for use in node.uses[:40] for _, body in use.offices if body))[:8]


def _overlap(a: str, b: str) -> bool:
    first, second = ({w for w in words.split() if w not in words_of("small_words")} for words in (a, b))
    return len(first & second) * 2 > min(len(first), len(second)) > 0


def shared_body(a: Node, b: Node) -> str:
    """The body that both hold office in, under one name or two that are much alike; empty if none."""
    for mine, yours in product(_bodies(a), _bodies(b)):
        if folded(mine) == folded(yours) or (country_of(mine) and country_of(mine) == country_of(yours)):
            return mine
        if same_score(mine, yours, "organization")[0] >= 0.9 or common_words(mine, yours) >= 2:
            return f"{mine}, also called {yours}"
    return ""


def companions(a: Node, b: Node, around: Surroundings) -> Reason:
    """Others who are named beside both."""
    own = {folded(name) for node in (a, b) for name in node.names}
    beside = [
        frozenset().union(*(around.named.get(use.brief, frozenset()) for use in node.uses[:20])) - own
        for node in (a, b)
    ]
    shared = sorted(beside[0] & beside[1])
    if not shared or {u.brief for u in a.uses} & {u.brief for u in b.uses}:
        return NOTHING
    bodies = {folded(body) for body in _bodies(a)}
    told = [around.written.get(name, name) for name in shared if name not in bodies][:2]
    return Reason(min(1.2, 0.5 * len(shared)), f"both named with {' and '.join(told)}" if told else "")


def close_dates(a: Node, b: Node, around: Surroundings) -> Reason:
    """Named within days, or years apart."""
    days = days_apart([use.date for use in a.uses], [use.date for use in b.uses])
    if days is None:
        return NOTHING
    if days <= 7:
        return Reason(0.4, "named in the same week" if days else "named on the same day")
    return Reason(0.2, "named in the same season") if days <= 90 else Reason(-0.5 if days > 1800 else 0.0, "")


def days_apart(first: list[str], second: list[str]) -> int | None:
    """Days between the nearest two of two lists of EDTF dates; None without any."""
    mine = [day for text in first[:30] if (day := edtf.first_day(text))]
    yours = [day for text in second[:30] if (day := edtf.first_day(text))]
    return min((abs((a - b).days) for a in mine for b in yours), default=None)


def same_country(a: Node, b: Node, around: Surroundings) -> Reason:
    """Reported from the same country, or from two."""
    first, second = ({use.country for use in node.uses if use.country} for node in (a, b))
    if not first or not second:
        return NOTHING
    return Reason(0.3, "reported from the same country") if first & second else Reason(-0.3, "")


def same_rank(a: Node, b: Node, around: Surroundings) -> Reason:
    """The same military, police or clerical rank."""
    first, second = ({folded(use.rank) for use in node.uses if use.rank} for node in (a, b))
    return Reason(0.5, "the same rank") if first & second else NOTHING


def same_story(a: Node, b: Node, around: Surroundings) -> Reason:
    """A person put their briefs into one story."""
    first, second = ({use.story for use in node.uses if use.story} for node in (a, b))
    return Reason(1.0, "the same story") if first & second else NOTHING


def only_bearer(a: Node, b: Node, around: Surroundings) -> Reason:
    """A family name alone that only one person of the site has."""
    lone = _lone_family(a, b)
    if not lone or around.families.get(lone) != 1:
        return NOTHING
    return Reason(0.8, f"nobody else is named {lone.title()} here")


def _lone_family(a: Node, b: Node) -> str:
    """The part that is the whole of one name and the end of the other; empty for any other two names."""
    short, long = sorted((person_parts(node.name) for node in (a, b)), key=len)
    return short[0] if len(short) == 1 < len(long) and long[-1] == short[0] else ""


def same_holder(a: Node, b: Node, around: Surroundings) -> Reason:
    """One person holds the same office in both, at the same time, and the names share words: one body under two
    names.
    """
    held = [
        {(who, office): use.date for use in node.uses for who, office in _held(use.brief, use.name, around)}
        for node in (a, b)
    ]
    shared = sorted(held[0].keys() & held[1].keys())
    if a.kind != "organization" or not shared or not max(common_words(x, y) for x in a.names for y in b.names) >= 2:
        return NOTHING
    days = days_apart([held[0][shared[0]]], [held[1][shared[0]]])
    if days is None or days > 180:
        return NOTHING
    who, office = shared[0]
    return Reason(7.0, f"{who} is {office} of both in the same days")


def _held(brief: str, name: str, around: Surroundings) -> frozenset[tuple[str, str]]:
    return around.holders.get((brief, folded(name)), frozenset())


CONTEXT: tuple[Context, ...] = (
    same_office,
    same_holder,
    companions,
    close_dates,
    same_country,
    same_rank,
    same_story,
    only_bearer,
)


def verdict(a: Node, b: Node, around: Surroundings) -> Verdict:
    """Same, unsure, different, or never: with the evidence in log-odds and the reasons that spoke for it."""
    names = names_of(a, around), names_of(b, around)
    best = max((name_evidence(x, y, a.kind) for x in names[0] for y in names[1]), key=lambda found: found[0])
    gate = (_person_gate if a.kind == "person" else _body_gate)(a, b, around)
    if best[0] + MOST_CONTEXT - PRIOR < UNSURE and not (a.kind == "organization" and same_holder(a, b, around).weight):
        return Verdict("contradiction" if gate == "contradiction" else "different", best[0] - PRIOR, "")
    context = [feature(a, b, around) for feature in CONTEXT]
    evidence = best[0] + total(context) - PRIOR
    reasons = [reason.words for reason in best[1] if reason.weight >= 0 and reason.words]
    reasons += in_favour(context)
    if gate == "contradiction":
        return Verdict("contradiction", evidence, "; ".join(reasons))
    if evidence >= SURE and gate == "open":
        return Verdict("same", evidence, "; ".join(reasons))
    return Verdict("unsure" if evidence >= UNSURE else "different", evidence, "; ".join(reasons))


def names_of(node: Node, around: Surroundings) -> tuple[str, ...]:
    """What a node is compared by: its names, and for bodies the acronyms that its texts introduce and the short forms
    that stand for no other body.
    """
    if node.kind != "organization":
        return node.names[:3]
    others = {word for use in node.uses[:20] for word, _ in use.others}
    short = {word for word in others if acronym_letters(word) or around.stand_for.get(folded(word)) == 1}
    return (*node.names[:3], *sorted(short, key=lambda word: (not acronym_letters(word), word))[:3])


def _together(a: Node, b: Node) -> bool:
    """Whether one text names both: then it means two, unless one is but a fuller form of the other."""
    return bool({use.brief for use in a.uses} & {use.brief for use in b.uses})


def _person_gate(a: Node, b: Node, around: Surroundings) -> Literal["open", "shut", "contradiction"]:
    pairs = [name_pair(x, y, "person") for x in a.names[:3] for y in b.names[:3]]
    pair = min(pairs, key=lambda p: (p.conflict, -p.shared_weight))
    if pair.identical and len(pair.left_parts) > 1:
        return "open"
    if pair.conflict or not pair.aligned.pairs or _together(a, b):
        return "contradiction" if pair.conflict >= 1 or not pair.aligned.pairs or _together(a, b) else "shut"
    office = bool(shared_body(a, b)) and any(x == y or _overlap(x, y) for x, y in product(_roles(a), _roles(b)))
    lone = len(pair.left_parts) == 1
    spelt_apart = any(likeness < 0.95 for *_, likeness in pair.aligned.pairs)
    if lone and not office:
        known = folded(a.name) == folded(b.name) or only_bearer(a, b, around).weight
        return "open" if known and companions(a, b, around).weight >= 1 else "shut"
    if (spelt_apart or not pair.distinctive or adds_in_front(pair)) and not (
        office or companions(a, b, around).weight >= 0.5
    ):
        return "shut"
    return "open"


def _same_letters(pair: NamePair) -> bool:
    return folded(pair.left).replace(" ", "") == folded(pair.right).replace(" ", "")


def _body_gate(a: Node, b: Node, around: Surroundings) -> Literal["open", "shut", "contradiction"]:
    if same_holder(a, b, around).weight:
        return "open"
    pairs = [name_pair(x, y, "organization") for x in names_of(a, around) for y in names_of(b, around)]
    if any(pair.identical or _same_letters(pair) for pair in pairs):
        return "open" if "|" not in a.key + b.key else "contradiction"
    for x, y in product(names_of(a, around), names_of(b, around)):
        if is_acronym_of(x, y) or is_acronym_of(y, x):
            letters = acronym_letters(x) or acronym_letters(y)
            return "open" if len(letters) >= 3 and around.bearers.get(letters, 0) == 1 else "shut"
    pair = min(pairs, key=lambda p: (p.conflict, len(p.left_over) + len(p.right_over)))
    if pair.left_over or pair.right_over:
        over = (*pair.left_over, *pair.right_over)
        return (
            "contradiction"
            if pair.conflict >= 1 or (any(word_weight(w) >= 1 for w in over) and _together(a, b))
            else "shut"
        )
    return "shut" if _together(a, b) or not pair.distinctive else "open"
