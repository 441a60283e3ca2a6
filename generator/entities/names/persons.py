"""What speaks for and against two names being one person's, one feature a function."""

from __future__ import annotations

from itertools import pairwise

from generator.entities.names.likeness import part_likeness
from generator.entities.names.name_pair import LOOSE, TOGETHER, Feature, NamePair, both, shown
from generator.entities.names.normalize import folded, words_of
from generator.knowledge.titles import strip_titles
from generator.knowledge.weighing import NOTHING, Reason


def shared_parts(pair: NamePair) -> Reason:
    """Parts in common: those that few bear count, and so do both ends."""
    if not pair.aligned.pairs:
        return Reason(-6.0, "no part in common")
    words = shown(*(pair.left_parts[i] for i, _, likeness in pair.aligned.pairs if likeness == 1))
    return Reason(2.0 + 0.25 * min(pair.distinctive, 3) + 0.1 * _ends(pair), f"both have {words}" if words else "")


def _ends(pair: NamePair) -> int:
    """How many of the two ends of the names answer each other, as written or with family and given name swapped."""
    pairs = {(i, j) for i, j, _ in pair.aligned.pairs}
    left, right = len(pair.left_parts) - 1, len(pair.right_parts) - 1
    if not left:
        return int((0, right) in pairs)
    straight = ((0, 0) in pairs) + ((left, right) in pairs)
    return max(straight, 2 if {(0, right), (left, 0)} <= pairs and left == right else 0)


def spelling(pair: NamePair) -> Reason:
    """Parts that only resemble each other speak against, the less they do the more; most in a name of two parts."""
    loose = [p for p in pair.aligned.pairs if p[2] < LOOSE and not _is_initial(pair, p)]
    close = [both(pair, p) for p in pair.aligned.pairs if LOOSE <= p[2] < 1]
    far = sum(p[2] < 0.8 for p in loose)
    initials = [f"{both(pair, p)} fit" for p in pair.aligned.pairs if _is_initial(pair, p)]
    told = [f"{words} sound alike" for words in close] + [f"{both(pair, p)} are spelt apart" for p in loose]
    reason = "; ".join(initials + told)
    short = 1.8 if loose and len(pair.left_parts) <= 2 else 0.0
    return Reason(-0.4 * far - short, reason)


def _is_initial(pair: NamePair, aligned: tuple[int, int, float]) -> bool:
    return (len(pair.left_parts[aligned[0]]) == 1) != (len(pair.right_parts[aligned[1]]) == 1)


def contradiction(pair: NamePair) -> Reason:
    """Each name has parts that the other lacks: two people, unless these parts resemble each other."""
    if not pair.conflict:
        return NOTHING
    near = max(part_likeness(a, b) for a in pair.left_over[:6] for b in pair.right_over[:6])
    more = min(len(pair.left_over), len(pair.right_over))
    reason = f"{shown(*pair.left_over)} against {shown(*pair.right_over)}"
    return Reason((-1.6 if pair.conflict >= 1 else -1.3) - 1.9 * more + 4.2 * max(0.0, near - 0.4), reason)


def fuller_form(pair: NamePair) -> Reason:
    """One name has more parts than the other: usual for one person, and usual for kin."""
    more = [] if pair.conflict else [*pair.left_over, *pair.right_over]
    return Reason(0.0, f"one has {shown(*more)} as well" if more else "")


def too_little(pair: NamePair) -> Reason:
    """Only parts that millions bear in common, and more in one of the names."""
    over = len(pair.left_over) + len(pair.right_over)
    if pair.distinctive or not pair.aligned.pairs or not over:
        return Reason(0.0, "a single name" if len(pair.left_parts) == 1 else "")
    lone = 1.6 if len(pair.left_parts) == 1 and not _ends(pair) else 0.0
    return Reason(-0.2 - min(over, 3) - lone if not pair.conflict else -0.9 - lone, "only common names shared")


def other_order(pair: NamePair) -> Reason:
    """The shared parts stand in another order: usual for family names, but also for father and son."""
    turned = any(later < earlier for (_, earlier, _), (_, later, _) in pairwise(pair.aligned.pairs))
    return Reason(-0.2, "in another order") if turned else NOTHING


def written_together(pair: NamePair) -> Reason:
    """The same letters once blanks are gone, where one has more blanks: "Amir Hossein Safari", "Amirhossein Safari"."""
    left, right = folded(pair.left), folded(pair.right)
    if left.count(" ") == right.count(" ") or not (pair.left_over or pair.right_over):
        return NOTHING
    alike = part_likeness(left.replace(" ", "")[:60], right.replace(" ", "")[:60])
    return Reason(3.0, "nearly the same letters") if alike >= TOGETHER else NOTHING


def adds_in_front(pair: NamePair) -> bool:
    """Whether one name is the whole other one with a name before it, as a child's is its father's."""
    added = len(pair.right_parts) - len(pair.left_parts)
    behind = tuple((i, i + added) for i in range(len(pair.left_parts)))
    return added > 0 and len(behind) >= 2 and tuple((i, j) for i, j, _ in pair.aligned.pairs) == behind


def turned_patronymic(pair: NamePair) -> bool:
    """Whether "X son of Y" stands against "Y son of X": grandfather or grandson, never the same."""
    said = [_sons(pair.left), _sons(pair.right)]
    return any((father, son) in said[1] for son, father in said[0] if son != father)


def _sons(name: str) -> list[tuple[str, str]]:
    """Son and father for each "bin" in a name."""
    words = folded(strip_titles(name)).split()
    return [(words[at - 1], words[at + 1]) for at in range(1, len(words) - 1) if words[at] in words_of("son_of")]


PERSON_FEATURES: tuple[Feature, ...] = (
    shared_parts,
    spelling,
    contradiction,
    fuller_form,
    too_little,
    other_order,
    written_together,
)
