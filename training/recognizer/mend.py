"""Mends the labels of the Groningen Meaning Bank, which tools made and people corrected only in part.

Countries and nationalities go by the lists of the package, titles leave the names of persons, halves of titles and of
countries go, and one name gets the kind that most of its mentions have.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.facts.names.word_lists import words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_named, is_demonym
from generator.knowledge.titles import is_office, strip_titles, title_spans
from training.recognizer.sets import Labelled, Name
from training.recognizer.word_lists import listed, table

KINDS = {"geo": "PLACE", "gpe": "PLACE", "per": "PERSON", "org": "ORG", "art": "MISC", "eve": "MISC", "nat": "MISC"}
GROUPS = frozenset(listed("groups"))
FIXED: dict[str, str] = table()["fixed"]
"""Names that the bank labels either way; an empty kind: no name by itself."""
WAR = re.compile(r"World Wars? (?:II|I|One|Two)\b")
REPUBLIC = re.compile(r"(?:(?:Democratic|People's|Islamic|Federal) )*Republic of (?:the )?[A-Z]\w+")
CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")
BEHIND = re.compile(r"(?:['’]s?|\.)$")
SMALL_START = re.compile(r"(?:(?!(?:al|el|bin|ibn|van|von|de|da|du|der|ul|abu)\b)[a-z][\w.]*[ -])+")


def mended(sentences: Iterable[Labelled]) -> list[Labelled]:
    """The sentences with better labels; those of one name agree."""
    once = [_by_rules(one) for one in sentences]
    kinds = _majority(once)
    return [_agreeing(one, kinds) for one in once]


PROGRAMMES = frozenset({"program", "programme", "initiative", "project", "day"})
"""Words that end names of bodies as often as names of events."""
MONTHS = frozenset(listed("months"))


def _by_rules(one: Labelled) -> Labelled:
    text = one.text
    names = [Name(m.start(), m.end(), "MISC") for m in WAR.finditer(text)]
    names += [Name(m.start(), m.end(), "PLACE") for m in REPUBLIC.finditer(text) if country_named(m.group())]
    for name in one.names:
        kind = KINDS.get(name.kind)
        trimmed = _trimmed(text, Name(name.start, name.end, kind)) if kind else None
        if trimmed:
            names.append(trimmed)
    names = _with_countries(text, names)
    names = [n for n in names if n.kind]
    return Labelled(text, tuple(_apart(names)), one.open, one.unsure)


def _trimmed(text: str, name: Name) -> Name | None:
    """The name without lower-case words and titles before it, without possessive; None where nothing is left."""
    start, end, kind = name
    if small := SMALL_START.match(text[start:end]):
        start += small.end()
    end -= _ending(text[start:end])
    if text[start:end].lower().startswith("the "):
        start += 4
    if text[start:end] in MONTHS:
        return None
    if kind == "PERSON":
        start, end = _bare_person(text, start, end)
    if kind == "ORG":
        end = _without_office(text, start, end)
    shown = text[start:end]
    if not any(c.isupper() for c in shown) or (kind == "PERSON" and _is_title(shown)):
        return None
    if shown in FIXED:
        return Name(start, end, FIXED[shown]) if FIXED[shown] else None
    if kind == "PLACE" and is_office(shown) and not country_named(shown):
        return None
    return Name(start, end, _better_kind(shown, kind))


def _ending(shown: str) -> int:
    """Letters of a possessive ending, comma or full stop at the end."""
    size = 0
    for ending in ("'s", "’s", "'", ",", "."):
        rest = shown[: len(shown) - size]
        holds = ending == "." and (rest[-3:-2] in ". " or len(rest) < 3 or "." in rest[:-1])
        if rest.endswith(ending) and not holds:
            size += len(ending)
    return size


def _bare_person(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's name without titles, and without what the person owns: "Mr. Abbas' Fatah"."""
    if owner := re.match(r"(.+)['’]s? [A-Z]", text[start:end]):
        end = start + len(owner[1])
    return end - len(strip_titles(text[start:end])), end


def _is_title(shown: str) -> bool:
    if shown.lower() in GROUPS or is_demonym(shown):
        return False
    words_shown = shown.split()
    honorific = title_spans(words_shown) == ((0, len(words_shown), "honorific"),)
    return honorific or is_office(shown) or shown in ("Mr.", "Ms.", "Mrs.")


def _without_office(text: str, start: int, end: int) -> int:
    """ "U.N. Secretary-General": the body alone."""
    parts = text[start:end].split()
    cut = len(parts)
    while cut > 1 and is_office(parts[cut - 1]):
        cut -= 1
    return start + len(" ".join(parts[:cut])) if cut < len(parts) else end


def _better_kind(shown: str, kind: str) -> str:
    """The kind by the lists of the world, where they know better than the label."""
    parts = shown.split()
    if country_named(shown):
        return "PLACE"
    if is_demonym(shown) or shown.lower() in GROUPS or all(w.lower() in GROUPS or is_demonym(w) for w in parts):
        return "NORP"
    if kind == "PLACE" and re.search(r"(?:ians?|ese|ans|ites|is)$", shown) and not gazetteer.is_place(shown):
        return "NORP"
    if kind == "ORG" and len(parts) > 1:
        if parts[-1].lower() in words("organizations", "other_heads") - PROGRAMMES:
            return "MISC"
        if gazetteer.is_place(shown, 20_000):
            return "PLACE"
    return kind


def _with_countries(text: str, names: list[Name]) -> list[Name]:
    """Adds countries and nationalities that have no label, and joins what halves of a country's name were labelled."""
    for match in CAPITALISED.finditer(text):
        parts = [(m.start() + match.start(), m.end() + match.start()) for m in re.finditer(r"\S+", match.group())]
        at = 0
        while at < len(parts):
            found, size = _country_at(text, parts, at)
            if found:
                names = _with_country(text, names, found)
            at += size
    return names


def _country_at(text: str, parts: Sequence[tuple[int, int]], at: int) -> tuple[Name | None, int]:
    """The country or nationality that begins at a word, and how many words it takes (1 without any)."""
    for size in range(min(4, len(parts) - at), 0, -1):
        start, end = parts[at][0], parts[at + size - 1][1]
        shown = text[start:end] if text[start:end].isupper() else BEHIND.sub("", text[start:end])
        kind = _world(shown, size)
        if not kind and size == 1 and "-" in shown:
            shown = shown.partition("-")[0]
            kind = _world(shown, size)
        if kind:
            skip = 4 if shown[:4] in ("The ", "the ") else 0
            return Name(start + skip, start + len(shown), kind), size
    return None, 1


def _with_country(text: str, names: list[Name], new: Name) -> list[Name]:
    """The names with the country among them, unless it is part of a longer name."""
    start, end, _ = new
    for n in names:
        longer = n.start <= start and end <= n.end and n.end - n.start > end - start
        if longer and (n.kind in ("ORG", "PERSON", "MISC") or " of " in text[n.start : n.end]):
            return names
    kept = [n for n in names if n.end <= start or n.start >= end or (n.start < start and n.kind != "PLACE")]
    return [*kept, new]


def _world(shown: str, size: int) -> str | None:
    if shown.replace(".", "") in listed("doubtful_countries"):
        return None
    if country_named(shown) and len(shown) > 1:
        return "PLACE"
    first, _, second = shown.partition(" ")
    if size == 2 and first in listed("nationality_starts") and is_demonym(second):
        return "NORP"
    if size == 1 and (is_demonym(shown) or shown.lower() in GROUPS):
        return "NORP"
    return None


def _apart(names: Sequence[Name]) -> list[Name]:
    """In order, none overlapping; of two the longer stays."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept)


def _majority(sentences: Sequence[Labelled]) -> dict[str, str]:
    """The kind of a name that at least three quarters of four or more mentions have."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in sentences:
        for name in one.names:
            seen[one.text[name.start : name.end]][name.kind] += 1
    kinds = {}
    for shown, counts in seen.items():
        kind, count = counts.most_common(1)[0]
        if counts.total() >= 4 and count >= 0.7 * counts.total():
            kinds[shown] = kind
    return kinds


def _agreeing(one: Labelled, kinds: dict[str, str]) -> Labelled:
    """Kinds by the majority; unlabelled mentions of well-known names get theirs; doubtful ones are unsure."""
    text, unsure = one.text, list(one.unsure)
    names = []
    for name in one.names:
        shown = text[name.start : name.end]
        kind = kinds.get(shown, name.kind)
        if shown not in kinds and len(shown.split()) == 1 and kind == "ORG" and gazetteer.is_place(shown, 50_000):
            unsure.append((name.start, name.end))
            continue
        names.append(Name(name.start, name.end, kind))
    covered = [(n.start, n.end) for n in names] + unsure
    for match in CAPITALISED.finditer(text):
        if any(s < match.end() and match.start() < e for s, e in covered) or not match.start():
            continue
        shown = BEHIND.sub("", match.group())
        if (
            shown in kinds
            and kinds[shown] != "MISC"
            and text[match.start() - 1] == " "
            and text[match.start() - 2] not in '."”'
        ):
            names.append(Name(match.start(), match.start() + len(shown), kinds[shown]))
    return Labelled(text, tuple(sorted(names)), one.open, tuple(unsure))
