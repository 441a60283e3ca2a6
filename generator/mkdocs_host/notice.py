"""What `mkdocs serve` puts into the pages that it serves: what stopped a rebuild, and its own script made welcome."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from generator.web.policy import with_script_allowed

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_BODY = re.compile(rb"<body[^>]*>")
_BOX = (
    "position:fixed;bottom:0;left:0;right:0;z-index:99;max-height:50vh;overflow:auto;padding:1em;"
    "background:#b00020;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap"
)


def with_notice(pages: WSGIApplication, notice: Callable[[], str]) -> WSGIApplication:
    """The same pages, on which the server's own script may run; while `notice` gives a text, each HTML page shows it.

    The pages on the disk stay as they are.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started: list[Any] = []

        def hold(*status_and_headers: Any) -> Callable[[bytes], object]:
            started.extend(status_and_headers)
            return lambda _: None

        body = b"".join(pages(environ, hold))
        status, headers = started[0], dict(started[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            body = _shown_on(_reloading(body), notice())
        start_response(status, [*{**headers, "Content-Length": str(len(body))}.items()])
        return [body]

    return answer


def _reloading(page: bytes) -> bytes:
    """The script that asks for news stands last, where nobody's words do."""
    _, begin, rest = page.rpartition(b"<script>")
    script, end, _ = rest.partition(b"</script>")
    if not begin or not end:
        return page
    return with_script_allowed(page.decode(errors="surrogateescape"), script.decode()).encode(errors="surrogateescape")


def _shown_on(page: bytes, text: str) -> bytes:
    if not text:
        return page
    box = f'<div role="alert" style="{_BOX}">{escape(text)}</div>'.encode()
    return _BODY.sub(lambda found: found[0] + box, page, count=1)
