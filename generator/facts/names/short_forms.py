"""Gives every mention the fullest form of its name: "Okello" -> "Jane Okello", "WHO" -> its long form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from jellyfish import nysiis
from rapidfuzz.distance import JaroWinkler

from generator.facts.names.tokens import tokens_in
from generator.facts.names.word_lists import words
from generator.knowledge import gazetteer, read_yaml
from generator.knowledge.countries import country_of, is_demonym, name_of
from generator.knowledge.titles import full_rank, title_spans
from generator.model import Acronym, Article, Mention, NameKind, Span

_ARTICLE_PREFIX = re.compile(r"^(?:al|el|ul|as|ash|ad|an|ar|at|az)[-' ]")
_MOST = 100
"""Names compared that share a word; in a megabyte of names the rest keep their surface forms."""

_LONGEST = 8
"""Letters of an acronym."""
_TOWN = 50_000
"""People of a place whose name says where a body is from; of smaller ones many are called like any word."""


def with_full_names(article: Article, mentions: Sequence[Mention], acronyms: Sequence[Acronym]) -> tuple[Mention, ...]:
    """The mentions with `name` set to the fullest form; works on any recogniser's mentions.

    A short form is resolved only where exactly one longer name fits. Lower-case forms of an organisation ("Baltic
    defence council" in a headline) become mentions of it.
    """
    widened = _lower_case_forms(article, mentions)
    longs = {acronym.short: acronym.long for acronym in acronyms}
    known = Known(
        people=_by_word(_names(widened, "PERSON")),
        often=Counter(mention.name for mention in widened if mention.kind == "PERSON"),
        ranks=(ranks := _ranks(article, widened)),
        ranked=tuple(name for name in ranks if " " in name)[:_MOST],
        bodies=_by_word(dict.fromkeys([*_names(widened, "ORG"), *longs.values()])),
        longs=longs,
        initials=_by_letters([*_names(widened, "ORG"), *longs.values()]),
        places=_by_letters(_names(widened, "PLACE")),
    )
    full = {key: _full(key[0], key[1], known) for key in dict.fromkeys((m.kind, m.name) for m in widened)}
    return tuple(_renamed(mention, full[mention.kind, mention.name]) for mention in widened)


@dataclass(frozen=True, slots=True)
class Known:
    """All names of an article that a short form can stand for."""

    people: Mapping[str, list[str]]
    """Persons' names by each of their words (lower case)."""
    often: Counter[str]
    """How often each person is named in these words."""
    ranks: Mapping[str, frozenset[str]]
    """Ranks that stand before a person's name somewhere."""
    ranked: tuple[str, ...]
    """Names of several words that have one."""
    bodies: Mapping[str, list[str]]
    """Organisations by each of their words."""
    longs: Mapping[str, str]
    """Short forms that the article explains."""
    initials: Mapping[str, list[str]]
    """Organisations by their initials."""
    places: Mapping[str, list[str]]
    """Places of several words by theirs."""


def _renamed(mention: Mention, full: str) -> Mention:
    if full == mention.name:
        return mention
    why = replace(mention.why, reason=f"{mention.why.reason}; short for “{full}”", inferred=mention.why.inferred)
    return replace(mention, name=full, why=why)


def _names(mentions: Sequence[Mention], kind: str) -> list[str]:
    return list(dict.fromkeys(m.name for m in mentions if m.kind == kind))


def _full(kind: NameKind, name: str, known: Known) -> str:
    if kind == "PERSON":
        alike = known.people.get(_last(name), [])
        return full_person(name, alike, known.often) or _near_person(name, known) or _cased(name, alike)
    if kind == "PLACE":
        return _by_initials(name, known.places, 3) or _place(name)
    if kind == "ORG":
        name = known.longs.get(name, name)
        alike = known.bodies.get(_last(name), [])
        return full_organization(name, alike) or _by_initials(name, known.initials, 2) or _cased(name, alike)
    return name


def _by_word(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        for word in dict.fromkeys(_keys(name)):
            if len(same := found.setdefault(word, [])) < _MOST:
                same.append(name)
    return found


def _by_letters(names: Iterable[str]) -> dict[str, list[str]]:
    """Names of several words by the initials of their words, with small ones and without."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        keys = _keys(name.replace("-", " "))
        telling = [key for key in keys if key not in words("organizations", "small")]
        for letters in {"".join(key[:1] for key in some) for some in (keys, telling) if len(some) > 1}:
            found.setdefault(letters, []).append(name)
    return found


def _by_initials(name: str, longer: Mapping[str, list[str]], least: int) -> str | None:
    """The one name whose initials these capitals are; of those that the world knows by two letters, none."""
    letters = name.replace(".", "")
    if not (least <= len(letters) <= _LONGEST and letters.isalpha() and letters.isupper()) or country_of(name):
        return None
    if len(letters) == 2 and letters in _known_letters():
        return None
    return _only(longer.get(letters.lower(), []))


@cache
def _known_letters() -> frozenset[str]:
    return frozenset(str(name) for line in read_yaml("aliases") for name in line["names"])


def _last(name: str) -> str:
    return (_keys(name) or [""])[-1]


def _keys(name: str) -> list[str]:
    return [word.strip(".,").lower().replace("’", "'") for word in name.split()]


def _is_inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one stand in the other in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _only(candidates: Sequence[str], often: Counter[str] | None = None) -> str | None:
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
    for name in sorted(candidates, key=lambda name: (-len(_keys(name)), -len(name))):
        home = next((group for group in groups if _is_inside(_keys(name), _keys(group[0]))), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return groups


def full_person(name: str, people: Sequence[str], often: Counter[str]) -> str | None:
    """The one longer person's name that a short form stands for: same family name, or a given name alone."""
    short = _keys(name)
    longer = [other for other in people if len(_keys(other)) > len(short) and _is_inside(short, _keys(other))]
    by_family = [other for other in longer if _keys(other)[-1] == short[-1]]
    if by_family:
        return _only(by_family, often)
    return _only(longer) if len(short) == 1 and len(short[0]) > 2 else None


def _near_person(name: str, known: Known) -> str | None:
    """The one longer name with nearly the same family name and the same rank: a typing slip within one article."""
    short, ranks = _keys(name), known.ranks.get(name)
    if len(short) != 1 or not ranks:
        return None
    same_rank = [other for other in known.ranked if ranks & known.ranks[other]]
    return _only([other for other in same_rank if _sounds_alike(short[0], _keys(other)[-1])])


def _sounds_alike(one: str, other: str) -> bool:
    a, b = _ARTICLE_PREFIX.sub("", one), _ARTICLE_PREFIX.sub("", other)
    if min(len(a), len(b)) < 4 or a[0] != b[0] or not (a.isascii() and b.isascii() and a.isalpha() and b.isalpha()):
        return False
    return nysiis(a) == nysiis(b) or (min(len(a), len(b)) > 5 and JaroWinkler.normalized_similarity(a, b) >= 0.9)


def _ranks(article: Article, mentions: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """For each person's name the ranks that stand before it somewhere in the article."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        if mention.kind == "PERSON":
            before = tokens_in(article.text, Span(max(0, mention.span.start - 40), mention.span.start))[-4:]
            texts = [token.text for token in before]
            spans = [span for span in title_spans(texts) if span[1] == len(texts) and span[2] == "rank"]
            if spans:
                rank = full_rank(" ".join(texts[spans[0][0] :]))
                found[mention.name] = found.get(mention.name, frozenset()) | {rank}
    return found


def full_organization(name: str, bodies: Sequence[str]) -> str | None:
    """The one longer body with the same first and head word: "Baltic Alliance" -> "Baltic Naval Alliance for Peace";
    or the one that puts its place before a lone word, or words of any company behind it: "Falcons" -> "Kano Falcons",
    "Brunvik" -> "Brunvik Motor Company".
    """
    short = _keys(name)
    if len(short) < 2:
        longer = [other for other in bodies if _is_of_a_place(name, other) or _is_company(name, other)]
        return _only(longer) if len(name) > 3 and not gazetteer.is_place(name, _TOWN) else None
    longer = [other for other in bodies if len(_keys(other)) > len(short) and _is_short_for(short, other)]
    return _only(longer)


def _is_of_a_place(name: str, long: str) -> bool:
    place = long.removesuffix(f" {name}")
    return place != long and (country_of(place) is not None or gazetteer.is_place(place, _TOWN))


def _is_company(name: str, long: str) -> bool:
    behind = _keys(long.removeprefix(f"{name} ")) if long.startswith(f"{name} ") else []
    return bool(behind) and all(key in words("organizations", "company_words") for key in behind)


def _is_short_for(short: Sequence[str], long: str) -> bool:
    keys = _keys(long)
    if not _is_inside(short, keys) or short[-1] != _head(keys):
        return False
    owner = long.split(maxsplit=1)[0]
    return short[0] == keys[0] or (short[0] == keys[1] and country_of(owner) is not None)


def _head(keys: Sequence[str]) -> str:
    """The word an organisation's name turns on: the last one, or the one before "of", "for", "to"."""
    for before, link in pairwise(keys):
        if link in words("organizations", "links") and before in words("organizations", "heads"):
            return before
    return keys[-1]


def _cased(name: str, others: Sequence[str]) -> str:
    """The form in ordinary letters of a name with a word in capitals, where the article has it."""
    if len(name) < 5 or not any(len(word) > 3 and word.isupper() for word in name.split()):
        return name
    return next((other for other in others if other != name and other.lower() == name.lower()), name)


def _place(name: str) -> str:
    """ "ISLAMABAD" as "Islamabad", "Kenyan" as "Kenya"; short forms such as "UAE" stay."""
    if is_demonym(name) and not gazetteer.is_place(name):
        return name_of(country_of(name) or "") or name
    plain = " ".join(word.capitalize() for word in name.split())
    return plain if name.isupper() and len(name) > 3 and "." not in name and gazetteer.is_place(plain) else name


def _lower_case_forms(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Widens a people's adjective or a lone word to an organisation where lower-case words of its name follow."""
    bodies = [name for name in _names(mentions, "ORG") if len(name.split()) > 2][:_MOST]
    if not bodies:
        return tuple(mentions)
    return tuple(_lower_case_form(article, mention, bodies) for mention in mentions)


def _lower_case_form(article: Article, mention: Mention, bodies: Sequence[str]) -> Mention:
    if mention.kind == "PERSON":
        return mention
    line = article.sentence_at(mention.span.start) or mention.span
    behind = re.match(r"(?: [a-z]+){1,6}", article.text[mention.span.end : min(line.end, mention.span.end + 80)])
    small = behind.group().split() if behind else []
    first = _keys(mention.span.of(article.text))
    for length in range(len(small), 0, -1):
        short = [*first, *small[:length]]
        fitting = [body for body in bodies if len(short) > 2 and _spells(short, _keys(body))]
        full = _only(fitting)
        if full:
            end = mention.span.end + len(" ".join(["", *small[:length]]))
            why = replace(
                mention.why, rule="names.lower_case", reason=f"the words of “{full}” in lower case", confidence=0.85
            )
            return Mention("ORG", Span(mention.span.start, end), full, why)
    return mention


def _spells(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether words are a body's name with some left out: same first word, same head word, same order."""
    return short[0] == long[0] and short[-1] == _head(long) and _is_inside(short, long)
