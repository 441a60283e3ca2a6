"""Facts are read from no more of a text than a book holds, and their words stand where they stood."""

from __future__ import annotations

from generator.articles import plain_article
from generator.facts.bounds import within_reach
from generator.facts.names.recognizer.passages import passages_to_read

TEXT = "Talks in Nairobi\n\n" + "The minister said on Monday that talks would go on in the capital. " * 40


def test_a_text_that_is_no_longer_is_left_alone() -> None:
    article = plain_article("a", TEXT)
    assert within_reach(article, len(TEXT)) is article


def test_what_stands_further_on_is_not_read_and_nothing_is_moved() -> None:
    article = plain_article("a", TEXT)
    near = within_reach(article, 500)
    assert near.text == article.text
    assert near.sentences == tuple(s for s in article.sentences if s.end <= 500) != ()
    assert [zone.span.start for zone in near.zones] == [z.span.start for z in article.zones if z.span.start < 500]
    assert max(zone.span.end for zone in near.zones) == 500


def test_a_passage_that_is_said_again_costs_nothing() -> None:
    said = [f"The minister spoke of {'roads and ' * 40}town {name}." for name in "AABACD"]
    article = plain_article("a", "\n".join(said))
    read = [span.of(article.text) for span in passages_to_read(article, 2 * len(said[0]))]
    assert read == said[:4]
