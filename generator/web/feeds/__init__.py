"""Feeds: the newest briefs of the site, of each topic and of each name, and what is ahead, as Atom and as JSON Feed.

Reach for `feeds` where the address of the site is known; without it there are none, since a feed is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.web.feeds import atom as _atom
from generator.web.feeds import json_feed as _json_feed
from generator.web.feeds.channels import Channel, Entry, channels
from generator.web.head.about import About


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as files of the built site."""

    page: str
    """The page it belongs to."""
    title: str
    atom: tuple[str, str]
    """Path in the built site, and content."""
    json: tuple[str, str]

    def links(self, url: str) -> tuple[tuple[str, str, str], ...]:
        """Media type, title and address of both, below the address of the site."""
        files = ((_atom.MEDIA, self.atom[0]), (_json_feed.MEDIA, self.json[0]))
        return tuple((media, self.title, f"{url}{path}") for media, path in files)


def feeds(channels: Iterable[Channel], about: About, address: Callable[[str], str]) -> dict[str, Feed]:
    """The feed of each page that has one, by the page's path; none where the site has no address."""
    found = {}
    for channel in channels if about.url else ():
        title = f"{channel.title} - {about.name}" if channel.title else about.name
        atom = (f"{channel.stem}.xml", _atom.atom(channel, about, address))
        found[channel.page] = Feed(
            channel.page, title, atom, (f"{channel.stem}.json", _json_feed.json_feed(channel, about, address))
        )
    return found


__all__ = ["Channel", "Entry", "Feed", "channels", "feeds"]
