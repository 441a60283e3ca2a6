"""Which lines of a head are captions, bylines, bullets, publication lines; cues in `resources/en/headers.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.articles.head.outlets import agency_pattern, form_of
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
_SLASHED = re.compile(r"(?<=\d)/(?=[A-Za-z]{3})|(?<=[a-z]{3})/(?=\d)")  # "04/March/2024"
_PAGE = re.compile(r"(?:, p(?:age|p?\.) ?[\w–-]+)?[ )]*")  # ", p. 7"
_POSTED = re.compile(r"@\w{2,30}\)?\s?[·•|-]\s?")  # "Ruben Aasen @ruben_aasen · Feb 9"
_STAMP = re.compile(rf"{_CLOCK}[\s,]+(?:(?:[A-Z]{{2,3}}T?)\s+)?(?:\w{{3,9}},?\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """A stretch of a line that says when the text was published. Offsets are into the line."""

    start: int
    end: int
    label: Label
    day: CalendarDate | None
    """None for a label whose day stands on the next line."""

    def day_is(self, other: Publication) -> bool:
        """Whether both give one day, at one place."""
        return self.day is not None and self.day == other.day


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
    """The publication day that a line of a head gives: with a label, alone, or as a time stamp.

    Of several ("Updated 3 January | Published 28 December") the first; see `publications_in`.
    """
    return next(iter(publications_in(line)), None)


def publications_in(line: Line) -> tuple[Publication, ...]:
    """Every publication day that a line of a head gives, in the order they stand.

    A day on which somebody looked at the page ("Retrieved 17 August 2022") is none.
    """
    words = _SLASHED.sub("-", line.text[:240])
    if _visits().match(words):
        return ()
    days = [day for day in find_calendar_dates(words) if day.day and not day.is_range]
    labelled = _labels().match(line.text)
    if labelled and not days:
        whole = not line.text[labelled.end() :].strip(" :.-–—|")
        return (Publication(0, len(line.text), _label(labelled), None),) if whole else ()
    if not days:
        return ()
    with_label = tuple(_with_label(line, days))
    if with_label:
        bare = _alone(line, days) if with_label[0].start else None
        before = bare and not bare.day_is(with_label[0]) and bare.day and bare.day.end <= with_label[0].start
        return (
            (Publication(0, with_label[0].start, "date line", bare.day), *with_label) if bare and before else with_label
        )
    if (post := _POSTED.search(words)) and post.end() == days[0].start:
        return (Publication(0, len(line.text), "time stamp", days[0]),)
    alone = _alone(line, days)
    if alone is None and form_of(line.text[: days[-1].start].split(",")[0]) in ("known", "outlet", "body"):
        return day_at_end(line)  # "State Service of Water, Bramley, 2 August 2025"
    return (alone,) if alone else ()


def day_at_end(line: Line) -> tuple[Publication, ...]:
    """The full day with which a short line ends: "Remarks to the press, Andrews Air Force Base, April 22, 2025"."""
    days = [day for day in find_calendar_dates(line.text[:240]) if day.day and day.year and not day.is_range]
    if (
        len(days) != 1
        or _visits().match(line.text)
        or line.ends
        or line.words > 16
        or not _PAGE.fullmatch(line.text, days[-1].end)
    ):
        return ()
    if sum(word.islower() for word in LETTERS.findall(line.text[: days[-1].start])) > 3:
        return ()
    return (Publication(days[-1].start, len(line.text), "date line", days[-1]),)


def is_stamp_of_post(words: str) -> bool:
    """Whether words begin with the clock under which a post stands: "9:52 AM · Jun 28, 2022 · 412 Reposts"."""
    return bool(re.match(rf"{_CLOCK}\s?[·•|-]\s?(?=[A-Z0-9])", words))


def is_visit(line: Line) -> bool:
    """Whether a line says when somebody looked at the page."""
    return line.words <= 16 and bool(_visits().match(line.text)) and bool(find_calendar_dates(line.text[:240]))


def _with_label(line: Line, days: list[CalendarDate]) -> Iterator[Publication]:
    done = 0
    for found in _labels().finditer(line.text[:240]):
        day = next((day for day in days if day.start >= found.end()), None)
        between = line.text[found.end() : day.start] if day else "x"
        if found.start() < done or day is None or LETTERS.search(_NOISE.sub("", between)) or len(between) > 30:
            continue
        in_prose = line.is_prose and (line.words > 16 or "." in line.text[: found.start()].rstrip("."))
        if found.start() and in_prose and not line.text[: found.start()].rstrip().endswith((".", "|")):
            continue
        done = day.end
        yield Publication(found.start(), _after(line.text, day.end), _label(found), day)


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
    """Labels at the start of a line, behind a bar or bracket, or with a colon anywhere."""
    cues = read_yaml("en/headers")
    words = "|".join(map(re.escape, longest_first([*cues["published"], *cues["updated"]])))
    start = r"(?:(?<!.)[•|(\[\s]*|(?<=[|•·(,;–—.])[ \t]*|\b(?=[\w ]{4,20}\s?:))"
    return re.compile(rf"{start}(?P<label>{words})\b\s*[:.|–-]?\s*", re.IGNORECASE)


@cache
def _visits() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(read_yaml("en/headers")["visited"])))
    return re.compile(rf"[•|(\[\s]{{0,9}}(?:{words})\b\s*[:.|–-]?\s*", re.IGNORECASE)


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
