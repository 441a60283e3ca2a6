"""Reading and writing: no value is bent, and nothing that a person wrote changes without need."""

from __future__ import annotations

import datetime
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.corrections.identity import identity
from generator.errors import DatelineError
from generator.front_matter import Document, RuamelHandler, front, parse, render
from generator.front_matter.yaml.write import write
from generator.model import FieldPath, Problem
from tests.briefs.strategies import metas, proposals, tricky
from tests.case_files import cases
from tests.field_paths import at

PAGE = """---
# kept: how we spell names
title: "Flood in Beira"   # as printed

date: 2026-02-03
actors:   # who
  # the mayor
  - name: 'Ana Dias'  # checked
    role: mayor
  - {name: Bo Lindqvist, role: envoy}   # Red Cross
topics: [ floods , 'relief' ]
summary: >-
    The river rose
    by two metres.

# ours
search:
  exclude: true
---

# Flood in Beira

Text.
"""


def edited(**changes: Any) -> str:
    document = parse("page.md", PAGE)
    return render({**document.meta, **changes}, document.body, document)


def changed_lines(text: str) -> list[str]:
    before = PAGE.splitlines()
    return [line for line in text.splitlines() if line not in before]


@given(metas)
def test_what_is_written_is_read_again(meta: dict[str, Any]) -> None:
    text = render(meta, "# Body\n")
    document = parse("page.md", text)
    assert document.meta == meta
    assert document.body == "# Body\n"
    assert render(document.meta, document.body, document) == text


@given(tricky)
def test_every_reader_takes_a_string_for_the_same_string(text: str) -> None:
    written = write({"note": text, "items": [text, {"name": text}], "inner": {"a": text}})
    for read in (yaml.safe_load(written), YAML(typ="safe", pure=True).load(written)):
        assert read == {"note": text, "items": [text, {"name": text}], "inner": {"a": text}}


@given(st.text(alphabet=st.characters(), max_size=10))
def test_any_text_can_be_written_as_utf_8(text: str) -> None:
    write({"note": text}).encode("utf-8")


def test_full_days_stand_bare_and_years_in_quotes() -> None:
    written = write({"date": "2026-02-03", "published": "2026", "title": "2026-02-03", "note": "2026-02"})
    assert written == 'date: 2026-02-03\npublished: "2026"\ntitle: "2026-02-03"\nnote: 2026-02\n'
    assert yaml.safe_load(written)["date"] == datetime.date(2026, 2, 3)


def test_a_day_that_does_not_exist_stops_no_reader() -> None:
    assert yaml.safe_load(write({"date": "2026-02-30"})) == {"date": "2026-02-30"}


@given(st.lists(st.sampled_from([*PAGE.splitlines(), "title: x", "- y", "", "\t", "---", "  - name: z"]), max_size=12))
def test_any_page_that_can_be_read_keeps_its_bytes(lines: list[str]) -> None:
    for text in ("\n".join(lines), "---\n" + "\r\n".join(lines) + "\r\n---\r\nBody", "\ufeff---\n" + "\n".join(lines)):
        document, problems = parsed(text)
        assert all(problem.line and problem.what and problem.remedy for problem in problems)
        assert document is None or render(document.meta, document.body, document) == text


def parsed(text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    try:
        return parse("page.md", text), ()
    except DatelineError as error:
        return None, error.problems


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay(newline: str, mark: str) -> None:
    page = mark + PAGE.replace("\n", newline)
    document = parse("page.md", page)
    assert render(document.meta, document.body, document) == page
    changed = render({**document.meta, "date": "2026-02-04"}, document.body + "More.\n", document)
    assert changed == page.replace("2026-02-03", "2026-02-04") + f"More.{newline}"


def test_mixed_line_ends_stay() -> None:
    page = "---\r\ntitle: a\n---\r\nOne\r\nTwo\n"
    document = parse("page.md", page)
    assert document.meta == {"title": "a"}
    assert render({"title": "b"}, document.body, document) == page.replace("title: a", "title: b")


def test_a_changed_value_changes_only_its_own_characters() -> None:
    assert edited(title="Flood: Beira") == PAGE.replace('"Flood in Beira"', '"Flood: Beira"')
    assert edited(date="2026-02") == PAGE.replace("2026-02-03", "2026-02")


def test_an_inner_value_changes_without_its_neighbours() -> None:
    actors = [{"name": "Ana Dias", "role": "governor"}, {"name": "Bo Lindqvist", "role": "consul"}]
    assert edited(actors=actors) == PAGE.replace("role: mayor", "role: governor").replace("role: envoy", "role: consul")


def test_a_new_item_stands_in_its_place_and_comments_stay() -> None:
    document = parse("page.md", PAGE)
    actors = [*document.meta["actors"], {"name": "Chen Wei", "role": "pilot"}]
    text = edited(actors=actors)
    assert changed_lines(text) == ["  - name: Chen Wei", "    role: pilot"]
    assert "# Red Cross\n  - name: Chen Wei\n    role: pilot\ntopics:" in text


def test_a_removed_item_leaves_its_comments() -> None:
    text = edited(actors=[{"name": "Bo Lindqvist", "role": "envoy"}])
    assert "# the mayor" in text
    assert "# checked" in text
    assert "Ana Dias" not in text


def test_a_removed_field_leaves_its_comments() -> None:
    document = parse("page.md", PAGE)
    meta = {key: value for key, value in document.meta.items() if key not in ("title", "actors")}
    text = render(meta, document.body, document)
    for comment in ("# kept: how we spell names", "# as printed", "# who", "# the mayor", "# checked", "# Red Cross"):
        assert comment in text
    assert parse("page.md", text).meta == meta


def test_a_new_field_stands_behind_the_one_it_follows() -> None:
    document = parse("page.md", PAGE)
    meta = {"title": document.meta["title"], "location": "Beira, Mozambique", **document.meta}
    assert render(meta, document.body, document) == PAGE.replace(
        "# as printed\n", "# as printed\nlocation: Beira, Mozambique\n"
    )


def test_a_list_in_brackets_keeps_the_quotes_of_its_items() -> None:
    assert changed_lines(edited(topics=["floods", "relief", "cyclones: 2026"])) == [
        """topics: [ floods, 'relief', "cyclones: 2026" ]"""
    ]


def test_a_field_becomes_a_list_and_back() -> None:
    assert parse("page.md", edited(date=["a", {"name": "b"}])).meta["date"] == ["a", {"name": "b"}]
    assert "actors: nobody  # who # the mayor # checked # Red Cross\n" in edited(actors="nobody")


def test_a_changed_summary_keeps_what_follows() -> None:
    text = edited(summary="Short.")
    assert "summary: Short.\n\n# ours\nsearch:\n  exclude: true\n" in text


@given(metas, metas)
def test_any_page_can_become_any_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    document = parse("page.md", render(before, "Body\n"))
    text = render(after, "Body\n", document)
    assert parse("page.md", text).meta == after


@given(st.dictionaries(st.sampled_from(["title", "date", "actors", "topics", "summary", "search", "new"]), tricky))
def test_no_edit_loses_a_comment(changes: dict[str, str]) -> None:
    text = edited(**changes)
    assert parse("page.md", text).meta == {**parse("page.md", PAGE).meta, **changes}
    for comment in ("# kept: how", "# as printed", "# who", "# the mayor", "# checked", "# Red Cross", "# ours"):
        assert comment in text


def test_anchors_are_understood_and_survive_an_edit() -> None:
    page = "---\n# said\ntitle: &t Flood\nsummary: *t\ndate: 2026-02-03\n---\n"
    document = parse("page.md", page)
    assert document.meta == {"title": "Flood", "summary": "Flood", "date": "2026-02-03"}
    assert render(document.meta, "", document) == page
    assert render({**document.meta, "date": "2026-02"}, "", document) == page.replace("2026-02-03", "2026-02")
    changed = render({**document.meta, "title": "Storm"}, "", document)
    assert parse("page.md", changed).meta == {**document.meta, "title": "Storm"}
    assert "# said" in changed


def test_aliases_that_stand_for_too_much_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 30)]
    _, problems = parsed("---\n" + "\n".join(lines) + "\n---\n")
    assert "too many values" in problems[0].what


def test_a_line_is_found_by_its_path() -> None:
    document = parse("page.md", PAGE)
    lines = PAGE.splitlines()
    for path, start in {
        "title": "title:",
        "actors": "actors:",
        "actors/Ana Dias": "  - name: 'Ana",
        "actors/Ana Dias/role": "    role: mayor",
        "actors/Bo Lindqvist/role": "  - {name",
        "actors/Ana Dias/rank": "  - name: 'Ana",
        "topics/relief": "topics:",
        "actors/1": "  - {name",
    }.items():
        assert lines[document.line_of(at(path)) - 1].startswith(start), path
    assert document.line_of(at("nothing")) == 1


def test_a_name_with_a_slash_is_found() -> None:
    document = parse("page.md", "---\nactors:\n  - name: A/B\n    role: x\n---\n")
    assert document.line_of(FieldPath.at("actors", "A/B", "role")) == 4


def test_a_page_without_front_matter_gets_one() -> None:
    document = parse("page.md", "\n\nJust text.\n")
    assert document.meta == {}
    assert render({}, document.body, document) == "\n\nJust text.\n"
    assert render({"title": "New"}, document.body, document) == "---\ntitle: New\n---\n\nJust text.\n"


def test_the_package_frontmatter_reads_and_writes_with_our_handler() -> None:
    post = frontmatter.loads(PAGE, handler=RuamelHandler())
    assert post["title"] == "Flood in Beira"
    assert post["search"] == {"exclude": "true"}
    again = frontmatter.loads(frontmatter.dumps(post, handler=RuamelHandler()), handler=RuamelHandler())
    assert again.metadata == post.metadata


def test_long_texts_are_folded_and_not_bent() -> None:
    words = " ".join(f"word{i}:" for i in range(60))
    written = write({"summary": words})
    assert written.startswith("summary: >-\n  word0:")
    assert max(map(len, written.splitlines())) <= 100
    assert yaml.safe_load(written) == {"summary": words}


@pytest.mark.parametrize("case", cases("front_matter/layout"))
def test_a_broken_front_matter_is_told_with_line_and_remedy(case: dict[str, Any]) -> None:
    with pytest.raises(DatelineError) as caught:
        parse("docs/briefs/x.md", case["page"])
    told = [(p.line, p.what, p.remedy) for p in caught.value.problems]
    assert len(told) == len(case["problems"]), told
    for (line, what, remedy), expected in zip(told, case["problems"], strict=True):
        assert line == expected["line"], told
        assert expected["what"] in what
        assert expected["remedy"] in remedy


@given(proposals())
def test_a_line_is_known_when_it_is_written(meta: dict[str, Any]) -> None:
    written = front(meta)
    read = parse("page.md", written.page("# T\n"))
    for path in paths_in(meta):
        assert written.line_of(path) == read.line_of(path), path


@given(proposals(), proposals())
def test_a_line_is_known_when_a_page_is_changed(before: dict[str, Any], meta: dict[str, Any]) -> None:
    like = parse("page.md", "---\n# Mine\n" + render(before, "# T\n").removeprefix("---\n"))
    written = front(meta, like)
    read = parse("page.md", written.page("# T\n"))
    for path in paths_in(meta):
        assert written.line_of(path) == read.line_of(path), path


def paths_in(meta: dict[str, Any]) -> list[FieldPath]:
    """Every field, item and part of a front matter, and one that is not there."""
    found = [FieldPath.at("nothing")]
    for key, value in meta.items():
        found.append(FieldPath.at(key))
        for item in value if isinstance(value, list) else []:
            found.append(FieldPath.at(key, identity(item)))
            found += [FieldPath.at(key, identity(item), part) for part in item if isinstance(item, dict)]
    return found
