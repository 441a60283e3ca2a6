"""The policy of a page lets run what the theme asks for on a page without words, and nothing that words bring in."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.web.policy import Asked, asked_by, digest, policy, with_policy, with_script_allowed

BARE = """<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="assets/a.css">
<script>first()</script><script type="application/json">{"data": 1}</script></head><header>x</header>
<body><script src="assets/b.js"></script><script>
second()
</script></body></html>"""


def test_inline_scripts_are_named_by_their_digest_and_data_is_no_script() -> None:
    wanted = [b64encode(sha256(text).digest()).decode() for text in (b"first()", b"\nsecond()\n")]
    assert asked_by(BARE) == Asked(scripts=tuple(f"'sha256-{each}'" for each in wanted))


@pytest.mark.parametrize(
    ("element", "wanted"),
    [
        ('<script src="https://cdn.example/x.js"></script>', Asked(scripts=("https://cdn.example",))),
        ('<script src="//cdn.example:81/x.js"></script>', Asked(scripts=("cdn.example:81",))),
        ('<link rel="stylesheet" href="https://fonts.example/a.css">', Asked(styles=("https://fonts.example",))),
        ('<link rel="preconnect" href="https://fonts.example">', Asked(fonts=("https://fonts.example",))),
        ('<link rel="icon" href="https://i.example/f.png">', Asked(images=("https://i.example",))),
        ('<img src="https://i.example/logo.png">', Asked(images=("https://i.example",))),
        ('<a href="https://else.example/">x</a>', Asked()),
        ('<script src="https://a.example; script-src *"></script>', Asked()),
    ],
)
def test_hosts_that_the_owner_of_the_site_named_may_be_asked(element: str, wanted: Asked) -> None:
    assert asked_by(element) == wanted


def test_nothing_else_may_be_asked() -> None:
    said = policy(Asked())
    assert "default-src 'none'" in said
    assert "base-uri 'none'" in said
    assert "form-action 'self'" in said
    scripts = next(line for line in said.split("; ") if line.startswith("script-src"))
    assert scripts == "script-src 'self' 'wasm-unsafe-eval'"
    assert "unsafe-eval'" not in said.replace("'wasm-unsafe-eval'", "")


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        self.seen.append(has.get("content") or tag if "http-equiv" in has else tag)


@pytest.mark.parametrize("charset", ['<meta charset="utf-8">', ""])
def test_the_policy_stands_behind_the_encoding_and_before_all_that_it_governs(charset: str) -> None:
    reader = _Metas()
    reader.feed(with_policy(BARE.replace('<meta charset="utf-8">', charset), asked_by(BARE)))
    at = reader.seen.index(policy(asked_by(BARE)))
    assert reader.seen[:at] == (["html", "head", "meta"] if charset else ["html", "head"])


@given(st.text())
def test_a_page_keeps_every_other_byte(words: str) -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{words}</body></html>'
    stated = with_policy(page, Asked())
    line = next(line for line in stated.split("\n") if "Content-Security-Policy" in line).partition("</head>")[0]
    assert stated.replace(f"\n{line}", "", 1) == page


@given(st.text())
def test_a_digest_does_not_ask_how_lines_end(script: str) -> None:
    assert digest(script.replace("\n", "\r\n")) == digest(script)


def test_a_servers_own_script_can_be_let_in() -> None:
    assert f"script-src 'self' {digest('reload()')} " in with_script_allowed(with_policy(BARE, Asked()), "reload()")
