"""What speaks for and against two names being one organisation's, one feature a function."""

from __future__ import annotations

from generator.entities.names.likeness import part_likeness
from generator.entities.names.name_pair import TOGETHER, Feature, NamePair, both, shown
from generator.entities.names.normalize import folded
from generator.entities.names.organization_words import (
    acronym_letters,
    every_word,
    initials,
    organization_words,
    word_weight,
)
from generator.entities.names.shortened import beginnings
from generator.knowledge.weighing import NOTHING, Reason


def shared_words(pair: NamePair) -> Reason:
    """The share of the words, by weight, that the names have in common; those that say which one it is count most."""
    if not pair.aligned.pairs:
        return Reason(-0.9, "no word in common")
    over = sum(map(word_weight, (*pair.left_over, *pair.right_over)))
    share = pair.shared_weight / (pair.shared_weight + over)
    return Reason(-0.9 + 0.45 * share + 0.75 * min(pair.distinctive, 3), f"{share:.0%} of the telling words in common")


def same_beginning(pair: NamePair) -> Reason:
    """The same first word."""
    return Reason(0.45 if any(i == j == 0 for i, j, _ in pair.aligned.pairs) else 0.0, "")


def other_words(pair: NamePair) -> Reason:
    """Words that only one has; worse where both have some of their own."""
    if not pair.aligned.pairs:
        return NOTHING
    if not pair.left_over or not pair.right_over:
        words = " ".join((*pair.left_over, *pair.right_over))
        return Reason(1.65 if words else 2.85, f"one has {shown(*words.split())} as well" if words else "")
    told = all(any(word_weight(word) >= 1 for word in over) for over in (pair.left_over, pair.right_over))
    return Reason(-2.1 if told else -0.6, f"{shown(*pair.left_over)} against {shown(*pair.right_over)}")


def too_general(pair: NamePair) -> Reason:
    """Only words that many organisations have in common."""
    general = bool(pair.aligned.pairs) and not pair.distinctive
    return Reason(-0.9, "only general words shared") if general else NOTHING


def word_spelling(pair: NamePair) -> Reason:
    """Words that only resemble each other, and numbers that differ."""
    loose = [both(pair, p) for p in pair.aligned.pairs if p[2] < 0.9]
    mine, yours = ({word for word in parts if word.isdigit()} for parts in (pair.left_parts, pair.right_parts))
    apart = -1.5 if mine and yours and mine != yours else 0.0
    return Reason(-0.3 * len(loose) + apart, "; ".join(f"{words} are spelt apart" for words in loose))


def initials_fit(pair: NamePair) -> Reason:
    """One name is made of the other's initials, or has them in place of words."""
    whole = is_acronym_of(pair.left, pair.right) or is_acronym_of(pair.right, pair.left)
    lengths = sorted(len(organization_words(name)) for name in (pair.left, pair.right))
    part = sorted(map(len, (pair.left_parts, pair.right_parts))) != lengths
    aligned = 0.0 if pair.aligned.pairs else 5.0
    return Reason(1.2 + aligned, "its initials") if whole or part else NOTHING


def beginnings_fit(pair: NamePair) -> Reason:
    """One word is made of the beginnings of the other's: "Fincimex" for "Financiera Cimex"."""
    made = [
        beginnings(short[0], every_word(long))
        for short, long in ((pair.left_parts, pair.right), (pair.right_parts, pair.left))
        if len(short) == 1
    ]
    fits = max(made, default=0)
    return Reason(1.0 * min(fits, 3), "made of the beginnings of its words") if fits >= 2 else NOTHING


def run_together(pair: NamePair) -> Reason:
    """The same letters once blanks are gone: "Pricewaterhouse Coopers"."""
    alike = part_likeness("".join(pair.left_parts)[:60], "".join(pair.right_parts)[:60])
    return Reason(2.5, "nearly the same letters") if alike >= TOGETHER else NOTHING


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is a word of the initials of `long`, two letters or more; capitals are not required of it."""
    letters = acronym_letters(short) or (folded(short) if short.isalpha() and 3 <= len(short) <= 8 else "")
    return bool(letters) and letters in initials(long)


ORGANIZATION_FEATURES: tuple[Feature, ...] = (
    shared_words,
    same_beginning,
    other_words,
    too_general,
    word_spelling,
    initials_fit,
    beginnings_fit,
    run_together,
)
