"""Makes the numbers that training reads: so many passes over all sets, each packed and changed by chance anew."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from training.recognizer.augment import changed, title_case
from training.recognizer.batches import Example, example_of, packed, packed_trees, shelved, tree_example
from training.recognizer.sets import Labelled
from training.recognizer.shelf import ORIGINS, Shelf, save
from training.recognizer.texts import STRETCH, Texts
from training.recognizer.treebank import Sentence, sentences_in

TREEBANKS = ("ewt", "gum")
TREES_REPEATED = 2
"""How often a pass reads the treebanks."""
CAPITALS_SHARE, TITLES_SHARE, LOWER_SHARE = 0.04, 0.05, 0.03
UNLISTED_SHARE = 0.12
"""Passages whose features say nothing of lists of the world, so that names outside every list are learnt too."""


def prepare(texts: Texts, trees: Sequence[Sentence], tokenizer: Tokenizer, passes: int, out: Path) -> None:
    """Writes `pass0.npz` and so on below `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for number in range(passes):
        save(shelf_of(texts, trees, tokenizer, random.Random(number)), out / f"pass{number}.npz")


def treebanks(folder: Path, part: str = "ud") -> list[Sentence]:
    """The sentences of all treebanks below the training data."""
    return [one for name in TREEBANKS for one in sentences_in(folder / part / f"{name}.conllu.gz")]


def shelf_of(texts: Texts, trees: Sequence[Sentence], tokenizer: Tokenizer, chance: random.Random) -> Shelf:
    """One pass over everything."""
    examples: list[Example] = []
    origins: list[int] = []
    for origin, found in _by_origin(texts, trees, tokenizer, chance):
        examples.append(found)
        origins.append(ORIGINS.index(origin))
    return shelved(examples, origins)


def _by_origin(
    texts: Texts, trees: Sequence[Sentence], tokenizer: Tokenizer, chance: random.Random
) -> Iterator[tuple[str, Example]]:
    for half, origin in enumerate(ORIGINS[:2]):
        own = [one for place, one in enumerate(texts.gmb) if place // STRETCH % 2 == half]
        for one in names_examples(own, tokenizer, chance, " "):
            yield origin, one
    for sentences in texts.small.values():
        for one in names_examples(sentences, tokenizer, chance, "\n"):
            yield "small", one
    for _ in range(TREES_REPEATED):
        for group in packed_trees(trees, chance):
            yield "trees", tree_example(group, [_cased(sentence.text, chance) for sentence in group], tokenizer)


def names_examples(
    sentences: Sequence[Labelled], tokenizer: Tokenizer, chance: random.Random, joint: str, augment: bool = True
) -> Iterator[Example]:
    """The passages of a set of names: those joined by a blank are the noisy set's."""
    for one in packed(sentences, chance, joint):
        told = not augment or chance.random() > UNLISTED_SHARE
        yield example_of(changed(one, chance) if augment else one, tokenizer, joint == " ", told)


def _cased(text: str, chance: random.Random) -> str:
    """The text, or, by chance, in capitals, as a headline or in lower case; characters keep their places."""
    draw = chance.random()
    for share, change in ((CAPITALS_SHARE, str.upper), (TITLES_SHARE, title_case), (LOWER_SHARE, str.lower)):
        draw -= share
        if draw < 0:
            return change(text) if len(change(text)) == len(text) else text
    return text
