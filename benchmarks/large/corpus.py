"""Seeds of a large site: real reports first, then the same with other names in another order.

Reach for `write_seeds` before timing. A site made of copies would have one story and few names; so in later copies
names of two words are dealt anew from the sanctions lists, the nth name 1/n as often as the first, and sentences are
shuffled: an index, a linker and a clusterer have as much to do as on a true site. The same count, the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

SETS = (
    "ner/worldwide",
    "cluster/ecbplus",
    "cluster/giveme5w1h",
    "fivew/giveme5w1h",
    "geo/lgl",
    "geo/trnews",
    "geo/geovirus",
    "geo/geowebnews",
    "quotes/polnear",
    "dates/pubdate",
)
NAMES = ("names/ofac_person", "names/un_person")
SHORTEST, LONGEST = 400, 8_000
"""Characters of a report."""
DAYS = 700
CITIES = ("ISLAMABAD", "GENEVA", "NAIROBI", "LIMA", "MANILA", "WARSAW", "CAIRO", "BOGOTA", "TOKYO", "LAGOS")
_NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b")  # "Jane Doe"
_END = re.compile(r"(?<=[a-z])[.!?] ")  # "… the talks. Then"


def reports(data: Path) -> list[str]:
    """The reports of the annotated data, each once, in an order of their own."""
    found: dict[str, str] = {}
    for name in SETS:
        for line in _lines(data / "dev" / f"{name}.jsonl"):
            text = str(line["text"]).strip()
            if SHORTEST < len(text) < LONGEST:
                found.setdefault(text[:200], text)
    texts = list(found.values())
    Random(1).shuffle(texts)
    return texts


def persons(data: Path) -> list[str]:
    """Names of two and three words from the sanctions lists, in an order of their own."""
    pairs = (line[side] for name in NAMES for line in _lines(data / "dev" / f"{name}.jsonl") for side in ("a", "b"))
    some = sorted({name for name in pairs if len(name.split()) in (2, 3)})
    cased = [" ".join(w.capitalize() if w.isupper() else w for w in name.replace(",", "").split()) for name in some]
    Random(2).shuffle(cased)
    return cased


def write_seeds(folder: Path, count: int, texts: Sequence[str], names: Sequence[str]) -> None:
    """So many seeds, a folder a month."""
    chances = list(accumulate(1 / place for place in range(1, len(names) + 1)))
    for number in range(count):
        dealer = Random(number)
        day = date(2024, 1, 1) + timedelta(days=dealer.randrange(DAYS))
        text = texts[number % len(texts)]
        if number >= len(texts):
            text = _dealt_anew(text, names, chances, dealer)
        place = folder / f"{day:%Y-%m}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:05}.txt").write_text(_report(text, day, dealer.choice(CITIES)), encoding="utf-8")


def _dealt_anew(text: str, names: Sequence[str], chances: Sequence[float], dealer: Random) -> str:
    new: dict[str, str] = {}
    text = _NAME.sub(lambda found: new.setdefault(found[0], dealer.choices(names, cum_weights=chances)[0]), text)
    sentences = text.split(". ")
    dealer.shuffle(sentences)
    return ". ".join(sentences)


def _report(text: str, day: date, city: str) -> str:
    headline = _END.split(" ".join(text.split()))[0][:110]
    return f"{headline}\n\n{day.day} {day:%B %Y}\n\n{city}, {day:%b} {day.day} (APP): {text}\n"


def _lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
