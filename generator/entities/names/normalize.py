"""Names taken apart: plain letters, parts without titles and particles, sounds, consonants, initials.

Reach for it before comparing or indexing names. Everything is a pure, cached function of a string; only the first
`LONGEST` characters of a name are read, since what is longer is no name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache, partial
from itertools import zip_longest

import jellyfish
from slugify import slugify

from generator.knowledge import read_yaml
from generator.knowledge.name_variants import bearers
from generator.knowledge.titles import strip_titles
from generator.knowledge.words import word_set

LONGEST = 160
MANY = 60
"""Bearers, among those that Wikidata knows, from which a name part hardly tells anyone apart."""

_MARKS = re.compile("['’‘ʼʿʾ`´ʻ′]")
_JOINED_WORDS = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_ABD = re.compile(r"abd(?:[aeiou]{1,2}[lrsznd]?)?")
_DIN = re.compile(r"(.{3,}?)(?:[aeiou]{1,2}[dl]?)d[iey]+ne?")
_WRITTEN_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ø": "oe",
        "Ø": "Oe",
        "å": "aa",
        "Å": "Aa",
        "æ": "ae",
        "Æ": "Ae",
    }
)
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLES = frozenset({"al", "el", "ul", "ur"})
_VOWELS = re.compile(r"[aeiouy]")


words_of = partial(word_set, "name_parts")
"""A flat word list of `name_parts.yml`, as a set, by its key."""


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Lower-case Latin letters and digits with single blanks: "Al-Mu‘allim" gives "al muallim". Other scripts are
    romanised.
    """
    return slugify(_MARKS.sub("", name[:LONGEST]), separator=" ")


@lru_cache(maxsize=65536)
def person_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name that tell people apart, in order; never empty for a name with letters.

    Titles, particles and honorifics go; "Abd al-Rahman", "Abdul Rahman" and "Abdurrahman" become one part.
    """
    spaced = _JOINED_WORDS.sub(" ", name[:LONGEST]) if " " not in name.strip() else name[:LONGEST]
    every = folded(spaced).split()
    words = folded(strip_titles(spaced)).split() or every
    words = _din_joined(_abd_joined(_without_joined_articles(words)))
    kept = [word for word in words if not _is_loose(word)]
    return tuple(kept or words or every)


@lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, ...]:
    """The parts of a person's name with umlauts written out, so that "Müller" and "Mueller" are one: "mueller"."""
    return person_parts(written_out(name))


def written_out(name: str) -> str:
    """Umlauts and their like as two letters: "Jörg Groß" gives "Joerg Gross". A plain "Jorg" stays."""
    return unicodedata.normalize("NFC", name[:LONGEST]).translate(_WRITTEN_OUT)


def _is_loose(word: str) -> bool:
    """Whether a part is written or left out at will, be it with an article before it: "elsayed"."""
    loose = words_of("particles") | words_of("honorifics")
    return word in loose or (len(word) > 6 and word[:2] in _ARTICLES and word[2:] in loose)


def _without_joined_articles(words: list[str]) -> list[str]:
    """ "habibur rahman", "ziaul haque" -> "habib rahman", "zia haque"."""
    follow = words_of("after_article")
    return [
        word[:-2]
        if len(word) > 4 and word[-2:] in {"ul", "ur"} and after in follow and word not in words_of("joined_front")
        else word
        for word, after in zip_longest(words, words[1:])
    ]


def _abd_joined(words: list[str]) -> list[str]:
    """ "abd al rahman", "abdul rahman", "abdurrahman" -> "abdrahman"."""
    particles, fronts = words_of("particles"), words_of("joined_front")
    joined: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in fronts:
            after = at + 1
            while after < len(words) - 1 and words[after] in particles:
                after += 1
            if after < len(words):
                joined.append("abd" + _rest_of_abd(words[after]))
                at = after + 1
                continue
        joined.append("abd" + _rest_of_abd(word[3:]) if word.startswith("abd") and len(word) > 6 else word)
        at += 1
    return joined


def _din_joined(words: list[str]) -> list[str]:
    """ "saif al din", "saif ud din", "saifuddin", "saifeddine" -> "saifdin"."""
    joined: list[str] = []
    for word in words:
        if word in words_of("din") and joined:
            while len(joined) > 1 and joined[-1] in words_of("particles"):
                joined.pop()
            joined[-1] += "din"
            continue
        found = _DIN.fullmatch(word)
        joined.append(f"{found[1]}din" if found else word)
    return joined


def _rest_of_abd(rest: str) -> str:
    """What is served, without the article that melts into it: "urrahman", "elaziz", "rahman" -> "rahman", "aziz"."""
    found = re.match(r"[aeiou]{1,2}(?:l(?=[^l])|([rsznd])(?=\1)|l(?=l))", rest)
    return rest[found.end() :] if found and len(rest) - found.end() >= 3 else rest


@lru_cache(maxsize=65536)
def sounds(part: str) -> str:
    """A part respelled so that common romanisations of one sound look the same: "qadhafi" and "gaddafi" draw near."""
    for written, plain in _sound_pairs():
        if written in part:
            part = part.replace(written, plain)
    part = _DOUBLED.sub(r"\1", part)
    return part[:-1] if len(part) > 3 and part.endswith("h") else part


@cache
def _sound_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in read_yaml("name_parts")["sounds"])


@lru_cache(maxsize=65536)
def voiceless(part: str) -> str:
    """A part with voiced and unvoiced consonants taken for one, vowels kept: "Guk" and "Kuk", "Jo" and "Cho"."""
    plain = sounds(part)
    for written, other in _skeleton_pairs():
        plain = plain.replace(written, other)
    return _DOUBLED.sub(r"\1", plain.replace("h", ""))


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """Consonants of a part, voiced and unvoiced taken for one: "gaddafi" and "qadhafi" give "ktf". A key for
    candidates.
    """
    plain = voiceless(part)
    return ("a" if _VOWELS.match(plain) else "") + _VOWELS.sub("", plain) or part[:1]


@cache
def _skeleton_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in read_yaml("name_parts")["skeleton"])


@lru_cache(maxsize=65536)
def sound_key(part: str) -> str:
    """NYSIIS key of a part; empty for parts too short to have one that means anything."""
    return jellyfish.nysiis(part) if len(part) >= 4 and part.isascii() and part.isalpha() else ""


def weight_of(part: str) -> float:
    """How much a person's name part tells: little for one that millions bear, less for an initial."""
    if len(part) == 1:
        return 0.25
    served = part[3:] if part.startswith("abd") else part
    common = part in words_of("common") or served in words_of("common") or bearers(served) >= MANY
    return float(read_yaml("name_parts")["common_weight"]) if common else 1.0
