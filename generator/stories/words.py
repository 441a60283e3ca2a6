"""The words of reports as sparse TF-IDF vectors, and how much two have in common.

Reach for `vectors_of` once for all briefs, then for `cosine` per pair; for `telling_words` to ask who and what a report
is about. Source of the weighting: Salton and Buckley 1988; how rare a word is comes from the news at large and from the
briefs at hand together, so that few briefs are weighed like many.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.word_spread import RARE, RARER, at_large, rarity
from generator.knowledge.words import Vector, longest_first, word_set
from generator.model import Brief

_WORD = re.compile(r"[^\W\d_][\w’'-]{2,39}|\d[\d.,]*\d|\d+")
_CAPITALISED = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]+")
_RUN = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]{0,60}(?: [A-ZÀ-Þ][\w’'-]{0,60})+")
_SMALL = re.compile(r"(?<!\w)[a-zß-ÿ][\w’'-]+")
_FEW_NAMES = 3
_SMALL_NUMBER = 10
"""Numbers under it tell something only with what they count: "four soldiers", never "four"."""
_YEARS = 1900, 2100
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_READ = 20_000
"""Characters of an article that are read: a story is told well before that."""


def report_text(brief: Brief) -> str:
    """What a report says: headline, bullets and body of its article; for a brief by hand, what its front matter
    says.
    """
    if brief.article is None:
        quotes = " ".join(quotation.quote for quotation in brief.quotations)
        return " ".join([brief.title, brief.summary or "", quotes, *brief.names()])[:_READ]
    spans = brief.article.spans_of("headline", "bullet", "body")
    return "\n".join(span.of(brief.article.text) for span in spans)[:_READ]


def lead_text(brief: Brief) -> str:
    """Title and the first two sentences: where a report says what happened."""
    if brief.article is None or not brief.article.sentences:
        return f"{brief.title}. {brief.summary or ''}"[:1000]
    told = [span.of(brief.article.text) for span in brief.article.sentences[:4]]
    return " ".join([brief.title, *[sentence for sentence in told if sentence.strip() != brief.title][:2]])[:1500]


def terms(text: str) -> Counter[str]:
    """Words without the ones of every text, plural and possessive endings off."""
    found = (_stem(word) for word in _WORD.findall(text.casefold()))
    return Counter(word for word in found if word not in _stop_words())


def _stop_words() -> frozenset[str]:
    return word_set("en/stories", "stop_words")


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _stop_words() or len(word) < 4:
        return word
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def vectors_of(texts: Sequence[str]) -> tuple[Vector, ...]:
    """One unit vector a text; terms weigh the less the more texts have them, of these and at large."""
    counts = [terms(text) for text in texts]
    spread = Counter(term for count in counts for term in count)
    total = len(texts)
    return tuple(
        _unit({t: (1 + math.log(n)) * rarity(t, spread[t], total) for t, n in count.items()}) for count in counts
    )


def telling_words(lead: str, text: str) -> Vector:
    """Stems that say who and what a lead is about, with how rare each is at large: its capitalised words that stand
    nowhere in lower case; of a lead with few of them its other rare words too.
    """
    small = terms(" ".join(_SMALL.findall(text)))
    names = {stem for stem in terms(" ".join(_CAPITALISED.findall(lead))) if stem not in small}
    told = _rare(names, RARE)
    return told or _rare(set(terms(lead)), RARER)


def names_in(sentences: str, telling: Vector) -> frozenset[frozenset[str]]:
    """Telling stems that stand in one run of capitalised words: of one name, "Port Authority of Sfax" two."""
    runs = (terms(run[0]).keys() & telling.keys() for run in _RUN.finditer(sentences))
    return frozenset(frozenset(stems) for stems in runs if len(stems) > 1)


def counts_in(text: str) -> frozenset[str]:
    """The numbers of a text, in figures or words: "41", "5.4", "4000000", and small ones with what they count, "4
    soldier"; without years.
    """
    found = set()
    for match in _numbers().finditer(text):
        value = _value(match["number"].casefold().replace(",", "")) * _SCALES.get((match["scale"] or "").casefold(), 1)
        plain = f"{value:.10g}"
        if value >= _SMALL_NUMBER or "." in plain:
            is_year = _YEARS[0] <= value <= _YEARS[1] and not match["scale"] and "," not in match["number"]
            found.add("" if is_year else plain)
        elif value > 1 and (counted := _stem((match["counted"] or "").casefold())) not in _stop_words() | {""}:
            found.add(f"{plain} {counted}")
    return frozenset(found - {""})


def _value(number: str) -> float:
    """Of "41", "5.4", "forty-one"."""
    return float(number) if number[0].isdigit() else float(sum(_number_words()[word] for word in number.split("-")))


@cache
def _numbers() -> re.Pattern[str]:
    words = "|".join(longest_first(_number_words()))
    figures = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    number = rf"(?<![\w.,:/-])(?P<number>{figures}|(?:{words})(?:-(?:{words}))?\b)(?![:/]\d|[.,]\d)"
    return re.compile(rf"{number}(?: (?P<scale>{'|'.join(_SCALES)})\b)?(?:[ -](?P<counted>[^\W\d_]+))?", re.IGNORECASE)


@cache
def _number_words() -> Mapping[str, int]:
    return {str(word): int(value) for word, value in read_yaml("en/stories")["numbers"].items()}


def _rare(stems: set[str], least: float) -> dict[str, float]:
    weighed = {stem: at_large(stem) for stem in sorted(stems) if not stem[0].isdigit()}
    return {stem: weight for stem, weight in weighed.items() if weight >= least}


def _unit(weights: dict[str, float]) -> Vector:
    # Summed exactly and in a fixed order, where `unit` of the shared words rounds at each step: what links two reports
    # must be the same to the last digit on every machine.
    length = math.sqrt(math.fsum(weights[term] ** 2 for term in sorted(weights)))
    return {term: weight / length for term, weight in sorted(weights.items())} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """0 (no word in common) to 1 (the same words as often)."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(weight * long[term] for term, weight in short.items() if term in long)


@cache
def _event_stems() -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds = read_yaml("en/stories")["event_kinds"]
    return tuple((str(kind), tuple(f" {stem}" for stem in stems)) for kind, stems in kinds.items())


@cache
def _recurring() -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds = read_yaml("en/stories")["recurring_kinds"]
    return tuple((str(kind), tuple(f" {words} " for words in forms)) for kind, forms in kinds.items())


def event_kinds(lead: str) -> frozenset[str]:
    """The kinds of event that title and first sentences speak of."""
    plain = _plain(lead)
    return frozenset(kind for kind, stems in _event_stems() if any(stem in plain for stem in stems))


def recurring_kinds(lead: str) -> frozenset[str]:
    """Those kinds of which there is another one soon, told in the same words: visits, verdicts, matches, bulletins."""
    plain = f"{_plain(lead)} "
    return frozenset(kind for kind, forms in _recurring() if any(words in plain for words in forms))


def _plain(lead: str) -> str:
    return " " + " ".join(re.findall(r"\w+", lead.casefold()))
