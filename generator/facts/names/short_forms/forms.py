"""Which names are forms of one, whatever they name: the same words in the same order, initials, capitals.

Reach for `only_one` where several longer names fit a short form: it stands for none unless all of them are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from generator.facts.names.word_lists import words
from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of
from generator.model import Mention, NameKind

MOST = 100
"""Names compared that share a word; in a megabyte of names the rest keep their surface forms."""
_LONGEST = 8
"""Letters of an acronym."""


def names_of(mentions: Sequence[Mention], kind: NameKind) -> list[str]:
    """Every name of a kind, once, in reading order."""
    return list(dict.fromkeys(m.name for m in mentions if m.kind == kind))


def keys_of(name: str) -> list[str]:
    """The words of a name as they are compared: lower case, no full stops, straight apostrophes."""
    return [word.strip(".,").lower().replace("’", "'") for word in name.split()]


def last_key(name: str) -> str:
    """The last of these words: a family name, a word like "council"."""
    return (keys_of(name) or [""])[-1]


def by_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by each of their words."""
    found: dict[str, list[str]] = {}
    for name in names:
        for word in dict.fromkeys(keys_of(name)):
            if len(same := found.setdefault(word, [])) < MOST:
                same.append(name)
    return found


def by_letters(names: Iterable[str]) -> dict[str, list[str]]:
    """Names of several words by the initials of their words, with small ones and without."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        keys = keys_of(name.replace("-", " "))
        telling = [key for key in keys if key not in words("organizations", "small")]
        for letters in {"".join(key[:1] for key in some) for some in (keys, telling) if len(some) > 1}:
            found.setdefault(letters, []).append(name)
    return found


def by_initials(name: str, longer: Mapping[str, list[str]], least: int) -> str | None:
    """The one name whose initials these capitals are; of those that the world knows by two letters, none."""
    letters = name.replace(".", "")
    if not (least <= len(letters) <= _LONGEST and letters.isalpha() and letters.isupper()) or country_of(name):
        return None
    if len(letters) == 2 and letters in _known_letters():
        return None
    return only_one(longer.get(letters.lower(), []))


@cache
def _known_letters() -> frozenset[str]:
    return frozenset(str(name) for line in read_yaml("aliases") for name in line["names"])


def is_inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one stand in the other in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def only_one(candidates: Sequence[str], often: Counter[str] | None = None) -> str | None:
    """The longest of names that all are forms of one; None where two different names are left.

    With counts, in the order of first mention, the main person is taken: the family name alone means whoever is named
    three times as often as every other bearer, or first and twice as often.
    """
    groups = _forms(candidates)
    if often and len(groups) > 1:
        groups.sort(key=lambda names: -_count(names, often))
        main, rival = groups[0], _count(groups[1], often)
        first = next(name for name in often if name in candidates) in main
        if rival * (2 if first else 3) <= _count(main, often):
            groups = [main]
    return groups[0][0] if len(groups) == 1 else None


def _count(names: Sequence[str], often: Counter[str]) -> int:
    return sum(often[name] for name in names)


def _forms(candidates: Sequence[str]) -> list[list[str]]:
    """Names that are forms of one put together, the longest first: "Donald J. Roe", "Donald Roe"."""
    groups: list[list[str]] = []
    for name in sorted(candidates, key=lambda name: (-len(keys_of(name)), -len(name))):
        home = next((group for group in groups if is_inside(keys_of(name), keys_of(group[0]))), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return groups


def cased(name: str, others: Sequence[str]) -> str:
    """The form in ordinary letters of a name with a word in capitals, where the article has it."""
    if len(name) < 5 or not any(len(word) > 3 and word.isupper() for word in name.split()):
        return name
    return next((other for other in others if other != name and other.lower() == name.lower()), name)
