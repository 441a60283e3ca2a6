"""Addresses made of words: the last part of a page's path, fit for any disk and told apart from its neighbours.

Reach for `short` and `safe` where words become a file's name, for `told_apart` where two things would get one, for
`address` to see whether two pages are one to a reader; for `web_address` where a file says where it was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from slugify import slugify

LONGEST = 80
"""Letters of an address: with its folders and endings a path then fits Windows too, which takes 260 in all."""
_TAIL = 24
"""Letters that an address that is cut keeps of its end, where long names differ most often."""
_ADDED = 30
"""Letters of the words that tell two addresses apart."""

_NO_ADDRESS = re.compile(r"[\s<>\"'\\`{}|^\x00-\x1f\x7f]")
_LONGEST_OF_WEB = 2_000

_UNSAFE = re.compile(r"index|readme|con|prn|aux|nul|com\d|lpt\d", re.ASCII)
"""MkDocs serves "readme" as the folder's own page; Windows has devices of the name "con"."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?: *\..*)?", re.IGNORECASE)  # "aux.md"
_KEPT = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_FOLDERS = re.compile(r"\d\d|\d{4}|undated|part-\d+", re.ASCII)
"""Folders of months, days and parts: "2026/index.md" has the address of "2026.md"."""


def web_address(text: str) -> str:
    """An address of the web that a page may link to; empty for anything else: scripts, files, passwords."""
    text = text.strip().strip("<>")
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        is_web = parts.scheme in ("http", "https") and "." in host and "@" not in parts.netloc
    except ValueError:
        return ""
    return text if is_web and len(text) <= _LONGEST_OF_WEB and not _NO_ADDRESS.search(text) else ""


def short(slug: str, longest: int = LONGEST) -> str:
    """A slug no longer than a safe address: its first words and its last ones. Always the same for the same slug."""
    if len(slug) <= longest:
        return slug
    tail = _cut("-".join(reversed(slug.split("-"))), _TAIL)
    return _joined(slug, "-".join(reversed(tail.split("-"))), longest)


def safe(slug: str, kind: str = "page", beside_folders: bool = False) -> str:
    """A slug that is nobody else's word: "con" is `con-page`. `beside_folders`: where months have folders."""
    taken = _UNSAFE.fullmatch(slug) or (beside_folders and _FOLDERS.fullmatch(slug))
    return f"{slug}-{kind}" if taken else slug


def is_refused_by_windows(path: str) -> bool:
    """Whether Windows can't hold a file of such a path: a device's name, a sign that it keeps, an end that it drops."""
    return any(_DEVICE.fullmatch(part) or _KEPT.search(part) or part.endswith((".", " ")) for part in path.split("/"))


def told_apart(slug: str, own: Iterable[str], is_taken: Callable[[str], bool], longest: int = LONGEST) -> str:
    """The slug, if it is free; else with the first of its thing's own words that make it so; else numbered.

    `own` are words that tell the thing from others, the most telling first.
    """
    for candidate in _candidates(slug, own, longest):
        if not is_taken(candidate):
            return candidate
    raise AssertionError("numbers never end")


def _candidates(slug: str, own: Iterable[str], longest: int) -> Iterator[str]:
    yield slug
    there = set(slug.split("-"))
    for words in own:
        added = _cut(slugify(words[: 4 * _ADDED]), _ADDED)
        tells = not added.replace("-", "").isdigit() and not there.issuperset(added.split("-"))
        if added and tells:
            yield _joined(slug, added, longest)
    number = 1
    while number := number + 1:
        yield _joined(slug, str(number), longest)


def kept(groups: Sequence[Sequence[str]], previous: Mapping[str, Sequence[str]], taken: set[str]) -> dict[int, str]:
    """Addresses that groups had before, by the number of the group: each has the one with most members in common.

    `previous`: the members behind each address then. Those in `taken` are given to none, and what is given is added.
    """
    of = {member: number for number, group in enumerate(groups) for member in group}
    shared: Counter[tuple[int, str]] = Counter()
    for slug, members in sorted(previous.items()):
        shared.update((of[member], slug) for member in members if member in of)
    found: dict[int, str] = {}
    for (number, slug), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], groups[item[0][0]][0])):
        if number not in found and same(slug) not in taken:
            found[number] = slug
            taken.add(same(slug))
    return found


def beyond(slug: str, words: str) -> str:
    """The words, as a slug, that did not find room in an address."""
    there = set(slug.split("-"))
    return "-".join(word for word in words.split("-") if word not in there)


def same(name: str) -> str:
    """What two names have in common that some disk takes for one: capitals and forms of Unicode aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def address(path: str) -> str:
    """Where a page is read: `briefs/2026` for `briefs/2026.md` and for `briefs/2026/index.md`."""
    folder, _, name = same(path.removesuffix(".md")).rpartition("/")
    return folder if name in ("index", "readme") else f"{folder}/{name}".removeprefix("/")


def shared(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pages that have the address of another, each with that other: an index comes first, then the first by name."""
    first: dict[str, str] = {}
    for path in sorted(set(paths), key=lambda path: (not path.endswith("index.md"), path)):
        other = first.setdefault(address(path), path)
        if other != path:
            yield path, other


def _joined(slug: str, added: str, longest: int) -> str:
    return f"{_cut(slug, longest - len(added) - 1)}-{added}"


def _cut(slug: str, longest: int) -> str:
    """The first words of a slug; part of the first where not even that finds room."""
    if len(slug) <= longest:
        return slug
    whole, blank, _ = slug[: longest + 1].rpartition("-")
    return whole if blank else slug[:longest]
