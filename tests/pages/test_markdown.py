"""Laws: whatever a text holds, it renders as itself and as nothing else, in MkDocs and on GitHub alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.pages.markdown import Markdown, code, em, escape, inline, link, quoted, shorten, strong
from tests.pages.rendering import as_github, as_mkdocs, folded, text_of

CASES = YAML(typ="safe", pure=True).load((Path(__file__).parents[1] / "cases/pages/escape.yml").read_text("utf-8"))
BITS = [
    *"*_`[]()<>&|\\#+-.!{}~^=$:\"'/@ \n\t1aZ“é",
    *("**", "__", "``", "~~~", "```", "{{", "{%", "<b>", "</b>", "<!--", "-->", "&lt;", "&#42;", "](", "![", "[^1]: x"),
    *("1. ", "2) ", "- ", "> ", "# ", "    ", "\n\n", "---", "===", "***", ": ", "http://a.b", "www.a.b", "a@b.c"),
    *(
        "|---|",
        "<http://x.y>",
        "javascript:x",
        "\\\n",
        "*[A]: b",
        "[a]: b",
        "!!! note",
        "x_y",
        "word",
        "\u0002",
        "\u2028",
    ),
]
texts = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=14).map("".join), st.text(st.characters(exclude_categories=["Cs"]))
)

PLACES: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "paragraph": (str, ["p"]),
    "heading": (lambda t: f"# {t}", ["h1"]),
    "second heading": (lambda t: f"## {t}", ["h2"]),
    "list item": (lambda t: f"- {t}", ["ul", "li"]),
    "quote": (lambda t: f"> {t}", ["blockquote", "p"]),
    "cell": (lambda t: f"| a | b |\n|---|---|\n| x | {t} |", []),
    "first cell": (lambda t: f"| a | b |\n|---|---|\n| {t} | x |", []),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_escape_touches_only_what_acts(case: dict[str, str]) -> None:
    assert escape(case["input"]) == case["expected"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("render", [as_mkdocs, as_github])
@given(text=texts)
@example(text="\\`a`")
@example(text="a\\")
@example(text="C##")
def test_any_text_renders_as_itself(render: Callable[[str], object], place: str, text: str) -> None:
    put, tags = PLACES[place]
    around = {"cell": "abx{}", "first cell": "ab{}x"}.get(place, "{}")
    if not folded(text):
        return
    parts = render(put(escape(text)))
    assert text_of(parts).replace(" ", "") == around.format(folded(text)).replace(" ", "")
    expected = tags or ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert parts.tags == expected


@given(before=texts, text=texts, after=texts)
def test_a_link_in_a_line_links_its_words_and_nothing_else(before: str, text: str, after: str) -> None:
    """Holds for the stretches of a source text between its links."""
    if not folded(text):
        return
    line = Markdown("x ") + inline(before) + link(text, "../people/a b.md") + inline(after)
    parts = as_mkdocs(line)
    assert parts.tags == ["p", "a"]
    assert dict(parts.attributes)["href"] == "../people/a%20b.md"
    assert text_of(parts).replace(" ", "") == folded(f"x {before}{text}{after}").replace(" ", "")
    assert as_github(line).tags == ["p", "a"]


@given(text=texts)
def test_bold_and_emphasis_add_one_element(text: str) -> None:
    if not folded(text):
        return
    assert as_mkdocs(strong(text)).tags == ["p", "strong"]
    assert as_mkdocs("a " + em(quoted(text)) + " b").tags == ["p", "em"]
    assert as_mkdocs(em(strong(text))).tags in (["p", "strong", "em"], ["p", "em", "strong"])


@given(text=texts)
def test_words_to_paste_render_as_themselves(text: str) -> None:
    parts = as_mkdocs("x " + code(text))
    assert set(parts.tags) <= {"p", "code"}
    assert text_of(parts) == folded(f"x {text}")


@given(text=texts)
def test_no_escaped_text_is_a_template(text: str) -> None:
    safe = escape(text)
    assert not any(mark in safe for mark in ("{{", "{%", "{#", "<"))
    assert "\n" not in safe


def test_markdown_of_ours_is_not_escaped_twice() -> None:
    ours = strong("a*b")
    assert escape(ours) == ours
    assert Markdown("{} and {}").format(ours, "c*d") == r"**a\*b** and c\*d"
    assert Markdown(", ").join([ours, "<x>"]) == r"**a\*b**, &lt;x>"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "vbscript:x"])
def test_an_address_of_another_scheme_is_not_linked(target: str) -> None:
    assert link("words", target) == "words"


def test_an_address_cannot_break_out_of_its_link() -> None:
    parts = as_mkdocs(link("words", "https://a.example/x) <b> [y](z"))
    assert parts.tags == ["p", "a"]


def test_shortened_text_ends_at_a_word() -> None:
    assert shorten("one two three four", 12) == "one two …"
    assert shorten("short", 12) == "short"
    assert len(shorten("x" * 10_000, 40)) <= 42
