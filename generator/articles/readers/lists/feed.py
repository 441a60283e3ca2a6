"""Feeds: RSS and Atom, an article an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.articles.readers.clip import Clip
from generator.articles.readers.named import clip_of
from generator.articles.readers.pasted.plain import without_markup
from generator.errors import DatelineError
from generator.model import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEED = re.compile(
    r"(?:\s++|<!--(?:(?!-->).){0,2000}-->|<\?[^>]{0,300}\?>)*+<(?:rss|feed|rdf:RDF|channel)\b",
    re.S | re.I,
)
_CLOSES = re.compile(r"</(?:rss|feed|rdf:RDF|channel)\s*>", re.I)
_WITH_MAIL = re.compile(r"(?<!\S)[^\s@]++@[^\s(]+\s*\(((?:[^()]++|\([^()]*+\))++)\)")  # "desk@lusa.example (Ana Dias)"
_XML = re.compile(r"\s*<\?xml\b")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>]{0,500}\[", re.I)
_PLAIN = "Save its text as a .txt file and put that here."
_TEXTS = ("encoded", "content", "description", "summary")
"""Where an item's words are, the fullest first: a summary is read only where there is nothing else."""


def is_xml(text: str) -> bool:
    """Whether a text is XML of any kind: a feed, or what is refused."""
    return bool(_XML.match(text) or _FEED.match(text))


def feed_to_clips(name: str, text: str) -> tuple[Clip, ...]:
    """The items of a feed, each with its title, day, author, address and text.

    Raises DatelineError for XML that is no feed, is broken off before its first item, or declares entities: those
    could read other files or swell without end, and no feed needs them.
    """
    if _FEED.match(text) and not _CLOSES.search(text[-2_000:]):
        raise DatelineError(Problem(name, None, "is a feed that breaks off before its end", "Save it again, whole."))
    if _ENTITIES.search(text[:100_000]):
        raise DatelineError(Problem(name, None, "is XML that declares entities of its own, which are not read", _PLAIN))
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).strip()
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        root = None
    items = [] if root is None else [each for each in root.iter() if _name(each) in ("item", "entry")]
    if not items:
        what = "is XML without items of a feed" if _FEED.match(text) is None else "is a feed without items"
        raise DatelineError(Problem(name, None, what, _PLAIN))
    channel = _outlet(root)
    return tuple(_clip(item, channel) for item in items)


def _clip(item: _Element, channel: str) -> Clip:
    found: dict[str, str] = {}
    texts: dict[str, str] = {}
    for element in item:
        name, words = _name(element), _words(element)
        if name == "link" and element.get("href") and element.get("rel", "alternate") == "alternate":
            found.setdefault("link", element.get("href"))
        elif name in ("published", "pubDate", "date", "issued", "updated"):
            found["published" if name != "updated" else "updated"] = words
        elif name in ("author", "creator"):
            found.setdefault("author", _words(_child(element, "name")) or words)
        elif name == "source":
            found.setdefault("publisher", _words(_child(element, "title")) or words)
        elif name in ("title", "link", "guid"):
            found.setdefault(name, words)
        elif name in _TEXTS:
            texts.setdefault(name, words)
    fullest = max((texts[name] for name in _TEXTS if name in texts), key=len, default="")
    text = next((told for name in _TEXTS if len(told := texts.get(name, "")) >= 0.8 * len(fullest)), "")
    link = found.get("link") or found.get("guid", "")
    keys = {
        "title": without_markup(found.get("title", "")),
        "author": _WITH_MAIL.sub(r"\1", found.get("author", "")),
    }
    keys |= {"published": found.get("published") or found.get("updated", ""), "url": link, "text": text}
    return clip_of("feed", {**keys, "publisher": found.get("publisher") or channel})


def _outlet(root: _Element) -> str:
    """The feed's own title."""
    own = _child(root, "channel")
    return _words(_child(own if own is not None else root, "title"))


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: _Element | None, name: str) -> _Element | None:
    return next((each for each in element if _name(each) == name), None) if element is not None else None


def _words(element: _Element | None) -> str:
    """The text of an element; of XHTML within it, its markup too."""
    if element is None:
        return ""
    from lxml import etree

    if len(element) and element.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in element)
    return "".join(element.itertext()).strip()
