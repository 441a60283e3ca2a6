"""Where a brief's source was read, linked: its address, the day it was saved, a copy in an archive of the web."""

from __future__ import annotations

from urllib.parse import urlsplit

from generator.knowledge.addresses import web_address
from generator.model import Brief
from generator.pages.markdown import Markdown, dotted, escape, link, shorten
from generator.site import dates

_SHOWN = 70
"""Letters of an address; the link has all."""


def origin(brief: Brief) -> Markdown:
    """The way back to the source, in one line; empty where neither it nor a person says one."""
    saved = escape(f"retrieved {dates.show(brief.retrieved)}") if brief.retrieved else escape("")
    return dotted(_linked(brief.source_url, ""), saved, _linked(brief.archive_url, "archived copy"))


def outlet_link(brief: Brief) -> Markdown:
    """The same in a word or two: the host, leading to the page."""
    host = urlsplit(web_address(brief.source_url or "")).hostname or ""
    return _linked(brief.source_url, host.removeprefix("www."))


def _linked(address: str | None, words: str) -> Markdown:
    safe = web_address(address or "")
    return link(words or shorten(safe.partition("//")[2], _SHOWN), safe) if safe else escape("")
