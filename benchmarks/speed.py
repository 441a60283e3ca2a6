"""How fast names and facts are read, beside a spaCy CNN pipeline in the same run, into `benchmarks/RESULTS.md`.

    uv run --extra spacy python -m benchmarks.speed

spaCy's pipeline is what its own `init config --lang en --pipeline tok2vec,tagger,parser,ner --optimize efficiency`
gives (the architecture of `en_core_web_sm`, with as many labels), taught by simple rules for some rounds: an untaught
one sees a name in every word, which costs it time.
Everything runs on one thread; counted is the process's own processor time, which a busy machine disturbs least.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from benchmarks.answers import evaldata
from benchmarks.report import write_section

SET, TEXTS, ROUNDS, STARTS = "ner/worldwide", 25, 5, 3
LABELS = {"tagger": 50, "parser": 45, "ner": 18}
"""How many labels each part of `en_core_web_sm` knows."""
LESSONS = 12
"""Texts that the pipelines are taught on."""
_EVERY_LABEL = " ".join(f"{chr(97 + number % 26) * (number // 26 + 1)} {chr(65 + number % 26)}" for number in range(99))
CNN, NER_ONLY = "spaCy CNN: tagger, parser, names", "spaCy CNN: names alone"
MODEL, NAMES, FACTS = "our model alone", "all of `find_names`", "`find_facts`"
START = """
import json, resource, sys, time
from generator.articles import plain_article
from generator.facts.names.find_names import find_names
find_names(plain_article("first", "Ann Otieno spoke in Kisumu on Monday."))
ready = time.process_time()
for text in json.load(sys.stdin): find_names(plain_article("text", text))
print(ready, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
Reader = Callable[[], object]


def texts_in(file: Path) -> list[str]:
    """The first texts of a set."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, TEXTS)]


def cnn(parts: Sequence[str], texts: Sequence[str]) -> Any:
    """A spaCy pipeline with these parts, taught until its sentences and names are about as many as usual."""
    import spacy
    from spacy.cli.init_config import init_config
    from spacy.training import Example

    config = init_config(lang="en", pipeline=list(parts), optimize="efficiency")
    if "parser" in config["components"]:
        config["components"]["parser"]["min_action_freq"] = 1
    pipeline = spacy.util.load_model_from_config(config, auto_fill=True)
    docs = [pipeline.make_doc(text[:1500]) for text in (_EVERY_LABEL, *texts[:LESSONS])]
    lessons = [Example.from_dict(doc, _lesson([token.text for token in doc])) for doc in docs]
    optimizer = pipeline.initialize(lambda: lessons)
    for _ in range(15):
        for lesson in lessons:
            pipeline.update([lesson], sgd=optimizer)
    return pipeline


def _lesson(words: Sequence[str]) -> dict[str, list[Any]]:
    """Simple labels: a sentence ends at its mark, its third word is the root, every capitalised word is a name."""
    places = range(len(words))
    starts = [place for place in places if not place or words[place - 1] in {".", "!", "?"}]
    roots = {min(start + 2, end - 1): (start, end) for start, end in pairwise([*starts, len(words)])}
    heads = [root for root, (start, end) in roots.items() for _ in range(start, end)]
    return {
        "tags": [f"T{hash_of(word) % LABELS['tagger']}" for word in words],
        "heads": heads,
        "deps": [
            "ROOT" if place in roots else f"d{hash_of(words[place]) % (LABELS['parser'] - 1)}" for place in places
        ],
        "sent_starts": [1 if place in starts else -1 for place in places],
        "entities": [f"U-N{hash_of(word) % LABELS['ner']}" if word[0].isupper() else "O" for word in words],
    }


def hash_of(word: str) -> int:
    """A number that hangs on the word's letters alone."""
    return sum(map(ord, word))


def readers(texts: Sequence[str]) -> dict[str, Reader]:
    """What is timed: each reads all texts once."""
    from generator.articles import plain_article
    from generator.facts import find_facts
    from generator.facts.names.find_names import find_names
    from generator.facts.names.recognizer.model_reading import read_by_model

    articles = [plain_article(str(number), text) for number, text in enumerate(texts)]
    ours: dict[str, Callable[[Any], object]] = {MODEL: read_by_model, NAMES: find_names, FACTS: find_facts}
    theirs = {CNN: cnn(("tok2vec", "tagger", "parser", "ner"), texts), NER_ONLY: cnn(("ner",), texts)}
    return {
        **{name: partial(_exhaust, pipe.pipe, texts) for name, pipe in theirs.items()},
        **{name: partial(_exhaust, partial(map, read), articles) for name, read in ours.items()},
    }


def _exhaust(read: Callable[[Any], Iterable[object]], things: Sequence[object]) -> None:
    for _ in read(things):
        pass


def words_a_second(timed: Mapping[str, Reader], words: int) -> dict[str, list[float]]:
    """Words a second of processor time, round by round, the readers in turn, each after a reading that warms it up."""
    speeds: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(ROUNDS):
        for name, read in timed.items():
            read()  # else the first to come after another pays for memory that the other let go
            began = time.process_time()
            read()
            speeds[name].append(words / (time.process_time() - began))
    return speeds


def fresh_process(texts: Sequence[str]) -> tuple[float, float]:
    """Seconds of processor time from a process's start to the first sentence's names, and MB at the peak of reading all
    texts; medians. Call it while this process is small: a child's peak counts from its parent's size."""
    command = [sys.executable, "-c", START]
    runs = [
        subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True).stdout.split()
        for _ in range(STARTS)
    ]
    ready, peak = (statistics.median(float(run[column]) for run in runs) for column in (0, 1))
    return ready, peak


def section(speeds: Mapping[str, Sequence[float]], ready: float, peak: float, words: int) -> str:
    """What RESULTS.md says of speed."""
    middle = {name: statistics.median(found) for name, found in speeds.items()}
    beside = {name: statistics.median(_ratios(speeds[name], speeds[CNN])) for name in speeds}
    rows = [f"| {name} | {middle[name]:,.0f} | {beside[name]:.2f} |" for name in speeds]
    return "\n".join(
        [
            "## Speed",
            "",
            f"`python -m benchmarks.speed`: {TEXTS} articles of {SET}, {words:,} words, one thread each, in turn;",
            f"median of {ROUNDS} rounds in processor time. The spaCy pipelines have the architecture that its own",
            "`init config` gives; the lemmas and rules that `en_core_web_sm` adds are left out.",
            "",
            "| reader | words a second | against the spaCy CNN pipeline |",
            "|---|---|---|",
            *rows,
            "",
            f"From a process's start to the first sentence's names: {ready:.2f} s of processor time.",
            f"Memory of a process at most: {peak:.0f} MB.",
        ]
    )


def _ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    return [one / other for one, other in zip(ours, theirs, strict=True)]


def main() -> int:
    """Measure, print, write."""
    file = evaldata() / "dev" / f"{SET}.jsonl"
    if not file.is_file():
        print(f"no annotated data at {file}: set DATELINE_EVALDATA to where they are", file=sys.stderr)
        return 1
    for library in ("OMP", "OPENBLAS", "BLIS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    texts = texts_in(file)
    words = sum(len(text.split()) for text in texts)
    ready, peak = fresh_process(texts)
    try:
        timed = readers(texts)
    except ModuleNotFoundError as error:
        if error.name != "spacy":
            raise
        print("spaCy is not installed: uv run --extra spacy python -m benchmarks.speed", file=sys.stderr)
        return 1
    text = section(words_a_second(timed, words), ready, peak, words)
    print(text)
    write_section("speed", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
