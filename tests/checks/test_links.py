"""Links and anchors of Markdown pages."""

from __future__ import annotations

from generator.checks.links import dead_links, outline


def dead(pages: dict[str, str], *others: str) -> list[tuple[str, int, str]]:
    return list(dead_links(pages, frozenset([*pages, *others])))


def test_a_link_to_a_page_that_is_not_there_is_told_with_its_line() -> None:
    pages = {"a/one.md": "---\ntitle: One\n---\n\n# One\n\nSee [two](../b/two.md).\n"}
    assert dead(pages) == [("a/one.md", 7, "../b/two.md")]


def test_a_link_to_a_page_or_a_file_that_is_there_is_fine() -> None:
    pages = {"a/one.md": "[two](../b/two.md) ![map](map.png)", "b/two.md": "# Two"}
    assert dead(pages, "a/map.png") == []


def test_an_anchor_must_be_a_heading_of_the_page_it_names() -> None:
    pages = {"one.md": "[a](two.md#how-we-know) [b](two.md#nowhere) [c](#here)\n\n## Here", "two.md": "## How we know"}
    assert [target for _, _, target in dead(pages)] == ["two.md#nowhere"]


def test_addresses_elsewhere_are_not_ours_to_check() -> None:
    assert dead({"one.md": "[a](https://example.org/x) [b](mailto:a@example.org) [c](//example.org/y)"}) == []


def test_links_in_code_are_not_links() -> None:
    assert outline("```\n[a](nowhere.md)\n```\n\n`[b](nowhere.md)`").links == ()


def test_escaped_brackets_are_not_links() -> None:
    assert outline(r"\[a\](nowhere.md)").links == ()


def test_links_in_tables_are_found() -> None:
    assert outline("| a | b |\n|---|---|\n| [x](x.md) | y |").links == (("x.md", 3),)
