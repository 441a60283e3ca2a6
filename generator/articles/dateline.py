"""The line that opens a news report: `ISLAMABAD, Feb 03 (APP):`, `NAIROBI, Kenya (AP) —`, `afrol News, 25 March -`."""

from __future__ import annotations

import re
from functools import cache

from generator.articles.head.outlets import agency_pattern, form_of, outlet_named
from generator.knowledge import gazetteer, read_yaml
from generator.knowledge.calendar import CalendarDate, find_calendar_dates
from generator.knowledge.countries import country_named
from generator.knowledge.words import word_set
from generator.model import Dateline, Span

_REACH = 140
"""Characters from the start of a paragraph within which a dateline ends."""
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.`-]+"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.`-]*"
_PLACE = rf"{_CAPITALS}(?:[ /]{{1,2}}(?:{_CAPITALS}|de|la|el|al|du|of|and|del|d’|d'))*(?<!-)(?!\w)"
_CITY = rf"{_NAME}(?:[ /](?:{_NAME}|de|la|el|al|du|of|and|del))*"
_SHORT_YEAR = re.compile(r"\b(\d{1,2}) ([A-Z]{3}) (\d\d)(?=\s*(?:\(|--|[–—-]|$))")
_WROTE_AT = re.compile(r"\s(?:in|at|from)\s(?:the\s)?(?=[A-ZÀ-Þ])")  # "By Vikash Ramdin >at< Nehru Stadium, Kochi"
_ALONE = 3
"""Words of a town on a line of its own."""
_LARGE = 50_000
"""Whom it has at least: Cricket is a village, too."""
_BRACKETED = re.compile(r"\((?P<town>[A-ZÀ-Þ][^()\n]{1,30})\)")  # "By Errol Singh (Georgetown)"
_REGION = re.compile(r"[A-Z]\.?[A-Z]\.?")  # "D.C."
_PIECE = re.compile(r"(?<![^\s,|])[A-ZÀ-Þ][^,|\n]*[^,|\s.]")  # "Nehru Stadium", "Kochi"
_MATCH = re.compile(r"(?<=\w) vs?\.? (?=[A-ZÀ-Þ])")  # "Zimbabwe v Ireland"
_SIGN = r"[ \t]*(?:[–—―]|:|-{2,3}|[-_](?=\s))"


def find_dateline(paragraph: str, at: int = 0) -> Dateline | None:
    """The dateline a paragraph starts with; `at` is its offset in the article. None where there is none.

    Reach for it on the first paragraph of a body. A place in capitals is enough before a colon or dash; a place in
    small letters needs a day or an agency beside it. The span ends after the closing sign, before the sentence.
    """
    head = short_year(paragraph[:_REACH])
    days = [day for day in find_calendar_dates(head) if day.day]
    for pattern, needs_more in _forms():
        found = pattern.match(head)
        if not found or not found.group().strip():
            continue
        day = _day_in(days, found)
        agency = found["agency"] if "agency" in found.groupdict() else None
        if (
            agency
            and outlet_named(agency) is None
            and (agency.endswith(".") or (not day and gazetteer.is_place(agency)))
        ):  # "Baltimore County (Md.) --"
            agency = None
        if (needs_more and not day and not agency) or not _whole(found, day):
            continue
        place = _group(found, "place", at)
        if place and not _can_be_place(found["place"], bool(day or agency)):
            return None
        return Dateline(
            Span(at, at + found.end()),
            place,
            Span(at + day.start, at + day.end) if day else None,
            _group(found, "agency", at) if agency else None,
        )
    return None


def place_of_issue(line: str, end: int, at: int = 0) -> Dateline | None:
    """The town before the day of a publication line, "Port Moresby, 14 October 2025", which begins at `end`; None where
    the map has none."""
    before = line[:end].rstrip(" ,.|–—-")
    town, _, region = before.partition(",")
    last = before.rpartition(", ")[2]
    if last != before and not _is_city(town) and _is_city(last) and _can_be_place(last, False):
        return _at_place(Span(at + len(before) - len(last), at + len(before)))  # "Stenbock House, Tallinn"
    words = [*town.split(), *region.split()]
    if not words or len(words) > 5 or not all(word[:1].isupper() for word in words) or not _can_be_place(town, False):
        return None
    return Dateline(Span(at, at + len(line)), Span(at, at + len(town)), None, None)


def place_of_byline(line: str, at: int = 0) -> Dateline | None:
    """Where its reporter wrote from: "By Errol Singh in Georgetown", "By Errol Singh (Georgetown)", "Our
    Correspondents, Colombo"; None where the line names two such places, or none that is a town or the name of a
    building."""
    towns = [one for one in _BRACKETED.finditer(line) if _is_city(one["town"]) and _can_be_place(one["town"], False)]
    if len(towns) == 1:
        return _at_place(Span(at + towns[0].start("town"), at + towns[0].end("town")))
    found = list(_WROTE_AT.finditer(line))
    if len(found) > 1:
        return None
    start = found[0].end() if found else 0
    pieces = [piece for piece in _PIECE.finditer(line, start) if piece.start() > start or found]
    for piece in reversed(pieces):
        if _is_city(piece[0]) and _can_be_place(piece[0], False):
            return _at_place(Span(at + piece.start(), at + piece.end()))
    venue = pieces[0] if found and pieces else None
    if venue is None or venue[0].split()[-1] not in word_set("en/location", "facilities"):
        return None
    return _at_place(Span(at + venue.start(), at + venue.end()))


def place_behind(line: str, at: int = 0) -> Dateline | None:
    """The town behind the name of a body or of a match in a head: "Department of Maritime Affairs, Suva", "Second Test:
    Zimbabwe v Ireland, Bulawayo"; a town on a line of its own: "Washington, D.C."."""
    name, comma, town = line.rpartition(", ")
    alone = name if _REGION.fullmatch(town) or country_named(town) else line
    large = gazetteer.is_place(alone, at_least=_LARGE)
    if (
        large
        and len(line.split()) <= _ALONE
        and _is_city(alone)
        and alone.upper() not in word_set("en/headers", "not_places")
    ):
        return _at_place(Span(at, at + len(alone)))
    if not comma or not (form_of(name) == "body" or _MATCH.search(name)):
        return None
    if not (_is_city(town) or country_named(town)) or town.upper() in word_set("en/headers", "not_places"):
        return None
    return _at_place(Span(at + len(name) + 2, at + len(line)))


def _at_place(words: Span) -> Dateline:
    return Dateline(words, words, None, None)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Patterns, and whether a day or an agency must stand in them."""
    # "ISLAMABAD, Feb 03": a month is no region.
    names = read_yaml("en/dates")
    calendar = "|".join(name for part in ("months", "weekdays") for group in names[part].values() for name in group)
    within = rf", ?(?!(?i:{calendar})\b){_NAME}(?: (?:{_NAME}|of|the|and(?! {_CAPITALS}\b)))*"
    # "CORK, Ireland and STAVANGER, Norway"
    second = rf"(?:,? (?:and|&) {_CAPITALS}(?: {_CAPITALS}){{0,2}}(?:{within})?)?"
    region = rf"(?: \([A-Z][A-Z .]{{2,20}}\))?(?:{within}{second})?"
    agency = rf"\(\s*(?P<agency>{agency_pattern()}|[A-ZÀ-Þ][\w. -]{{1,30}}?)(?:/[\w. ]+)?\s*\)"
    known = rf"(?P<agency>{agency_pattern()})"
    between = r"(?P<between>[^()\n:–—]{0,40}?)"
    in_brackets = r"\((?P<between>[^()\n:–—]{4,40}?)\)"
    return tuple(
        (re.compile(shape), needs_more)
        for shape, needs_more in (
            # A place, then a day or nothing, then an agency in brackets; a sign may be missing: "PARIS (AFP) The ..."
            (rf"(?P<place>{_PLACE}){region},?{between},? ?{agency}{_SIGN}", False),
            (rf"(?P<place>{_PLACE}){region},?{between},? ?\({known}\)", False),
            (rf"(?!The\b)(?P<place>{_CITY}){region},?{between},? ?{agency}{_SIGN}", True),
            (rf"(?!The\b)(?P<place>{_CITY}){region},{between} ?\({known}\)", True),
            # "MOSCOW, February 27. /TASS/. Russia's"
            (rf"(?P<place>{_PLACE}){region},?{between}\.? ?/{known}/\.?(?:{_SIGN})?", False),
            (rf"(?P<place>{_CITY}){region},?{between}\.? ?/{known}/\.?(?:{_SIGN})?", True),
            # "LULEÅ, Sweden, February 3, 2026 /PRNewswire/ -- Norrsken"
            (rf"(?P<place>{_PLACE}){region},?{between}\.? ?/(?P<agency>[A-Z][\w. -]{{2,25}})/(?:{_SIGN})", False),
            # "Tashkent. November 18. UzNews – Deputy"
            (rf"(?P<place>{_CITY})\.{between}[.,] (?P<agency>[A-Z][\w]+(?: [A-Z]\w+)?)(?:{_SIGN})", True),
            # "CEBU CITY, Philippines (CNA-Pacific, Aug 19, 2023) —"
            (
                (
                    rf"(?!The\b)(?P<place>{_CITY}){region},? ?\((?P<agency>{agency_pattern()}|[A-Z][\w. -]{{1,30}}?),"
                    rf"(?P<between>[^()\n]{{4,30}}?)\){_SIGN}"
                ),
                True,
            ),
            # "Boulder, CO. (March 14, 2013) Lumevra, Inc."
            (
                rf"(?!The\b)(?P<place>{_CITY}){region}\.?,? ?(?:[–—-]{{1,2}} ?)?{in_brackets}(?:{_SIGN})?",
                True,
            ),
            # "PTI, New Delhi:", "Xinhua, BEIJING, March 2 -"
            (rf"{known}[,:] ?(?P<place>{_CITY}){region},?{between}{_SIGN}", False),
            (rf"\({known}\)(?:{_SIGN})?", False),
            (rf"(?P<place>{_PLACE}){region},?{between}{_SIGN}(?=[ \t]*[\w“\"‘'(\[])", False),
            (rf"(?P<place>{_CITY}){region},{between}{_SIGN}(?=[ \t]*[\w“\"‘'(\[])", True),
            # "Nairobi: The", "Lusaka - The"
            (
                (
                    rf"(?P<place>{_CITY}){region}(?P<between>)"
                    r"(?::|[ \t]*(?:[—–]|--)|[ \t]-(?=[ \t])) ?(?=[A-ZÀ-Þ“\"‘'])"
                ),
                False,
            ),
            (r"(?P<agency>[\w. ]{3,30} (?:News|Press|Agency)),(?P<between>[^()\n:–—]{0,40}?)[-–—]{1,3}", True),
        )
    )


def short_year(words: str) -> str:
    """ "13 JUL 88" as "13-JUL-88", which is read as a day of 1988; every offset stays."""
    return _SHORT_YEAR.sub(r"\1-\2-\3", words)


def _can_be_place(name: str, confirmed: bool) -> bool:
    """In capitals any place but the words that open other lines; in small letters only a city that is known."""
    if len(name) < 3 or name.upper() in word_set("en/headers", "not_places"):
        return False
    towns = name.split("/")  # "London/Lusaka:"
    return confirmed or name.upper() == name or all(_is_city(town) for town in towns)


def _is_city(name: str) -> bool:
    return any(place.kind == "city" for place in gazetteer.lookup(name)[:1])


def _day_in(days: list[CalendarDate], found: re.Match[str]) -> CalendarDate | None:
    """A day that stands between the place and the sign."""
    if "between" not in found.groupdict():
        return None
    start, end = found.span("between")
    return next((day for day in days if start <= day.start and day.end <= end + 1), None)


def _whole(found: re.Match[str], day: CalendarDate | None) -> bool:
    """Whether what stands between place and sign is only a day: "WASHINGTON, who died in 1799 -" is none."""
    between = found.groupdict().get("between") or ""
    if day:
        start = found.start("between")
        between = between[: max(day.start - start, 0)] + between[max(day.end - start, 0) :]
    return not re.sub(r"[\W_]+", "", between)


def _group(found: re.Match[str], name: str, at: int) -> Span | None:
    if name not in found.groupdict() or found[name] is None:
        return None
    return Span(at + found.start(name), at + found.end(name))
