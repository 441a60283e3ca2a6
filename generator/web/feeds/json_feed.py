"""A channel as JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.exports.canonical import lines_of_objects
from generator.exports.text import plain
from generator.web.feeds.channels import Channel, Entry
from generator.web.head.about import About

MEDIA = "application/feed+json"


def json_feed(channel: Channel, about: About, address: Callable[[str], str]) -> str:
    """The feed; `address` gives the absolute address of a page."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(f"{channel.title} - {about.name}" if channel.title else about.name),
        "home_page_url": address(channel.page),
        "feed_url": f"{about.url}{channel.stem}.json",
        "language": about.language,
    }
    described = {"description": plain(about.description)} if about.description else {}
    return lines_of_objects(head | described, "items", (_item(entry, address(entry.page)) for entry in channel.entries))


def _item(entry: Entry, address: str) -> dict[str, Any]:
    item = {
        "id": f"{address}{entry.mark}",
        "url": address,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": f"{entry.day}T00:00:00Z" if entry.day else None,
        "tags": list(entry.topics),
        "authors": [{"name": entry.publisher}] if entry.publisher else [],
    }
    return {key: value for key, value in item.items() if value}
