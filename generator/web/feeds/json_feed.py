"""A channel as JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.exports import when
from generator.exports.canonical import lines_of_objects
from generator.exports.names import title_of
from generator.exports.text import SUMMARY, passage, plain
from generator.model import Brief
from generator.web.feeds.channels import Channel
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
    return lines_of_objects(head | described, "items", (_item(brief, address(brief.path)) for brief in channel.briefs))


def _item(brief: Brief, address: str) -> dict[str, Any]:
    day, publisher = when.told(brief), plain(brief.publisher or "")
    item = {
        "id": address,
        "url": address,
        "title": title_of(brief),
        "content_text": passage(brief.summary or "", SUMMARY) or title_of(brief),
        "date_published": f"{day}T00:00:00Z" if day else None,
        "tags": [plain(topic) for topic in brief.topics],
        "authors": [{"name": publisher}] if publisher else [],
    }
    return {key: value for key, value in item.items() if value}
