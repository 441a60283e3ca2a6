"""Ranks, forms of address and offices before a person's name.

Reach for it wherever "Maj. Gen. Ali Omar", "Dr Ali Omar" and "Ali Omar" are to be one name, or where the words before
a name say what the person is. The words stand in `resources/en/titles.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from generator.knowledge import read_yaml

TitleKind = Literal["rank", "honorific", "office", "modifier"]

_WORD = re.compile(r"\S+")
_LONGEST = 4
_READ = 400
"""Characters looked at: no title is longer, and the rest of a megabyte can wait."""
_ORDER: tuple[TitleKind, ...] = ("rank", "honorific", "office", "modifier")


def title_key(word: str) -> str:
    """How the lists spell a word: lower case, straight apostrophe, no full stops, brackets or commas."""
    return word.lower().replace("’", "'").replace(".", "").strip('(),;:"“”')


def title_words(phrase: str) -> tuple[str, ...]:
    """A phrase as list keys; hyphens part words: "Secretary-General" gives `("secretary", "general")`."""
    return tuple(part for word in phrase.split() for part in title_key(word).split("-") if part)


@cache
def _phrases() -> dict[tuple[str, ...], TitleKind]:
    """Every listed phrase with its kind; ranks win over offices where a word is both."""
    words = read_yaml("en/titles")
    lists = {
        "rank": [form for forms in words["ranks"] for form in forms],
        "honorific": words["honorifics"],
        "office": words["offices"],
        "modifier": words["modifiers"],
    }
    plurals: dict[tuple[str, ...], TitleKind] = dict.fromkeys(_offices(), "office")
    return plurals | {title_words(form): kind for kind in reversed(_ORDER) for form in lists[kind]}


@cache
def _offices() -> frozenset[tuple[str, ...]]:
    offices = [title_words(office) for office in read_yaml("en/titles")["offices"]]
    return frozenset(offices) | frozenset(_plural(office) for office in offices)


def _plural(office: tuple[str, ...]) -> tuple[str, ...]:
    """ "Ministers", "secretaries": whoever is named behind them holds one such office."""
    last = office[-1]
    return (*office[:-1], last[:-1] + "ies" if last.endswith("ry") else last + "s")


@cache
def _also_names() -> frozenset[str]:
    return frozenset(read_yaml("en/titles")["also_names"])


def match_title(keys: Sequence[str], at: int) -> tuple[int, TitleKind] | None:
    """The longest listed phrase that begins at `keys[at]`: how many words it takes, and its kind."""
    for length in range(min(_LONGEST, len(keys) - at), 0, -1):
        kind = _phrases().get(tuple(keys[at : at + length]))
        if kind:
            return length, kind
    return None


def is_office(phrase: str) -> bool:
    """Whether a word or phrase names an office by itself: "minister", "Secretary-General", "councillors"."""
    return title_words(phrase) in _offices()


def is_rank(phrase: str) -> bool:
    """Whether a phrase is a rank, in full or abbreviated: "Maj. Gen."."""
    return _phrases().get(title_words(phrase)) == "rank"


def is_honorific(phrase: str) -> bool:
    """Whether a phrase is a mere form of address: "Dr.", "Sir"."""
    return _phrases().get(title_words(phrase)) == "honorific"


def may_be_name(word: str) -> bool:
    """Whether a title word is also a common family name, as in "Larry King"."""
    return title_key(word) in _also_names()


def split_titles(name: str) -> tuple[str, str]:
    """What stands before a person's name, and the name: `("Maj. Gen.", "Ali Omar")`.

    Takes ranks, forms of address and offices with the words that belong to them ("Deputy Interior Minister"). At least
    one word is left as the name; a name without title gives `("", name)`. Both parts are slices of the input, stripped.
    """
    words = list(_WORD.finditer(name[:_READ]))
    keys, owner = _keys_with_owner([word.group() for word in words])
    at, taken = _lead(words, keys), 0
    while at < len(keys):
        found = match_title(keys, at)
        if not found or (found[1] == "honorific" and keys[at] == "he" and "." not in words[owner[at]].group()):
            break
        at += found[0]
        if found[1] != "modifier":
            taken = at
    cut = owner[taken] if taken < len(keys) else len(words) - 1
    if cut <= 0:
        return "", name.strip()
    return name[: words[cut].start()].strip(" ,"), name[words[cut].start() :].strip()


def title_spans(words: Sequence[str]) -> tuple[tuple[int, int, TitleKind], ...]:
    """Every listed title among words in a row, the longest where several fit: first index, index behind the last, kind.

    "Secretary-General" counts as one word. Modifiers are given too ("interior"), so that callers see what belongs
    together.
    """
    keys, owner = _keys_with_owner(words)
    found, at = [], 0
    while at < len(keys):
        match = match_title(keys, at) if not at or owner[at] != owner[at - 1] else None
        behind = at + match[0] if match else at + 1
        if match and (behind == len(keys) or owner[behind] != owner[behind - 1]):
            found.append((owner[at], owner[behind - 1] + 1, match[1]))
        at = behind
    return tuple(found)


def _lead(words: Sequence[re.Match[str]], keys: Sequence[str]) -> int:
    """1 where the first word says whose office follows ("US Ambassador", "Kenya's President"), else 0."""
    if len(words) < 3 or match_title(keys, 0):
        return 0
    first = words[0].group()
    whose = (first.isupper() and len(first) > 1) or first.endswith(("'s", "’s"))
    behind = match_title(keys, 1)
    return 1 if whose and behind and behind[1] in {"office", "modifier"} else 0


def _keys_with_owner(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """List keys of all words, and for each key the index of the word it came from."""
    keys: list[str] = []
    owner: list[int] = []
    for index, word in enumerate(words):
        parts = title_words(word) or ("",)
        keys.extend(parts)
        owner.extend([index] * len(parts))
    return keys, owner


def strip_titles(name: str) -> str:
    """The name without rank, form of address and office: "Field Marshal Ali Omar" gives "Ali Omar".

    For comparing and listing names. Never empty for a name that isn't; a lone "General" stays "General".
    """
    return split_titles(name)[1]


@cache
def _full_ranks() -> dict[tuple[str, ...], str]:
    return {title_words(form): forms[0] for forms in read_yaml("en/titles")["ranks"] for form in forms}


def full_rank(rank: str) -> str:
    """The rank spelled out in lower case, for comparing: "Maj. Gen." gives "major general"; unknown words stay."""
    words = tuple(word for word in title_words(rank) if word not in {"retd", "ret", "retired"})
    return _full_ranks().get(words, " ".join(words))
