"""Texts arrive whole from whatever encoding they were saved in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.readers.clip import Clip
from generator.articles.readers.forms import read_file
from generator.articles.readers.pages.markup import html_to_text
from generator.errors import DatelineError


def decode(name: str, data: bytes) -> str:
    """The text of a file that is no list of articles."""
    _, found = read_file(name, data)
    assert isinstance(found, str)
    return found


FRENCH = "L’été à Besançon : le ministre a promis « un train par heure » à la région."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_arrives_whole(encoding: str) -> None:
    assert decode("a.txt", FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр заявил в понедельник, что переговоры в столице продолжатся до конца недели. " * 3, "cp1251"),
        ("قال الوزير يوم الاثنين إن المحادثات في العاصمة ستستمر حتى نهاية الأسبوع الجاري. " * 3, "cp1256"),
    ],
)
def test_other_scripts_arrive_whole(text: str, encoding: str) -> None:
    assert decode("a.txt", text.encode(encoding)) == text


def test_text_read_in_the_wrong_encoding_is_repaired_and_curly_quotes_stay() -> None:
    broken = "The council’s “open” café".encode().decode("cp1252", errors="replace")
    assert "caf" in broken
    assert decode("a.txt", "The council’s café".encode().decode("cp1252").encode()) == "The council’s café"
    assert decode("a.txt", "“Open,” she said.".encode()) == "“Open,” she said."


def test_a_broken_byte_costs_one_character() -> None:
    data = ("Türkiye’nin çağrısı: “görüşmeler sürecek” dedi. " * 4).encode() + b"\xe2\x80"
    assert decode("a.txt", data).startswith("Türkiye’nin çağrısı: “görüşmeler sürecek” dedi.")


def test_line_ends_are_one_kind_and_control_characters_go() -> None:
    assert decode("a.txt", b"one\r\ntwo\rthree\x0bfour\x07\tfive") == "one\ntwo\nthree\nfour\tfive"


def test_letters_and_their_marks_are_put_together() -> None:
    assert decode("a.txt", "Ame\u0301lie".encode()) == "Amélie"


def test_a_web_page_becomes_lines() -> None:
    page = (
        b"<!DOCTYPE html><html><head><title>Dam opens &amp; fills</title><style>p{}</style>"
        b"<meta property='article:published_time' content='2024-02-03T10:00:00Z'>"
        b"<script>if (a<b) { document.write('<p>no</p>') }</script></head>"
        b"<body><nav><a>Home</a></nav><h1>Dam opens</h1><p>The <b>dam</b>\n opened.</p><!-- <p>hidden</p> --><p>Two.</p>"
    )
    (clip,) = read_file("a.html", page)[1]
    assert isinstance(clip, Clip)
    assert (clip.title, clip.published) == ("Dam opens", "2024-02-03")
    assert [block.text for block in clip.blocks if block.kind is None] == ["The dam opened.", "Two."]


def test_a_tag_in_a_plain_text_stays_as_it_is_and_an_entity_is_read() -> None:
    assert decode("a.txt", b"He wrote <script>alert(1)</script> &amp; left.") == (
        "He wrote <script>alert(1)</script> & left."
    )


@given(st.text(alphabet="<>!-/ =\"'abcpst&;\n", max_size=300))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_page_gives_text(page: str) -> None:
    assert isinstance(html_to_text(page), str)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04abc", b"\x1f\x8babc", b"{\\rtf1 hello}", b"a\x00\x00\x00\x01\x02\x03" * 50]
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(DatelineError) as caught:
        decode("in/a.bin", data)
    assert caught.value.problems[0].path == "in/a.bin"
    assert caught.value.problems[0].remedy
