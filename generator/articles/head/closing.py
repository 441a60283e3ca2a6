"""Publishers named in a text or below it: credits, copyright, the outlet's own reporters, "told Isan Tribune"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from generator.articles.furniture import is_furniture
from generator.articles.head.clues import Clue, Page, clue, whole
from generator.articles.head.outlets import agency_pattern, form_of, outlet_named
from generator.knowledge import gazetteer
from generator.knowledge.calendar import find_calendar_dates
from generator.knowledge.weighing import Reason
from generator.model import Span

_RIGHTS = re.compile(
    r"(?:[–—-]{1,3}\s*)?(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by |the )*"
    r"(?P<name>[A-ZÀ-Þ][\w'’&. -]{2,50}?)"
    r"(?:,?\s\d{4}\b.*|\.? all rights? reserved.*|[.,|].*|$)",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAME = r"(?P<name>(?:(?:St|Mt|Ft)\. )?[A-Z][\w’'&-]{0,40}(?: (?:of |the )?[A-Z][\w’'&-]{0,40}){0,3})"
_LEARNT = re.compile(
    rf"\b{_NAME} (?:has |had |have |also |further ){{0,2}}"
    r"(?:learnt|learned|gathered|findings|reliably gathered|investigations? (?:revealed|showed)"
    r"|(?:could|can) not (?:independently|immediately|verify|confirm|establish)"
    r"|correspondent (?:reports|reported|says))"
)
_INFORMS = re.compile(rf"(?:, |\. |^){_NAME} (?:informs|reports), citing\b")
_CREW = re.compile(
    rf"\b(?:A|The) {_NAME} (?:crew|team|reporter|journalist|correspondent|photographer)s?"
    r" (?:in|at|on|saw|noticed|who|reported|said)\b"
)
_OWN = re.compile(
    rf"(?:^|[—–-]\s?){_NAME}[’']s?"
    r" (?:[A-Z][\w’'.-]{1,40} ){1,3}?[A-Z][\w’'.-]{1,40}(?:,| and | contributed| reported)"
)
_TEAM = re.compile(
    rf"\b(?:[Nn]ewsroom|[Ee]ditorial|[Nn]ews)(?: [Tt]eam| [Dd]esk| [Ss]taff)? (?:at|of) (?:the )?{_NAME}"
)
_TOLD = re.compile(rf"\b(?:told|tells|informed|spoke to|interview with|speaking to) (?:the )?{_NAME}")
_ABOUT_ITSELF = re.compile(
    rf"\b(?:get|follow|join|read|download)(?: the)? {_NAME} (?:on|app|newsletter|channel|for)\b", re.IGNORECASE
)
_APP = re.compile(r"GET THE (?P<name>[A-Z]{2,}(?: [A-Z]{2,}){0,3}) APP")
_ISSUED = re.compile(
    r"\b(?:says?|said|reads?|according to|in) (?:in )?(?:a|the) (?:press |news |media )?"
    r"(?:release|communiqu[ée]|statement) (?:of|from|by|issued by|put out by) the"
    r" (?P<name>(?:Ministry|Department|Office|Embassy|Directorate|Presidency)(?: (?:of|for|the|and|[A-Z][\w’-]*))+)"
)
_SIGNER = (
    r"(?P<name>(?:(?:St|Mt|Ft)\. )?[A-ZÀ-Þ][\w’'&-]{0,40}"
    r"(?: (?:(?:of|the|de|du|des|del|della|for|and) )?[A-ZÀ-Þ&][\w’'&-]{0,40}){0,4})"
)
_SIGNED = re.compile(
    rf"(?:[–—-]{{1,2}}\s?|\()?{_SIGNER}(?:, [A-Z][\w-]+)??\s?(?:[,:/|•·–—-]|\s)\s?"
    r"(?P<day>[^|•]{6,30}?)(?:, p\. ?\w+)?\)?\.?"
)
_PERIODICAL = re.compile(
    rf"{_SIGNER}\s?[,|·•–—-]\s?(?:(?:Winter|Spring|Summer|Autumn|Fall|{_MONTHS})(?:[/–-]\w+)? (?:19|20)\d\d"
    r"|(?:Issue|No\.|Vol\.|Volume) ?\d{1,4}\b.{0,30})"
)  # "The Nile Quarterly, Winter 2022"
_IN_BRACKETS = re.compile(r"[(\[](?P<name>[^()\[\]]{2,40})[)\]](?: [a-z]{2,3}(?:/[a-z]{2,3})*)?")  # "(ALN) rl/cm"
_INITIALS = re.compile(r"[A-Z]{2,6}")  # "ALN"
_SIGNS_OFF = frozenset({"END", "ENDS", "MORE", "FIN", "FINIS", "STOP", "OVER", "AD", "PR"})
_SERVICE = re.compile(r"[.”\"’'!?]\s*[(\[](?P<name>(?:[A-Z][\w’-]* ){1,4}(?:News|Press) (?:Service|Agency))[)\]]\.?$")
_PRINTED = re.compile(
    rf"\(?(?:[Ff]irst )?[Pp](?:ublished|rinted) in (?:[Tt]he )?{_NAME}[,.]? (?:on )?(?P<day>[^|•/]{{6,30}}?)\)?\.?"
)
_NOT_OUTLETS = re.compile(
    r"(?:\w+ )?(?:It|He|She|They|We|I|You|Who)$"
    r"|(?:The|It|He|She|They|We|I|Police|Officials?|Investigators?|Reporters?|Further|Sources?|Prosecutors?|Our)\b"
)


def _last_words(page: Page) -> Iterator[Clue]:
    """ "(dpa)", "- UNI", "/TASS/" behind the last sentence, or an agency on a line of its own below it."""
    for line in page.lines[max(page.last, 0) :][:10]:
        service = _SERVICE.search(line.text, max(0, len(line.text) - 60))
        if service:
            yield clue(line, service, "last_words", 1.8, "the agency that the text ends with")
        found = _ending().search(line.text, max(0, len(line.text) - 120))
        if found:
            yield clue(line, found, "last_words", 2.0, "the agency that the text ends with")
        alone = _alone().fullmatch(line.text)
        if alone:
            yield clue(line, alone, "last_words", 2.1, "the agency that the text ends with")
    for line in page.lines[-2:]:
        signed = _IN_BRACKETS.fullmatch(line.text)
        if signed is None or line.start == 0 or signed["name"] in _SIGNS_OFF:
            continue
        served = re.search(r"\b(?:News|Press)\b", signed["name"])  # "(Kusi News Service)"
        if _INITIALS.fullmatch(signed["name"]) or (served and form_of(signed["name"])):
            yield clue(line, signed, "last_words", 1.0, "the name in brackets that the text ends with")
    for line in page.lines[-8:]:
        found = _own_wire().fullmatch(line.text)
        if found and line.start > 0:
            yield clue(line, found, "last_words", 1.6, "the outlets that the text ends with")


def _signed(page: Page) -> Iterator[Clue]:
    """ "Limerick Courier, 20 November 2026", "Published in Dawn, 3 May 2025": an outlet with the day, below the text or
    above it; above, a name must plainly be an outlet's."""
    below = page.lines[-3:] if page.body < len(page.lines) else ()
    for line in (*page.head, *(line for line in below if line.start > page.lines[page.body].start)):
        found = _PRINTED.fullmatch(line.text) or _SIGNED.fullmatch(line.text)
        day = next(iter(find_calendar_dates(found["day"])), None) if found else None
        if found is None or day is None or day.end - day.start < len(found["day"]) - 4 or line.span == page.headline:
            continue
        alone = " " not in found["name"] and line not in page.head and not gazetteer.is_place(found["name"])
        form = form_of(found["name"])
        if _PRINTED.fullmatch(line.text) or (form and (form != "likely outlet" or line not in page.head)):
            yield clue(line, found, "last_words", 1.8, "the outlet that signs the text, and the day")
        elif alone and day.year and day.start == 0 and line.text[found.end("name")] == ",":
            yield clue(line, found, "last_words", 1.0, "the word that the text ends with, and the day")


def _alone_below(page: Page) -> Iterator[Clue]:
    """ "The Maritime Press" as the last line of all."""
    line = page.lines[-1] if page.last >= 0 else None
    if line is None or line.start <= page.lines[page.last].start or line.ends or is_furniture(line.text):
        return
    if form_of(line.text) in ("known", "outlet") or (form_of(line.text) and line.text.startswith("The ")):
        yield whole(line, "last_words", 1.4, "a name as outlets have ends the text")


def _periodical(page: Page) -> Iterator[Clue]:
    """ "The Nile Quarterly, Winter 2022": a magazine and its issue, in the head or at the end."""
    for line in (*page.head, *page.lines[-2:]):
        found = _PERIODICAL.fullmatch(line.text) if line.words <= 12 and line.span != page.headline else None
        if found and form_of(found["name"]) in ("known", "outlet", "likely outlet"):
            yield clue(line, found, "masthead", 1.8, "a magazine, and which issue of it")


def _copyright(page: Page) -> Iterator[Clue]:
    for line in page.lines[-24:]:
        found = _RIGHTS.match(line.text) if len(line.text) < 400 else None
        if (
            found
            and not re.fullmatch(r"(?:all rights?.*|\d+|the|this|by)", found["name"], re.I)
            and "/" not in line.text[:60]
        ):
            yield clue(line, found, "copyright", 1.3, "the copyright line names it")


def _own_reporting(page: Page) -> Iterator[Clue]:
    """ "NEWDAWN findings showed", "Pathfinder also learnt", "Isan Tribune's Kanya Suk contributed"."""
    patterns = (
        (_LEARNT, 1.3),
        (_INFORMS, 1.4),
        (_CREW, 1.3),
        (_OWN, 0.9),
        (_TEAM, 1.6),
        (_APP, 1.6),
        (_ABOUT_ITSELF, 0.9),
    )
    for line in page.lines[page.body :]:
        for pattern, weight in patterns:
            for found in pattern.finditer(line.text[:4000]):
                name = found["name"]
                if _NOT_OUTLETS.match(name) or len(name) < 3 or gazetteer.is_place(name):
                    continue
                form = form_of(name)
                telling = form in ("known", "outlet") or name.isupper() or pattern in (_LEARNT, _INFORMS, _TEAM)
                if pattern is _OWN and not (line.start >= page.lines[page.last].start - 1 and (telling or form)):
                    continue
                if telling or form:
                    more = 0.3 if form in ("known", "outlet") else 0.0
                    yield clue(line, found, "own_reporting", weight + more, "its own reporters speak in the text")


def _told(page: Page) -> Iterator[Clue]:
    """ "told Reuters": whoever is told things in a text has mostly written it, if nobody else is told any."""
    told: Counter[str] = Counter()
    first: dict[str, Clue] = {}
    for line in page.lines[page.body :]:
        for found in _TOLD.finditer(line.text[:4000]):
            name = found["name"]
            if form_of(name) in ("known", "outlet") or outlet_named(name):
                told[name] += 1
                first.setdefault(name, clue(line, found, "told", 0.7, "people in the text told it things"))
    if len(told) == 1:
        name = next(iter(told))
        mine = first[name]
        # Papers quote what one another were told; an agency's reports are printed as they are.
        known = outlet_named(name)
        weight = (0.7 if known is None or known.is_agency else 0.1) + 0.2 * min(told[name] - 1, 2)
        yield Clue(mine.name, mine.span, mine.rule, Reason(weight, mine.reason.words))


def _issued(page: Page) -> Iterator[Clue]:
    """ "says a press release of the Ministry of Foreign Affairs" in the first paragraph or the last."""
    for place in dict.fromkeys((page.body, page.last)):
        if 0 <= place < len(page.lines):
            found = _ISSUED.search(page.lines[place].text)
            if found:
                yield clue(page.lines[place], found, "issued_by", 0.5, "the text is made of its release")


def _known_agency_in_line(page: Page) -> Iterator[Clue]:
    """ "IRNA - Islamic Republic News Agency" on a line of its own anywhere near the head."""
    for line in page.head:
        if line.words <= 8 and not line.ends:
            found = re.fullmatch(
                rf"(?P<name>{agency_pattern()}) ?[-–—|:/] ?(?:{agency_pattern()}|[\w .’'-]{{3,50}})", line.text
            )
            if found and line.span != page.headline:
                yield Clue(
                    found["name"],
                    Span(line.start + found.start("name"), line.start + found.end("name")),
                    "masthead",
                    Reason(2.0, "a line above the text names the agency"),
                )


PLACES: tuple[Callable[[Page], Iterator[Clue]], ...] = (
    _last_words,
    _signed,
    _alone_below,
    _periodical,
    _copyright,
    _own_reporting,
    _told,
    _issued,
    _known_agency_in_line,
)
"""What is looked at in a text and below it."""


@cache
def _ending() -> re.Pattern[str]:
    """ ".(dpa)", ". - UNI", ". — Xinhua", ". /TASS/"."""
    return re.compile(
        rf"[.”\"’'!?)]\s*(?:[–—-]{{1,2}}\s?|[–—-]*\s?[(\[/]\s?)(?P<name>{agency_pattern()})\s?[)\]/]?\.?\s*$"
    )


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"[\s(\[—–/-]{{0,9}}(?P<name>{agency_pattern()})[\s)\]/.]*")


@cache
def _own_wire() -> re.Pattern[str]:
    """ "ABC/AP", "Staff, AFP"."""
    return re.compile(rf"(?P<name>[A-Z][\w]{{1,20}}(?: [A-Z]\w{{1,15}})?/{agency_pattern()})")
