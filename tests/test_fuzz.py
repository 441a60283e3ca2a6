"""Whatever a person or the web hands in is read, or told with file, line and remedy; it is never a traceback.

One target for each thing that is read. Seconds here; `pytest tests/test_fuzz.py --hypothesis-profile=long` tries more.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.articles import plain_article, with_inferred_years
from generator.cli import main
from generator.config import parse_settings
from generator.corrections import merge
from generator.errors import DatelineError
from generator.facts.dates.event_date import choose_date
from generator.facts.dates.find_dates import find_dates
from generator.facts.grammar.sentence_words import Grammar
from generator.filters.records import ARTICLE, MENTION, PAIR, REPORT, Keys, read_record
from generator.front_matter import parse, render, validate
from generator.knowledge.calendar import days_in_words
from generator.knowledge.edtf import first_day, human, is_edtf, last_day, precision
from generator.model import KINDS, PageKind, Problem
from tests.briefs.strategies import metas, proposals, tricky
from tests.newsroom import correct_by_hand, everything, open_newsroom, run

ANY = st.text(st.characters(), max_size=30)
"""Any code points, half characters and controls among them."""
YAML_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "seeds: ",
                "docs: ",
                "title: ",
                "date: ",
                "actors:",
                "topics: ",
                "  - name: ",
                "- ",
                "? ",
                ": ",
                ", ",
                "[",
                "]",
                "{",
                "}",
                "&a ",
                "*a",
                "!",
                "!!int ",
                "!<x>",
                "%YAML 1.2",
                "%",
                "---",
                "...\n            ",
                '"',
                "'",
                "\\",
                '"\\ud800"',
                '"\\UFFFFFFFF"',
                '"\\x00"',
                "\\0",
                ">",
                ">-",
                "0",
                "@",
                "`",
                "#",
                "<<: *a",
                "~",
                "null",
                "NO",
                "2026-02-30",
                "12 March 2026",
                "“",
                "”",
                "\t",
                "\r",
                "\x85",
                "\u2028\n            ",
                "\ufeff",
                "\x00",
                "�",
                "=======",
                "<<<<<<< a",
            ]
        ),
        st.just("\n"),
        st.just(" "),
        ANY,
    ),
    max_size=25,
).map("".join)
DAYS = st.one_of(
    st.sampled_from(["", "2026-02-03", "2026-02-03~", "XXXX-02-03", "XXXX-02-03?", "XXXX-02", "XXXX-21", "2026-33", "199X"]),
    st.sampled_from(["0001-01-01", "0001-01-03~", "9999-12-31", "9999-12-27%", "9999-24", "00XX", "9999", "000X", "XXXX-02-29"]),
    st.dates().map(date.isoformat),
    st.builds("{}/{}".format, st.dates(), st.dates()),
)  # fmt: skip
WHEN = st.lists(
    st.sampled_from(
        [
            "this",
            "last",
            "next",
            "the",
            "past",
            "coming",
            "following",
            "previous",
            "weekend",
            "week",
            "month",
            "quarter",
            "year",
            "decade",
            "century",
            "day",
            "days",
            "on",
            "in",
            "of\n        ",
            "Monday",
            "Friday",
            "yesterday",
            "tomorrow",
            "tonight",
            "early",
            "late",
            "two",
            "nine hundred",
            "999",
            "ago",
            "later",
            "earlier",
            "before",
            "from now",
            "about\n        ",
            "December 31",
            "Jan. 1",
            "29 February",
            "Feb. 29, 2024",
            "31/12/2026",
            "01/02/2026",
            "2026",
            "Christmas",
            "winter",
            "summer",
            "third",
            "half",
            "Q4",
            "H1\n        ",
            "9 p.m.",
            "at 24:00",
            "will",
            "met",
            "said",
            ".",
            ",",
            "\n",
            "Dec. 30-Jan. 2",
            "the 1990s",
            "9/11",
            "year-ago",
            "end",
        ]
    ).map(str.strip),
    max_size=14,
).map(" ".join)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ANY, DAYS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(ANY, inner, max_size=3)),
    max_leaves=6,
)
LINES = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            key: st.one_of(ANY, JSON)
            for key in ("id", "text", "doc", "a", "b", "type", "title", "published", "topic", "date_publish")
        },
    ).map(lambda line: json.dumps(line).encode()),
    JSON.map(lambda value: json.dumps(value).encode()),
    st.binary(max_size=40),
    st.sampled_from([b"[" * 100_000, b'{"n": ' + b"9" * 5000 + b"}", b'{"id": NaN}', b'{"id": "\\ud800", "text": ""}']),
)


T = TypeVar("T")


def read_or_told(read: Callable[[], T]) -> tuple[T | None, tuple[Problem, ...]]:
    """What is read, or what is told: where, what and what to do, in words that any file can hold."""
    try:
        return read(), ()
    except DatelineError as error:
        problems = error.problems
    assert problems
    assert all(tells(problem) for problem in problems)
    return None, problems


def tells(problem: Problem) -> bool:
    return bool(problem.path and problem.line and problem.what and problem.remedy and str(problem).encode())


@given(YAML_PIECES)
def test_settings_are_read_or_told(text: str) -> None:
    read_or_told(lambda: parse_settings(text))


@given(LINES, st.sampled_from([ARTICLE, PAIR, MENTION, REPORT]))
def test_a_line_is_read_or_told(line: bytes, keys: Keys) -> None:
    record, problems = read_or_told(lambda: read_record("-", 7, line, keys))
    assert {problem.line for problem in problems} <= {7}
    if record is not None:
        assert all(isinstance(record[key], str) for key in keys.needed)
        assert all(is_edtf(record[key]) for key in keys.days if record.get(key))


@settings(max_examples=settings().max_examples // 10)
@given(st.lists(LINES, max_size=4), st.sampled_from(["facts", "articles", "same", "entities", "stories"]))
def test_a_verb_answers_every_right_line_and_tells_every_other(lines: list[bytes], verb: str) -> None:
    done = CliRunner().invoke(main, [verb, "--jsonl"], input=b"\n".join(lines))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == (1 if done.stderr else 0)


@given(st.one_of(DAYS, st.text(alphabet="0129X-/~?% .T:Zé٣", max_size=24), ANY))
def test_any_words_are_an_edtf_date_or_none(text: str) -> None:
    first, last = first_day(text), last_day(text)
    assert (precision(text) is not None) == is_edtf(text)
    assert is_edtf(text) or human(text) == text
    if is_edtf(text) and "/" not in text and first and last:
        assert first <= last
    assert all(map(is_edtf, days_in_words(text)))


@given(DAYS.filter(bool), WHEN)
@example("2026-02-03~", "Talks were held on Tuesday.")
@example("XXXX-02", "Talks 1/2/2026.")
@example("9999-12-31", "Next weekend they meet.")
@example("0001-01-01", "Last weekend they met.")
def test_every_time_is_read_against_every_day_of_publication(published: str, words: str) -> None:
    (article,) = with_inferred_years([plain_article("a", words, published if is_edtf(published) else None)])
    found = find_dates(article)
    assert all(each.value is None or is_edtf(each.value) for each in found)
    choose_date(article, found, Grammar())


@given(st.one_of(YAML_PIECES, st.builds("---\n{}\n---\n{}".format, YAML_PIECES, ANY)), st.sampled_from(list(KINDS)))
def test_front_matter_is_read_and_checked_or_told(text: str, kind: PageKind) -> None:
    document, _ = read_or_told(lambda: parse("docs/x.md", text))
    if document is not None:
        assert all(tells(problem) for problem in validate(kind, document))
        assert render(document.meta, document.body, document) == text


def by_hand(value: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The marks that a record keeps of a person's decision, whole and damaged."""
    return st.fixed_dictionaries({"by hand": st.one_of(st.none(), value)}, optional={"proposed": value})


BASES = st.recursive(
    st.one_of(tricky, st.none(), by_hand(st.one_of(tricky, st.just({}), st.just([])))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["title", "actors", "topics", "name", "role", "quote"]), inner, max_size=3),
        by_hand(inner),
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["title", "date", "actors", "topics"]), BASES, max_size=4),
    st.one_of(proposals(), metas),
    proposals(),
)
@example({"topics": [{"by hand": "a"}]}, {}, {})
@example({"topics": [{"by hand": "a"}]}, {}, {"topics": ["a"]})
@example({"title": {"by hand": "a"}}, {}, {})
def test_merging_twice_is_once_for_any_record(base: Any, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Also for a record of by-hand marks alone, as damage or an older version may leave it."""
    once = merge(base, mine, theirs)
    assert merge(once.base, once.meta, theirs) == once


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[str, ...]]]:
    """A site with corrections, which nobody changes, and by page the words that must stay in it."""
    root = tmp_path_factory.mktemp("fuzz") / "site"
    open_newsroom(root, 4)
    run(root)
    words = correct_by_hand(root, 4)
    run(root)
    return root, words


def places(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in some JSON, by the keys and indexes that lead to it."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*at, key))


def damaged(text: str, data: st.DataObject) -> bytes:
    """A record with another value somewhere, or with one left out; or its bytes cut, doubled or exchanged."""
    if data.draw(st.booleans()):
        record = json.loads(text)
        place = data.draw(st.sampled_from(list(places(record))[1:]))
        holder = record
        for key in place[:-1]:
            holder = holder[key]
        if data.draw(st.booleans()):
            del holder[place[-1]]
        else:
            holder[place[-1]] = data.draw(JSON)
        return json.dumps(record).encode()
    raw = text.encode()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    return (
        raw[:start] + data.draw(st.sampled_from([b"", raw[start:end] * 2, b"\xff", b"\x00", b"9" * 5000])) + raw[end:]
    )


@settings(max_examples=max(5, settings().max_examples // 10))
@given(st.data())
def test_a_damaged_record_or_cache_loses_no_words_and_stops_nothing(
    newsroom: tuple[Path, dict[str, tuple[str, ...]]], data: st.DataObject
) -> None:
    whole, words = newsroom
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(whole, Path(folder) / "site"))
        caches = [root / ".dateline/fingerprint"]
        for file in data.draw(
            st.lists(st.sampled_from(sorted((root / "records").rglob("*.json"))), max_size=2, unique=True)
        ):
            file.write_bytes(damaged(file.read_text("utf-8"), data))
        for file in data.draw(st.lists(st.sampled_from(caches), max_size=1)):
            file.write_bytes(data.draw(st.binary(max_size=80)))
        for _ in range(2):
            done = CliRunner().invoke(main, ["generate", "--root", str(root)])
            assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
            assert "Traceback" not in done.output
            assert all(word in (root / page).read_text("utf-8") for page, kept in words.items() for word in kept)
        seeds = {seed.name for seed in (root / "seeds").iterdir()}
        pages = [text for path, text in everything(root).items() if path.startswith("docs/briefs/2026/")]
        assert all(sum(f"\nseed: {seed}#1\n".encode() in page for page in pages) == 1 for seed in seeds)
