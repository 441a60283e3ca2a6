"""Uses of one name parted by who bears it: full names that are equal are evidence of one bearer, not proof.

Reach for `bearers_of` with the settings of all uses of a name. What tells most is put together first; uses that tell
little go to the bearer they fit, or stay with the only one there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.entities.settings.setting import Setting
from generator.entities.settings.weigh import PERSON, SHARED_BODY, Feature, Known, Profile, Weighed, profile_of, weigh

FITS = 0.5
"""From here on a use that tells little fits one of several bearers."""
_MOST_GROUPS = 60
"""Settings of one name that are compared with each other; what is left goes to the one it fits best."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part of a bearer's reports that may be somebody else's."""

    briefs: tuple[str, ...]
    """Paths, sorted: the fewer of the two sides."""
    rest: str
    """A brief of the other side."""
    reason: str
    """Both sides: "for one: …; for two: …"."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What people decided on the reports of one name."""

    page: Mapping[str, str] = field(default_factory=dict)
    """Brief -> the page that says it is its own."""
    never: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Page -> briefs that it says are somebody else's."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Uses of a name that are one bearer's."""

    members: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()
    page: str = ""
    """The page that claims some of its reports by hand."""


@dataclass(slots=True, frozen=True)
class _Group:
    members: tuple[int, ...]
    profile: Profile
    doubts: tuple[Doubt, ...]
    page: str


NO_CLAIMS = Claims()


def bearers_of(
    settings: Sequence[Setting],
    briefs: Sequence[str],
    known: Known,
    features: Sequence[Feature] = PERSON,
    claims: Claims = NO_CLAIMS,
) -> tuple[Bearer, ...]:
    """The bearers of one name, the one with most uses first; `settings` and `briefs` go together. Order of the input
    does not matter but for indexes.
    """
    if len(set(settings)) < 2 and not claims.page:
        return (Bearer(tuple(range(len(settings)))),)
    telling, silent = _by_signature(settings, briefs, claims, features is SHARED_BODY)
    groups = _united(
        [_group(members, settings, claims, briefs) for members in telling], briefs, known, features, claims
    )
    left: list[int] = []
    for member in silent:
        at = _home(_group((member,), settings, claims, briefs), groups, briefs, known, features, claims)
        if at is None:
            left.append(member)
        else:
            groups[at] = _joined(groups[at], _group((member,), settings, claims, briefs), "", briefs)
    if left:
        groups.append(_group(tuple(left), settings, claims, briefs))
    ordered = sorted(groups, key=lambda g: (-len(g.members), min(briefs[m] for m in g.members)))
    return tuple(Bearer(tuple(sorted(g.members)), g.doubts, g.page) for g in ordered)


def _by_signature(
    settings: Sequence[Setting], briefs: Sequence[str], claims: Claims, by_country: bool
) -> tuple[list[tuple[int, ...]], list[int]]:
    """Uses that tell the same, together, and those that tell little, each by itself. `by_country`: whether where it is
    reported from tells something.
    """
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    silent = []
    order = sorted(range(len(settings)), key=lambda i: (briefs[i], i))
    for index in order:
        setting, page = settings[index], claims.page.get(briefs[index], "")
        if page:
            found["!", page].append(index)
        elif setting.fields or setting.lands or setting.born or setting.gender or (by_country and setting.country):
            found[_signature(setting)].append(index)
        else:
            silent.append(index)
    ranked = sorted(found.items(), key=lambda item: (item[0][0] != "!", -len(item[1]), item[0]))
    silent += [index for _, members in ranked[_MOST_GROUPS:] for index in members]
    return [tuple(members) for _, members in ranked[:_MOST_GROUPS]], sorted(silent, key=order.index)


def _signature(setting: Setting) -> tuple[str, ...]:
    lands = " ".join(sorted(setting.lands)) or setting.country
    return (" ".join(sorted(setting.fields)), lands, str(setting.born or ""), setting.gender)


def _group(members: tuple[int, ...], settings: Sequence[Setting], claims: Claims, briefs: Sequence[str]) -> _Group:
    return _Group(members, profile_of(settings[m] for m in members), (), claims.page.get(briefs[members[0]], ""))


def _united(
    groups: list[_Group], briefs: Sequence[str], known: Known, features: Sequence[Feature], claims: Claims
) -> list[_Group]:
    """Groups put together, those that fit best first, until no two can be one bearer."""
    live = dict(enumerate(groups))
    fits = {
        (a, b): weigh(one.profile, other.profile, known, features)
        for a, one in live.items()
        for b, other in live.items()
        if a < b and _may(one, other, briefs, claims)
    }
    while fits:
        (a, b), best = min(fits.items(), key=lambda item: (item[1].outcome == "two", -item[1].total, item[0]))
        if best.outcome == "two":
            break
        live[a] = _joined(live[a], live.pop(b), best.words if best.outcome == "perhaps" else "", briefs)
        fits = {pair: found for pair, found in fits.items() if a not in pair and b not in pair}
        for other, group in live.items():
            if other != a and _may(live[a], group, briefs, claims):
                first, second = min(a, other), max(a, other)
                fits[first, second] = weigh(live[first].profile, live[second].profile, known, features)
    return [live[index] for index in sorted(live)]


def _may(a: _Group, b: _Group, briefs: Sequence[str], claims: Claims) -> bool:
    """Whether no person stands between two groups."""
    if a.page and b.page and a.page != b.page:
        return False
    for one, other in ((a, b), (b, a)):
        never = claims.never.get(one.page, frozenset())
        if any(briefs[member] in never for member in other.members):
            return False
    return True


def _joined(a: _Group, b: _Group, doubt: str, briefs: Sequence[str]) -> _Group:
    fewer, more = sorted((a, b), key=lambda g: (len(g.members), g.members))
    told = Doubt(tuple(sorted({briefs[m] for m in fewer.members})), min(briefs[m] for m in more.members), doubt)
    asked = (told,) if doubt and told.briefs != (told.rest,) else ()
    return _Group(
        (*a.members, *b.members), _both(a.profile, b.profile), (*a.doubts, *b.doubts, *asked), a.page or b.page
    )


def _both(a: Profile, b: Profile) -> Profile:
    return Profile(
        a.fields | b.fields,
        a.callings | b.callings,
        a.lands | b.lands,
        a.countries | b.countries,
        a.beside | b.beside,
        a.bodies | b.bodies,
        tuple(sorted({*a.born, *b.born})),
        a.genders | b.genders,
        a.generations | b.generations,
        tuple(sorted({*a.years, *b.years})),
    )


def _home(
    one: _Group,
    groups: Sequence[_Group],
    briefs: Sequence[str],
    known: Known,
    features: Sequence[Feature],
    claims: Claims,
) -> int | None:
    """The group that a use belongs to which tells little: the only one, or the one that it fits best, if it does."""
    found: list[tuple[float, int, Weighed]] = []
    for at, group in enumerate(groups):
        fit = weigh(one.profile, group.profile, known, features) if _may(one, group, briefs, claims) else None
        if fit and fit.outcome != "two":
            found.append((-fit.total, at, fit))
    if not found:
        return None
    found.sort(key=lambda each: each[:2])
    if len(groups) == 1 and features is not SHARED_BODY:
        return found[0][1]
    return found[0][1] if -found[0][0] >= FITS else None
