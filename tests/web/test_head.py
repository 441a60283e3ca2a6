"""Heads of pages: JSON-LD that a real processor expands, small, absolute where it can be, and no words that act."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from pyld import jsonld

from generator.exports.text import plain
from generator.model import Brief
from generator.shelf.inputs import Outcome
from generator.site import Site
from generator.web.head import About, Subject, feed_lines, head_lines, with_head
from generator.web.said import Said
from generator.web.told import told_of
from tests.exports.test_exports import ANY
from tests.pages.hostile import PATH, site_of
from tests.pages.sample import HAND, ONE, sample
from tests.pages.test_plan import large

ABOUT = About("Briefings", "What happened", "en", "https://example.org/news/")
NOWHERE = About("Briefings", "What happened", "en", "")
SCHEMA = "http://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}}
"""What schema.org's own context says of the words we use; the network is never asked."""
AMINA = "people/amina-odhiambo-wekesa.md"


def absolute(path: str, _: str) -> str:
    return f"{ABOUT.url}{path.removesuffix('index.md').removesuffix('.md')}"


def relative(path: str, here: str) -> str:
    return "../" * here.count("/") + path.removesuffix(".md")


def of(site: Site, about: About = ABOUT) -> dict[str, Subject]:
    said = Said(about, told_of(site), absolute if about.url else relative)
    return {path: found for path in said.told.subjects if (found := said.subject_of(path))}


class Head(HTMLParser):
    """The scripts and meta values of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self._open = tag == "script"
        if self._open:
            assert held == {"type": "application/ld+json"}
            self.scripts.append("")
        if tag == "meta":
            self.meta[str(held.get("property") or held.get("name"))] = str(held["content"])
        if tag == "link":
            self.links.append(held)

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.scripts[-1] += data
        else:
            assert not data.strip()


def read(subject: Subject, about: About = ABOUT) -> tuple[Any, dict[str, str]]:
    """The JSON-LD and the meta values of a page as a browser reads them."""
    page = with_head("<head></head>", head_lines(subject, about, "fallback", absolute("x.md", "")))
    head = Head(page)
    assert len(head.scripts) == (1 if subject.linked else 0)
    return (json.loads(head.scripts[0]) if head.scripts else None), head.meta


def expanded(node: Any) -> list[dict[str, Any]]:
    def load(url: str, _: object) -> dict[str, Any]:
        assert url.rstrip("/") == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    options = {"documentLoader": load, "base": ABOUT.url}
    found: list[dict[str, Any]] = jsonld.flatten(node, None, options)
    return found


@pytest.mark.parametrize("about", [ABOUT, NOWHERE], ids=["absolute", "relative"])
def test_a_processor_of_json_ld_reads_every_page(about: About, our_site: Outcome) -> None:
    for site in (sample(), large(12), our_site.site, Site((), (), ())):
        for path, subject in of(site, about).items():
            if subject.linked is None:
                continue
            node, _ = read(subject, about)
            found = expanded(node)
            ids = [each["@id"] for each in found]
            assert absolute(path, path) in ids or not about.url, path
            for each in found:
                assert all(kind.startswith(SCHEMA) for kind in each["@type"])
                assert {key for key in each if not key.startswith("@")} <= {key for key in each if SCHEMA in key}


def test_a_brief_says_what_it_tells_of_who_is_named_when_and_where() -> None:
    node, meta = read(of(sample())[ONE])
    assert node["@type"] == "NewsArticle"
    assert node["datePublished"] == "2026-03-03"
    assert node["contentLocation"]["name"] == "Kisumu"
    event, *acting = node["about"]
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2026-03-03", "2026-03-04")
    assert [each["@type"] for each in acting] == ["Person", "Person", "Organization"]
    assert {each["name"] for each in node["mentions"]} == {"ليلى الحداد", "Nairobi", "Kenya"}
    assert meta["og:type"] == "article"
    assert meta["og:url"] == "https://example.org/news/x"
    assert meta["article:published_time"] == "2026-03-03"


def test_a_person_has_an_office_other_names_and_the_same_elsewhere() -> None:
    node, meta = read(of(sample())[AMINA])
    assert node["jobTitle"] == "Executive Secretary, LBWC"
    assert node["alternateName"] == ["Amina O. Wekesa", "Amina Odhiambo Wekesa"]
    assert node["sameAs"] == ["https://www.wikidata.org/wiki/Q42"]
    assert meta["og:type"] == "profile"
    assert meta["og:description"].endswith("Named in 3 briefs, 11 Feb to 4 Mar 2026.")


def test_addresses_are_absolute_where_the_site_has_one() -> None:
    for about, starts in ((ABOUT, "https://example.org/news/"), (NOWHERE, "../")):
        node, _ = read(of(sample(), about)[ONE], about)
        for each in (*node["about"], *node["mentions"]):
            assert each["@id"].startswith(starts)
        assert ("url" in node) == bool(about.url)


def test_the_page_on_data_is_a_data_set_with_its_files() -> None:
    node, _ = read(of(sample())["data/index.md"])
    assert {each["contentUrl"] for each in node["distribution"]} >= {"https://example.org/news/data/briefs.json"}
    assert "distribution" not in (of(sample(), NOWHERE)["data/index.md"].linked or {})


def test_a_head_stays_small_and_holds_no_source_text() -> None:
    crowd = tuple(f"Somebody of the name of Number {n}" for n in range(500))
    brief = Brief(ONE, "t " * 40, None, None, None, None, (), (), "word " * 900, (), crowd, None)
    site = Site((brief, *sample().briefs[1:]), sample().entities, sample().stories)
    for subject in of(site).values():
        assert len(subject.description) <= 200
        assert len("\n".join(head_lines(subject, ABOUT, "t", None))) < 8_000


@given(ANY)
def test_whatever_a_name_holds_it_neither_ends_the_script_nor_the_head(words: str) -> None:
    for path, subject in of(site_of(words)).items():
        node, meta = read(subject)
        if path == PATH:
            assert node["headline"] == meta["og:title"] == (plain(words) or PATH.removesuffix(".md"))
    (link,) = Head("\n".join(feed_lines([("application/atom+xml", plain(words), "https://example.org/f.xml")]))).links
    assert link["title"] == plain(words)


def test_a_page_of_a_persons_own_has_its_own_title() -> None:
    node, meta = read(Subject("", "", "website", None, None))
    assert node is None
    assert meta["og:title"] == "fallback"
    assert "og:description" not in meta


def test_a_brief_without_anything_still_has_a_head() -> None:
    node, meta = read(of(sample())[HAND])
    assert "datePublished" not in node
    assert "article:published_time" not in meta
