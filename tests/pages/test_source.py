"""The source text of a brief: what is marked, and how much of it the site may show."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import ENTITY_KINDS, Article, Brief, Copy, DateMention, Mention, Page, SourceText, Span, Why, Zone
from generator.pages import plan
from generator.pages.brief.source import source
from generator.pages.parts import Here
from generator.site import Site
from tests.pages.rendering import as_github, as_mkdocs, folded, text_of
from tests.pages.sample import ONE, ONE_TEXT, TWO, TWO_TEXT, sample, span

WORDS = 8


def pages(how_much: SourceText) -> dict[str, Page]:
    return {page.path: page for page in plan(replace(sample(), source_text=how_much))}


def section(body: str) -> str:
    return body.partition("## Source text\n")[2].partition("\n---\n")[0]


def runs(text: str) -> set[str]:
    """Every stretch of some words of a source."""
    words = folded(text).split()
    return {" ".join(words[n : n + WORDS]) for n in range(len(words) - WORDS + 1)}


def plain(text: str) -> str:
    """Without quotation marks, which belong to the page."""
    return folded(re.sub("[“”]", "", text))


def test_a_sentence_is_a_line_of_the_file_and_no_break_on_the_page() -> None:
    text = section(pages("full")[ONE].body)
    assert "reporters.\n“[From June, anyone" in text
    for shown in (as_mkdocs(text), as_github(text)):
        assert "br" not in shown.tags
        assert "told reporters. “From June, anyone with a telephone" in text_of(shown)


def test_a_quotation_leads_to_its_speaker_and_the_names_in_it_to_their_own_pages() -> None:
    site = sample()
    brief = site.brief_at[ONE]
    assert brief.facts
    words = "anyone with a telephone"
    inside = Mention("PERSON", span(ONE_TEXT, words), "ليلى الحداد", Why("made", "made", 0.9))
    facts = replace(brief.facts, mentions=(*brief.facts.mentions, inside))
    others = tuple(b for b in site.briefs if b.path != ONE)
    body = next(p for p in plan(replace(site, briefs=(replace(brief, facts=facts), *others))) if p.path == ONE).body
    said = "(../../../people/amina-odhiambo-wekesa.md#in-their-words)"
    whole = f"[From June,]{said} [{words}](../../../people/leila.md) [will see what we see.]{said}"
    assert whole in section(body)


def test_excerpts_are_the_sentences_that_facts_were_read_from() -> None:
    full, some = pages("full"), pages("excerpts")
    targets = set(re.findall(r"\(#(source-\d+)\)", some[ONE].body))
    assert targets
    text = section(some[ONE].body)
    assert "On Tuesday" in text
    assert "NAIROBI" in section(full[ONE].body)
    assert "NAIROBI" not in text
    assert "told reporters. …" in text


@pytest.mark.parametrize("text", [ONE_TEXT, TWO_TEXT])
def test_without_the_source_text_no_page_gives_more_of_it_than_deciding_words(text: str) -> None:
    briefs = sample().briefs
    facts = [span.of(b.article.text) for b in briefs if b.article for row in b.evidence for span in row.spans]
    own = [words for b in briefs for words in (b.title, b.summary or "", *(q.quote for q in b.quotations))]
    kept = plain(" | ".join([*facts, *own]))
    whole = {run for page in pages("full").values() for run in runs(plain(text)) if run in plain(page.body)}
    assert any(run not in kept for run in whole), "nothing that could leak"
    for page in pages("none").values():
        shown = plain(text_of(as_mkdocs(page.body)))
        assert not {run for run in runs(plain(text)) if run in shown and run not in kept}, page.path
        assert "source-" not in page.body


def test_without_the_source_text_a_fact_still_stands_beside_its_words() -> None:
    assert "| Date | **3 Mar 2026** | “**On Tuesday** …” |" in pages("none")[ONE].body


def test_other_days_and_names_are_listed_with_the_place_they_stand_at() -> None:
    body = pages("full")[ONE].body
    _, _, table = body.partition("## Also mentioned")
    assert "| Places | [Nairobi](../../../places/nairobi.md) · [Kenya](../../../places/kenya.md) |" in table


def test_another_day_than_the_events_is_marked_and_listed() -> None:
    site = sample()
    brief = site.brief_at[ONE]
    assert brief.facts
    day = DateMention(span(ONE_TEXT, "March 2026"), "2026-03", "2026-03", Why("made", "made", 0.9))
    others = tuple(b for b in site.briefs if b.path != ONE)
    dated = replace(brief, facts=replace(brief.facts, dates=(day,)))
    body = next(p for p in plan(replace(site, briefs=(dated, *others))) if p.path == ONE).body
    assert "| Dates | [Mar 2026](#source-11) |" in body
    assert "in [March 2026](#also-mentioned)." in section(body)


def test_of_very_many_quotations_the_first_stand_above_a_text_that_marks_them_all() -> None:
    site = sample()
    brief = site.brief_at[ONE]
    many = replace(brief, quotations=brief.quotations * 10)
    others = tuple(b for b in site.briefs if b.path != ONE)
    for how_much, shown in (("full", 12), ("none", 20)):
        whole = replace(site, briefs=(many, *others), source_text=how_much)
        said = next(p for p in plan(whole) if p.path == ONE).body.partition("## What was said")[2].partition("## ")[0]
        assert len(re.findall(r"(?m)^> ", said)) == shown
        assert ("and 8 more, marked in the [source text](#source-text)" in said) == (shown == 12)


STARTS = st.sampled_from(
    [
        "- ",
        "+ ",
        "* ",
        "1. ",
        "2) ",
        "# ",
        "> ",
        "=== ",
        "--- ",
        "| ",
        "```",
        "~~~",
        ": ",
        "[x]: ",
        "<b>",
        "\\",
        "_",
        "",
    ]
)


@given(st.lists(st.tuples(STARTS, st.text("ab *_`[]()|\\<&!#:.-", max_size=12)), min_size=1, max_size=5))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_whatever_a_sentence_begins_with_it_stays_text_on_its_line(parts: list[tuple[str, str]]) -> None:
    sentences = [f"{start}{words}x." for start, words in parts]
    text = " ".join(sentences)
    at = [len(" ".join(sentences[:n])) + bool(n) for n in range(len(sentences))]
    spans = tuple(Span(start, start + len(s)) for start, s in zip(at, sentences, strict=True))
    one = Article("a#1", "a", 1, "0" * 64, text, (Zone("body", Span(0, len(text))),), spans)
    brief = Brief("briefs/2026/03/a.md", "A", None, None, None, None, (), (), None, (), (), "a#1", article=one)
    site = Site((brief,), (), ())
    made = source(Here(site, brief.path), brief)
    assert made.text.count("\n") == len(sentences) - 1
    for shown in (as_mkdocs(made.text), as_github(made.text)):
        assert set(shown.tags) == {"p"}
        assert text_of(shown) == folded(text)


@pytest.mark.parametrize("how_much", ["full", "excerpts", "none"])
def test_words_quoted_on_other_pages_lead_to_the_sentence_that_holds_them_where_the_site_shows_it(
    how_much: SourceText,
) -> None:
    found = pages(how_much)
    led: set[str] = set()
    for page in found.values():
        for words, path, line in re.findall(r"\*\*\[([^\]]+)\]\(((?:\.\./)*briefs/[^)#]+)#source-(\d+)\)", page.body):
            brief = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
            shown = [at for at in section(found[brief].body).split("\n") if at.strip()]
            assert folded(words) in text_of(as_mkdocs(shown[int(line) - 1])), (page.path, words)
            led.add("entity" if page.kind in ENTITY_KINDS else page.kind)
    assert led == (set() if how_much == "none" else {"entity", "story", "index"})


def test_words_in_a_copy_lead_to_their_speaker_only_where_that_page_has_them() -> None:
    """The report that was copied may leave open who spoke: then the page of the speaker has no words of theirs."""
    site = sample()
    first = next(brief for brief in site.briefs if brief.path == ONE)
    speaker = site.entity_of(ONE, first.quotations[0].speaker or "")
    assert speaker
    alone = tuple(brief for brief in site.briefs if brief.path == ONE)
    story = replace(site.story_of[ONE], briefs=(ONE,), copies=(Copy(ONE, TWO, "all of its sentences stand there too"),))
    copied = Site(alone, site.entities, (story,))
    assert site.is_quoted(speaker)
    assert not copied.is_quoted(speaker)
    assert "#in-their-words" not in next(page for page in plan(copied) if page.path == ONE).body
