"""Publishers named by who wrote a text or put it out: bylines, desks, companies' releases, bodies' notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.articles.head.clues import Clue, Page, clue, whole
from generator.articles.head.labels import is_label
from generator.articles.head.masthead import may_be_name
from generator.articles.head.outlets import LEGAL_FORM, form_of, is_company, is_name
from generator.knowledge.weighing import Reason
from generator.model import Span

_BYLINE = re.compile(
    r"(?:[Bb]y|BY)\s*:?\s+(?P<name>[A-Z][^|\n]{2,70}?)(?:\s*[|,]\s*(?P<outlet>[A-Z][^|\n]{1,48}?))?\.?"
)
_DESK = re.compile(
    r"(?:(?:[Bb]y|BY)\s+)?(?P<name>[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,3}?)"
    r" (?:Online |Web |News |Digital |Staff |Sports )?"
    r"(?:Desk|DESK|Bureau|BUREAU|Staff|Newsroom|Correspondent|Reporter|Team)"
)
_SENIOR = re.compile(
    r"(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,3}?)"
    r" (?:Senior |Chief |Staff |Special |Political |Deputy )+(?:Reporter|Writer|Correspondent|Editor)"
)
_WRITES = re.compile(r"\b(?:reporter|correspondent|editor|writer|columnist)$", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:our|the|staff|web|news|online|special|senior|own|digital|sports?"
    r"|from|by|political|chief|monitoring|national|foreign|international|world|city|business)(?: .*)?",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"for immediate release|press release|news release|exhibit \d"
    r"|(?:stock exchange|company|regulatory) (?:release|announcement)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w&’'.-]*+(?:,? (?:[A-ZÀ-Þ][\w&’'.-]*+|of|and|&)){0,6}?)"
    rf",? {LEGAL_FORM}\.?(?!\w)"
)
_KINDS = re.compile(r"(?:press|media|news|stock exchange|company) ", re.IGNORECASE)
_TITLED_BY = re.compile(
    r"(?:notice|statement|message|letter|announcement|communiqu[ée]|address)"
    r" (?:by|from|of) the (?P<name>[A-Z][\w’'-]*(?: (?:of|the|for|and|[A-Z][\w’'-]*))*)",
    re.IGNORECASE,
)


def _of_bylines(page: Page) -> Iterator[Clue]:
    for line in (*page.head, *page.tail[:6]):
        if line.words > 14 or line.is_prose:
            continue
        found = _BYLINE.fullmatch(line.text)
        if (
            found
            and found["outlet"]
            and not _SENIOR.fullmatch(found["outlet"])
            and not _WRITES.search(found["outlet"])
            and (form_of(found["outlet"]) in ("known", "outlet", "likely outlet"))
        ):
            span = Span(line.start + found.start("outlet"), line.start + found.end("outlet"))
            yield Clue(found["outlet"], span, "byline", Reason(1.7, "the byline names it"))
        elif found and form_of(found["name"]) in ("known", "outlet", "body"):
            yield clue(line, found, "byline", 1.7, "the byline is the name of an outlet or body")
        for desk in (_DESK.fullmatch(line.text), _SENIOR.fullmatch(line.text)):
            if desk and may_be_name(desk["name"], page) and not _GENERIC.fullmatch(desk["name"]):
                # "Local Democracy Reporter" is somebody's office; "Ledger Reporter" names the paper.
                if _WRITES.search(desk[0]) and form_of(f"The {desk['name']}") is None:
                    continue
                yield clue(line, desk, "desk", 1.3, "its own desk wrote the text")


def _of_release(page: Page) -> Iterator[Clue]:
    """A company's press release: the company that its first paragraph starts with."""
    if not any(_RELEASE.search(line.text) for line in page.head if line.words <= 12) or page.body >= len(page.lines):
        return
    line = page.lines[page.body]
    found = _COMPANY.search(line.text[:260])
    if found:
        yield clue(line, found, "release", 1.2, "the company whose release it is")


def _of_company(page: Page) -> Iterator[Clue]:
    """A line of the head that is a company's name: "Kaarna Oyj" above "Stock exchange release"."""
    labelled = any(_RELEASE.fullmatch(line.text.strip(" .:")) for line in page.head)
    for line in page.head:
        if labelled and line.words <= 7 and line.span != page.headline and is_company(line.text):
            yield whole(line, "release", 1.6, "the company whose release it is")


def _above_label(page: Page) -> Iterator[Clue]:
    """ "Human Rights Forum of the Andes (HRFA)" right above "Press communiqué"."""
    for line, below in pairwise(page.head[:6]):
        put_out = _KINDS.match(below.text) and is_label(below.text) and below.gap == 1
        named = line.words >= 2 and is_name(line.text) and may_be_name(line.text, page)
        if put_out and named and line.span != page.headline:
            yield whole(line, "issued_by", 1.2, "it stands above what kind of text it is")


def _of_headline(page: Page) -> Iterator[Clue]:
    found = _TITLED_BY.match(page.title)
    if found and page.headline and form_of(found["name"]) == "body":
        span = Span(page.headline.start + found.start("name"), page.headline.start + found.end("name"))
        yield Clue(found["name"], span, "issued_by", Reason(1.4, "the headline says whose notice it is"))


PLACES: tuple[Callable[[Page], Iterator[Clue]], ...] = (
    _of_bylines,
    _of_release,
    _of_company,
    _above_label,
    _of_headline,
)
"""What is looked at."""
