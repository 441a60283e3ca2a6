"""What the head of a web page says of its article: schema.org's JSON-LD, OpenGraph, meta tags, the canonical link.

Reach for `metadata_of` with a parsed page. Each value is the first that one of its sources gives; JSON-LD, which is
written for the article alone, comes before tags that serve previews.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from generator.articles.readers.pages.titles import key_of, outlet_of, title_of
from generator.articles.readers.sources import archived, edtf_day
from generator.knowledge import read_yaml
from generator.knowledge.addresses import web_address

_ARTICLE = re.compile(r"Article|BlogPosting|Report$")  # "ReportageNewsArticle", "LiveBlogPosting"
_SAVED = re.compile(
    r"saved from url=\(\d+\)(\S+)|^[^\S\n]*url:\s*(\S+)", re.M
)  # "saved from url=(0031)https://lusa.example/flood", as browsers write it
_SAVED_ON = re.compile(
    r"saved date:\s*\w{3} (\w{3} \d{1,2} \d{4})"
)  # "saved date: Thu May 09 2024", as SingleFile does
_MOST_NODES, _MOST_HEADS, _LONGEST = 5_000, 10, 1_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; empty where it does not."""

    title: str
    author: str
    published: str
    publisher: str
    source_url: str
    archive_url: str
    retrieved: str
    description: str
    """The standfirst, as previews show it."""
    body: str
    """schema.org's articleBody."""


def metadata_of(page: HtmlElement) -> Metadata:
    """The article's own facts, as the page gives them. Never raises: what can't be read says nothing."""
    nodes = list(_nodes(page))
    meta = _meta(page)
    heads = [text for h1 in islice(page.iter("h1"), _MOST_HEADS) if (text := _text(h1.text_content()))]
    named = _text(page.findtext(".//title"))
    article = _article(nodes, [*heads, *meta.get("og:title", ()), named])
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    outlets = _outlets(article, by_id, nodes, meta)
    address = _address(page, article, meta)
    original, archive = archived(address)
    return Metadata(
        title=title_of(_text(article.get("headline")), heads, meta, named, [*outlets, _host(original)]),
        author=_author(article, by_id, meta, outlets),
        published=_published(page, article, meta),
        publisher=outlet_of(outlets, named, meta, heads),
        source_url=original,
        archive_url=archive,
        retrieved=_saved_on(page),
        description=next(iter((*meta.get("og:description", ()), *meta.get("description", ()))), ""),
        body=_text(article.get("articleBody"), keep_lines=True),
    )


def _nodes(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, those within others too."""
    left = _MOST_NODES
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        stack: list[Any] = [_loaded(script.text or "")]
        while stack and left:
            node = stack.pop()
            left -= 1
            if isinstance(node, dict):
                yield node
                stack.extend(reversed(list(node.values())))
            elif isinstance(node, list):
                stack.extend(reversed(node))


def _loaded(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _article(nodes: Iterable[Mapping[str, Any]], titles: Iterable[str]) -> Mapping[str, Any]:
    """The node of the page's own article: the one whose headline the page shows, else the first."""
    found = [node for node in nodes if any(_ARTICLE.search(str(kind)) for kind in _list(node.get("@type")))]
    found = [node for node in found if node.get("headline") or node.get("datePublished")]
    shown = {key_of(title) for title in titles}
    return next((node for node in found if key_of(_text(node.get("headline"))) in shown), found[0] if found else {})


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        content = _text(tag.get("content"))
        for name in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _outlets(
    article: Mapping[str, Any],
    by_id: Mapping[str, Mapping[str, Any]],
    nodes: Iterable[Mapping[str, Any]],
    meta: Mapping[str, list[str]],
) -> list[str]:
    """Names that the page gives its outlet, the surest first."""
    keys = read_yaml("pages")["outlet_tags"]
    sites = [
        _text(node.get("name"))
        for node in nodes
        if {"WebSite", "NewsMediaOrganization"} & {str(kind) for kind in _list(node.get("@type"))}
    ]
    tags = {key: [value for value in meta.get(key, ()) if not value.startswith(("http", "@"))] for key in keys}
    own = _names(article.get("publisher"), by_id)[:1]
    found = [*tags[keys[0]], *own, *(value for key in keys[1:] for value in tags[key]), *sites]
    return [name for name in found if name and len(name) <= 80]


def _host(address: str) -> str:
    """ "globalnews" of "https://www.globalnews.ca/x"."""
    return address.partition("//")[2].partition("/")[0].removeprefix("www.").partition(".")[0]


def _author(
    article: Mapping[str, Any],
    by_id: Mapping[str, Mapping[str, Any]],
    meta: Mapping[str, list[str]],
    outlets: list[str],
) -> str:
    own = _names(article.get("author"), by_id) or [*meta.get("author", ()), *meta.get("article:author", ())][:1]
    people = [name for name in own if name not in outlets and not re.search(r"https?:|@|\.\w{2,3}\b|[(:]", name)]
    return ", ".join(dict.fromkeys(people[:6]))


def _published(page: HtmlElement, article: Mapping[str, Any], meta: Mapping[str, list[str]]) -> str:
    own = [article.get("datePublished")]
    tags = [value for key in read_yaml("pages")["day_tags"] for value in meta.get(key, ())]
    times = [tag.get("datetime") for tag in page.iter("time") if tag.get("itemprop") == "datePublished"]
    return next((day for value in (*own, *tags, *times) if (day := edtf_day(_text(value)))), "")


def _address(page: HtmlElement, article: Mapping[str, Any], meta: Mapping[str, list[str]]) -> str:
    links = [link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    saved = [next(filter(None, found.groups())) for found in _SAVED.finditer(_comments(page))]
    whole = article.get("mainEntityOfPage")
    of_node = [article.get("url"), whole.get("@id") if isinstance(whole, dict) else whole]
    found = [*(s for s in saved if archived(s)[1]), *links, *meta.get("og:url", ()), *of_node, *saved]
    return next((address for each in found if (address := web_address(_text(each)))), "")


def _saved_on(page: HtmlElement) -> str:
    found = _SAVED_ON.search(_comments(page))
    return edtf_day(found[1]) if found else ""


def _comments(page: HtmlElement) -> str:
    """Notes that a browser leaves above a page or at its top."""
    above = page.getroottree().xpath("/comment() | /html/comment() | /html/head/comment()")
    return "\n".join(str(note.text)[:2000] for note in above[:20] if note.text)


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Names of persons or organizations: strings, objects with a name, or references to such."""
    found = []
    for each in _list(value):
        node = by_id.get(str(each.get("@id")), each) if isinstance(each, dict) and not each.get("name") else each
        name = node.get("name") if isinstance(node, dict) else node
        found += [text for one in _list(name) if (text := _text(one))]
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any, keep_lines: bool = False) -> str:
    """A string of the page as plain text; tags and entities written into it are read."""
    if not isinstance(value, str | int):
        return ""
    value = str(value) if keep_lines else str(value)[:_LONGEST]
    text = unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "\n" if keep_lines else "", value))
    return text.strip() if keep_lines else " ".join(text.split())
