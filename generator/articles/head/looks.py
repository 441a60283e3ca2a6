"""What speaks for a line being the headline and against it.

To look at one more thing, write a function that takes a `Stand` and gives a `Reason` or None, and add it to `LOOKS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.articles.cues import is_byline, is_caption, publication_in
from generator.articles.dateline import find_dateline
from generator.articles.head.labels import MARKED, REPORT, is_digest_head, is_label
from generator.articles.head.outlets import form_of, is_company, is_name
from generator.articles.head.telling import stems_in, told_again
from generator.articles.layouts.fields import field_in, is_field
from generator.articles.layouts.going_on import says_live
from generator.articles.lines import Line
from generator.knowledge.weighing import Reason

HEAD = 14
"""Lines among which a headline stands."""
_LONGEST = 40
"""Words. Headlines have 5 to 20; wire leads pasted as titles are longer, but end in a full stop."""
_BELOW = 24
"""Lines below a headline that are compared with it."""
_MARKUP = re.compile(r"[<>{}\\=]|&\w+;|\w_\w|^[,;)\]|]")
_ROUND = re.compile(r"\b(?i:round|matchday|stage|gameweek|heat) \d{1,2}\b")  # "Chess: Round 9 in Wijk aan Zee"
_ITEM = re.compile(r"\(?\d{1,2}[.)] ")
_ARTICLE = re.compile(r"(?:The|A|An|This|These|In|On) ")
_FINITE = re.compile(r"\b(?:has|have|had|was|were|is|are|said|stated|announced) ")
_FIELD = re.compile(r"(?:subject|title|headline|re|fwd?)\s?:", re.IGNORECASE)
_ASKED = re.compile(r"(?:Q|A|Question|Answer|Reporter)\s?:")
_POST = re.compile(r"(?:^|\s)@\w{3,}|^\d{1,3}[/)] |\s\d{1,3}/\d{0,3}$")
_VERSUS = re.compile(r"(?<=\w) (?:v|vs)\.? (?=[A-ZÀ-Þ])|(?<=\w) \d{1,3}[-–]\d{1,3} (?=[A-ZÀ-Þ])")
_NUMBER, _SCORES = re.compile(r"\d+"), 6
_GAME = re.compile(r"\b(?i:test|cup|league|odi|t20|finals?|group|round|pool|day|match|stage|leg)\b|\d[-–]\d")
"""Who met whom in what: "Second Test: Zimbabwe v Ireland", "Kerala Warriors 1-2 Port Louis Dolphins"; in court none."""
MENU = re.compile(r"\S[ \t]{2,}\S.*\S[ \t]{2,}\S")


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


def _long_as_one(stand: Stand) -> Reason | None:
    words = stand.line.words
    for most, weight in ((1, -4.5), (2, -2.0), (3, -0.8), (4, 0.2), (25, 1.3), (_LONGEST, 0.0)):
        if words <= most:
            return Reason(weight, f"{words} words")
    return Reason(-5.0, "too long")


def _told_below(stand: Stand) -> Reason | None:
    if not stems_in(stand.line.text):
        return Reason(-1.0)
    share = told_again(
        stand.line.text, (line.text for line in stand.below if line.words >= 6 and line.key != stand.line.key)
    )
    return Reason(3.2 * share - 1.0, f"{share:.0%} of its words come again below")


def _repeated(stand: Stand) -> Reason | None:
    line = stand.line
    again = any(other.key == line.key for other in stand.lines[:HEAD] if other is not line)
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
    if stand.below and find_dateline(stand.below[0].text):
        return Reason(1.8, "the report opens below it")
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
    if is_company(stand.line.text):
        return Reason(-5.0, "the name of a company")
    if form in ("known", "outlet"):
        return Reason(-4.0, "the name of an outlet")
    if form == "body":
        return Reason(-5.0, "the name of who issued it")
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
        return Reason(-1.8, "signs that no headline has")
    return Reason(-3.0, "a menu on one line") if MENU.search(line.text) else None


def _small_start(stand: Stand) -> Reason | None:
    return Reason(-1.0, "starts with a small letter") if stand.line.text[0].islower() else None


def _spoken(stand: Stand) -> Reason | None:
    """In interviews and transcripts the line above names who speaks."""
    above = stand.lines[stand.place - 1] if stand.place else None
    spoken = above is not None and above.text.endswith(":") and above.words <= 4 and not _FIELD.match(above.text)
    spoken = spoken and above is not None and publication_in(above) is None
    if _ASKED.match(stand.line.text):
        return Reason(-6.0, "a question of a transcript")
    return Reason(-4.0, "somebody says it") if spoken else None


def _numbered(stand: Stand) -> Reason | None:
    return Reason(-4.5, "an item of a list") if _ITEM.match(stand.line.text) else None


def _reads_as_sentence(stand: Stand) -> Reason | None:
    """Headlines leave out articles and "have"; a lead without its full stop does not."""
    line = stand.line
    if line.words >= 12 and _ARTICLE.match(line.text) and _FINITE.search(line.text):
        return Reason(-3.5, "reads as a sentence of the text")
    return None


def _labelled(stand: Stand) -> Reason | None:
    """ "Interview | Leila Diallo, demographer" says what the text is."""
    label, bar, _ = stand.line.text.partition(" | ")
    return Reason(-3.0, "says what the text is") if bar and is_label(label) else None


def _slogan(stand: Stand) -> Reason | None:
    """A slogan tells of no one and nothing that the text tells of, and another line follows that does."""
    line = stand.line
    if stand.place + 1 < len(stand.lines) and told_again(line.text, (other.text for other in stand.below)) == 0:
        return Reason(-0.7, "nothing of it comes again")
    return None


def _field(stand: Stand) -> Reason | None:
    """ "Name of product: LiftUp ladders", "Briefer: Losalini Tuivaga"."""
    return Reason(-5.0, "a field of a form") if is_field(stand.lines, stand.place) else None


def _fixture(stand: Stand) -> Reason | None:
    """Sports pages print above the headline or below it who played whom."""
    told = bool(_VERSUS.search(stand.line.text) and _GAME.search(stand.line.text))
    told = told or len(_NUMBER.findall(stand.line.text)) >= _SCORES
    return Reason(-2.5, "says who played whom, or in which round") if told or _ROUND.search(stand.line.text) else None


def _issues(stand: Stand) -> Reason | None:
    """A name above "Media bulletin", or one that a line below gives as the source, is who put the text out."""
    line, below = stand.line, stand.lines[stand.place + 1 :]
    if not is_name(line.text):
        return None
    close = below and (below[0].gap == 1 or not told_again(line.text, (other.text for other in stand.below)))
    if close and (is_label(below[0].text) or REPORT.search(below[0].text)):
        return Reason(-4.0, "stands above what kind of text it is")
    sources = (found["value"] for other in below if (found := field_in(other, "issuing_fields")))
    return Reason(-5.0, "named as the source below") if line.text in sources else None


def _live(stand: Stand) -> Reason | None:
    """ "Storm Ylva – live updates"."""
    line = stand.line
    return Reason(1.5, "the title of a live page") if line.words >= 4 and says_live(line.text) else None


def _set_apart(stand: Stand) -> Reason | None:
    return Reason(2.0, "set in strong letters") if MARKED.fullmatch(stand.line.text) else None


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
    _labelled,
    _slogan,
    _field,
    _fixture,
    _issues,
    _live,
    _set_apart,
)
"""Everything that is looked at."""
