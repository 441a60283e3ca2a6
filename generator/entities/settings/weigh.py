"""Two settings weighed: what speaks for one bearer, what for two, and what follows.

Reach for `weigh` where names are alike and the question is whether one person or body bears both. `FEATURES` is the
whole policy, each a reason in log-odds: above 0 for one, below 0 for two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from generator.entities.names.normalize import words_of
from generator.entities.settings.callings import are_related
from generator.entities.settings.setting import Setting
from generator.knowledge.countries import name_of
from generator.knowledge.weighing import NOTHING, Reason

LITTLE = 1.0
"""What speaks for two may weigh this much before anybody is asked: a report from another country is no other man."""
CLEAR = 1.0
"""From here on the sum is clear enough to join without asking, whatever speaks against it."""
PERHAPS = -0.5
"""Down to here one page, and a question; below it two."""
_READ = 60
STATE = frozenset({"politics", "police", "military", "law", "royalty"})
"""Fields whose offices are one country's: two countries say more of their holders than of travellers."""
FEW, MANY = 5, 0.05
"""Beside a name, one named in few reports tells something; one in many of all reports does not."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Several settings taken for one bearer's."""

    fields: frozenset[str]
    callings: frozenset[str]
    lands: frozenset[str]
    countries: frozenset[str]
    beside: frozenset[str]
    bodies: frozenset[str]
    born: tuple[tuple[int, int], ...]
    genders: frozenset[str]
    generations: frozenset[str]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """How often names stand in the reports of a site, and how they are written."""

    often: Mapping[str, int] = field(default_factory=dict)
    reports: int = 0
    written: Mapping[str, str] = field(default_factory=dict)

    def tells(self, name: str) -> float:
        """How much sharing this company says, 0 to 1."""
        often = self.often.get(name, 0)
        return 1.0 if often <= max(FEW, MANY * self.reports) else 0.3


NOBODY_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of it."""

    reasons: tuple[Reason, ...]

    @property
    def total(self) -> float:
        """Above 0 where more speaks for one bearer."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def against(self) -> float:
        """How much speaks for two."""
        return -sum(reason.weight for reason in self.reasons if reason.weight < 0)

    @property
    def outcome(self) -> Literal["one", "perhaps", "two"]:
        """`perhaps`: one page, and a question."""
        if self.against <= LITTLE or self.total >= CLEAR:
            return "one"
        return "perhaps" if self.total >= PERHAPS else "two"

    @property
    def words(self) -> str:
        """Both sides, for a reader: "for one: …; for two: …"."""
        sides = (
            ("for one", [r.words for r in self.reasons if r.weight > 0 and r.words]),
            ("for two", [r.words for r in self.reasons if r.weight < 0 and r.words]),
        )
        return "; ".join(f"{side}: {', '.join(words)}" for side, words in sides if words)


def profile_of(settings: Iterable[Setting]) -> Profile:
    """The union of settings; of very many only the first ones' company is looked at."""
    some = tuple(settings)
    return Profile(
        frozenset().union(*(s.fields for s in some)),
        frozenset(calling for s in some for calling in s.callings),
        frozenset().union(*(s.lands for s in some)),
        frozenset(s.country for s in some if s.country),
        frozenset().union(*(s.beside for s in some)),
        frozenset().union(*(s.bodies for s in some)),
        tuple(sorted({s.born for s in some if s.born})),
        frozenset(s.gender for s in some if s.gender),
        frozenset(s.generation for s in some),
        tuple(sorted({s.year for s in some if s.year})),
    )


def same_calling(a: Profile, b: Profile, known: Known) -> Reason:
    """The same role, roles that share words, or only the field."""
    if shared := sorted(a.callings & b.callings, key=lambda calling: (-len(calling.split()), calling)):
        return Reason(0.7 if _is_general(shared[0]) and _abroad(a, b) else 1.5, f"both are {shared[0]}")
    told = [[c for c in sorted(p.callings)[:_READ] if not _is_general(c)] for p in (a, b)]
    if any(_overlap(x, y) for x, y in product(*told)):
        return Reason(0.7 if _abroad(a, b) else 1.0, "similar offices")
    if shared := sorted(a.fields & b.fields):
        return Reason(0.7, f"the same field, {shared[0]}")
    return NOTHING


def _is_general(calling: str) -> bool:
    """Whether many hold such an office at a time: "minister", "judge"."""
    return " " not in calling


def _abroad(a: Profile, b: Profile) -> bool:
    """Whether nothing puts the two in one country."""
    mine, yours = a.lands | a.countries, b.lands | b.countries
    return bool(mine and yours) and mine.isdisjoint(yours)


def _overlap(x: str, y: str) -> bool:
    first, second = ({w for w in words.split() if w not in words_of("small_words")} for words in (x, y))
    return len(first & second) * 2 > min(len(first), len(second)) > 0


def other_calling(a: Profile, b: Profile, known: Known) -> Reason:
    """Fields that have nothing in common; less where one life often passes through both, or roles of one field."""
    if a.fields and b.fields and a.fields.isdisjoint(b.fields):
        told = f"{' and '.join(sorted(a.fields)[:2])} against {' and '.join(sorted(b.fields)[:2])}"
        return Reason(-1.0 if are_related(a.fields, b.fields) else -2.5, told)
    if a.callings and b.callings and not same_calling(a, b, known).weight >= 1:
        return Reason(-0.5, f"{min(a.callings)} against {min(b.callings)}")
    return NOTHING


def same_body(a: Profile, b: Profile, known: Known) -> Reason:
    """An organisation that both hold office in."""
    shared = sorted(a.bodies & b.bodies)
    return Reason(2.0, f"both of {known.written.get(shared[0], shared[0])}") if shared else NOTHING


def company(a: Profile, b: Profile, known: Known) -> Reason:
    """Who is named beside both, the better the fewer reports name them; nobody at all speaks a little for two."""
    shared = sorted(a.beside & b.beside)
    if shared:
        told = " and ".join(known.written.get(name, name) for name in shared[:2])
        return Reason(min(2.4, 1.2 * sum(map(known.tells, shared))), f"both named with {told}")
    return Reason(-0.2, "nobody named beside both") if len(a.beside) > 1 and len(b.beside) > 1 else NOTHING


def country(a: Profile, b: Profile, known: Known) -> Reason:
    """The country that they are said to be of, or else the one reported from."""
    mine, yours = a.lands or a.countries, b.lands or b.countries
    if not mine or not yours:
        return NOTHING
    said = bool(a.lands and b.lands)
    if mine & yours or (a.lands | a.countries) & (b.lands | b.countries):
        return Reason(1.0 if said and mine & yours else 0.7, f"both of {name_of(_first(a, b))}")
    told = f"{name_of(min(mine))} against {name_of(min(yours))}"
    serves = STATE & a.fields and STATE & b.fields and not same_calling(a, b, known).weight >= 1
    return Reason(-1.5 if said else -1.1 if serves else -0.6, told)


def _first(a: Profile, b: Profile) -> str:
    return min((a.lands & b.lands) or ((a.lands | a.countries) & (b.lands | b.countries)))


def age(a: Profile, b: Profile, known: Known) -> Reason:
    """Years of birth that agree or can't."""
    if not a.born or not b.born:
        return NOTHING
    apart = min(max(x[0] - y[1], y[0] - x[1], 0) for x in a.born for y in b.born)
    return Reason(1.5, "of the same age") if not apart else Reason(-3.0 if apart > 1 else 0.0, "of another age")


def gender(a: Profile, b: Profile, known: Known) -> Reason:
    """A man and a woman."""
    if a.genders and b.genders and a.genders.isdisjoint(b.genders):
        return Reason(-3.0, "a man against a woman")
    return NOTHING


def years(a: Profile, b: Profile, known: Known) -> Reason:
    """Reports that lie so far apart that one life hardly spans them."""
    if not a.years or not b.years:
        return NOTHING
    apart = max(a.years[0] - b.years[-1], b.years[0] - a.years[-1])
    return Reason(-2.0 if apart > 45 else -0.8, f"{apart} years apart") if apart > 20 else NOTHING


Feature = Callable[[Profile, Profile, Known], Reason]


def own_country(a: Profile, b: Profile, known: Known) -> Reason:
    """The country of a body whose name every country has, or whose letters stand for another elsewhere."""
    found = country(a, b, known)
    return Reason(-2.5 if found.weight < 0 else 1.5, found.words) if found.weight else NOTHING


def said_country(a: Profile, b: Profile, known: Known) -> Reason:
    """The country that reports say a body is of; where it is reported from tells nothing of one at home anywhere."""
    return country(a, b, known) if a.lands and b.lands else NOTHING


PERSON: tuple[Feature, ...] = (same_calling, other_calling, same_body, company, country, age, gender, years)
SHARED_BODY: tuple[Feature, ...] = (company, own_country)
"""For names such as "Ministry of Health", "Labour Party" and letters such as "NIA"."""
BODY: tuple[Feature, ...] = (company, said_country)


def weigh(a: Profile, b: Profile, known: Known, features: Sequence[Feature] = PERSON) -> Weighed:
    """Every feature's reason; see `Weighed.outcome` for what follows. Order does not matter."""
    return Weighed(tuple(feature(a, b, known) for feature in features))
