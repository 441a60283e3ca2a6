"""What reports of one story tell of one event stands once; what may be two stays two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import EventText, FigureText
from generator.site import Site
from generator.site.events.happenings import Happening
from generator.site.events.toll import toll_of
from generator.site.events.verbs import follow_a_subject
from tests.pages.sample import ONE, THREE, TWO, sample

MET = EventText("met the minister", "CONSULT", ("Amina Odhiambo-Wekesa",), ("Tomás Rivera Quiroga",), "2026-03-03")
RECEIVED = EventText("received the head", "CONSULT", ("Tomas Rivera Quiroga",), ("Amina Odhiambo Wekesa",))
BLAST = EventText("a blast killed guards", "ASSAULT", (), ("guards",), "2026-03-03")


def told(events: dict[str, tuple[EventText, ...]], figures: dict[str, tuple[FigureText, ...]] | None = None) -> Site:
    """The sample site, whose briefs ONE and TWO are one story, with these events and figures and no others."""
    held = figures or {}
    site = sample()
    briefs = tuple(replace(b, events=events.get(b.path, ()), figures=held.get(b.path, ())) for b in site.briefs)
    return replace(site, briefs=briefs)


def found(site: Site) -> list[Happening]:
    return [one for one in site.happenings.newest if one.event]


def test_an_event_that_two_reports_of_a_story_tell_stands_once_whoever_is_named_first() -> None:
    (one,) = found(told({ONE: (MET,), TWO: (RECEIVED,)}))
    assert {brief.path for brief in one.briefs} == {ONE, TWO}
    assert one.day == "2026-03-03"


@pytest.mark.parametrize(
    "other",
    [
        replace(RECEIVED, kind="ACCUSE"),
        replace(RECEIVED, modality="planned"),
        replace(RECEIVED, modality="denied"),
        replace(RECEIVED, date="2026-03-04"),
        replace(RECEIVED, target=("Lake Basin Water Commission",)),
    ],
    ids=["another kind", "planned", "denied", "another day", "somebody else"],
)
def test_what_may_be_another_event_stands_apart(other: EventText) -> None:
    assert len(found(told({ONE: (MET,), TWO: (other,)}))) == 2


def test_who_did_it_to_whom_tells_events_of_one_kind_apart() -> None:
    accused, answered = replace(MET, kind="ACCUSE"), replace(RECEIVED, kind="ACCUSE")
    assert len(found(told({ONE: (accused,), TWO: (answered,)}))) == 2


def test_reports_of_two_stories_and_two_events_of_one_report_are_never_joined() -> None:
    assert len(found(told({ONE: (MET,), THREE: (MET,)}))) == 2
    assert len(found(told({ONE: (MET, replace(MET, words="met him again"))}))) == 2


def test_every_brief_that_counts_is_told_event_or_not() -> None:
    site = told({ONE: (MET,)})
    assert {b.path for one in site.happenings.newest for b in one.briefs} == {b.path for b in site.listed}


@given(st.permutations([MET, RECEIVED, BLAST, replace(BLAST, date=None), replace(MET, modality="alleged")]))
def test_no_telling_is_lost_or_doubled(events: list[EventText]) -> None:
    site = told({ONE: tuple(events[:2]), TWO: tuple(events[2:])})
    tellings = [telling.event for one in found(site) for telling in one.tellings]
    assert sorted(e.words for e in tellings if e) == sorted(e.words for e in events)


def test_a_toll_is_told_with_the_numbers_of_every_report_the_latest_first() -> None:
    events = {ONE: (BLAST,), TWO: (replace(BLAST, words="the blast"),)}
    site = told(events, {ONE: (FigureText("killed 3", "killed", "3"),), TWO: (FigureText("killed 4", "killed", "4"),)})
    (one,) = found(site)
    assert toll_of(one) == (("killed", ("4", "3")),)


def test_a_figure_that_may_be_another_events_is_nobodys_toll() -> None:
    figures = (FigureText("killed 3", "killed", "3"), FigureText("paid $5", "money", "5"))
    twice = told({ONE: (BLAST, replace(BLAST, words="a second blast"))}, {ONE: figures})
    assert [toll_of(one) for one in found(twice)] == [(), ()]
    assert [toll_of(one) for one in found(told({ONE: (MET,)}, {ONE: figures}))] == [()]
    planned = replace(BLAST, modality="planned")
    assert [toll_of(one) for one in found(told({ONE: (planned,)}, {ONE: figures}))] == [()]


@pytest.mark.parametrize("words", ["have freed 31 hostages", "met the envoy", "strikes Odesa", "was detained"])
def test_words_that_open_with_a_verb_follow_their_subject(words: str) -> None:
    assert follow_a_subject(words)


@pytest.mark.parametrize("words", ["talks with rebels", "strikes on the port", "Truce reached", "meeting", ""])
def test_words_that_open_with_a_noun_do_not(words: str) -> None:
    assert not follow_a_subject(words)
