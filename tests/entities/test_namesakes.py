"""Whole texts that name two by one name, and one by several: a wrong join is worse than none, a question better than both."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator import briefs
from generator.articles import plain_article, with_inferred_years
from generator.entities import link
from generator.entities.names.normalize import folded
from generator.facts import read_facts
from generator.model import Article, Brief, Entity
from tests.case_files import FOLDER
from tests.entities.made import briefs_of


def read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = YAML(typ="safe").load((FOLDER / "namesakes" / f"{name}.yml").read_text("utf-8"))
    return found


def article(number: int, text: str) -> Article:
    headline, day, body = text.split("\n\n", 2)
    (made,) = with_inferred_years([plain_article(f"{number}.txt#1", body, iso(day), headline)])
    return made


def iso(day: str) -> str:
    number, month, year = day.split()
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{year}-{months.index(month) + 1:02}-{int(number):02}"


@cache
def told() -> dict[str, Brief]:
    """The brief of every text of the cases, read in one run."""
    texts = list(dict.fromkeys(text for name in ("two", "one") for case in read(name) for text in case["texts"]))
    articles = [article(number, text) for number, text in enumerate(texts)]
    facts = read_facts(articles, {}, "dateline")
    made = (briefs.untouched(f"briefs/{n:03}.md", a, f) for n, (a, f) in enumerate(zip(articles, facts, strict=True)))
    return dict(zip(texts, made, strict=True))


def borne(entities: tuple[Entity, ...], path: str, name: str) -> Entity:
    """Whose name it is in a brief: as the brief has it, or else as its text has it."""
    for entity in entities:
        if any(a.brief == path and folded(a.spelling) == folded(name) for a in entity.appearances):
            return entity
    for entity in entities:
        if any(path in s.briefs and folded(s.name) == folded(name) for s in entity.spellings):
            return entity
    raise AssertionError(f"{name} is nobody in {path}: {[e.name for e in entities]}")


def answers(case: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the two names of a case are one page, and whether a person is asked."""
    first, second = (told()[text] for text in case["texts"])
    entities = link((first, second))
    mine, yours = borne(entities, first.path, case["names"][0]), borne(entities, second.path, case["names"][1])
    return mine is yours, yours.slug in {p.slug for p in mine.possibly_same} or bool(mine.possibly_two)


def ids(name: str) -> list[Any]:
    return [
        pytest.param(c, id=f"{number}: {' = '.join(dict.fromkeys(c['names']))}") for number, c in enumerate(read(name))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("case", ids("two"))
def test_two_of_one_name_are_never_joined_without_a_question(case: dict[str, Any]) -> None:
    one, asked = answers(case)
    assert not one or asked


@pytest.mark.slow
@pytest.mark.parametrize("case", ids("one"))
def test_one_of_several_names_is_never_parted_without_a_question(case: dict[str, Any]) -> None:
    one, asked = answers(case)
    assert one or asked


@pytest.mark.slow
def test_most_that_are_two_are_two_pages_and_most_that_are_one_are_one() -> None:
    """A question is no excuse for joining or parting everything."""
    two, one = ([answers(case)[0] for case in read(name)] for name in ("two", "one"))
    assert sum(two) <= 2
    assert sum(one) >= len(one) - 4


def pairs(want: str) -> list[Any]:
    return [
        pytest.param(*pair, id=" = ".join(pair)) for c in read("identity") if c["want"] == want for pair in c["pairs"]
    ]


@pytest.mark.parametrize(("a", "b"), pairs("two"))
def test_father_and_son_are_never_one_without_a_question(a: str, b: str) -> None:
    beside = {"date": "2025-05-04", "location": "Rawa, Iraq", "mentions": ["Adnan Fahd", "Nabil Zayd"]}
    entities = link(briefs_of([{**beside, "actors": [a]}, {**beside, "actors": [b]}]))
    mine, yours = borne(entities, "briefs/1.md", a), borne(entities, "briefs/2.md", b)
    assert mine is not yours
    assert yours.slug in {p.slug for p in mine.possibly_same}


@pytest.mark.parametrize(("a", "b"), pairs("one"))
def test_accents_hyphens_and_capitals_part_no_name(a: str, b: str) -> None:
    names = [a, b] if a != "Jörg Müller" or b != "Jorg Muller" else [b, a]
    entities = link(briefs_of([{"actors": [names[0]]}, {"actors": [names[1]]}]))
    assert borne(entities, "briefs/1.md", names[0]) is borne(entities, "briefs/2.md", names[1])


DOUBLES = [
    (["Tomas Halvorsen", "Halvorsen"], {"Tomas Halvorsen"}),
    (["Jörg Müller", "Mueller"], {"Jörg Müller"}),
    (["Khải Nguyễn", "Khai"], {"Khải Nguyễn"}),
    (["Karim Daoudi", "Salim Daoudi", "Daoudi"], {"Karim Daoudi", "Salim Daoudi", "Daoudi"}),
    (["Donald Trump Jr.", "Donald Trump"], {"Donald Trump Jr.", "Donald Trump"}),
]


@pytest.mark.parametrize(("names", "wanted"), DOUBLES, ids=[", ".join(names) for names, _ in DOUBLES])
def test_a_short_form_goes_to_its_whole_name_in_the_same_text(names: list[str], wanted: set[str]) -> None:
    assert {entity.name for entity in link(briefs_of([{"mentions": names}]))} == wanted


@pytest.mark.slow
def test_two_who_share_a_family_name_have_it_both() -> None:
    text = "Couple found\n\n3 March 2025\n\nDUBLIN - Peter and Laura Hendricks were found on Monday. Peter had a cold."
    made = article(0, text)
    brief = briefs.untouched("briefs/0.md", made, read_facts([made], {}, "dateline")[0])
    assert {"Peter Hendricks", "Laura Hendricks"} <= {e.name for e in link((brief,)) if e.kind == "person"}


@pytest.mark.slow
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in read("lone")])
def test_a_lone_word_is_one_kind_of_thing_and_one_page_on_a_site(case: dict[str, Any]) -> None:
    made = [article(number, text) for number, text in enumerate(case["texts"])]
    facts = read_facts(made, {}, "dateline")
    every = tuple(briefs.untouched(f"briefs/{n}.md", a, f) for n, (a, f) in enumerate(zip(made, facts, strict=True)))
    assert len([entity for entity in link(every) if entity.name == case["name"]]) == 1


@pytest.mark.slow
def test_of_two_places_of_one_name_the_best_known_bears_the_plain_address() -> None:
    case = next(case for case in read("two") if case["names"][0] == "Geneva")
    entities = link(tuple(told()[text] for text in case["texts"]))
    assert {e.slug: e.title for e in entities if e.name == "Geneva"} == {
        "geneva": "Geneva",
        "geneva-illinois": "Geneva (Illinois)",
    }
