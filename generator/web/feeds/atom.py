"""A channel as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.exports import when
from generator.exports.text import plain
from generator.web.feeds.channels import Channel, Entry
from generator.web.head.about import About

MEDIA = "application/atom+xml"
_DATES = "{}T00:00:00Z"


def atom(channel: Channel, about: About, address: Callable[[str], str]) -> str:
    """The feed; `address` gives the absolute address of a page. Its moment is its newest brief's day."""
    title = f"{channel.title} - {about.name}" if channel.title else about.name
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": about.language})
    own = f"{about.url}{channel.stem}.xml"
    _text(feed, "id", own)
    _text(feed, "title", plain(title))
    if about.description:
        _text(feed, "subtitle", plain(about.description))
    _text(feed, "updated", _DATES.format(newest(channel)))
    SubElement(feed, "link", {"rel": "self", "type": MEDIA, "href": own})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": address(channel.page)})
    _text(SubElement(feed, "author"), "name", plain(about.name) or "Dateline")
    for entry in channel.entries:
        _entry(feed, entry, address(entry.page))
    indent(feed)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def newest(channel: Channel) -> str:
    """The day of its newest brief."""
    return max((entry.day or when.NEVER for entry in channel.entries), default=when.NEVER)


def _entry(feed: Element, told: Entry, address: str) -> None:
    entry, day = SubElement(feed, "entry"), told.day or when.NEVER
    _text(entry, "id", f"{address}{told.mark}")
    _text(entry, "title", told.title)
    _text(entry, "updated", _DATES.format(day))
    _text(entry, "published", _DATES.format(day))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    if told.publisher:
        _text(SubElement(entry, "author"), "name", told.publisher)
    for topic in told.topics:
        SubElement(entry, "category", {"term": topic})
    _text(entry, "summary", told.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
