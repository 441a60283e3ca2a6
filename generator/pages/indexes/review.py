"""The page "To review": every kind of open question, the weightiest first, with the line that would settle it.

A question's place in its file, `docs/briefs/2026/02/flood.md:7`, stands there as words, so that a terminal or an editor
opens it; the host makes it a link to the right line where the site is published.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model import FieldPath
from generator.pages import headings
from generator.pages.brief.source import words_linked
from generator.pages.headings import WHERE_REPORTS_DIFFER, anchor, plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, code, dotted, escape, lines, link, strong
from generator.pages.parts import Here, Row
from generator.site import routes
from generator.site.fields import label
from generator.site.questions import QUESTION_KINDS, Question, QuestionKind, accepting, questions

MOST = 25
"""Questions of a kind on the page; the command lists all."""
PlaceOf = Callable[[str, FieldPath], str]
"""Page below `docs/`, field -> `docs/briefs/2026/02/flood.md:7`."""

_ABOUT: dict[QuestionKind, str] = {"joined": "Names", "conflict": "Reports", "twins": "Names"}
_HEADINGS: dict[QuestionKind, str] = {
    "joined": headings.ONE_PAGE_FOR_TWO,
    "disagreement": headings.YOU_AND_THE_SOURCE,
    "conflict": headings.REPORTS_CONFLICT,
    "twins": headings.ONE_OR_TWO,
    "title": headings.TITLES_OUT_OF_TIME,
    "date": headings.DAYS_WORKED_OUT,
    "unsure": headings.UNSURE_FACTS,
    "spelling": headings.NEARLY_KNOWN,
    "language": headings.OTHER_LANGUAGES,
    "length": headings.READ_IN_PART,
}


def review_view(here: Here, place_of: PlaceOf) -> ListView:
    """The page of a site's open questions."""
    found = questions(here.site)
    by_kind = {kind: [q for q in found if q.kind == kind] for kind in QUESTION_KINDS}
    sections = (_section(here, kind, asked, place_of) for kind, asked in by_kind.items())
    kind = plural(len(found), "open question") if found else ""
    return ListView(headings.REVIEW, escape(kind), tuple(sections), empty="Nothing to review.")


def _section(here: Here, kind: QuestionKind, asked: Sequence[Question], place_of: PlaceOf) -> Section:
    rows = tuple(_row(here, question, place_of) for question in asked[:MOST])
    left = len(asked) - MOST
    more = Markdown("and {} more: {} lists them all").format(left, code("dateline review"))
    return Section(_HEADINGS[kind], rows=rows, close=more if left > 0 else EMPTY)


def _row(here: Here, question: Question, place_of: PlaceOf) -> Row:
    brief = question.brief
    words = words_linked(here, brief, question.span) if brief else EMPTY
    about = here.brief(brief) if brief else _page_of(here, question)
    place = place_of(question.path, question.field)
    where = link(place, routes.relative(here.path, question.path))
    mend = lines(_how(question), where) if question.kind != "conflict" else EMPTY
    told = lines(strong(question.ask), words, about, escape(question.why), mend)
    return Row(escape(label(question.field) if brief else _ABOUT[question.kind]), told)


def _page_of(here: Here, question: Question) -> Markdown:
    if question.kind == "conflict":
        story = next((s for s in here.site.stories if routes.of_story(s.slug) == question.path), None)
        return here.story(story, "", anchor(WHERE_REPORTS_DIFFER)) if story else EMPTY
    entity = here.site.entity_page.get(question.path)
    return here.entity(entity) if entity else EMPTY


def _how(question: Question) -> Markdown:
    """What to write for each answer."""
    if question.kind in ("twins", "joined"):
        one, two = (dotted(*map(code, way.splitlines())) for way in question.paste)
        return Markdown("One: {}. Two: {}").format(one, two)
    ways = [Markdown("To take it: {}").format(code(line)) for line in question.paste]
    if question.can_be_accepted:
        leave = "To confirm it" if question.kind in ("title", "date", "language", "length") else "To leave it"
        key, _, value = accepting(question.field, question.reading).partition("\n")
        ways.append(Markdown("{}: {}").format(leave, code(f"{key} {{{value.strip()}}}")))
    return dotted(*ways)
