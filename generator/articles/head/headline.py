"""Which line of a head is the headline: every line that may be one is weighed, the best taken if it is good enough."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.articles.cues import bullet_width, is_byline, is_caption, publication_in
from generator.articles.dateline import find_dateline
from generator.articles.furniture import is_furniture
from generator.articles.head.labels import MARKED, is_digest_head, is_label
from generator.articles.head.looks import HEAD, LOOKS, MENU, Stand
from generator.articles.head.outlets import form_of
from generator.articles.layouts.going_on import is_clock
from generator.articles.lines import Line
from generator.knowledge.weighing import Reason, total

ENOUGH = 0.0
"""Log-odds above which a line is printed as the headline; learnt on texts that are not ours, see decision 0095."""
_STANDFIRST = 1.2
"""By so much a line must be better than one above it that would do."""
_STANDFIRST_WORDS = 40
"""Words with which a letter greets its readers, at most."""
_ADDRESS = re.compile(r"https?://\S+")
_MEMO = re.compile(r"(?:to|from|cc|attn|attention|tel|fax|contact)\s?:\s", re.IGNORECASE)  # "FROM: Office of the Mayor"
_GREETING = re.compile(
    r"(?:hello|hi|hey|dear|welcome|greetings|good (?:morning|afternoon|evening|day)|happy \w+day)\b", re.IGNORECASE
)  # "Hello everyone. Only one thing happened this week"
_TRAIL = re.compile(r" (?:>|»|›|/) .{1,60} (?:>|»|›|/) |(?:^|\| )\w+(?: \| \w+){3}")
"""Home > World > Sudan; Home | Cricket | Football | Netball"""
_SESSION = re.compile(
    r"(?:[A-Z][\w’'-]* ){1,4}(?i:briefing|conference|remarks|interview|hearing|testimony)\b"
)  # "Department Press Briefing – September 17, 2024"
_SEPARATOR = re.compile(r"^\s*[-–—|•·]\s|\s[-–—|•·]\s*$")


def find_headline(lines: Sequence[Line]) -> Line | None:
    """The headline of an article, or None where it prints none that can be told from what stands round it.

    Reach for it once an article's lines are known. Mastheads, sections, slogans, labels, captions and bylines are
    weighed against what a headline is: five to twenty words that the text below tells again.
    """
    best, weight = None, ENOUGH
    for stand in candidates(lines):
        # What stands below a headline tells the same again: standfirsts and pictures' texts.
        own = total(weigh(stand)) - (
            _STANDFIRST if best and weight >= _STANDFIRST and form_of(best.text) is None else 0
        )
        if own > weight:
            best, weight = stand.line, own
    return _bare(best, lines) if best else None


def _bare(title: Line, lines: Sequence[Line]) -> Line:
    """A page's title holds the outlet's name, too: the headline is the line below that is a part of it."""
    for line in lines[:HEAD]:
        if (
            title.start < line.start
            and not _passed_over(line)
            and line.words >= 3
            and line.key != title.key
            and line.text in title.text
        ):
            before, _, behind = title.text.partition(line.text)
            if _SEPARATOR.search(before or behind):
                return line
    return title


def candidates(lines: Sequence[Line]) -> list[Stand]:
    """The lines that may be headlines, in reading order: none that is plainly something else."""
    if not any(line.words >= 6 for line in lines[1:]):
        return []
    body = next((i for i, line in enumerate(lines) if i > _greeted(lines) and _is_paragraph(line)), len(lines))
    places = [i for i, line in enumerate(lines[: min(HEAD, body + 1)]) if not _passed_over(line)]
    places = [i for i in places if i + 1 < len(lines) and not _opens_report(lines[i])]
    return [Stand(lines, place, places[0], body) for place in places]


def _greeted(lines: Sequence[Line]) -> int:
    """Place of the strong line that heads the text of a letter, a few words to its readers above it; -1 elsewhere."""
    place = next((i for i, line in enumerate(lines[:HEAD]) if MARKED.fullmatch(line.text)), -1)
    above = lines[: max(place, 0)]
    told = sum(line.words for line in above if line.is_prose)
    return place if told <= _STANDFIRST_WORDS and any(_GREETING.match(line.text) for line in above) else -1


def weigh(stand: Stand) -> list[Reason]:
    """What speaks for a line being the headline and against it, whatever the lines above it are."""
    return [reason for look in LOOKS if (reason := look(stand)) is not None]


def _passed_over(line: Line) -> bool:
    return (
        line.is_rule
        or bool(_ADDRESS.match(line.text))
        or bool(_TRAIL.search(line.text))
        or is_furniture(line.text)
        or (publication_in(line) is not None and not line.is_prose and not _SESSION.match(line.text))
        or is_byline(line)
        or bool(_MEMO.match(line.text))
        or bool(bullet_width(line))
        or is_label(line.text)
        or is_clock(line)
    )


def _opens_report(line: Line) -> bool:
    """Whether a dateline opens it; "JANE DOE: Why we must act" is the headline of a column."""
    dateline = find_dateline(line.text)
    return bool(dateline and (dateline.day or dateline.agency or line.is_prose))


def _is_paragraph(line: Line) -> bool:
    if not line.is_prose or (line.text[-1] in "!?" and line.words < 20) or (not line.ends and MENU.search(line.text)):
        return False
    other = is_furniture(line.text) or is_caption(line, False) or is_digest_head(line.text)
    other = other or bool(_GREETING.match(line.text) and line.words <= _STANDFIRST_WORDS)
    return not other and not bullet_width(line)
