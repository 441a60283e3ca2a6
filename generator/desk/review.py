"""What `dateline review` lists and `dateline accept` writes.

Reach for `open_questions` to get every question of a site with the line of the file on disk that would settle it, and
for `accepting` to write down that a person has seen what the source says and leaves their page as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import front_matter
from generator.config import Settings
from generator.desk.at_hand import Tell, in_silence, site_at
from generator.desk.decide import Edit
from generator.errors import DatelineError
from generator.model import Problem
from generator.shelf.read import Shelf
from generator.site import Question, questions


def open_questions(root: Path, settings: Settings, tell: Tell = in_silence) -> tuple[dict[str, Any], ...]:
    """Every open question, what matters most first: `kind`, `file`, `line`, `field`, `ask`, `why`, `words`, `paste`.

    `words` is the source's sentence, None where there is none; `line` is 1-based, and None for a page that is not on
    disk yet. Writes nothing.
    """
    inputs, site = site_at(root, settings, tell)
    return tuple(_told(question, inputs.shelf, settings) for question in questions(site))


def accepting(root: Path, settings: Settings, page: str, fields: Sequence[str]) -> Edit:
    """The page with the readings of some fields accepted, all that are open where none is named; not yet written.

    `page`: a path, with or without `docs/`, or a slug. Raises DatelineError, naming what is open, for anything else.
    """
    inputs, site = site_at(root, settings)
    path, found = _of_page(questions(site), inputs.shelf, settings, page)
    readings = {str(question.field): question.reading for question in found if question.can_be_accepted}
    unknown = [field for field in fields if field not in readings]
    if unknown or not readings:
        what = f"asks nothing about {unknown[0]!r}" if unknown else "asks nothing that can be accepted"
        named = ", ".join(readings) or "nothing: change the value itself, or see `dateline review`"
        raise DatelineError(Problem(f"{settings.docs}/{path}", None, what, f"Open here: {named}"))
    chosen = {field: readings[field] for field in fields or readings}
    document = inputs.shelf.readable(path)
    before = document.meta.get("accepted")
    kept = {**before, **chosen} if isinstance(before, Mapping) else chosen
    text = front_matter.render({**document.meta, "accepted": kept}, document.body, document)
    return Edit(f"{settings.docs}/{path}", text, f"accepted {', '.join(chosen)}")


def _of_page(
    every: Sequence[Question], shelf: Shelf, settings: Settings, page: str
) -> tuple[str, tuple[Question, ...]]:
    wanted = page.removeprefix(f"{settings.docs}/")
    paths = [path for path in shelf.documents if wanted in (path, path.rpartition("/")[2].removesuffix(".md"))]
    if len(paths) != 1:
        what = "goes for several pages" if paths else "is no page of this site"
        asked = list(dict.fromkeys(question.path for question in every if question.can_be_accepted))
        remedy = f"Name one of: {', '.join(paths or asked[:5])}" if paths or asked else "No page asks anything"
        raise DatelineError(Problem(page, None, what, remedy))
    return paths[0], tuple(question for question in every if question.path == paths[0])


def _told(question: Question, shelf: Shelf, settings: Settings) -> dict[str, Any]:
    document = shelf.documents.get(question.path)
    article = question.brief.article if question.brief else None
    span = article.sentence_at(question.span.start) or question.span if article and question.span else None
    return {
        "kind": question.kind,
        "file": f"{settings.docs}/{question.path}",
        "line": document.line_of(question.field) if document else None,
        "field": str(question.field),
        "ask": question.ask,
        "why": question.why,
        "words": " ".join(span.of(article.text).split()) if article and span else None,
        "paste": list(question.paste),
        "accept": question.can_be_accepted,
    }
