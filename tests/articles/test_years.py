"""A year that a text doesn't print is inferred from what is printed, says so, or stays unknown."""

from __future__ import annotations

from generator.articles import plain_article, with_inferred_years
from generator.model import Article, Fact

QUAKE = (
    "An earthquake shook the towns of Salta and Jujuy in the night, cracking the cathedral and closing the airport, "
    "civil protection chief Mariela Quispe said. Rescue teams searched the market hall of Jujuy until the morning."
)
RUGBY = (
    "The rugby team of Suva beat the visitors from Apia by nine points in front of twelve thousand spectators, and "
    "captain Jone Vatubua scored twice before half time."
)


def published(*articles: Article) -> list[Fact | None]:
    return [article.published for article in with_inferred_years(articles)]


def test_another_report_of_the_story_gives_the_year() -> None:
    first = plain_article("a", f"SALTA, March 4 (EFE) - {QUAKE}")
    second = plain_article("b", f"Quake shakes Jujuy and Salta\n5 March 2019\n{QUAKE} Schools stayed closed.")
    other = plain_article("c", f"Suva wins at home\n6 March 2012\n{RUGBY}")
    found = published(first, second, other)[0]
    assert found is not None
    assert (found.value, found.why.rule, found.why.inferred) == ("2019-03-04", "published.year_from_story", True)
    assert "b reports the same story" in found.why.reason


def test_another_story_gives_no_year() -> None:
    first = plain_article("a", f"SALTA, March 4 (EFE) - {QUAKE}")
    other = plain_article("b", f"Suva wins at home\n5 March 2012\n{RUGBY}")
    found = published(first, other)[0]
    assert found is not None
    assert found.value == "XXXX-03-04"


def test_a_report_months_away_gives_no_year() -> None:
    first = plain_article("a", f"SALTA, March 4 (EFE) - {QUAKE}")
    late = plain_article("b", f"Quake remembered\n5 September 2019\n{QUAKE}")
    found = published(first, late)[0]
    assert found is not None
    assert found.value == "XXXX-03-04"


def test_a_weekday_beside_the_day_gives_the_year() -> None:
    text = f"SALTA, Monday, March 4 (EFE) - {QUAKE} The last strong one was in 2018."
    (found,) = published(plain_article("a", text))
    assert found is not None
    assert (found.value, found.why.rule) == ("2019-03-04", "published.year_from_weekday")
    assert found.why.inferred


def test_a_day_just_before_gives_the_year() -> None:
    text = f"SALTA, Jan. 2 (EFE) - {QUAKE} The first cracks were seen on December 30, 2018."
    (found,) = published(plain_article("a", text))
    assert found is not None
    assert (found.value, found.why.rule) == ("2019-01-02", "published.year_from_day_named")


def test_without_anything_to_go_by_the_year_stays_unknown() -> None:
    (found,) = published(plain_article("a", f"SALTA, March 4 (EFE) - {QUAKE}"))
    assert found is not None
    assert found.value == "XXXX-03-04"
    assert published(plain_article("a", QUAKE)) == [None]


def test_an_undated_report_is_of_the_day_that_its_lead_names() -> None:
    text = "The airport of Salta reopened on Tuesday, March 5, 2019, the operator said in a short note to passengers."
    (found,) = published(plain_article("a", text))
    assert found is not None
    assert (found.value, found.why.rule) == ("2019-03-05", "published.latest_day_named")
    assert found.why.inferred


def test_a_day_to_come_dates_nothing() -> None:
    text = "The airport of Salta will open again on Tuesday, March 5, 2019, the operator said in a note to passengers."
    assert published(plain_article("a", text)) == [None]


def test_a_full_date_is_left_alone() -> None:
    article = plain_article("a", f"Quake shakes Jujuy and Salta\n5 March 2019\n{QUAKE}")
    assert with_inferred_years([article]) == (article,)
