"""Copies of one text are one witness: cut and lightly edited they stay so, and texts of their own never become one."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Brief, Copy
from generator.stories.copies import copies_of
from tests.stories.made import reports_of


def text(seed: int, length: int = 12) -> list[str]:
    """Sentences of invented words that no other seed has, with phrases that all have."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("bdfgklmnprstvz", k=3)) + str(seed) for _ in range(60)]
    phrases = ["said on Monday that", "in the capital of", "according to the ministry of"]
    return [
        f"{' '.join(chance.choices(words, k=8))} {chance.choice(phrases)} {' '.join(chance.choices(words, k=4))}."
        for _ in range(length)
    ]


def reports(*texts: list[str], publisher: str | None = None) -> tuple[Brief, ...]:
    return reports_of(
        [{"text": " ".join(t), "title": f"Report {n}", "publisher": publisher} for n, t in enumerate(texts)]
    )


def origins(copies: tuple[Copy, ...], count: int) -> int:
    return count - len(copies)


@given(seed=st.integers(0, 10**6), data=st.data())
def test_dropped_sentences_and_another_headline_keep_the_origin(seed: int, data: st.DataObject) -> None:
    whole = text(seed)
    kept = data.draw(st.sets(st.integers(0, len(whole) - 1), min_size=2))
    copies = copies_of(reports(whole, [whole[at] for at in sorted(kept)]))
    assert [(c.brief, c.of) for c in copies if len(kept) < len(whole)] in ([("briefs/2.md", "briefs/1.md")], [])
    assert origins(copies, 2) == 1


@given(seed=st.integers(0, 10**6), data=st.data())
def test_a_light_edit_keeps_the_origin(seed: int, data: st.DataObject) -> None:
    """One word in each sentence, and three sentences of the desk's own."""
    words = [sentence.split() for sentence in text(seed)]
    edited = [[*w[:at], "reportedly", *w[at + 1 :]] for w in words if (at := data.draw(st.integers(0, len(w) - 2))) + 1]
    own = data.draw(st.permutations([*(" ".join(w) for w in edited), *text(seed + 1, 3)]))
    assert origins(copies_of(reports(text(seed), own)), 2) == 1


@given(seeds=st.lists(st.integers(0, 10**6), min_size=2, max_size=5, unique=True), data=st.data())
def test_texts_of_their_own_never_share_an_origin(seeds: list[int], data: st.DataObject) -> None:
    """Not even with a sentence in common and one publisher."""
    shared = text(-1, 1)
    told = [[*text(seed, data.draw(st.integers(2, 12))), *shared] for seed in seeds]
    assert copies_of(reports(*told, publisher="The Wire")) == ()


@settings(max_examples=60)
@given(seeds=st.lists(st.integers(0, 2), min_size=1, max_size=6), data=st.data())
def test_the_order_of_the_reports_changes_nothing(seeds: list[int], data: st.DataObject) -> None:
    told = reports(*[text(seed, data.draw(st.integers(4, 12))) for seed in seeds])
    copies = copies_of(told)
    assert copies_of(tuple(data.draw(st.permutations(told)))) == copies
    assert origins(copies, len(told)) == len(set(seeds))
    assert not {copy.of for copy in copies} & {copy.brief for copy in copies}


def test_the_reason_counts_sentences_and_names_a_shared_credit() -> None:
    whole = text(7)
    (copy,) = copies_of(reports(whole, [*whole[:9], *text(8, 1)], publisher="Harbour News Agency"))
    assert copy.reason == "9 of its 10 sentences stand there too, and both are credited to Harbour News Agency"


def test_a_text_of_a_few_words_is_no_copy() -> None:
    assert copies_of(reports(["More to follow soon."], ["More to follow soon."])) == ()


def test_reports_written_by_hand_are_their_own() -> None:
    assert copies_of(reports([], [])) == ()


def test_a_hundred_copies_of_a_long_text_take_no_time() -> None:
    """The work grows with the words: pairs of a hundred long reports would take minutes."""
    whole = text(3, 400)
    assert origins(copies_of(reports(*[whole[at:] for at in range(100)])), 100) == 1
