"""What one report says of the bearer of one name: callings, countries, age, company.

Reach for `setting_of` while the names of a brief are gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.entities.names.generations import generation_in, generation_of
from generator.entities.names.normalize import folded
from generator.entities.settings.callings import calling_words, fields_of, is_calling
from generator.knowledge import edtf
from generator.knowledge.countries import country_of
from generator.model import Brief, EntityKind, Span

_MOST_MENTIONS = 12
_BEFORE, _BEHIND = 90, 90
_RUN = 5
"""Words before a name that may say what its bearer is."""
_CUT = re.compile(r"[.,;:!?“”\"()\[\]—–\n]")
_APPOSITION = re.compile(r"\s*,\s*([^,.;:!?“”\"()\n]{3,70})")
_SAID_TO_BE = re.compile(r"\s+(\w+(?: \w+)?) (?:an?|the|now|also) ([^,.;:!?“”\"()\n]{3,60})")
_AGE = re.compile(r"\s*[,(]\s*(?:aged? )?(\d{1,3})\b(?!\s*(?:per cent|percent|%|km|miles|million))\s*[,).]")
_YEARS_OLD = re.compile(r"\b(\d{1,3})-year-old\b")
_LIFE = re.compile(r"\s*\(\s*(1[5-9]\d\d|20\d\d)\s*[-–]\s*(?:1[5-9]\d\d|20\d\d)?\s*\)")
_BORN = re.compile(r"[^.;]{0,25}\bborn\b[^.;]{0,40}?\b(1[5-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report tells of a bearer besides the name."""

    fields: frozenset[str] = frozenset()
    """Of their callings, as in `callings.yml`."""
    callings: tuple[str, ...] = ()
    """Roles, folded, the report's own words for them."""
    lands: frozenset[str] = frozenset()
    """Countries that the words beside the name or the office say are theirs; ISO 3166-1 alpha-2."""
    country: str = ""
    """Reported from; empty where unknown."""
    beside: frozenset[str] = frozenset()
    """Folded names of persons and organisations in the report."""
    bodies: frozenset[str] = frozenset()
    """Folded names of the organisations that they hold office in."""
    born: tuple[int, int] | None = None
    """First and last year in which they may have been born."""
    gender: str = ""
    """ "m" or "f"."""
    generation: str = ""
    """ "jr", "sr" and the like."""
    year: int | None = None
    """Of the report."""


NO_SETTING = Setting()


def setting_of(
    brief: Brief,
    name: str,
    kind: EntityKind,
    offices: Sequence[tuple[str, str]],
    country: str,
    beside: Iterable[str],
) -> Setting:
    """The setting of a name in a brief; `offices` are role and organisation, `beside` other names there."""
    day = edtf.first_day(brief.date or brief.published or "")
    year = day.year if day else None
    around = list(_around(brief, name))
    said = [role for role, _ in offices if role] if kind == "person" else []
    near = [words for before, behind in around for words in (_run(before), *_told(behind)) if words]
    lands = {code for words in (*said, *near) for code in _lands(words)}
    lands |= {code for _, whose in offices if (code := country_of(whose) or "")}
    if kind != "person":
        return Setting(lands=frozenset(lands), country=country, beside=frozenset(beside), year=year)
    folds = [folded(_own(words)) for words in (*said, *near)]
    return Setting(
        fields=frozenset().union(*map(fields_of, folds)),
        callings=tuple(dict.fromkeys(folded(role) for role in said)),
        lands=frozenset(lands),
        country=country,
        beside=frozenset(beside),
        bodies=frozenset(folded(whose) for _, whose in offices if whose and not country_of(whose)),
        born=_born(around, year),
        gender=_gender(folds),
        generation=generation_of(name) or next((g for _, b in around if (g := generation_in(b[:12]))), ""),
        year=year,
    )


def _around(brief: Brief, name: str) -> Iterator[tuple[str, str]]:
    """The words before and behind each mention of a name, within its sentence."""
    if brief.facts is None or brief.article is None:
        return
    text, article = brief.article.text, brief.article
    spans = {mention.span for mention in brief.facts.mentions if mention.name == name}
    spans |= set(islice(_written(text, name), _MOST_MENTIONS))
    for span in sorted(spans)[:_MOST_MENTIONS]:
        sentence = article.sentence_at(span.start) or Span(span.start, span.end)
        yield (
            text[max(sentence.start, span.start - _BEFORE) : span.start],
            text[span.end : min(max(sentence.end, span.end), span.end + _BEHIND)],
        )


def _written(text: str, name: str) -> Iterator[Span]:
    """Where a text has a name, letter by letter: a finder may have passed over some."""
    at = text.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = text.find(name, at + len(name))


def _run(before: str) -> str:
    """The words right before a name that go with it: "Kenyan runner" in "and Kenyan runner"."""
    words: list[str] = []
    for word in reversed(_CUT.split(before)[-1].split()):
        if len(words) == _RUN or folded(word) in calling_words("stops"):
            break
        words.insert(0, word)
        if _is_owner(word):
            break
    return " ".join(words)


def _is_owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _own(words: str) -> str:
    """What is behind an owner: "representative" of "actress Tara Reid's representative"."""
    parts = words.split()
    return " ".join(parts[max((at + 1 for at, part in enumerate(parts) if _is_owner(part)), default=0) :])


def _told(behind: str) -> Iterator[str]:
    """What stands behind a name for what its bearer is: ", a farmer", " was a nurse"."""
    age = _AGE.match(behind)
    rest = f",{behind[age.end() :]}" if age else behind
    if found := _APPOSITION.match(rest):
        yield _until_stop(found[1])
    yield _right_behind(behind)
    if (found := _SAID_TO_BE.match(behind)) and folded(found[1]) in calling_words("copulas"):
        yield _until_stop(found[2])


def _right_behind(behind: str) -> str:
    """A calling with nothing between: "named Ana Dias chief executive"."""
    words = _CUT.split(behind)[0].split()[:3] if behind[:1] == " " else []
    runs = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((run for run in runs if run.islower() and is_calling(run)), "")


def _until_stop(words: str) -> str:
    kept: list[str] = []
    for word in words.split():
        if kept and folded(word) in calling_words("stops"):
            break
        kept.append(word)
    return " ".join(kept)


def _lands(words: str) -> Iterator[str]:
    """Countries that words say somebody is of; not those that an envoy is sent to."""
    kept = words.split(" to ", maxsplit=1)[0].split()
    for at, word in enumerate(kept):
        pair = " ".join(kept[at : at + 2])
        code = country_of(_bare(pair)) or country_of(_bare(word)) if word[:1].isupper() else None
        if code:
            yield code


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").strip("'’")


def _born(around: Sequence[tuple[str, str]], year: int | None) -> tuple[int, int] | None:
    """The years of birth that an age, a life's dates or a day of birth leave."""
    for before, words in around:
        if found := _LIFE.match(words) or _BORN.match(words):
            return int(found[1]), int(found[1])
        said = " ".join((_run(before), *_told(words)))
        found = _AGE.match(words) or _YEARS_OLD.search(said)
        if year and found and 0 < int(found[1]) < 116:
            return year - int(found[1]) - 1, year - int(found[1])
    return None


def _gender(phrases: Sequence[str]) -> str:
    words = {word for phrase in phrases for word in phrase.split()}
    men, women = words & calling_words("men"), words & calling_words("women")
    return "m" if men and not women else "f" if women and not men else ""
