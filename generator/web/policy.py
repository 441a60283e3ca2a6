"""The Content-Security-Policy of built pages: what a page without anybody's words asks for, and nothing beside it.

Reach for `asked_by` with a page of the theme alone (an error page), then for `with_policy` on every page that has the
same address of its root. A script that somebody's words brought in is then no script: its digest is not in the list.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

_CODE = {"", "module", "text/javascript", "application/javascript"}
"""Types of a script element that a browser runs; what has another one is data."""
_HOST = re.compile(r"[\w.-]+(?::\d+)?")
_PLACES = (re.compile(r"<meta charset[^>]*>", re.IGNORECASE), re.compile(r"<head(?:\s[^<>]*)?>", re.IGNORECASE))
"""Behind which it stands: the encoding must be said in the first kilobyte."""
_SCRIPTS = "script-src 'self'"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for beyond files of its own site, as sources of a policy."""

    scripts: tuple[str, ...] = ()
    """Digests of inline scripts (`'sha256-…'`), and other hosts that scripts come from."""
    styles: tuple[str, ...] = ()
    """Other hosts that style sheets come from; fonts come with them."""
    fonts: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


def asked_by(html: str) -> Asked:
    """What a built page asks for. To be called with a page that holds nobody's words: it says what is trusted."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Asked(*(tuple(dict.fromkeys(filter(None, found))) for found in reader.found))


def policy(asked: Asked) -> str:
    """The policy: own files, what was asked for; no plugin, no frame, no other base, no form to another host."""
    lines = (
        ("default-src 'none'",),
        # WebAssembly is Pagefind's; text still can't become code.
        (_SCRIPTS, "'wasm-unsafe-eval'", *asked.scripts),
        ("worker-src 'self'",),
        ("style-src 'self' 'unsafe-inline'", *asked.styles),
        ("img-src 'self' data:", *asked.images),
        ("font-src 'self' data:", *asked.styles, *asked.fonts),
        ("media-src 'self'",),
        ("connect-src 'self'",),
        ("manifest-src 'self'",),
        ("base-uri 'none'",),
        ("form-action 'self'",),
    )
    return "; ".join(" ".join(line) for line in lines)


def with_policy(html: str, asked: Asked) -> str:
    """A built page that says its policy, before all that it governs."""
    line = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(asked), quote=False)}">'
    head, end, body = html.partition("</head>")
    place = next((place for place in _PLACES if place.search(head)), None)
    return place.sub(lambda found: f"{found[0]}\n{line}", head, count=1) + end + body if place else html


def with_script_allowed(html: str, script: str) -> str:
    """A page with a policy that lets one more inline script run: what a server puts in while it serves."""
    return html.replace(_SCRIPTS, f"{_SCRIPTS} {digest(script)}", 1)


def digest(script: str) -> str:
    """How a policy names an inline script: the text between its tags, as a browser reads it."""
    read = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(read.encode()).digest()).decode()}'"


class _Reader(HTMLParser):
    """Walks a page, and notes what it asks for: scripts, styles, fonts, images."""

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
        self._inline: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element asks for."""
        scripts, styles, fonts, images = self.found
        has = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" in has:
            scripts.append(_host(has["src"]))
        elif tag == "script" and has.get("type", "").strip().lower() in _CODE:
            self._inline = []
        elif tag == "img":
            images.append(_host(has.get("src", "")))
        elif tag == "link":
            wanted = {"stylesheet": styles, "preconnect": fonts, "icon": images}
            for relation in has.get("rel", "").lower().split():
                wanted.get(relation, []).append(_host(has.get("href", "")))

    def handle_data(self, data: str) -> None:
        """Collect the text of an inline script."""
        if self._inline is not None:
            self._inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The inline script is whole."""
        if tag == "script" and self._inline is not None:
            self.found[0].append(digest("".join(self._inline)))
            self._inline = None


def _host(address: str) -> str:
    """The other host of an address as a source: `https://example.org`; empty for a file of the site itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not _HOST.fullmatch(parts.netloc):
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme else parts.netloc
