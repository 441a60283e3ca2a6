"""A piece of HTML without a page round it, as feeds, mails and tables hold it."""

from __future__ import annotations

import re
from html import unescape

from generator.articles.readers.clip import Block, paragraphs

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]*)?/?>")  # "<p class='lead'>"
_BREAK = re.compile(r"(?:(?<![^\S\n])[^\S\n]+)?\n\s*")


def blocks_of_fragment(text: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, as feeds and tables hold it, or of a text without tags; all of it is article."""
    if not _TAG.search(text):
        return paragraphs(unescape(text))
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    from generator.articles.readers.pages.body import OWN_BLOCKS, blocks_in

    whole_text = f"<div>{text}</div>".replace("\0", "").encode("utf-8", "replace")
    page = fromstring(whole_text, parser=HTMLParser(encoding="utf-8", no_network=True))
    etree.strip_elements(page, etree.Comment, "script", "style", "noscript", "template", "svg", with_tail=False)
    for br in list(page.iter("br")):
        br.tail = "\n" + (br.tail or "")
    found = tuple(blocks_in(page, (*OWN_BLOCKS, "li", "h1", "h5")))
    told = sum(len(block.text) for block in found)
    whole = page.text_content()
    # Words that stand in no block would be lost.
    return found if told >= 0.8 * len("".join(whole.split())) else paragraphs(_BREAK.sub("\n\n", whole))
