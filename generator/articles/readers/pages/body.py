"""Which blocks of a page are its article.

Read on top of trafilatura (Barbaresi 2021): what the page itself calls its body, in JSON-LD (articleBody) or by the
name of an element, decides where it is given; subheadings, standfirst and the notices between paragraphs are told
apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from logging import CRITICAL, getLogger

from lxml import etree
from lxml.html import HtmlElement

from generator.articles.cues import is_byline, publication_in
from generator.articles.lines import Line
from generator.articles.readers.clip import Block
from generator.articles.readers.pages.metadata import Metadata
from generator.knowledge import read_yaml
from generator.model import ZoneKind

_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[.!?:;,。！？…؟।۔][\"”’“»)\]\s]*$")  # "in Beira.", "he said:"
_BLOCKS = ("p", "quote", "item", "row", "head")
OWN_BLOCKS = ("p", "blockquote", "h2", "h3", "h4")
_KINDS: dict[str, ZoneKind] = {"item": "bullet", "row": "furniture", "head": "subheading"}
_MUCH_MORE = 1.5
"""trafilatura errs on the side of too little now and then; a page's own name for its body takes in more than that."""
_MOST_PRUNED = 0.25
"""Share of a page's paragraphs that an element may hold and still be taken for something beside the article."""


def body_of(page: HtmlElement, meta: Metadata) -> tuple[Block, ...]:
    """The blocks of the article, in reading order, each told apart; empty where none is found."""
    pruned = _pruned(page)
    found = _by_trafilatura(pruned)
    if len(found) < 2:
        # It gives a short page as one run of words.
        found = [block for block in blocks_in(pruned, OWN_BLOCKS) if block.kind != "furniture"] or found
    named = _named_body(pruned)
    if _length(named) > _MUCH_MORE * _length(found):
        found = named
    return tuple(_told_apart(_as_given(found, meta.body), meta, page))


def _pruned(page: HtmlElement) -> HtmlElement:
    """A copy without what stands beside an article."""
    page = deepcopy(page)
    etree.strip_elements(page, etree.Comment, "script", "style", "noscript", "template", "svg", with_tail=False)
    whole = _words_in(page)
    for path in read_yaml("pages")["not_body"]:
        for element in page.xpath(path):
            if element.getparent() is not None and _words_in(element) <= _MOST_PRUNED * whole:
                element.drop_tree()
    return page


def _words_in(element: HtmlElement) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))


def _by_trafilatura(page: HtmlElement) -> list[Block]:
    from trafilatura import bare_extraction  # here, as it takes a third of a second and most runs read no page

    getLogger("trafilatura").setLevel(CRITICAL)  # what it can't use we tell ourselves
    found = bare_extraction(deepcopy(page), include_comments=False, include_tables=False, with_metadata=False)
    body = getattr(found, "body", None)
    return list(blocks_in(body, _BLOCKS)) if body is not None else []


def _named_body(page: HtmlElement) -> list[Block]:
    """Blocks of the element that the page calls the body of its article."""
    for path in read_yaml("pages")["body"]:
        elements = page.xpath(path)
        best = max(elements, key=_words_in, default=None)
        if best is not None and _words_in(best):
            # One body may be cut in two by what stands in its middle.
            alike = [each for each in elements if each.get("class") == best.get("class")]
            outer = [each for each in alike if not any(other in alike for other in each.iterancestors())]
            return [block for each in outer for block in blocks_in(each, OWN_BLOCKS) if _is_text(block)]
    return []


def _is_text(block: Block) -> bool:
    return bool(block.kind) or len(block.text.split()) >= 8


def blocks_in(body: etree._Element, tags: Sequence[str]) -> Iterator[Block]:
    """The texts of the outermost elements of these names."""
    for element in body.iter(*tags):
        if any(parent.tag in tags for parent in _within(element, body)):
            continue
        text = _text_of(element)
        if text:
            tag = str(element.tag)
            yield Block(text, "subheading" if re.fullmatch(r"h\d", tag) else _KINDS.get(tag))


def _within(element: etree._Element, body: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None and parent is not body:
        yield parent
        parent = parent.getparent()


def _text_of(element: etree._Element) -> str:
    if element.tag in ("row", "tr"):
        return " | ".join(text for cell in element.iter("cell", "td", "th") if (text := _flat(cell)))
    return _flat(element)


def _flat(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if block.kind is None)


def _as_given(found: list[Block], body: str) -> list[Block]:
    """The blocks that stand in articleBody, where it is the whole; the others are something beside the article."""
    told = _runs(body)
    if not told:
        return found
    inside = [block for block in found if block.kind or _share(block.text, told) >= 0.7]
    given = [Block(text) for line in body.split("\n") if (text := " ".join(line.split()))]
    if _length(inside) >= 0.85 * _length(given):
        return inside
    # A teaser in place of the body is shorter than what stands on the page; a body in one line is no text to show.
    is_whole = _length(given) >= 0.8 * _length(found) and (len(given) > 2 or _length(given) < 1_200)
    return given if is_whole else found


def _told_apart(blocks: Sequence[Block], meta: Metadata, page: HtmlElement) -> Iterator[Block]:
    """Each with its kind; what stands twice, once."""
    if _length(blocks) < sum(len(block.text) for block in blocks if block.kind == "bullet"):
        blocks = [Block(b.text, None if b.kind == "bullet" else b.kind) for b in blocks]  # its text is a list
    seen: set[str] = set()
    opened = False
    for place, block in enumerate(blocks):
        key = _key(block.text)
        if key and not (key in seen and len(key) > 40):
            before = None if opened or place > 5 else _standfirst(key, meta, page, blocks)
            kind = (
                _notice(key, block, meta, blocks[place + 1 : place + 5])
                or before
                or block.kind
                or _looks(blocks, place)
            )
            opened = opened or kind is None
            yield Block(block.text, kind)
        seen.add(key)


def _notice(key: str, block: Block, meta: Metadata, rest: Sequence[Block]) -> ZoneKind | None:
    """What a page puts beside the paragraphs: title and author again, credits, offers, who the author is."""
    author = _key(meta.author.partition(",")[0])
    if key == _key(meta.title) or is_notice(block.text):
        return "furniture"
    if author and key.endswith(author) and len(key.split()) <= len(author.split()) + 1:
        return "byline"
    if author and key.startswith(author) and len(rest) <= 3 and len(key.split()) <= 60:
        return "furniture"
    if rest and is_credit(rest[0].text) and block.kind is None:
        return "caption"
    return "furniture" if not rest and block.text.endswith(":") else None


def _looks(blocks: Sequence[Block], place: int) -> ZoneKind | None:
    """A paragraph of a few words without an end, between others, is a title of what follows."""
    text = blocks[place].text
    is_inside = 0 < place < len(blocks) - 1
    if not is_inside or len(text.split()) > 8 or _ENDS.search(text):
        return None
    line = Line(0, len(text), text, 0)
    return None if publication_in(line) or is_byline(line) else "subheading"


def _standfirst(key: str, meta: Metadata, page: HtmlElement, blocks: Sequence[Block]) -> ZoneKind | None:
    """ "bullet" for the description for previews, unless it is the first of the paragraphs that stand side by side."""
    standfirst = _key(meta.description)
    if len(key) < 30 or not standfirst or not (standfirst.startswith(key) or key.startswith(standfirst)):
        return None
    own = {_key(block.text) for block in blocks if block.kind is None} - {key}
    element = next((e for e in page.iter("p", "div", "h2", "h3", "span") if _key_in(e) == key), None)
    while element is not None and (inner := next((e for e in element if _key_in(e) == key), None)) is not None:
        element = inner
    beside = element.getparent() if element is not None else None
    if beside is None:
        return None
    return None if any(_key_in(p) in own for p in islice(beside.iter("p"), 20)) else "bullet"


def _key_in(element: etree._Element) -> str:
    return _key("".join(element.itertext()))


def is_notice(text: str) -> bool:
    """Whether a paragraph is what a page puts between those of its articles: an offer, a teaser, a credit."""
    line = text.strip(" -•*:|»>").casefold()
    words = read_yaml("pages")["notices"]
    before, colon, _ = line.partition(":")
    return len(line) < 400 and (
        line in words["whole"]
        or bool(colon and before.strip() in (*words["before_colon"], *words["credits"]))
        or (len(line) < 250 and any(each in line for each in words["within"]))
    )


def is_credit(text: str) -> bool:
    """Whether a line says who took the picture above it: "Image: Ana Dias/Lusa"."""
    return len(text) < 120 and text.partition(":")[0].strip().casefold() in read_yaml("pages")["notices"]["credits"]


def _share(text: str, told: frozenset[str]) -> float:
    """How many of its runs of three words stand in the other text."""
    own = _runs(text)
    return len(own & told) / len(own) if own else 0


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))) if words else frozenset()


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
