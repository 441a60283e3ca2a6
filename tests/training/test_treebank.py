"""Treebanks: where their words stand in the text, and their trees over our words."""

from __future__ import annotations

from pathlib import Path

from generator.facts.names.recognizer.words import words_of
from training.recognizer.treebank import Sentence, sentences_in, tree_of

BANK = """\
# newdoc id = one
# text = They don't visit the U.S. office.
1\tThey\t_\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\t_\tPART\t_\t_\t4\tadvmod\t_\t_
4\tvisit\t_\tVERB\t_\t_\t0\troot\t_\t_
5\tthe\t_\tDET\t_\t_\t7\tdet\t_\t_
6\tU.S.\t_\tPROPN\t_\t_\t7\tcompound\t_\t_
7\toffice\t_\tNOUN\t_\t_\t4\tobj\t_\t_
8\t.\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_

# text = I cannot stay 2-3days.
1\tI\t_\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_
2\tcan\t_\tAUX\t_\t_\t4\taux\t_\t_
3\tnot\t_\tPART\t_\t_\t4\tadvmod\t_\t_
4\tstay\t_\tVERB\t_\t_\t0\troot\t_\t_
5-8\t2-3days\t_\t_\t_\t_\t_\t_\t_\t_
5\t2\t_\tNUM\t_\t_\t8\tnummod\t_\t_
6\t-\t_\tSYM\t_\t_\t7\tcase\t_\t_
7\t3\t_\tNUM\t_\t_\t5\tnmod\t_\t_
8\tdays\t_\tNOUN\t_\t_\t4\tobl:unmarked\t_\t_
9\t.\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_
"""


def bank(folder: Path) -> list[Sentence]:
    (folder / "bank.conllu").write_text(BANK, encoding="utf-8")
    return sentences_in(folder / "bank.conllu")


def shown(one: Sentence) -> list[tuple[str, str, str]]:
    words = words_of(one.text)
    nodes = tree_of(one.tokens, words)
    return [(w.text, n.relation, words[n.head].text if n.head >= 0 else "") for w, n in zip(words, nodes, strict=True)]


def test_parts_of_a_contraction_share_its_characters(tmp_path: Path) -> None:
    first = bank(tmp_path)[0]
    words = [first.text[token.start : token.end] for token in first.tokens]
    assert words == ["They", "do", "n't", "visit", "the", "U.S.", "office", "."]
    assert first.opens == "document"


def test_our_words_of_one_word_hang_on_its_first(tmp_path: Path) -> None:
    found = shown(bank(tmp_path)[0])
    assert found[1:4] == [("don", "aux", "visit"), ("'", "advmod", "visit"), ("t", "part", "'")]
    assert found[6:10] == [("U", "compound", "office"), (".", "part", "U"), ("S", "part", "U"), (".", "part", "U")]


def test_two_words_in_one_of_ours_hang_where_the_higher_does(tmp_path: Path) -> None:
    found = shown(bank(tmp_path)[1])
    assert ("cannot", "aux", "stay") in found
    assert ("3days", "obl:unmarked", "stay") in found
    assert ("2", "nummod", "3days") in found
