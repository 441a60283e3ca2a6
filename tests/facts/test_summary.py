"""One or two sentences of the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.articles import plain_article
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.summary import MOST_WORDS, summarize
from tests.facts.marked import read_marked

REPORT = """\
headline: Ferry sinks off Bohol
caption: Rescue boats search the bay of Bohol on Sunday evening.
A ferry with 40 people on board sank off Bohol on Sunday, the coast guard said.
“We have never seen waves as high as these in May,” the captain said.
Coast guard boats brought 38 people from the ferry to the port of Bohol by evening.
He added that two people were missing from the ferry.
The island is known for its chocolate-coloured hills and for its beaches.
"""


def test_the_lede_comes_first_and_the_most_central_sentence_second() -> None:
    article, _ = read_marked(REPORT)
    summary = summarize(article, Grammar(read_by_model(article).trees))
    assert summary is not None
    assert [span.of(article.text).split()[0] for span in summary.spans] == ["A", "Coast"]
    assert summary.value == " ".join(span.of(article.text) for span in summary.spans)


def test_captions_headlines_and_quotations_are_left_out() -> None:
    article, _ = read_marked(REPORT)
    summary = summarize(article, Grammar(read_by_model(article).trees))
    assert summary is not None
    assert all(article.zone_at(span.start) == "body" for span in summary.spans)
    assert "never seen" not in summary.value


def test_a_sentence_that_leans_on_the_one_before_is_not_taken() -> None:
    article, _ = read_marked(
        "A ferry sank off the coast of Bohol on Sunday.\nIt had 40 people of Bohol on board the ferry."
    )
    summary = summarize(article, Grammar(read_by_model(article).trees))
    assert summary is not None
    assert len(summary.spans) == 1


def test_a_very_long_lede_ends_with_a_clause_within_the_limit() -> None:
    lede = (
        "The council met on Friday and " + "spoke of the roads and bridges of the valley, " * 12 + "and then went home."
    )
    article, _ = read_marked(lede)
    summary = summarize(article, Grammar(read_by_model(article).trees))
    assert summary is not None
    assert len(summary.value.split()) <= MOST_WORDS
    assert summary.value.endswith("valley")


def test_no_full_sentence_gives_no_summary() -> None:
    assert summarize(plain_article("t", "Contents\nPage 3\n"), Grammar()) is None


@given(st.text(alphabet="aB c,.“”\n", max_size=300))
def test_any_text_is_summed_up_in_its_own_words(text: str) -> None:
    summary = summarize(plain_article("t", text), Grammar())
    if summary is not None:
        assert len(summary.value.split()) <= MOST_WORDS
        assert summary.value == " ".join(" ".join(span.of(text).split()) for span in summary.spans)
