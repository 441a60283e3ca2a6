"""Forms of English words, made from their base form; irregular ones stand in a table behind slashes."""

from __future__ import annotations

import re


def regular_forms(base: str) -> tuple[str, str, str]:
    """Third person, past and participle of a regular verb: ask -> asks, asked, asking."""
    stem = base[:-1] if base.endswith("e") else base
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return third, f"{stem}ed", f"{stem}ing"


def verb_forms(told: str) -> tuple[str, ...]:
    """All forms of a verb: "kill", "give/gives/gave/giving", with a particle behind it "round up"."""
    verb, _, particle = told.partition(" ")
    if particle:
        return tuple(f"{form} {particle}" for form in verb_forms(verb))
    base, *others = verb.split("/")
    if others:
        return (base, *others)
    stem = f"{base[:-1]}i" if re.search(r"[^aeiou]y$", base) else base  # "bury"
    third, past, participle = regular_forms(stem)
    return (base, f"{stem}es" if stem != base else third, past, f"{base}ing" if stem != base else participle)


def noun_forms(told: str) -> tuple[str, ...]:
    """Singular and plural of a noun: "attack", "body/bodies"."""
    base, *others = told.split("/")
    if others:
        return (base, *others)
    if re.search(r"[^aeiou]y$", base):  # "injury"
        return (base, f"{base[:-1]}ies")
    if base.endswith("man"):
        return (base, f"{base[:-3]}men")
    return (base, f"{base}es" if base.endswith(("s", "x", "ch", "sh")) else f"{base}s")
