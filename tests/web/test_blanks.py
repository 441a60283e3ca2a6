"""Blank lines leave a page, and nothing that a reader sees goes with them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from generator.web.blanks import without_blank_lines


class Shown(HTMLParser):
    """Tags with their attributes, and text as a browser shows it: blanks are one, but where each counts."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))
        if not self.within and tag in {"pre", "textarea", "script", "style"}:
            self.within = tag

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(tag)
        if tag == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        self.seen.append(data if self.within else re.sub(r"\s+", " ", data))


def shown(html: str) -> list[object]:
    reader = Shown()
    reader.feed(html)
    reader.close()
    return reader.seen


def test_blank_lines_and_indentation_leave() -> None:
    page = '<body>\n\n    \n  <p>\n    Two\n\n  words </p>\n\n\n<input title="a\n\n  b">\n</body>\n'
    assert without_blank_lines(page) == ('<body>\n<p>\nTwo\n\n  words </p>\n<input title="a\n\n  b">\n</body>\n')


def test_code_keeps_every_blank() -> None:
    page = "<pre>\n\n  <b>x</b>\n\n   y</pre>\n\n<SCRIPT>\n\n a()\n\n</SCRIPT>\n\n<p>z</p>"
    assert without_blank_lines(page) == "<pre>\n\n  <b>x</b>\n\n   y</pre>\n<SCRIPT>\n\n a()\n\n</SCRIPT>\n<p>z</p>"


ELEMENTS = ("p", "pre", "b", "script", "textarea")
WORDS = ("word", "a < b", " ", "\n", "\n\n  ", "\t\n", '<a title="x\n\n y">', "</a>", "é")
PARTS = st.lists(st.sampled_from([*WORDS, *(f"<{end}{one}>" for one in ELEMENTS for end in ("", "/"))]), max_size=40)


@given(PARTS)
def test_nothing_shown_changes(parts: list[str]) -> None:
    page = "".join(parts)
    assert shown(without_blank_lines(page)) == shown(page)


def test_long_blanks_and_open_elements_cost_no_more_than_their_length() -> None:
    started = process_time()
    for part in ("\n", " \n", "<pre", "<pre>", "</pre>", "\n<", ">\n"):
        without_blank_lines(part * 200_000)
    assert process_time() - started < 5
