"""Two names, nothing else: how much speaks for one bearer, and why.

Reach for `same_score` to judge a pair of names without context. `FEATURES` is the whole policy: each function looks
at one thing and returns a `Signal`, evidence in log-odds (0: says nothing; +2: seven times likelier one; -4: fifty
times likelier two) with a reason in words. The figures were fitted on sanctions lists' own aliases and look-alikes,
then rounded.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.entities.likeness import Alignment, align, part_likeness
from generator.entities.normalize import (
    acronym_letters,
    every_word,
    folded,
    initials,
    organization_words,
    person_parts,
    telling_words,
    weight_of,
    word_weight,
)
from generator.entities.shortened import beginnings, with_initials
from generator.model import EntityKind

SAME = 0.5
"""From here on bare names are judged to be one bearer's: rather one than two. A page asks for more, see
`compare.SURE`.
"""

LOOSE = 0.86
"""Parts less alike than this may be two names: they count against, not only less."""

TOGETHER = 0.9
"""Whole names from here on are one name with other blanks."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What one feature says."""

    evidence: float
    """Log-odds for "the same"."""
    reason: str
    """One clause; empty where a reader need not hear of it."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names taken apart, the shorter one on the left."""

    left: str
    right: str
    left_parts: tuple[str, ...]
    right_parts: tuple[str, ...]
    aligned: Alignment
    left_over: tuple[str, ...]
    """Parts of the left name that nothing on the right answers or repeats."""
    right_over: tuple[str, ...]
    shared_weight: float
    distinctive: int
    """Shared parts that not everybody bears."""
    identical: bool
    conflict: float
    """How much the parts weigh that each name has for itself, taken where that is less; 0: one name fits into the
    other.
    """


Feature = Callable[[NamePair], Signal]


@lru_cache(maxsize=65536)
def name_pair(a: str, b: str, kind: EntityKind) -> NamePair:
    """Take two names apart and pair their parts. Symmetric but for which is left."""
    split = _parts_of_persons if kind == "person" else _words_of_bodies
    weight = weight_of if kind == "person" else word_weight
    (left_parts, left), (right_parts, right) = sorted(
        zip(split(a, b), (a, b), strict=True), key=lambda n: (len(n[0]), n[0], n[1])
    )
    aligned = align(left_parts, right_parts)
    shared = [min(weight(left_parts[i]), weight(right_parts[j])) for i, j, _ in aligned.pairs]
    left_over = tuple(left_parts[i] for i in aligned.left_over if left_parts[i] not in right_parts)
    right_over = tuple(right_parts[j] for j in aligned.right_over if right_parts[j] not in left_parts)
    conflict = 0.0
    if left_over and right_over:
        conflict = min(max(map(weight, left_over)), max(map(weight, right_over)))
    return NamePair(
        left,
        right,
        left_parts,
        right_parts,
        aligned,
        left_over,
        right_over,
        sum(shared),
        sum(w >= 1 for w in shared),
        _identical(a, b, kind),
        conflict,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What two bare names say about whether their bearers are one."""

    same: bool
    score: float
    """0 to 1."""
    reasons: tuple[str, ...]


def judge_names(a: str, b: str, kind: EntityKind) -> Judged:
    """The judgement of a reader who knows nothing but the two names; see `SAME`. Order doesn't matter."""
    score, reasons = same_score(a, b, kind)
    return Judged(score >= SAME, score, reasons)


def _parts_of_persons(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return person_parts(a), person_parts(b)


def _words_of_bodies(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of both, each with the initials that the other has in place of words."""
    first, second = every_word(a), every_word(b)
    return telling_words(with_initials(first, second)), telling_words(with_initials(second, first))


def _identical(a: str, b: str, kind: EntityKind) -> bool:
    split = person_parts if kind == "person" else organization_words
    return bool(split(a)) and split(a) == split(b)


def same_score(a: str, b: str, kind: EntityKind) -> tuple[float, tuple[str, ...]]:
    """How likely two names are one bearer's, 0 to 1, and why; from .5 on rather one than two. Order doesn't matter."""
    evidence, signals = name_evidence(a, b, kind)
    return 1 / (1 + math.exp(-evidence)), tuple(signal.reason for signal in signals if signal.reason)


def name_evidence(a: str, b: str, kind: EntityKind) -> tuple[float, tuple[Signal, ...]]:
    """The same as log-odds with each feature's signal, for adding to what else is known."""
    if folded(a) == folded(b) and folded(a):
        return 6.0, (Signal(6.0, "the same name"),)
    pair = name_pair(a, b, kind)
    if not pair.left_parts:
        return -6.0, (Signal(-6.0, "no name to compare"),)
    signals = [feature(pair) for feature in FEATURES["person" if kind == "person" else "organization"]]
    total = sum(signal.evidence for signal in signals)
    return max(-8.0, min(8.0, total)), tuple(signals)


# -- persons -------------------------------------------------------------------------------------


def shared_parts(pair: NamePair) -> Signal:
    """Parts in common: those that few bear count, and so do both ends."""
    if not pair.aligned.pairs:
        return Signal(-6.0, "no part in common")
    words = ", ".join(dict.fromkeys(pair.left_parts[i] for i, *_ in pair.aligned.pairs))
    return Signal(2.0 + 0.25 * min(pair.distinctive, 3) + 0.1 * _ends(pair), f"shared: {words}")


def _ends(pair: NamePair) -> int:
    """How many of the two ends of the names answer each other, as written or with family and given name swapped."""
    pairs = {(i, j) for i, j, _ in pair.aligned.pairs}
    left, right = len(pair.left_parts) - 1, len(pair.right_parts) - 1
    if not left:
        return int((0, right) in pairs)
    straight = ((0, 0) in pairs) + ((left, right) in pairs)
    return max(straight, 2 if {(0, right), (left, 0)} <= pairs and left == right else 0)


def spelling(pair: NamePair) -> Signal:
    """Parts that only resemble each other speak against, the less they do the more; most in a name of two parts."""
    loose = [p for p in pair.aligned.pairs if p[2] < LOOSE and not _is_initial(pair, p)]
    close = [_both(pair, p) for p in pair.aligned.pairs if LOOSE <= p[2] < 1]
    far = sum(p[2] < 0.8 for p in loose)
    reason = "; ".join([f"{words} sound alike" for words in close] + [f"{_both(pair, p)} differ" for p in loose])
    short = 1.8 if loose and len(pair.left_parts) <= 2 else 0.0
    return Signal(-0.4 * far - short, reason)


def _both(pair: NamePair, aligned: tuple[int, int, float]) -> str:
    return f"{pair.left_parts[aligned[0]]}/{pair.right_parts[aligned[1]]}"


def _is_initial(pair: NamePair, aligned: tuple[int, int, float]) -> bool:
    return (len(pair.left_parts[aligned[0]]) == 1) != (len(pair.right_parts[aligned[1]]) == 1)


def contradiction(pair: NamePair) -> Signal:
    """Each name has parts that the other lacks: two people, unless these parts resemble each other."""
    if not pair.conflict:
        return Signal(0.0, "")
    near = max(part_likeness(a, b) for a in pair.left_over[:6] for b in pair.right_over[:6])
    more = min(len(pair.left_over), len(pair.right_over))
    reason = f"{' '.join(pair.left_over)} against {' '.join(pair.right_over)}"
    return Signal((-1.6 if pair.conflict >= 1 else -1.3) - 1.9 * more + 4.2 * max(0.0, near - 0.4), reason)


def fuller_form(pair: NamePair) -> Signal:
    """One name has more parts than the other: usual for one person, and usual for kin."""
    more = [] if pair.conflict else [*pair.left_over, *pair.right_over]
    return Signal(0.0, f"one adds {' '.join(more)}" if more else "")


def too_little(pair: NamePair) -> Signal:
    """Only parts that millions bear in common, and more in one of the names."""
    over = len(pair.left_over) + len(pair.right_over)
    if pair.distinctive or not pair.aligned.pairs or not over:
        return Signal(0.0, "a single part" if len(pair.left_parts) == 1 else "")
    lone = 1.6 if len(pair.left_parts) == 1 and not _ends(pair) else 0.0
    return Signal(-0.2 - min(over, 3) - lone if not pair.conflict else -0.9 - lone, "only common parts shared")


def other_order(pair: NamePair) -> Signal:
    """The shared parts stand in another order: usual for family names, but also for father and son."""
    turned = any(later < earlier for (_, earlier, _), (_, later, _) in pairwise(pair.aligned.pairs))
    return Signal(-0.2, "in another order") if turned else Signal(0.0, "")


def written_together(pair: NamePair) -> Signal:
    """The same letters once blanks are gone, where one has more blanks: "Amir Hossein Safari", "Amirhossein Safari"."""
    left, right = folded(pair.left), folded(pair.right)
    if left.count(" ") == right.count(" ") or not (pair.left_over or pair.right_over):
        return Signal(0.0, "")
    alike = part_likeness(left.replace(" ", "")[:60], right.replace(" ", "")[:60])
    return Signal(3.0, "nearly the same letters") if alike >= TOGETHER else Signal(0.0, "")


# -- organisations -------------------------------------------------------------------------------


def shared_words(pair: NamePair) -> Signal:
    """The share of the words, by weight, that the names have in common; those that say which body count most."""
    if not pair.aligned.pairs:
        return Signal(-0.9, "no word in common")
    over = sum(map(word_weight, (*pair.left_over, *pair.right_over)))
    share = pair.shared_weight / (pair.shared_weight + over)
    return Signal(-0.9 + 0.45 * share + 0.75 * min(pair.distinctive, 3), f"{share:.0%} of the words shared")


def same_beginning(pair: NamePair) -> Signal:
    """The same first word."""
    return Signal(0.45 if any(i == j == 0 for i, j, _ in pair.aligned.pairs) else 0.0, "")


def other_words(pair: NamePair) -> Signal:
    """Words that only one has; worse where both have some of their own."""
    if not pair.aligned.pairs:
        return Signal(0.0, "")
    if not pair.left_over or not pair.right_over:
        words = " ".join((*pair.left_over, *pair.right_over))
        return Signal(1.65 if words else 2.85, f"one adds {words}" if words else "")
    told = all(any(word_weight(word) >= 1 for word in over) for over in (pair.left_over, pair.right_over))
    return Signal(-2.1 if told else -0.6, f"{' '.join(pair.left_over)} against {' '.join(pair.right_over)}")


def too_general(pair: NamePair) -> Signal:
    """Only words that many bodies have in common."""
    general = bool(pair.aligned.pairs) and not pair.distinctive
    return Signal(-0.9, "only general words shared") if general else Signal(0.0, "")


def word_spelling(pair: NamePair) -> Signal:
    """Words that only resemble each other, and numbers that differ."""
    loose = [_both(pair, p) for p in pair.aligned.pairs if p[2] < 0.9]
    mine, yours = ({word for word in parts if word.isdigit()} for parts in (pair.left_parts, pair.right_parts))
    apart = -1.5 if mine and yours and mine != yours else 0.0
    return Signal(-0.3 * len(loose) + apart, "; ".join(f"{words} differ" for words in loose))


def initials_fit(pair: NamePair) -> Signal:
    """One name is made of the other's initials, or has them in place of words."""
    whole = is_acronym_of(pair.left, pair.right) or is_acronym_of(pair.right, pair.left)
    lengths = sorted(len(organization_words(name)) for name in (pair.left, pair.right))
    part = sorted(map(len, (pair.left_parts, pair.right_parts))) != lengths
    aligned = 0.0 if pair.aligned.pairs else 5.0
    return Signal(1.2 + aligned, "its initials") if whole or part else Signal(0.0, "")


def beginnings_fit(pair: NamePair) -> Signal:
    """One word is made of the beginnings of the other's: "Fincimex" for "Financiera Cimex"."""
    made = [
        beginnings(short[0], every_word(long))
        for short, long in ((pair.left_parts, pair.right), (pair.right_parts, pair.left))
        if len(short) == 1
    ]
    fits = max(made, default=0)
    return Signal(1.0 * min(fits, 3), "made of the beginnings of its words") if fits >= 2 else Signal(0.0, "")


def run_together(pair: NamePair) -> Signal:
    """The same letters once blanks are gone: "Pricewaterhouse Coopers"."""
    alike = part_likeness("".join(pair.left_parts)[:60], "".join(pair.right_parts)[:60])
    return Signal(2.5, "nearly the same letters") if alike >= TOGETHER else Signal(0.0, "")


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is a word of the initials of `long`, two letters or more; capitals are not required of it."""
    letters = acronym_letters(short) or (folded(short) if short.isalpha() and 3 <= len(short) <= 8 else "")
    return bool(letters) and letters in initials(long)


FEATURES: Mapping[EntityKind, tuple[Feature, ...]] = {
    "person": (shared_parts, spelling, contradiction, fuller_form, too_little, other_order, written_together),
    "organization": (
        shared_words,
        same_beginning,
        other_words,
        too_general,
        word_spelling,
        initials_fit,
        beginnings_fit,
        run_together,
    ),
}
"""Places are told apart by where they are, not by likeness; as names they are judged like organisations."""
