"""Laws of articles on any input: nothing lost, nothing twice, offsets true, no exception but the one with a remedy."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles import articles_in, plain_article, raw_articles, with_inferred_years
from generator.errors import DatelineError
from generator.model import Article, Problem, Seed

LINES = st.sampled_from(
    [
        "Harbour reopens after storm in Izmir",
        "IZMIR, Feb 3 (AA): The harbour reopened on Monday, and the first ferry left with forty people on board.",
        "Published: 3 February 2024",
        "Updated 4 Feb",
        "Follow",
        "Home",
        "• Two ships are still missing",
        "By Ada Okoye",
        "The storm lasted for nine hours, the coast guard said, and took the roof off the old customs house.",
        "(Photo by Lee Min)",
        "----------",
        "",
        "  ",
        "\t",
        "Related articles",
        "الوزير يقول إن المحادثات ستستمر",
        "部长周一表示会谈将继续进行。",
        "😀 good news",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=40).map("\n".join))


def seed(data: bytes, name: str = "a.txt") -> Seed:
    return Seed(name, data, "0" * 64)


def check(article: Article) -> None:
    """Zones in order, apart, and over every non-blank character; sentences inside the zones they are read from."""
    covered = [False] * len(article.text)
    end = 0
    for zone in article.zones:
        assert end <= zone.span.start < zone.span.end <= len(article.text)
        end = zone.span.end
        covered[zone.span.start : zone.span.end] = [True] * (zone.span.end - zone.span.start)
    assert all(covered[i] or char.isspace() for i, char in enumerate(article.text))
    read = article.spans_of("headline", "bullet", "caption", "body")
    end = 0
    for sentence in article.sentences:
        assert end <= sentence.start < sentence.end
        assert any(sentence.within(span) for span in read)
        end = sentence.end
    for span in (article.headline, article.byline, article.dateline and article.dateline.span):
        assert span is None or span.of(article.text).strip()
    for fact in (article.published, article.publisher):
        assert fact is None or all(span.of(article.text).strip() for span in fact.spans)


@given(TEXTS)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_zones_cover_every_character_once_and_offsets_are_true(text: str) -> None:
    end = 0
    for start, article in raw_articles("x", text):
        assert start >= end
        assert text[start : start + len(article.text)] == article.text
        end = start + len(article.text)
        check(article)


@given(TEXTS)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_a_plain_article_keeps_its_text_and_all_of_it_is_read(text: str) -> None:
    article = plain_article("x", text, published="2024-02-03")
    assert article.text == text
    assert {zone.kind for zone in article.zones} <= {"headline", "dateline", "body"}
    assert article.published is not None
    assert article.published.value == "2024-02-03"
    check(article)


@given(st.binary(max_size=400))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_bytes_give_articles_or_an_error_with_a_remedy(data: bytes) -> None:
    problems: tuple[Problem, ...] = ()
    found: tuple[Article, ...] = ()
    try:
        found = articles_in(seed(data))
    except DatelineError as error:
        problems = error.problems
    assert bool(found) != bool(problems)
    assert all(problem.path == "a.txt" and problem.remedy for problem in problems)
    for number, article in enumerate(found, 1):
        assert (article.id, article.part) == (f"a.txt#{number}", number)
        check(article)


@given(st.lists(TEXTS, max_size=5), st.randoms(use_true_random=False))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_inferred_years_do_not_depend_on_order(texts: list[str], random: object) -> None:
    articles = [plain_article(f"x{number}", text) for number, text in enumerate(texts)]
    forwards = with_inferred_years(articles)
    backwards = with_inferred_years(articles[::-1])
    assert forwards == backwards[::-1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"Short Url\nFollow\nShare\n", "holds no article"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_a_seed_that_is_no_article_says_why(data: bytes, words: str) -> None:
    with pytest.raises(DatelineError, match=words):
        articles_in(seed(data, "bad/one.txt"))


def test_only_menus_are_no_article() -> None:
    menu = "\n".join(f"{word} {number}" for number in range(10) for word in ("Culture", "World", "Weather"))
    with pytest.raises(DatelineError, match="holds no article"):
        articles_in(seed(menu.encode()))


def test_a_page_copied_whole_loses_its_menus() -> None:
    menu = [
        "Home",
        "World",
        "Culture",
        "Money",
        "Weather",
        "Sport",
        "Opinion",
        "Jobs",
        "Travel",
        "Cars",
        "Food",
        "Books",
    ]
    story = [
        "Mozambique opens railway to the northern coast",
        "14 May 2022",
        "The first train left Nampula on Saturday with three hundred passengers and reached the coast in nine hours.",
        "The line had been closed for eleven years because of floods, and was rebuilt with a loan from a bank.",
        "Farmers along the line said that they hoped to sell more of their cashew nuts in the ports.",
    ]
    below = ["Most popular", "Ten trains to ride", "The best beaches", "Contact", "Privacy policy", "© 2022 The Coast"]
    page = "\n\n".join(
        ["Mozambique opens railway to the northern coast - The Coast", *menu, *menu, *story, *below, *menu]
    )
    ((start, article),) = raw_articles("page", page)
    assert start == 0
    assert [span.of(article.text) for span in article.spans_of("body")] == story[2:]
    assert article.headline is not None
    assert article.headline.of(article.text) == story[0]
    assert article.published is not None
    assert article.published.value == "2022-05-14"
    check(article)


def test_a_title_given_by_the_caller_is_the_headline() -> None:
    text = "The bridge is open.\nThe bridge over the river was opened on Monday by the mayor of the town."
    article = plain_article("x", text, title="The bridge is open")
    assert article.headline is not None
    assert article.headline.of(text) == "The bridge is open."


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "AB CD:\n" * 20_000, '"' * 500_000, "(" * 500_000, "• a\n" * 20_000, "a" + " " * 500_000 + "b"],
    ids=["one word", "capitals", "marks", "brackets", "bullets", "blanks"],
)
def test_odd_texts_take_seconds_at_most(text: str) -> None:
    started = time.perf_counter()
    check_last = plain_article("x", text)
    raw_articles("x", text)
    assert check_last.text == text
    assert time.perf_counter() - started < 15


WIDE_BLANKS = "\u0085\u00a0\u1680\u2000\u2002\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


@pytest.mark.parametrize("blank", WIDE_BLANKS, ids=lambda blank: f"U+{ord(blank):04X}")
def test_a_wide_blank_before_a_full_stop_is_read_as_a_plain_one(blank: str) -> None:
    text = f"PARIS: M{blank}. Duval said on 3 March 2026 that talks go on."
    plain = plain_article("a", text.replace(blank, " "))
    assert plain_article("a", text).sentences == plain.sentences


@given(st.text(st.sampled_from(f'MÉa.!? \n"”({WIDE_BLANKS}'), max_size=60))
def test_no_blanks_between_any_letters_and_stops_are_too_wide(text: str) -> None:
    for sentence in plain_article("a", text).sentences:
        assert sentence.of(text) == sentence.of(text).strip() != ""
