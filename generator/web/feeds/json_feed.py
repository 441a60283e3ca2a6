"""A channel as JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.exports import when
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
    return lines_of_objects(head | described, "items", (_item(one, address(one.brief.path)) for one in channel.entries))


def _item(told: Entry, address: str) -> dict[str, Any]:
    brief = told.brief
    day, publisher = when.told(brief), plain(brief.publisher or "")
    item = {
        "id": f"{address}{told.mark}",
        "url": address,
        "title": told.title,
        "content_text": told.summary,
        "date_published": f"{day}T00:00:00Z" if day else None,
        "tags": [plain(topic) for topic in brief.topics],
        "authors": [{"name": publisher}] if publisher else [],
    }
    return {key: value for key, value in item.items() if value}
