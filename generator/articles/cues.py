"""Which lines of a head are captions, bylines, bullets, publication lines; cues in `resources/en/headers.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.articles.head.outlets import agency_pattern
from generator.articles.lines import Line
from generator.knowledge import read_yaml
from generator.knowledge.calendar import CalendarDate, find_calendar_dates
from generator.knowledge.words import LETTERS, longest_first

Label = Literal["published", "updated", "date line", "time stamp"]

_BULLET = re.compile(r"[•‣▪●◦·∙■►▶➤✓*]\s+|[-–—]\s+(?=\S+(?:\s+\S+){3})")
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?(?:[A-Z]{2,4}T?|UTC|GMT|Z)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
)
_AFTER = re.compile(rf"(?:[\s,|·•@/–-]*(?:at\s+|on\s+)?{_CLOCK})*", re.IGNORECASE)
_NOISE = re.compile(rf"{_CLOCK}|\b(?:at|on|am|pm|min|mins?|read|edt|est|gmt|utc|ist|pkt|local time)\b", re.IGNORECASE)
_STAMP = re.compile(rf"{_CLOCK}[\s,]+(?:(?:[A-Z]{{2,3}}T?)\s+)?(?:\w{{3,9}},?\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """A stretch of a line that says when the text was published. Offsets are into the line."""

    start: int
    end: int
    label: Label
    day: CalendarDate | None
    """None for a label whose day stands on the next line."""


def bullet_width(line: Line) -> int:
    """How many characters the bullet sign takes; 0 for other lines."""
    found = _BULLET.match(line.text)
    return found.end() if found else 0


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the text, and nothing else."""
    return line.words <= 16 and bool(_bylines().fullmatch(line.text.strip(" .,|")))


def is_caption(line: Line, in_head: bool) -> bool:
    """Whether a line belongs to a picture. In the head of an article a present tense is enough."""
    if len(line.text) > 900:
        return False
    starts, ends, credit, head = _captions()
    if starts.match(line.text) or ends.search(line.text[-160:]):
        return True
    if not in_head:
        return False
    return bool(credit.search(line.text[-80:]) or (line.words <= 45 and head.search(line.text)))


def credit_start(line: Line) -> int:
    """Where the credit at the end of a caption starts ("(APP)"): who took a picture is no fact of the article."""
    _, ends, credit, _ = _captions()
    found = [match.start() for pattern in (ends, credit) if (match := pattern.search(line.text, len(line.text) // 2))]
    return min(found, default=len(line.text))


def publication_in(line: Line) -> Publication | None:
    """The publication day that a line of a head gives: with a label, alone, or as a time stamp."""
    days = [day for day in find_calendar_dates(line.text[:240]) if day.day and not day.is_range]
    labelled = _labels().match(line.text)
    if labelled and not days:
        whole = not line.text[labelled.end() :].strip(" :.-–—|")
        return Publication(0, len(line.text), _label(labelled), None) if whole else None
    if not days:
        return None
    return _with_label(line, days) or _alone(line, days)


def _with_label(line: Line, days: list[CalendarDate]) -> Publication | None:
    for found in _labels().finditer(line.text[:240]):
        day = next((day for day in days if day.start >= found.end()), None)
        between = line.text[found.end() : day.start] if day else "x"
        if day is None or LETTERS.search(_NOISE.sub("", between)) or len(between) > 30:
            continue
        if found.start() and line.is_prose and "." in line.text[: found.start()]:
            continue
        end = _after(line.text, day.end)
        return Publication(found.start(), end, _label(found), day)
    return None


def _alone(line: Line, days: list[CalendarDate]) -> Publication | None:
    """ "Tuesday, September 1, 2015", "CBS News February 24, 2020, 7:57 AM": a day and hardly a word beside it."""
    day = next((day for day in days if day.year), days[0])
    before, after = line.text[: day.start], line.text[day.end :]
    rest = LETTERS.findall(_NOISE.sub(" ", f"{before} {after}"))
    is_sentence = (line.ends and len(rest) >= 2) or sum(word.islower() for word in rest) >= 3
    if len(rest) <= (5 if day.year else 0) and len(line.text) < 110 and not is_sentence:
        return Publication(0, len(line.text), "date line", day)
    stamp = _STAMP.search(before)
    if stamp and day.year and not line.ends:
        return Publication(stamp.start(), len(line.text), "time stamp", day)
    return None


def _after(text: str, end: int) -> int:
    found = _AFTER.match(text, end)
    return found.end() if found else end


def _label(found: re.Match[str]) -> Label:
    return "updated" if found["label"].lower() in read_yaml("en/headers")["updated"] else "published"


@cache
def _labels() -> re.Pattern[str]:
    """Labels at the start of a line, or with a colon anywhere; a bare "on" or "update" must open the line."""
    cues = read_yaml("en/headers")
    words = "|".join(map(re.escape, longest_first([*cues["published"], *cues["updated"]])))
    return re.compile(rf"(?:(?<!.)[•|(\[\s]*|\b(?=[\w ]{{4,20}}:))(?P<label>{words})\b\s*[:.|–-]?\s*", re.IGNORECASE)


@cache
def _bylines() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_yaml("en/headers")["bylines"]))


@cache
def _captions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = {
        kind: "|".join(f"(?:{cue})" for cue in listed) for kind, listed in read_yaml("en/headers")["captions"].items()
    }
    return (
        re.compile(rf"(?:{cues['starts']})", re.IGNORECASE),
        re.compile(rf"(?:{cues['ends']})\s*$", re.IGNORECASE),
        re.compile(rf"\((?:[^()]{{0,40}}\b)?{agency_pattern()}(?:\b[^()]{{0,40}})?\)\.?\s*$"),
        re.compile(rf"(?:{cues['head']})", re.IGNORECASE),
    )
