"""Which line of a head is the headline: every line that may be one is weighed, the best is taken if it is good enough.

To look at one more thing, write a function that takes a `Stand` and gives a `Reason` or None, and add it to `LOOKS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.articles.cues import bullet_width, is_byline, is_caption, publication_in
from generator.articles.dateline import find_dateline
from generator.articles.furniture import is_furniture
from generator.articles.head.outlets import form_of
from generator.articles.head.telling import stems_in, told_again
from generator.articles.lines import Line
from generator.knowledge import read_yaml
from generator.knowledge.weighing import Reason, total

ENOUGH = 0.0
"""Log-odds above which a line is printed as the headline; learnt on texts that are not ours, see decision 0095."""
_STANDFIRST = 1.2
"""By so much a line must be better than one above it that would do."""
_HEAD = 14
"""Lines among which a headline stands."""
_LONGEST = 40
"""Words. Headlines have 5 to 20; wire leads pasted as titles are longer, but end in a full stop."""
_BELOW = 24
"""Lines below a headline that are compared with it."""
_ADDRESS = re.compile(r"https?://\S+")
_MARKUP = re.compile(r"[<>{}\\=]|&\w+;|\w_\w|^[,;)\]|]")
_MENU = re.compile(r"\S[ \t]{2,}\S.*\S[ \t]{2,}\S")
_ITEM = re.compile(r"\(?\d{1,2}[.)] ")
_ARTICLE = re.compile(r"(?:The|A|An|This|These|In|On) ")
_FINITE = re.compile(r"\b(?:has|have|had|was|were|is|are|said|stated|announced) ")
_FIELD = re.compile(r"(?:subject|title|headline|re|fwd?)\s?:", re.IGNORECASE)
_POST = re.compile(r"(?:^|\s)@\w{3,}|^\d{1,3}[/)] ")


@dataclass(frozen=True, slots=True)
class Stand:
    """A line that may be the headline, and where it stands."""

    lines: Sequence[Line]
    place: int
    first: int
    """Place of the first line that may be one."""
    body: int
    """Place of the first paragraph; the number of lines where there is none."""

    @property
    def line(self) -> Line:
        return self.lines[self.place]

    @property
    def below(self) -> Sequence[Line]:
        return self.lines[self.place + 1 : self.place + 1 + _BELOW]


def find_headline(lines: Sequence[Line]) -> Line | None:
    """The headline of an article, or None where it prints none that can be told from what stands round it.

    Reach for it once an article's lines are known. Mastheads, sections, slogans, labels, captions and bylines are
    weighed against what a headline is: five to twenty words that the text below tells again.
    """
    best, weight = None, ENOUGH
    for stand in candidates(lines):
        # What stands below a headline tells the same again: standfirsts and pictures' texts.
        own = total(weigh(stand)) - (_STANDFIRST if best and weight >= _STANDFIRST and form_of(best.text) is None else 0)
        if own > weight:
            best, weight = stand.line, own
    return _bare(best, lines) if best else None


def _bare(title: Line, lines: Sequence[Line]) -> Line:
    """A page's title holds the outlet's name, too: the headline is the line below that is a part of it."""
    for line in lines[:_HEAD]:
        if title.start < line.start and line.words >= 3 and line.key != title.key:
            if title.key.startswith(line.key + " ") or title.key.endswith(" " + line.key):
                return line
    return title


def candidates(lines: Sequence[Line]) -> list[Stand]:
    """The lines that may be headlines, in reading order: none that is plainly something else."""
    if not any(line.words >= 6 for line in lines[1:]):
        return []
    body = next((i for i, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    places = [i for i, line in enumerate(lines[: min(_HEAD, body + 1)]) if not _passed_over(line)]
    places = [i for i in places if i + 1 < len(lines) and not _opens_report(lines[i])]
    return [Stand(lines, place, places[0], body) for place in places]


def weigh(stand: Stand) -> list[Reason]:
    """What speaks for a line being the headline and against it, whatever the lines above it are."""
    return [reason for look in LOOKS if (reason := look(stand)) is not None]


def is_label(words: str) -> bool:
    """Whether words only say what a text is or where it stands: "FOR IMMEDIATE RELEASE", "World"."""
    return bool(_labels().fullmatch(words.strip(" :.|–—-")))


def is_digest_head(words: str) -> bool:
    """Whether a line heads several short reports: "World in brief"."""
    return bool(_digests().fullmatch(words.strip(" .:")))


def opens_digest(words: str) -> bool:
    """Whether a headline lists several reports behind the name of a digest: "World in brief: Floods, a vote"."""
    name, colon, rest = words.partition(":")
    return bool(colon and rest and len(name.split()) >= 2 and _digests().fullmatch(name.strip()))


def _passed_over(line: Line) -> bool:
    return (
        line.is_rule
        or bool(_ADDRESS.match(line.text))
        or is_furniture(line.text)
        or (publication_in(line) is not None and not line.is_prose)
        or is_byline(line)
        or bool(bullet_width(line))
        or is_label(line.text)
    )


def _opens_report(line: Line) -> bool:
    """Whether a dateline opens it; "JANE DOE: Why we must act" is the headline of a column."""
    dateline = find_dateline(line.text)
    return bool(dateline and (dateline.day or dateline.agency or line.is_prose))


def _is_paragraph(line: Line) -> bool:
    if not line.is_prose or (line.text[-1] in "!?" and line.words < 20) or (not line.ends and _MENU.search(line.text)):
        return False
    other = is_furniture(line.text) or is_caption(line, False) or is_digest_head(line.text)
    return not other and not bullet_width(line)


def _long_as_one(stand: Stand) -> Reason | None:
    words = stand.line.words
    for most, weight in ((1, -4.5), (2, -2.0), (3, -0.8), (4, 0.2), (25, 1.3), (_LONGEST, 0.0)):
        if words <= most:
            return Reason(weight, f"{words} words")
    return Reason(-5.0, "too long")


def _told_below(stand: Stand) -> Reason | None:
    if not stems_in(stand.line.text):
        return Reason(-1.0)
    share = told_again(stand.line.text, (line.text for line in stand.below if line.words >= 6 and line.key != stand.line.key))
    return Reason(3.2 * share - 1.0, f"{share:.0%} of its words come again below")


def _repeated(stand: Stand) -> Reason | None:
    line = stand.line
    again = any(other.key == line.key for other in stand.lines[:_HEAD] if other is not line)
    titled = stand.place > 0 and line.words >= 3 and line.key in stand.lines[0].key
    if (again or titled) and line.words >= 3:
        return Reason(1.6, "the page prints it twice")
    return None


def _ends(stand: Stand) -> Reason | None:
    last, line = stand.line.text[-1], stand.line
    if line.is_sentence and last not in "?!":
        dated = any(publication_in(other) or is_byline(other) for other in stand.below[:2])
        return Reason(-0.5 if dated and line.words <= 20 else -3.5, "ends as a sentence does")
    if last in ":,;" or line.text.endswith(("—", "–", " -")):
        return Reason(-4.0, "ends as no headline does")
    return None


def _place(stand: Stand) -> Reason | None:
    return Reason(0.9, "the first line of all") if stand.place == stand.first else None


def _dated_below(stand: Stand) -> Reason | None:
    for other in stand.below[:3]:
        if publication_in(other) or is_byline(other) or find_dateline(other.text):
            return Reason(0.9, "date, byline or dateline below it")
    return None


def _inside(stand: Stand) -> Reason | None:
    """Below the first paragraph stand subheadings."""
    return Reason(-2.5, "a paragraph stands above it") if stand.place > stand.body else None


def _is_paragraph_itself(stand: Stand) -> Reason | None:
    return Reason(-1.5, "a paragraph by itself") if stand.place == stand.body else None


def _named_like_outlet(stand: Stand) -> Reason | None:
    form = form_of(stand.line.text)
    if form in ("known", "outlet"):
        return Reason(-4.0, "the name of an outlet")
    if form == "body":
        return Reason(-3.0, "the name of who issued it")
    return Reason(-2.5, "a name as outlets have") if form else None


def _heads_a_digest(stand: Stand) -> Reason | None:
    return Reason(-3.0, "heads several short reports") if is_digest_head(stand.line.text) else None


def _caption(stand: Stand) -> Reason | None:
    if is_caption(stand.line, False):
        return Reason(-5.0, "says what a picture shows")
    return Reason(-1.0, "may say what a picture shows") if is_caption(stand.line, True) else None


def _odd_signs(stand: Stand) -> Reason | None:
    line = stand.line
    if _MARKUP.search(line.text) or _POST.search(line.text):
        return Reason(-3.5, "signs that no headline has")
    return Reason(-3.0, "a menu on one line") if _MENU.search(line.text) else None


def _small_start(stand: Stand) -> Reason | None:
    return Reason(-1.0, "starts with a small letter") if stand.line.text[0].islower() else None


def _spoken(stand: Stand) -> Reason | None:
    """In interviews and transcripts the line above names who speaks."""
    above = stand.lines[stand.place - 1] if stand.place else None
    spoken = above is not None and above.text.endswith(":") and above.words <= 4 and not _FIELD.match(above.text)
    return Reason(-4.0, "somebody says it") if spoken else None


def _numbered(stand: Stand) -> Reason | None:
    return Reason(-4.5, "an item of a list") if _ITEM.match(stand.line.text) else None


def _reads_as_sentence(stand: Stand) -> Reason | None:
    """Headlines leave out articles and "have"; a lead without its full stop does not."""
    line = stand.line
    if line.words >= 12 and _ARTICLE.match(line.text) and _FINITE.search(line.text):
        return Reason(-3.5, "reads as a sentence of the text")
    return None


def _slogan(stand: Stand) -> Reason | None:
    """A slogan tells of no one and nothing that the text tells of, and another line follows that does."""
    line = stand.line
    if stand.place + 1 < len(stand.lines) and told_again(line.text, (other.text for other in stand.below)) == 0:
        return Reason(-0.7, "nothing of it comes again")
    return None


LOOKS: tuple[Callable[[Stand], Reason | None], ...] = (
    _long_as_one,
    _told_below,
    _repeated,
    _ends,
    _place,
    _dated_below,
    _inside,
    _is_paragraph_itself,
    _named_like_outlet,
    _heads_a_digest,
    _caption,
    _odd_signs,
    _small_start,
    _spoken,
    _numbered,
    _reads_as_sentence,
    _slogan,
)
"""Everything that is looked at."""


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{label})" for label in read_yaml("en/headers")["labels"]), re.IGNORECASE)


@cache
def _digests() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{head})" for head in read_yaml("en/headers")["digests"]), re.IGNORECASE)
