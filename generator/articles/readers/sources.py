"""Days and addresses as fields give them: one form of each, or nothing.

Reach for these in every reader, so that a day is EDTF and an address can be linked whoever gave it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from generator.knowledge.addresses import web_address
from generator.knowledge.calendar import find_calendar_dates

_ISO = re.compile(r"((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?![\d])")  # "2026-02-03T08:00Z", "20260203"
_STAMP = re.compile(r"1\d{9}(?:\d{3})?")  # "1750680000000": seconds or milliseconds since 1970
_ARCHIVES = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{4,14}(?:\w\w_)?/|archive\.(?:today|ph|is|li|md|vn|fo)/\d{4,14}/)(?P<of>https?:.+)"
)  # "https://web.archive.org/web/20240503080000/https://portnews.example/pilots"


def edtf_day(text: str) -> str:
    """The day that a field gives, as `2026-02-03`; empty for none, or one that could be two.

    Takes ISO 8601, RFC 5322 as in mail and feeds, seconds since 1970, and days as people write them. The day is the
    one where it was written: what stands behind it as zone moves nothing.
    """
    text = text.strip()[:200]
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if _STAMP.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        found_days = [day for day in find_calendar_dates(text) if day.day and day.year and not day.is_range]
    if found_days and not found_days[0].ambiguous:
        return _day(found_days[0].year or 0, found_days[0].month or 0, found_days[0].day or 0)
    return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def archived(address: str) -> tuple[str, str]:
    """The original's address and the archive's, of an address that may be either."""
    found = _ARCHIVES.fullmatch(address)
    return (web_address(found["of"]), address) if found else (address, "")
