"""Corrections as an Atom feed (RFC 4287): who follows a site learns what it takes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from generator.history.changes import Change, Correction
from generator.history.shown import FEED, what

MOST = 100
"""Entries in the feed: the newest."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEVER = "1970-01-01T00:00:00+00:00"


def corrections_atom(
    changes: Iterable[Change], site_name: str, site_url: str, url_of: Callable[[str], str | None]
) -> str:
    """The feed as XML. `url_of` gives a page's address below the site, None for one that is not on it.

    Without a `site_url` the links are relative to the feed.
    """
    made = list(islice(((change, one) for change in changes for one in change.corrections), MOST))
    feed = ElementTree.Element("feed", {"xmlns": _ATOM})
    _text(feed, "title", f"{site_name}: corrections")
    _text(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, site_url or site_name)}")
    _text(feed, "updated", made[0][0].when if made else _NEVER)
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": urljoin(site_url, FEED)})
    for change, correction in made:
        _entry(feed, change, correction, url_of(correction.page), site_url)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _entry(feed: ElementTree.Element, change: Change, correction: Correction, url: str | None, site_url: str) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _text(entry, "title", f"{correction.title}: {what(correction)}")
    name = f"{change.commit} {correction.page} {correction.field}"
    _text(entry, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, name)}")
    _text(entry, "updated", change.when)
    _text(ElementTree.SubElement(entry, "author"), "name", change.who)
    if url is not None:
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": urljoin(site_url, url)})
    _text(entry, "summary", f"{what(correction)}. {change.why}")


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = _NOT_XML.sub("", text)
