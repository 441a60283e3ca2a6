"""A saved web page as an article: its head says who and when, its blocks what."""

from __future__ import annotations

from lxml import etree, html

from generator.articles.readers.clip import Clip, Read
from generator.articles.readers.pages.body import body_of
from generator.articles.readers.pages.markup import html_to_text
from generator.articles.readers.pages.metadata import metadata_of

_MOST_MARKUP = 4_000_000
"""Characters; the largest pages of news have two million. Above it the page is read as lines."""


def page_to_clips(page: str) -> Read:
    """The article of a page, with what its head says of it.

    Reach for it with the decoded text of a whole page. A page on which no article is found gives its lines, to be
    read as pasted text. Never raises.
    """
    tree = parsed(page) if len(page) <= _MOST_MARKUP else None
    if tree is None:
        return html_to_text(page)
    meta = metadata_of(tree)
    blocks = body_of(tree, meta)
    if not any(block.kind is None for block in blocks):
        return html_to_text(page)
    return (
        Clip(
            by="page",
            blocks=blocks,
            title=meta.title,
            author=meta.author,
            published=meta.published,
            publisher=meta.publisher,
            source_url=meta.source_url,
            archive_url=meta.archive_url,
            retrieved=meta.retrieved,
        ),
    )


def parsed(page: str) -> html.HtmlElement | None:
    """The elements of a page; None for what is no page at all. Nothing is fetched, no entity of its own is read."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
