"""How grammar is counted: words by where they begin, marks left out, subtypes apart."""

from __future__ import annotations

from benchmarks.ud import Placed, counted, documents, figures
from training.recognizer.treebank import Sentence, Token

GOLD = [
    Placed(0, 3, "PROPN", 4, "nsubj:pass"),
    Placed(4, 9, "VERB", -1, "root"),
    Placed(9, 10, "PUNCT", 4, "punct"),
]


def test_a_perfect_reading_has_full_marks() -> None:
    for exact in (False, True):
        assert set(figures(counted(GOLD, GOLD, exact), exact).values()) == {1.0}


def test_a_relation_right_but_for_its_subtype_counts_for_las() -> None:
    found = [Placed(0, 3, "PROPN", 4, "nsubj"), *GOLD[1:]]
    reached = figures(counted(GOLD, found, exact=False), exact=False)
    assert reached == {"UPOS": 1.0, "UAS": 1.0, "LAS": 1.0, "LAS with subtypes": 0.5}


def test_a_wrong_mark_costs_only_its_part_of_speech() -> None:
    found = [*GOLD[:2], Placed(9, 10, "SYM", 0, "punct")]
    reached = figures(counted(GOLD, found, exact=False), exact=False)
    assert (reached["UPOS"], reached["UAS"], reached["LAS"]) == (2 / 3, 1.0, 1.0)


def test_from_plain_text_a_word_must_end_where_the_treebanks_does() -> None:
    found = [Placed(0, 2, "PROPN", 4, "nsubj:pass"), *GOLD[1:]]
    assert figures(counted(GOLD, found, exact=True), exact=True)["LAS"] == 0.5


def test_a_documents_words_stand_where_its_text_has_them() -> None:
    token = Token(0, 3, "NOUN", -1, "root")
    first, second = Sentence("Ann", (token,), "document"), Sentence("Yaw", (token,))
    ((article, words),) = documents([first, second])
    assert article.text == "Ann Yaw"
    assert [(word.start, word.head) for word in words] == [(0, -1), (4, -1)]
