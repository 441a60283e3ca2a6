"""Headlines, days and publishers of heads in many layouts: `heads.yml` and `layouts.yml` in `tests/cases/articles`, and
`tests/cases/headers.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.articles import articles_in, raw_articles, with_inferred_years
from generator.articles.head.headline import candidates, weigh
from generator.articles.head.outlets import form_of, outlet_at, outlet_named
from generator.articles.lines import lines_of
from generator.articles.wrapping import unwrapped
from generator.facts.find import uncalibrated_facts
from generator.facts.headline.title import choose_title
from generator.model import Article, Seed

CASES = Path(__file__).parent.parent / "cases"
MAIL = "a mail with headers"
"""Its sender is read by the reader of mail, not here."""


def load(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def read(text: str, day_first: bool | None = None) -> tuple[Article, ...]:
    return with_inferred_years(articles_in(Seed("case.txt", text.encode(), "0" * 64), day_first))


def plain(words: str) -> str:
    return " ".join(words.casefold().removeprefix("the ").split())


@pytest.mark.parametrize("case", [*load("articles/heads"), *load("articles/layouts")], ids=lambda case: case["name"])
def test_a_head_says_title_day_and_publisher(case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert len(found) == len(case["articles"])
    for article, wanted in zip(found, case["articles"], strict=True):
        title = choose_title(article)
        if wanted["title"]:
            assert plain(title.value) in {plain(one) for one in wanted["title"]}
        else:
            assert title.why.inferred
        day = article.published.value if article.published else None
        assert [str(one) for one in wanted["published"]] == ([day] if day else [])
        publisher = article.publisher.value if article.publisher else None
        if case["name"] != MAIL:
            names = {plain(one) for one in wanted["publisher"]}
            assert plain(publisher) in names if publisher else not names


@pytest.mark.parametrize("case", load("headers"), ids=lambda case: case["name"])
def test_a_head_that_was_read_wrongly_once(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("day_first"))
    assert len(found) == case.get("articles", 1)
    article = found[0]
    if "title" in case:
        title = choose_title(article)
        assert (None if title.why.inferred else title.value) == case["title"]
    if "publisher" in case:
        assert (article.publisher.value if article.publisher else None) == case["publisher"]
    if "published" in case:
        assert (article.published.value if article.published else None) == str(case["published"])
    if "standing" in case:
        assert article.published is not None
        assert article.published.why.standing == case["standing"]
    if "or" in case:
        assert article.published is not None
        assert str(case["or"]) in [other.value for other in article.published.runners_up]
    if "body" in case:
        assert [" ".join(span.of(article.text).split()) for span in article.spans_of("body")] == case["body"]


def test_raw_texts_keep_every_offset_where_lines_are_joined() -> None:
    text = load("headers")[0]["text"]
    assert len(unwrapped(text, keep_length=True)) == len(text)
    for start, article in raw_articles("case", text):
        assert article.text.split() == text[start : start + len(article.text)].split()


def test_what_speaks_for_a_headline_can_be_read() -> None:
    lines = lines_of("World\nBridge opens in Gomel\n\nThe bridge in Gomel opened on Monday, the town's mayor said.")
    stands = [stand for stand in candidates(lines) if stand.line.text == "Bridge opens in Gomel"]
    words = [reason.words for stand in stands for reason in weigh(stand)]
    assert any("come again below" in said for said in words)


def test_the_table_of_outlets_knows_names_short_forms_and_addresses() -> None:
    found = [outlet_named(name) for name in ("KUNA", "the malay mail", "Xinhua News Agency")]
    assert [outlet.name for outlet in found if outlet] == ["Kuwait News Agency", "Malay Mail", "Xinhua"]
    found = outlet_at("https://www.reuters.com/world/a")
    assert found is not None
    assert (found.name, found.country) == ("Reuters", "GB")
    assert outlet_named("Mint tea") is None


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("The Bramley Courier", "outlet"),
        ("Ministry of Water and Sanitation", "body"),
        ("IN THE HIGH COURT OF ZAMBIA", "body"),
        ("Council votes to close the baths", None),
        ("Home » News » Courts", None),
    ],
)
def test_names_are_told_by_their_form(name: str, form: str | None) -> None:
    assert form_of(name) == form


FOREIGN = {
    "es": "Cierra el puente de Arenal\n\n5 de marzo de 2024\n\nEl puente de Arenal quedó cerrado el lunes por las lluvias que "
    "cayeron en la provincia, según dijo el alcalde de la ciudad. Los vecinos de Montevideo esperan que se abra en una semana, "
    "pero el gobierno no ha dicho nada sobre el costo de la obra.",
    "de": "Brücke in Lindau gesperrt\n\n5. März 2024\n\nDie Brücke in Lindau ist seit Montag gesperrt, weil der Fluss nach dem Regen "
    "über die Ufer getreten ist. Der Bürgermeister sagte, dass die Stadt auf Hilfe aus Hamburg wartet und dass es nicht mehr "
    "lange dauern werde.",
    "ru": "Мост закрыт\n\n5 марта 2024\n\nМост через реку закрыт с понедельника из-за дождей, которые шли в области всю неделю. Глава "
    "города сказал, что ремонт займёт не меньше месяца, и попросил жителей ездить через соседний район, пока вода не уйдёт.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_of_a_text_in_another_language_only_what_is_safe_is_read(language: str) -> None:
    (article,) = read(FOREIGN[language])
    assert article.language == language
    assert article.is_foreign
    assert article.published is not None
    assert article.published.value == "2024-03-05"
    facts = uncalibrated_facts(article)
    assert (facts.actors, facts.quotations, facts.affiliations, facts.topics, facts.date) == ((), (), (), (), None)
    assert {mention.name for mention in facts.mentions} == {"es": {"Montevideo"}, "de": {"Hamburg"}, "ru": set()}[
        language
    ]
