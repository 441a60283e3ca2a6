"""Publishers named by who wrote a text or put it out: bylines, desks, companies' releases, bodies' notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from generator.articles.head.clues import Clue, Page, clue, whole
from generator.articles.head.labels import REPORT, is_label
from generator.articles.head.masthead import may_be_name
from generator.articles.head.outlets import LEGAL_FORM, form_of, is_company, is_name, name_in_address
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
_BODY = re.compile(
    r"(?:The )?(?P<name>[A-ZÀ-Þ][\w’'-]*(?: (?:[A-ZÀ-Þ][\w’'-]*|of|for|the|and|on)){1,9}) \([A-Z]{2,8}\)"
)
"""The Office for Water Safety (OWS)"""
_ABOUT = re.compile(r"(?:About|ABOUT) (?P<name>[A-ZÀ-Þ][\w&’'.() -]{1,60}):?")
_AUTHOR = re.compile(r"(?:the )?(?:authors?|us|writer|you|this)\b", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_ISSUE = re.compile(r"\b(?:issue|edition|no\.|number) ?#?\d{1,4}\b", re.IGNORECASE)
_LONG_NAME = 9
_HOSTS = 3
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


def _of_body(page: Page) -> Iterator[Clue]:
    """A body's release: the body, with its short name in brackets, that its first paragraph starts with."""
    if not any(is_label(line.text) and _KINDS.match(line.text) for line in page.head) or page.body >= len(page.lines):
        return
    line = page.lines[page.body]
    found = _BODY.match(line.text)
    if found and form_of(found["name"]) == "body":
        yield clue(line, found, "release", 1.2, "the body whose release it is")


def _about(page: Page) -> Iterator[Clue]:
    """ "About Clear Water Watch" below a release or a notice: who put it out tells there who it is."""
    lines = page.lines[page.body :]
    headings = ((line, _ABOUT.fullmatch(line.text)) for line in lines if line.words <= _LONG_NAME)
    found = next(((line, about) for line, about in headings if about and is_name(about["name"])), None)
    if found and not _AUTHOR.match(found[1]["name"]):
        yield clue(*found, "issued_by", 1.3, "below the text stands who it is")


def _of_contacts(page: Page) -> Iterator[Clue]:
    """ "news@prairielantern.example": an address to write to is made of its name, which stands in the text."""
    short = (line.text for line in (*page.head, *page.tail) if line.words <= 40)
    hosts = dict.fromkeys(address["host"] for text in short for address in _MAIL.finditer(text))
    for host in islice(hosts, _HOSTS):
        named = name_in_address(host, page.text)
        if named:
            start = page.text.index(named)
            span = Span(start, start + len(named))
            yield Clue(named, span, "address", Reason(1.3, "the address to write to is made of its name"))


def _of_letter(page: Page) -> Iterator[Clue]:
    """ "THE HARBOUR BRIEF" a line or two above "Monday, 20 January 2025 | Issue 212"."""
    place = next((i for i, line in enumerate(page.head[:8]) if line.words <= 14 and _ISSUE.search(line.text)), 0)
    for line in page.head[max(place - 3, 0) : place]:
        if 1 < line.words <= 6 and is_name(line.text) and line.span != page.headline and may_be_name(line.text, page):
            yield whole(line, "masthead", 1.3, "it stands above the number of its issue")


def _of_company(page: Page) -> Iterator[Clue]:
    """A line of the head that is a company's name: "Kaarna Oyj" above "Stock exchange release"."""
    labelled = any(_RELEASE.fullmatch(line.text.strip(" .:")) for line in page.head)
    for line in page.head:
        if labelled and line.words <= 7 and line.span != page.headline and is_company(line.text):
            yield whole(line, "release", 1.6, "the company whose release it is")


def _above_label(page: Page) -> Iterator[Clue]:
    """ "Human Rights Forum of the Andes (HRFA)" right above "Press communiqué"."""
    for place, (line, below) in enumerate(pairwise(page.head[:6])):
        # What a blank line sets apart may be the headline, but where that stands below.
        above = place == 0 and (page.headline is None or page.headline.start > line.start)
        put_out = _KINDS.match(below.text) and is_label(below.text) and (below.gap == 1 or above)
        put_out = put_out or (place == 0 and REPORT.search(below.text) and below.words <= 12)
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
    _of_body,
    _of_company,
    _of_contacts,
    _of_letter,
    _about,
    _above_label,
    _of_headline,
)
"""What is looked at."""
