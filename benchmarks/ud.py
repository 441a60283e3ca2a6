"""How right parts of speech and dependencies are, on treebanks, into `benchmarks/RESULTS.md`.

    python -m benchmarks.ud          # exit status 1 where a figure fell under its pinned floor
    python -m benchmarks.ud --pin    # and the floors rise to what was reached

Counted as the CoNLL shared tasks of 2017 and 2018 do: relations without their subtypes; LAS and UAS without
punctuation. Twice: sentences and words as the treebank has them (a word of ours stands for the treebank's word that
begins with it), and from plain text, where a word counts only if it begins and ends where the treebank's does (F1).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floors
from benchmarks.answers import NO_DATA, evaldata
from benchmarks.report import write_section
from generator.articles.sentences import sentences_in as cut
from generator.facts.grammar.tree import Tree
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.model import Article, Span, Zone
from training.recognizer.treebank import Sentence, sentences_in

SETS = ("ewt", "gum")
FIGURES = ("UPOS", "UAS", "LAS", "LAS with subtypes")


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of a tree, by offsets in its document; a head of -1 is the root."""

    start: int
    end: int
    upos: str
    head: int
    """Where its head begins."""
    relation: str


def documents(sentences: Iterable[Sentence]) -> Iterator[tuple[Article, list[Placed]]]:
    """Each document as an article with the treebank's own sentences, and its words."""
    group: list[Sentence] = []
    for one in sentences:
        if one.opens == "document" and group:
            yield _document(group)
            group = []
        group.append(one)
    yield _document(group)


def _document(sentences: Sequence[Sentence]) -> tuple[Article, list[Placed]]:
    text = ""
    spans: list[Span] = []
    words: list[Placed] = []
    for one in sentences:
        text += ("\n" if one.opens else " ") if text else ""
        at = len(text)
        spans.append(Span(at, at + len(one.text)))
        text += one.text
        for token in one.tokens:
            head = at + one.tokens[token.head].start if token.head >= 0 else -1
            words.append(Placed(at + token.start, at + token.end, token.upos, head, token.relation))
    lines = _lines(text)
    return Article("t#1", "t", 1, "0", text, tuple(Zone("body", line) for line in lines), tuple(spans)), words


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


def from_plain_text(article: Article) -> Article:
    """The article with the sentences that Dateline cuts."""
    return Article("t#1", "t", 1, "0", article.text, article.zones, cut(article.text, article.zones, "en"))


def placed(trees: Iterable[Tree]) -> list[Placed]:
    """What Dateline reads, to be compared."""
    return [
        Placed(*node.span, node.upos, tree.nodes[node.head].span.start if node.head >= 0 else -1, node.relation)
        for tree in trees
        for node in tree.nodes
    ]


def counted(gold: Sequence[Placed], found: Sequence[Placed], exact: bool) -> Counter[str]:
    """Right words by figure, and words in all. `exact`: a word must end where the treebank's does."""
    counts: Counter[str] = Counter()
    by_start = {word.start: word for word in found}
    counts["words"] = len(gold)
    counts["found"] = len(found)
    counts["words, no marks"] = sum(word.relation != "punct" for word in gold)
    counts["found, no marks"] = sum(word.relation != "punct" for word in found)
    for word in gold:
        other = by_start.get(word.start)
        if other is None or word.start == word.end or (exact and other.end != word.end):
            continue
        counts["UPOS"] += other.upos == word.upos
        if word.relation == "punct" or other.head != word.head:
            continue
        counts["UAS"] += 1
        counts["LAS"] += other.relation.partition(":")[0] == word.relation.partition(":")[0]
        counts["LAS with subtypes"] += other.relation == word.relation
    return counts


def figures(counts: Counter[str], exact: bool) -> dict[str, float]:
    """Shares of the gold words, or F1."""
    result = {}
    for name in FIGURES:
        behind = "" if name == "UPOS" else ", no marks"
        gold, found = counts[f"words{behind}"], counts[f"found{behind}"]
        result[name] = 2 * counts[name] / (gold + found) if exact else counts[name] / gold
    return result


def measured(file: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The figures of one treebank: on its own words and sentences, and from plain text."""
    given: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for article, gold in documents(sentences_in(file)):
        given += counted(gold, placed(read_by_model(article).trees), exact=False)
        plain += counted(gold, placed(read_by_model(from_plain_text(article)).trees), exact=True)
    return figures(given, exact=False), figures(plain, exact=True)


def section(found: Sequence[tuple[str, dict[str, float], dict[str, float]]]) -> str:
    """What RESULTS.md says of grammar."""
    rows = [
        f"| {name} | {words} | " + " | ".join(f"{reached[figure]:.3f}" for figure in FIGURES) + " |"
        for name, given, plain in found
        for words, reached in (("the treebank's words and sentences", given), ("from plain text", plain))
    ]
    return "\n".join(
        [
            "## Grammar",
            "",
            "`python -m benchmarks.ud`: Universal Dependencies, the dev parts of EWT (web) and of GUM (Wikinews);",
            "LAS and UAS without punctuation, relations without subtypes unless said.",
            "",
            "| treebank | read | " + " | ".join(FIGURES) + " |",
            "|---|---|" + "---|" * len(FIGURES),
            *rows,
        ]
    )


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write; 1 where a floor fell."""
    data = evaldata() / "dev" / "ud"
    if not data.is_dir():
        print(NO_DATA.format(data), file=sys.stderr)
        return 1
    found = [(name, *measured(data / f"{name}.conllu.gz")) for name in SETS]
    text = section(found)
    print(text)
    write_section("grammar", text)
    reached = {f"ud/{name}": given for name, given, _ in found}
    complaints = list(floors.fallen(reached, floors.read_floors()))
    if "--pin" in arguments and not complaints:
        floors.write(floors.pin(reached, floors.read_floors(), floors.read_aims()))
    print("\n".join(complaints) or "No figure is under its pinned floor.", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
