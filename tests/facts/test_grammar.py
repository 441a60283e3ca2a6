"""The grammar of sentences: always a tree, the best one; and what the shipped model reads in plain sentences."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from generator.facts.grammar.arborescence import best_heads
from generator.facts.grammar.labels import RELATIONS, UPOS
from generator.facts.grammar.parse import heads_and_relations, sentence_numbers
from generator.facts.grammar.predicates import (
    agents_of,
    appositions,
    first_of_list,
    patients_of,
    predicate_of,
    preposition,
)
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.grammar.tree import Tree
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.names.recognizer.outputs import run_both, run_names
from generator.facts.names.recognizer.reach import pieces_in_reach, words_in_reach
from generator.facts.names.recognizer.session import parts_of
from generator.facts.names.recognizer.tags import Floats
from generator.model import Span
from tests.facts.reading import article_of


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads to the root, and one word alone hangs on it. Heads from 1, 0 the root."""
    for place in range(1, len(heads) + 1):
        at, steps = place, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return heads.count(0) == 1


def total(arcs: Floats, heads: list[int]) -> float:
    return float(sum(arcs[place, head] for place, head in enumerate(heads)))


def tables(most: int) -> st.SearchStrategy[Floats]:
    scores = st.floats(-20, 20, width=32)
    return st.integers(1, most).flatmap(lambda count: arrays(np.float32, (count, count + 1), elements=scores))


@given(tables(14))
def test_any_scores_give_a_tree_with_one_root(arcs: Floats) -> None:
    assert is_tree(best_heads(arcs))


@given(st.data())
def test_any_scores_give_a_tree_with_a_relation_for_each_word(data: st.DataObject) -> None:
    arcs = data.draw(tables(9))
    kinds = arrays(np.float32, (len(arcs), len(RELATIONS)), elements=st.floats(-20, 20, width=32))
    heads, relations = heads_and_relations(arcs, data.draw(kinds))
    assert is_tree(heads)
    assert [RELATIONS[one] == "root" for one in relations] == [head == 0 for head in heads]


def test_no_word_hangs_across_the_root_on_the_word_of_another_phrase() -> None:
    """ "Norsk said it bought Turbines": the likeliest head of "Norsk" is "Turbines", as a compound."""
    words = ("Norsk", "said", "it", "bought", "Turbines")
    heads, kinds = (5, 0, 4, 2, 4), ("compound", "root", "nsubj", "ccomp", "obj")
    arcs = np.zeros((len(words), len(words) + 1), dtype=np.float32)
    relations = np.zeros((len(words), len(RELATIONS)), dtype=np.float32)
    for at, (head, kind) in enumerate(zip(heads, kinds, strict=True)):
        arcs[at, head] = 9
        relations[at, RELATIONS.index(kind)] = 9
    arcs[0, 2] = relations[0, RELATIONS.index("nsubj")] = 5
    found, told = heads_and_relations(arcs, relations)
    assert tuple(found) == (2, *heads[1:])
    assert [RELATIONS[one] for one in told] == ["nsubj", *kinds[1:]]


@settings(max_examples=60)
@given(tables(4))
def test_no_tree_is_better(arcs: Floats) -> None:
    count = len(arcs)
    choices = (list(heads) for heads in itertools.product(range(count + 1), repeat=count))
    trees = (heads for heads in choices if is_tree(heads) and all(h != place for place, h in enumerate(heads, 1)))
    best = max(total(arcs, heads) for heads in trees)
    assert total(arcs, best_heads(arcs)) == pytest.approx(best, abs=1e-3)


def shown(text: str) -> set[tuple[str, str, str]]:
    """Word, relation and head of each word of the text's only sentence."""
    (tree,) = read_by_model(article_of(text)).trees
    words = [node.span.of(text) for node in tree.nodes]
    return {
        (word, node.relation, words[node.head] if node.head >= 0 else "")
        for word, node in zip(words, tree.nodes, strict=True)
    }


def test_who_did_what_is_read() -> None:
    found = shown("The minister opened a new bridge in Kisumu on Monday.")
    assert {("opened", "root", ""), ("minister", "nsubj", "opened"), ("bridge", "obj", "opened")} <= found


def test_a_passive_is_told_from_an_active() -> None:
    found = shown("The bridge was opened by the minister.")
    assert {("bridge", "nsubj:pass", "opened"), ("minister", "obl:agent", "opened")} <= found


def test_an_apposition_hangs_on_what_it_explains() -> None:
    assert ("head", "appos", "Ann") in shown("Ann Otieno, the head of the Lake Bank, resigned.")


def test_a_treebanks_words_are_put_together() -> None:
    words = {word for word, _, _ in shown("The U.S. envoy's car cost $2.5 million.")}
    assert {"U.S.", "'s", "2.5"} <= words


def in_order(tree: Tree) -> bool:
    spans = [node.span for node in tree.nodes]
    return all(before.end <= after.start for before, after in itertools.pairwise(spans))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_trees(text: str) -> None:
    for tree in read_by_model(article_of(text)).trees:
        assert is_tree([node.head + 1 for node in tree.nodes])
        assert in_order(tree)
        assert {node.relation for node in tree.nodes} <= set(RELATIONS)
        assert {node.upos for node in tree.nodes} <= set(UPOS)
        assert tree.nodes[tree.root].relation == "root"


def test_a_sentence_too_long_for_the_model_is_read_in_parts() -> None:
    text = "The town, " * 80 + "slept."
    trees = read_by_model(article_of(text)).trees
    assert len(trees) > 1
    assert trees[-1].nodes[-1].span.of(text) == "."


def test_no_word_hangs_on_another_sentence() -> None:
    trees = read_by_model(article_of("Ann Otieno slept. Yaw Mensah left Tamale.")).trees
    assert [len(tree.nodes) for tree in trees] == [4, 5]


def test_names_and_grammar_come_out_alike_alone_or_together() -> None:
    text = "Ann Otieno met officials in Kisumu. The Lake Bank paid."
    (part,) = parts_of(text)
    words = words_in_reach(part.encoded)
    near = pieces_in_reach(part.encoded, words)
    numbers = sentence_numbers(part, 0, [0, 36])
    scores, grammar = run_both(part.encoded, words, near, numbers)
    assert np.allclose(scores, run_names(part.encoded, words, near), atol=1e-4)
    _, alone = run_both(part.encoded, (), (), numbers)
    assert all(np.allclose(one, other, atol=1e-3) for one, other in zip(grammar, alone, strict=True))


def grammar_of(text: str) -> Grammar:
    return Grammar(read_by_model(article_of(text)).trees)


def clause(text: str, verb: str) -> dict[str, list[str]]:
    """Who does what a verb says, and to whom."""
    found = grammar_of(text).word_at(text.index(verb))
    assert found is not None
    predicate = predicate_of(found)
    roles = {"agents": agents_of(predicate), "patients": patients_of(predicate)}
    return {role: [word.span.of(text) for word in words] for role, words in roles.items()}


def test_a_passives_agent_stands_behind_by() -> None:
    found = clause("The governor and the mayor were arrested by soldiers on Monday.", "arrested")
    assert found == {"agents": ["soldiers"], "patients": ["governor", "mayor"]}


def test_a_verb_behind_and_has_the_first_ones_subject() -> None:
    assert clause("The minister visited Kisumu and opened a bridge.", "opened")["agents"] == ["minister"]


def test_a_relative_clause_tells_of_its_noun() -> None:
    found = clause("Police held a man who attacked the envoy.", "attacked")
    assert found == {"agents": ["man"], "patients": ["envoy"]}


def test_the_head_of_a_name_is_what_its_words_hang_on() -> None:
    text = "Ann Otieno, the head of the Lake Bank, resigned."
    head = grammar_of(text).head_of(Span(0, len("Ann Otieno")))
    assert head is not None
    assert head.relation == "nsubj"
    assert {word.span.of(text) for word in appositions(head)} == {"head"}


def test_a_small_word_ties_a_name_to_its_head() -> None:
    text = "Rebels attacked the town of Kisumu."
    word = grammar_of(text).word_at(text.index("Kisumu"))
    assert word is not None
    assert preposition(word, text) == "of"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Ab, .and by who was\n", max_size=120))
def test_any_words_can_be_asked(text: str) -> None:
    article = article_of(text)
    grammar = Grammar(read_by_model(article).trees)
    for offset in range(len(article.text)):
        word = grammar.word_at(offset)
        if word is not None:
            assert word.span.start <= offset < word.span.end
            predicate = predicate_of(word)
            assert set(agents_of(predicate)) <= {Word(word.tree, place) for place in range(len(word.tree.nodes))}
            assert word in first_of_list(word).phrase()
