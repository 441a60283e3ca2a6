"""Publishers named above a text: dateline, masthead, the line below the date, a page's title, who issued it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.articles.cues import is_byline, is_caption, publication_in
from generator.articles.furniture import is_furniture
from generator.articles.head.clues import Clue, Page, clue, whole
from generator.articles.head.labels import is_digest_head, is_label
from generator.articles.head.outlets import agency_pattern, domain_in, form_of, name_in_address, outlet_at, outlet_named
from generator.articles.lines import Line
from generator.knowledge import gazetteer
from generator.knowledge.weighing import Reason
from generator.model import Span

_BARE_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}")
_SOURCE = re.compile(
    r"(?:source|publisher|agency|via|outlet|publication|newspaper)\s*:\s*(?P<name>[^\d\W][^|\n\[\]]{1,58}?)\s*(?:\[[^\]]*\])?\.?",
    re.IGNORECASE,
)
_PUT_OUT = re.compile(
    r"(?:[–—-]{1,2}\s?)?(?:published|issued|released|reported) by\s*:?\s+(?:the )?(?P<name>[A-ZÀ-Þ][^|\n:.@]{2,80})",
    re.IGNORECASE,
)  # "Published by: Ministry of Foreign Affairs"
_BAR = re.compile(r"[|•]")  # "The Utkal Mail | Updated: Dec 9, 2025"
_NO_ADDRESS = re.compile(r"[a-z][\w+.-]*:", re.IGNORECASE)  # "javascript:"
_OFFICE = re.compile(
    r"(?:the )?(?:press|media|communications?|information|public (?:affairs|relations)|news)"
    r" (?:office|team|desk|department|unit|section|service|centre|center)\b.*",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s?:?\s+(?P<name>[A-Z][^|\n:,.@]{1,48})", re.IGNORECASE)
_ALONE = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’&.-]* ){1,5}(?:News Agency|Press Agency|News Service|Newswire|PR Newswire))\.?"
)
_TAIL = re.compile(r"(?<!\s)\s+(?:[|•·–—-]|::)\s+(?P<name>[^|•·–—»›>]{2,60}?)\s*(?:[|•·–—-]\s+[^|]{0,200})?$")
_HEAD_OF_TITLE = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w'’&.-]*\s){1,5})\s?[-–—|:]\s+\S")
_WRITER = re.compile(r"\b(?:reporter|correspondent|editor|writer|columnist)$", re.IGNORECASE)
_STATE = re.compile(r"(?:the )?(?:(?:federal|democratic|islamic|united) )*(?:republic|kingdom|state) of\b", re.I)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_IN_THE = re.compile(r"(?:[Ii]n|IN|[Bb]efore|BEFORE) (?:the|THE) (?=[A-Z])")
_SHORTEST_ALONE = 2
"""Letters of a name."""


def _of_dateline(page: Page) -> Iterator[Clue]:
    agency = page.dateline.agency if page.dateline else None
    if agency:
        yield Clue(agency.of(page.text), agency, "dateline", Reason(3.2, "the agency that the dateline names"))


def _of_source_lines(page: Page) -> Iterator[Clue]:
    for line in (*page.head, *page.lines[page.body : page.body + 2], *page.tail[-12:]):
        found = _SOURCE.fullmatch(line.text) or _ALONE.fullmatch(line.text)
        if (
            found
            and not is_label(found["name"])
            and not _NO_ADDRESS.match(found["name"])
            and not re.match(r"(?:handout|getty|supplied|courtesy)", found["name"], re.I)
        ):
            yield clue(line, found, "source_line", 2.2, "a line of its own names the source")
        found = _PUT_OUT.fullmatch(line.text)
        if found and form_of(found["name"]):
            yield clue(line, found, "source_line", 2.2, "a line of its own says who put it out")
        found = _FROM.fullmatch(line.text)
        generic = found is not None and _OFFICE.fullmatch(found["name"].strip())
        if (
            found
            and not generic
            and line in page.head
            and (form_of(found["name"]) or outlet_named(found["name"]) or ":" in line.text)
        ):
            yield clue(line, found, "source_line", 1.7, "a line of its own says from whom it is")


def _of_masthead(page: Page) -> Iterator[Clue]:
    """A line above the body that is a name of the form outlets have."""
    for line in page.tail[-4:]:
        for part, span in _parts(line) if _BAR.search(line.text) and publication_in(line) else ():
            if may_be_name(part, page) and form_of(part) in ("known", "outlet", "likely outlet"):
                yield Clue(part, span, "masthead", Reason(2.0, "it stands beside the day below the text"))
    for place, line in enumerate(page.head):
        for number, (part, span) in enumerate(map(_without_place, _parts(line))):
            if not may_be_name(part, page) or span == page.headline:
                continue
            after_byline = place > 0 and is_byline(page.head[place - 1])
            if after_byline and _WRITER.search(part):
                continue  # "Local Democracy Reporter" below a byline is what the writer does
            form, known = form_of(part), outlet_named(part)
            by_day = any(map(_is_day, (*page.head[place - 1 : place], *page.head[place + 1 : place + 3])))
            if form == "known" and known is not None:
                yield Clue(part, span, "masthead", Reason(2.4, "a line above the text is the name of an outlet"))
            elif form == "outlet":
                yield Clue(part, span, "masthead", Reason(1.8, "a line above the text is a name as outlets have"))
            elif form == "likely outlet" and (
                by_day or after_byline or part.isupper() or place == 0 or part.lower().startswith("the ")
            ):
                yield Clue(part, span, "masthead", Reason(1.5, "a line above the text is a name as outlets have"))
            elif form == "body" and (place <= 4 or by_day):
                if _STATE.match(part) and place + 1 < len(page.head) and form_of(page.head[place + 1].text) == "body":
                    continue  # "REPUBLIC OF NAMIBIA" above its ministry
                yield Clue(
                    part,
                    span,
                    "issued_by",
                    Reason(1.6 - 0.05 * place - 0.2 * number, "a line above the text names who issued it"),
                )


def _below_day(page: Page) -> Iterator[Clue]:
    """Title, author, day, outlet: what programs write that save a page. The last line before the body is the outlet."""
    for day, line in zip(page.head, page.head[1:], strict=False):
        if not _BARE_DAY.fullmatch(day.text) or not 1 <= line.words <= 5 or not may_be_name(line.text, page):
            continue
        capital = all(word[0].isupper() or word in {"of", "the", "and", "de"} for word in line.text.split())
        body = page.lines[page.body] if page.body < len(page.lines) else None
        last = body is not None and sum(day.start < other.start < body.start for other in page.lines) <= 2
        if capital and last and not line.ends and not gazetteer.is_place(line.text):
            yield whole(line, "below_day", 1.7, "it stands on a line of its own below the day")


def _of_page_title(page: Page) -> Iterator[Clue]:
    """ "Talks begin | The Harbour Weekly": what a page's title has before or behind the headline."""
    for line in dict.fromkeys((page.lines[0], *page.head)) if page.lines else ():
        if line.words < 4 or (line.is_prose and line.words > 45):
            continue
        for found in _TAIL.finditer(line.text):
            name, before = found["name"].strip(" ."), line.text[: found.start()]
            barred = (
                "|" in line.text[found.start() : found.start("name")]
                or "•" in line.text[found.start() : found.start("name")]
            )
            yield from _tail(page, line, found, name, before, barred)
        opening = _HEAD_OF_TITLE.match(line.text)
        rest = line.text[opening.end() - 1 :] if opening else ""
        if opening and form_of(opening["name"]) in ("known", "outlet") and len(rest.split()) >= 4:
            yield clue(line, opening, "page_title", 1.6, "the page's title names it")


def _tail(page: Page, line: Line, found: re.Match[str], name: str, before: str, barred: bool) -> Iterator[Clue]:
    words = name.split()
    if len(before.split()) < 3 or form_of(before) or not 1 <= len(words) <= 6 or not may_be_name(name, page):
        return
    capital = all(
        word[0].isupper() or word[0].isdigit() or word in {"of", "the", "and", "de", "&", "-"} for word in words
    )
    form, address = form_of(name), domain_in(name)
    again = any(
        other.key and other is not line and line.key.startswith(other.key) and other.words >= 4
        for other in page.lines[:12]
    )
    span = Span(line.start + found.start("name"), line.start + found.start("name") + len(found["name"].rstrip()))
    if form in ("known", "outlet") or address:
        yield Clue(name, span, "page_title", Reason(2.0, "the page's title names it"))
    elif capital and (barred or again) and not is_label(name) and not gazetteer.is_place(name) and len(words) <= 4:
        weight = 1.5 if again else 1.0
        yield Clue(name, span, "page_title", Reason(weight + (0.3 if form else 0), "the page's title names it"))


def _of_addresses(page: Page) -> Iterator[Clue]:
    """A line that is a domain name or an address."""
    ends = page.lines[max(page.last, 0) :][:12]
    for line in (*page.head[:14], *ends):
        if line.words > 12 or "@" in line.text:
            continue
        known = outlet_at(line.text) if re.match(r"https?://|www\.", line.text) else None
        domain = domain_in(line.text)
        if not (known or domain or re.fullmatch(r"https?://\S+", line.text)):
            continue
        named = name_in_address(line.text, page.text)
        if named:
            start = page.text.index(named)
            yield Clue(
                named, Span(start, start + len(named)), "address", Reason(1.5, "the page's address is made of its name")
            )
        elif known or domain:
            span = line.span if domain else _host(line)
            yield Clue(span.of(page.text), span, "address", Reason(1.3 if domain else 1.0, "the address of the page"))
        elif line in page.lines[max(page.last, 0) :]:
            span = _host(line)
            yield Clue(span.of(page.text), span, "address", Reason(0.5, "the address of the page"))


def _host(line: Line) -> Span:
    found = re.match(r"https?://(?:www\.)?([^/\s:]+)", line.text)
    assert found
    return Span(line.start + found.start(1), line.start + found.end(1))


def _parts(line: Line) -> Iterator[tuple[str, Span]]:
    """The pieces between bars: "Reuters | Jakarta | Updated: ..."; a line without is one piece."""
    if line.words > 24 or (line.is_prose and line.words > 12):
        return
    at = 0
    for piece in re.split(r"[|•»›]| > ", line.text):
        start = line.text.index(piece, at)
        at = start + len(piece)
        shown = piece.strip().partition("   ")[0].strip(" .")
        opening = _IN_THE.match(shown)
        first = piece.index(shown) + (opening.end() if opening else 0)
        name = shown[opening.end() :] if opening else shown
        if name:
            yield name, Span(line.start + start + first, line.start + start + first + len(name))
        if form_of(name) in ("known", "outlet"):
            return  # "LUZON COURIER | NATION": what follows is a section


def _without_place(piece: tuple[str, Span]) -> tuple[str, Span]:
    """ "National Weather Office, Vanuatu" is the office's name; "Ministry of Water, Kitui Branch" stays."""
    words, span = piece
    name, comma, place = words.rpartition(", ")
    if not comma or form_of(words) or form_of(name) != "body" or not gazetteer.is_place(place):
        return piece
    return name, Span(span.start, span.start + len(name))


def may_be_name(words: str, page: Page) -> bool:
    """Whether words of a head can be a name at all: no label, notice, byline, day or the headline."""
    if len(words) < _SHORTEST_ALONE or _CLOCK.search(words) or words.strip() == page.title.strip():
        return False
    line = Line(0, len(words), words, 1)
    other = is_label(words) or is_digest_head(words) or is_furniture(words) or is_byline(line) or is_caption(line, True)
    return not other and publication_in(line) is None


def _is_day(line: Line) -> bool:
    return publication_in(line) is not None


def _in_headline(page: Page) -> Iterator[Clue]:
    """ "Ceasefire agreed (Kazinform)": an agency in brackets behind a title."""
    for line in page.head:
        found = re.search(rf"\((?P<name>{agency_pattern()})\)$", line.text)
        titled = bool(page.title) and (line.span == page.headline or line.text.startswith(page.title))
        if found and titled and line.words <= 30:
            yield clue(line, found, "title_credit", 1.8, "the agency in brackets behind the title")


PLACES: tuple[Callable[[Page], Iterator[Clue]], ...] = (
    _of_dateline,
    _of_source_lines,
    _of_masthead,
    _below_day,
    _of_page_title,
    _of_addresses,
    _in_headline,
)
"""What is looked at above a text."""
