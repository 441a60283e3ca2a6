"""Laws of who is who: no order, no claim torn between two pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.checked import Checked
from generator.entities import link
from generator.model import KINDS, FieldPath, Problem
from generator.shelf.decided import decisions, earlier_namings


def linking_ignores_order(checked: Checked) -> Iterator[Problem]:
    """Law 4: the same entities, whatever the order of the briefs."""
    site = checked.outcome.site
    shelf = checked.outcome.shelf
    if link(site.briefs[::-1], decisions(shelf)[::-1], earlier_namings(shelf)) != site.entities:
        yield Problem(checked.settings.docs, None, "entities depend on the order of the briefs", "Please report this")


def each_article_has_one_brief(checked: Checked) -> Iterator[Problem]:
    """Two briefs that claim the same article would both be written from it."""
    seeds: dict[str, str] = {}
    for path, document in checked.outcome.shelf.of_kind("brief"):
        seed = str(document.meta.get("seed") or "")
        if seed and seed in seeds:
            line = document.line_of(FieldPath.at("seed"))
            yield Problem(checked.doc(path), line, f"`seed: {seed}` is also {seeds[seed]}'s", "Remove one of the two")
        seeds.setdefault(seed, checked.doc(path))


def names_are_not_torn(checked: Checked) -> Iterator[Problem]:
    """A name that people added can't be one entity on two pages, nor both an alias and a `not` on one.

    Short names that the generator lists ("Smith") may well be two people's.
    """
    holders: dict[tuple[str, str], str] = {}
    for decision in decisions(checked.outcome.shelf):
        page = f"{KINDS[decision.kind].folder}/{decision.slug}.md"
        document, path = checked.outcome.shelf.documents[page], checked.doc(page)
        for name in sorted(set(decision.same) & set(decision.apart)):
            line = document.line_of(FieldPath.at("not"))
            yield Problem(path, line, f"{name!r} is in `aliases` and in `not`", "Remove it from one of them")
        if path not in checked.outcome.files.texts or _is_redirect(page, checked):
            continue
        for name in decision.same:
            other = holders.setdefault((decision.kind, name), path)
            if other != path:
                line = document.line_of(FieldPath.at("aliases"))
                yield Problem(path, line, f"alias {name!r} is also {other}'s", "Remove it from one of them")


def _is_redirect(path: str, checked: Checked) -> bool:
    return path in checked.outcome.files.moved
