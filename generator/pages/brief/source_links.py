"""Where the marks of a source text lead to, and what the lines under its words mean."""

from __future__ import annotations

from collections.abc import Iterable

from generator.pages.headings import ALSO_MENTIONED, HOW_WE_KNOW, THEIR_WORDS, WHAT_WAS_SAID, anchor
from generator.pages.markdown import EMPTY, Markdown, em, link
from generator.pages.parts import Here
from generator.site.source_marks import Mark


def target_of(here: Here, mark: Mark) -> str:
    """Where a mark leads to.

    The event's day and that of publication: to the ledger, all other days to what is also mentioned; a name to its
    page; words to those of their speaker where that page has them, else to what was said here.
    """
    if mark.kind == "name" and mark.entity:
        return here.entity_target(mark.entity)
    if mark.kind == "words":
        said = WHAT_WAS_SAID if mark.entity is None else THEIR_WORDS
        return f"{here.entity_target(mark.entity) if mark.entity else ''}#{anchor(said)}"
    return f"#{anchor(HOW_WE_KNOW if mark.kind == 'day' else ALSO_MENTIONED)}"


def legend(here: Here, shown: Iterable[Mark]) -> Markdown:
    """What the lines under the words mean, for the kinds of marks that a text has."""
    marks = tuple(shown)
    days = [mark for mark in marks if mark.kind in ("day", "other day")]
    named = {mark.entity.kind for mark in marks if mark.kind == "name" and mark.entity}
    kinds = (
        (here.index("person", "people"), "person" in named),
        (here.index("organization", "organizations"), "organization" in named),
        (here.index("place", "places"), "place" in named),
        (link("dates", target_of(here, days[0]) if days else ""), bool(days)),
        (link("quotations", f"#{anchor(WHAT_WAS_SAID)}"), any(mark.kind == "words" for mark in marks)),
    )
    words = [word for word, is_shown in kinds if is_shown]
    return em(Markdown("Underlined: {}").format(Markdown(", ").join(words))) if words else EMPTY
