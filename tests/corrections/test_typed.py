"""What a person types into a page: kept between its neighbours or given apart, never lost; twice is once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corrections.typed import Passage, digests, is_typed_in, kept, under_notes
from generator.front_matter import join_notes, split_notes

OURS = (
    "# Talks",
    "## How we know",
    "| Date | 2 Feb |",
    "| Place | Oslo |",
    "|---|---|",
    "Two met.",
    "- one",
    "---",
    "",
)
THEIRS = ("DESK: I phoned the ministry", "## Comment", "### Notes", "Nobody answered.", "| Place | by hand |", "???")

bodies = st.lists(st.sampled_from(OURS), min_size=1, max_size=12).map(
    lambda lines: re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
)
"""As templates give them: one blank line between blocks."""
typed = st.lists(st.tuples(st.integers(0, 12), st.sampled_from(THEIRS), st.booleans()), min_size=1, max_size=3)


def typed_into(body: str, words: list[tuple[int, str, bool]]) -> str:
    """The body with lines of a person, each on its own or with blank lines round it."""
    lines = body.split("\n")
    for place, word, apart in words:
        lines[place:place] = ["", word, ""] if apart else [word]
    return "\n".join(lines)


def said(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@given(bodies, bodies)
def test_our_own_words_follow_the_generator(before: str, now: str) -> None:
    assert kept(digests(before), before, now).body == now
    assert not is_typed_in(digests(before), before)


@given(bodies, bodies, typed)
def test_no_word_of_a_person_is_lost(before: str, now: str, words: list[tuple[int, str, bool]]) -> None:
    mine = typed_into(before, words)
    done = kept(digests(before), mine, now)
    whole = said(done.body) + [line for passage in done.apart for line in said(passage.text)]
    for _, word, _ in words:
        assert whole.count(word) >= sum(word == other for _, other, _ in words), word
    assert is_typed_in(digests(before), mine)


@given(bodies, bodies, typed)
def test_all_that_we_say_still_stands_in_its_order(before: str, now: str, words: list[tuple[int, str, bool]]) -> None:
    done = kept(digests(before), typed_into(before, words), now)
    ours = iter(said(done.body))
    assert all(line in ours for line in said(now))


@given(bodies, bodies, typed)
def test_twice_is_once(before: str, now: str, words: list[tuple[int, str, bool]]) -> None:
    done = kept(digests(before), typed_into(before, words), now)
    again = kept(digests(now), done.body, now)
    assert (again.body, again.apart) == (done.body, ())


@given(bodies, typed)
def test_what_stands_beside_lines_that_stay_stays_there(before: str, words: list[tuple[int, str, bool]]) -> None:
    mine = typed_into(before, words)
    done = kept(digests(before), mine, before)
    if not done.apart:
        assert said(done.body) == said(mine)


def test_a_line_in_the_place_of_ours_is_told_with_its_heading() -> None:
    ours = "# Talks\n\n## How we know\n\nTwo met.\n"
    done = kept(digests(ours), ours.replace("Two met.", "Three met, I was there."), ours)
    assert done.body == ours
    assert done.apart == (Passage("How we know", "Three met, I was there."),)
    notes = under_notes("", done.apart)
    assert notes == "## Notes\n\n*From “How we know” of this page:*\n\nThree met, I was there.\n"
    assert split_notes(join_notes(ours, notes)) == (ours + "\n", notes)


@pytest.mark.parametrize(
    "mine",
    [
        "# Talks\n\n##  How we know\n\n| Date  | Place |\n| :---- | ----- |\n| 2 Feb | Oslo  |\n",
        "# Talks  \n\n## How we know\n\n\n|Date|Place|\n|---|---|\n|2 Feb|Oslo|\n",
    ],
    ids=["an editor aligned the table", "an editor packed it"],
)
def test_a_page_laid_out_anew_holds_no_words_of_a_person(mine: str) -> None:
    ours = "# Talks\n\n## How we know\n\n| Date | Place |\n|---|---|\n| 2 Feb | Oslo |\n"
    assert not is_typed_in(digests(ours), mine)
    assert kept(digests(ours), mine, ours).body == ours


def test_a_page_that_nobody_remembers_is_a_persons_but_for_what_it_would_say_now() -> None:
    mine = "# A call\n\nI phoned the ministry.\n"
    done = kept(None, mine, "# A call\n\nNo source.\n")
    assert done.apart == (Passage("A call", "I phoned the ministry."),)
