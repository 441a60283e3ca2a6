"""A Markdown extension for the section "Source text": every line a place to point at, and a long text folded.

In the Markdown a sentence is a line, which is no line of the page; here the nth of them gets the id `source-n`.
Reach for it in `mkdocs.yml`: `markdown_extensions: [generator.web.source_section]`. It knows Python-Markdown
alone, so any host that takes such extensions may use it; without it the text reads the same, in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from generator.pages.headings import SOURCE_TEXT, plural
from generator.site.routes import line_anchor

OPEN, FOLD = 1200, 2400
"""Characters that stay in sight at least, and from how many left over the rest is folded."""
_HEADINGS = ("h1", "h2")
_ENDS = (*_HEADINGS, "hr")


class SourceSection(Extension):
    """Registers the walk over the page, before ids are collected and addresses resolved."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Section(md), "dateline_source", 6)


def makeExtension(**options: object) -> SourceSection:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls to load this module by its name."""
    return SourceSection(**options)


class _Section(Treeprocessor):
    def run(self, root: Element) -> None:
        blocks = list(_blocks_of_source(root))
        numbers = count(1)
        for block in blocks:
            for each in _with_words(block):
                _number(each, numbers)
        _fold(root, blocks)


def _blocks_of_source(root: Element) -> Iterator[Element]:
    """What stands between the heading and the next one, or a rule."""
    inside = False
    for block in root:
        if block.tag in _ENDS:
            inside = block.tag in _HEADINGS and "".join(block.itertext()).strip() == SOURCE_TEXT
        elif inside:
            yield block


def _with_words(block: Element) -> Iterable[Element]:
    """The paragraphs and items that hold lines."""
    if block.tag != "ul":
        return [block]
    return [found if (found := item.find("p")) is not None else item for item in block]


def _number(block: Element, numbers: Iterator[int]) -> None:
    """A span with an id round every line; a line break in the words of a child starts none."""
    spans = [_span(numbers)]
    _add(block.text, spans, numbers)
    for child in list(block):
        tail, child.tail = child.tail, None
        spans[-1].append(child)
        _add(tail, spans, numbers)
    block[:] = spans
    block.text = None


def _add(text: str | None, spans: list[Element], numbers: Iterator[int]) -> None:
    """Text that goes to the end of the last line, and to the lines it begins."""
    for number, words in enumerate((text or "").split("\n")):
        if number:
            spans[-1].tail = "\n"
            spans.append(_span(numbers))
        last = spans[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + words
        else:
            last.text = (last.text or "") + words


def _span(numbers: Iterator[int]) -> Element:
    return Element("span", {"id": line_anchor(next(numbers))})


def _fold(root: Element, blocks: list[Element]) -> None:
    """Puts the blocks behind the first ones into a fold that opens without any script."""
    lengths = [len("".join(block.itertext())) for block in blocks]
    shown = next((n for n in range(len(blocks)) if sum(lengths[:n]) >= OPEN or lengths[n] >= OPEN + FOLD), len(blocks))
    if sum(lengths[shown:]) < FOLD:
        return
    details, summary = Element("details", {"class": "dl-source"}), Element("summary")
    summary.text = f"The rest of the source text: {plural(len(blocks) - shown, 'paragraph')}"
    details.append(summary)
    root.insert(list(root).index(blocks[shown]), details)
    for block in blocks[shown:]:
        root.remove(block)
        details.append(block)
