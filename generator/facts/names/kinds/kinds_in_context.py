"""What kind of name it is, where the words of it or round it say so plainly: "the lithium firm X", "X Oyj", "Mr X".

The recogniser takes an unknown name of two words for a person's as readers would, too; a report that calls it a firm
once means the firm everywhere. So what speaks for each kind (`CLUES`) is added up over all mentions of a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from generator.facts.names.kinds import body_clues, own_words, person_clues, place_clues
from generator.facts.names.kinds.naming import Naming, naming
from generator.facts.names.setting import Clue
from generator.facts.names.word_lists import is_place
from generator.knowledge.countries import country_named, is_demonym, name_of
from generator.knowledge.words import word_set
from generator.model import Mention, NameKind, Why

CLUES: tuple[Callable[[Naming], Iterator[Clue]], ...] = (
    own_words.form,
    own_words.body_words,
    own_words.given_name,
    body_clues.body_noun,
    body_clues.office_of,
    body_clues.has_offices,
    body_clues.body_verbs,
    body_clues.called_behind,
    body_clues.invested_in,
    body_clues.article_before,
    body_clues.acting_town,
    place_clues.place_before,
    place_clues.place_behind,
    person_clues.person_before,
    person_clues.person_behind,
)
"""Each looks at one mention. Weights are log-odds, as counted on annotated news; adding a clue is one function and one
line here."""
KINDS: tuple[NameKind, ...] = ("PERSON", "ORG", "PLACE")
MARGINS: Mapping[NameKind, float] = {"PERSON": 2.0, "ORG": 0.7, "PLACE": 0.7}
"""By so much another kind must be ahead of the one that was read: titles and ages stand beside bodies, too."""
LEAST = 1.0
"""So much must speak for the other kind itself."""
_ELSEWHERE, _MOST_ELSEWHERE = 0.5, 1.0
"""What the same name, read as another kind elsewhere in the article, weighs here of what it weighs there; at most."""
_READINGS = ((0.95, 3.3), (0.9, 2.7), (0.8, 1.8), (0.6, 1.0), (0.0, 0.0))
"""From this confidence on, what the reading weighs."""
_KNOWN = 0.97
"""From this confidence a reading is not doubted."""
_CONFIRMED = 2.5
"""With so much for its kind a body or place counts, however doubtful it was by itself."""
_OFTEN = 3
"""A body that is named so often counts."""
_WORTH = 0.6
"""How sure such a name is: of those in annotated news three in four are right."""
Group = tuple[str, NameKind]
"""A name, and the kind that it was read as."""


class Verdict(NamedTuple):
    """What a name is by all that is said of it."""

    kind: NameKind
    words: str
    """The strongest clue to it; empty where there is none."""
    is_confirmed: bool = False


_FILED = "names.dateline"


def rekinded(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, each of the kind that most speaks for; peoples, faiths and countries stay what they are.

    A word that is part of a person's longer name stays a person's; one that is part of a body's name, and nobody's, is
    that body's.
    """
    grouped = _grouped(text, mentions)
    told = {group: _verdict(group, namings, grouped) for group, namings in grouped.items() if " " in group[0]}
    settled = [(m.name, told[group].kind if (group := _group(m)) in told else m.kind) for m in mentions]
    persons = {word for name, kind in settled if kind == "PERSON" and " " in name for word in name.split()}
    short = {form for name, kind in settled if kind == "ORG" and " " in name for form in _short_forms(name)}
    for group, namings in grouped.items():
        name, read = group
        if group not in told and name not in persons:
            told[group] = _verdict(group, namings, grouped)
        if group in told and told[group].kind == read and name in short and _may_be_short(name, read, persons):
            told[group] = Verdict("ORG", "is part of the name of an organisation")
    filed = {m.name.casefold() for m in mentions if m.why.rule == _FILED and not is_place(m.name)}
    for mention in mentions:
        verdict = told.get(_group(mention))
        if mention.name.casefold() in filed:  # a town that no map has; of others teams bear the names, too
            verdict = Verdict("PLACE", "the report was filed there")
        yield _as(mention, verdict) if verdict else mention


def _short_forms(name: str) -> Iterator[str]:
    """ "Tesora" and "Tesora Sud" of "Tesora Sud Bank AB", "Semilla Azul" of "Fundación Semilla Azul"."""
    said = name.split()
    yield said[0].rstrip(",")
    if said[0].lower() in word_set("bodies", "first_words"):
        yield " ".join(said[1:])
    while len(said) > 2 and own_words.is_company_word(said[-1]):
        said.pop()
        yield " ".join(said)


def _may_be_short(name: str, read: NameKind, persons: Set[str]) -> bool:
    return name not in persons and (read == "PERSON" or (read == "PLACE" and " " in name and not is_place(name)))


def _group(mention: Mention) -> Group:
    return " ".join(mention.name.split()), mention.kind


def _as(mention: Mention, verdict: Verdict) -> Mention:
    worth = max(mention.why.confidence, _WORTH) if verdict.is_confirmed else mention.why.confidence
    if verdict.kind != mention.kind:
        return replace(mention, kind=verdict.kind, why=Why("names.kind_in_context", verdict.words, worth))
    return mention if worth == mention.why.confidence else replace(mention, why=replace(mention.why, confidence=worth))


def _grouped(text: str, mentions: Sequence[Mention]) -> dict[Group, list[Naming]]:
    found: defaultdict[Group, list[Naming]] = defaultdict(list)
    previous: Mention | None = None
    for mention in mentions:
        if mention.kind != "NORP":
            found[_group(mention)].append(naming(text, mention, previous))
        previous = mention
    return found


def _verdict(group: Group, namings: Sequence[Naming], grouped: Mapping[Group, Sequence[Naming]]) -> Verdict:
    """The kind that most speaks for, what was read included."""
    name, read = group
    if country := country_named(name):
        return Verdict("PLACE" if read == "ORG" else read, f"is a name of {name_of(country)}")
    if is_demonym(name) or max(one.mention.why.confidence for one in namings) >= _KNOWN:
        return Verdict(read, "")
    clues = _strongest(namings)
    sums = {kind: _sum(clues, kind) for kind in KINDS}
    lead = {kind: sums[kind] - max(0.0, *(sums[other] for other in KINDS if other != kind)) for kind in KINDS}
    for kind in KINDS:
        there = grouped.get((name, kind), ())
        weight = _sum(_strongest(there), kind) + _read(there) if there and kind != read else 0.0
        sums[kind] += _read(there) if kind == read else min(_ELSEWHERE * weight, _MOST_ELSEWHERE)
    best = max(KINDS, key=lambda kind: sums[kind])
    kind = best if sums[best] >= LEAST and sums[best] - sums[read] >= MARGINS[best] else read
    telling = max((clue for clue in clues if clue.kind == kind), key=lambda clue: clue.reason.weight, default=None)
    often = kind == "ORG" and len(namings) >= _OFTEN
    confirmed = kind != "PERSON" and (lead[kind] >= _CONFIRMED or often)
    return Verdict(kind, telling.reason.words if telling else "", confirmed)


def _read(namings: Sequence[Naming]) -> float:
    """What the recogniser's reading weighs."""
    sure = max(one.mention.why.confidence for one in namings)
    return next(weight for least, weight in _READINGS if sure >= least)


def _sum(clues: Sequence[Clue], kind: NameKind) -> float:
    return sum(clue.reason.weight for clue in clues if clue.kind == kind)


def _strongest(namings: Sequence[Naming]) -> list[Clue]:
    """Of each clue to each kind the strongest that any mention gives."""
    best: dict[tuple[str, str], Clue] = {}
    for clue in (clue for one in namings for look in CLUES for clue in look(one)):
        said = best.get((clue.rule, clue.kind))
        if said is None or abs(clue.reason.weight) > abs(said.reason.weight):
            best[clue.rule, clue.kind] = clue
    return list(best.values())
