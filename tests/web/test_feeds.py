"""Feeds: read by a feed reader, bounded, and dated by their briefs alone."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given

from generator.exports.text import plain
from generator.shelf.inputs import Outcome
from generator.site import Site
from generator.web.feeds import Feed, channels, feeds
from tests.exports.test_exports import ANY
from tests.pages.hostile import PATH, site_of
from tests.pages.sample import ONE, TWO, sample
from tests.pages.test_plan import large
from tests.web.test_head import ABOUT, NOWHERE, absolute


def of(site: Site) -> dict[str, Feed]:
    return feeds(channels(site), ABOUT, lambda path: absolute(path, path))


def parsed(feed: Feed) -> Any:
    found = feedparser.parse(feed.atom[1].encode("utf-8"))
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_the_site_each_topic_and_whoever_is_named_twice_has_a_feed() -> None:
    found = of(sample())
    assert {"index.md", "topics/water-management.md", "people/amina-odhiambo-wekesa.md"} <= set(found)
    assert "people/leila.md" not in found
    assert found["people/amina-odhiambo-wekesa.md"].atom[0] == "feeds/people/amina-odhiambo-wekesa.xml"
    paths = [path for feed in found.values() for path, _ in (feed.atom, feed.json)]
    assert len(paths) == len(set(paths))


def test_a_site_without_an_address_has_none() -> None:
    assert feeds(channels(sample()), NOWHERE, lambda path: path) == {}


@pytest.mark.parametrize("size", [12, 200])
def test_both_formats_tell_the_same_of_at_most_thirty_briefs(size: int, our_site: Outcome) -> None:
    for site in (sample(), large(size), our_site.site):
        for path, feed in of(site).items():
            atom, items = parsed(feed), json.loads(feed.json[1])["items"]
            assert len(items) <= 30
            assert path != "index.md" or len(items) == min(30, len(site.briefs))
            assert [e.id for e in atom.entries] == [e["id"] for e in items]
            assert [e.title for e in atom.entries] == [e["title"] for e in items]
            assert all(e.link.startswith("https://example.org/news/briefs/") for e in atom.entries)
            assert {link.rel for link in atom.feed.links} == {"self", "alternate"}


def test_a_feed_is_as_new_as_its_newest_brief_and_lists_it_first() -> None:
    atom = parsed(of(sample())["topics/water-management.md"])
    assert atom.feed.updated == "2026-03-05T00:00:00Z"
    assert [e.id for e in atom.entries][:2] == [absolute(TWO, ""), absolute(ONE, "")]
    assert atom.entries[0].author == "Ministry of Water"
    assert {tag.term for tag in atom.entries[1].tags} == {"water management", "Regional cooperation", "aid"}


def test_a_feed_is_valid_json_feed() -> None:
    for feed in of(sample()).values():
        data = json.loads(feed.json[1])
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        assert data["feed_url"] == f"https://example.org/news/{feed.json[0]}"
        for item in data["items"]:
            assert isinstance(item["id"], str)
            assert item["content_text"]
            assert all(set(author) == {"name"} for author in item.get("authors", ()))


def test_the_same_site_gives_the_same_feeds_whatever_the_order() -> None:
    site = sample()
    other = Site(site.briefs[::-1], site.entities[::-1], site.stories[::-1], storylines=site.storylines)
    assert {p: (f.atom, f.json) for p, f in of(other).items()} == {p: (f.atom, f.json) for p, f in of(site).items()}


@given(ANY)
def test_whatever_a_title_holds_a_feed_gives_it_back(words: str) -> None:
    feed = of(site_of(words))["index.md"]
    title = plain(words) or PATH.removesuffix(".md")
    assert json.loads(feed.json[1])["items"][0]["title"] == title
    root = ElementTree.fromstring(feed.atom[1])
    assert root.findtext(".//{*}entry/{*}title") == title
    assert len(parsed(feed).entries) == 1
