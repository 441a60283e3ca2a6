"""A dossier on one person, organisation, place or story: one file to print or hand on.

Reach for it behind `dateline dossier`. It is made when it is asked for, from the same values as the site, and is no
page of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import markdown
from rapidfuzz import process

from generator.config import Settings
from generator.desk.at_hand import Tell, in_silence, site_at
from generator.errors import DatelineError
from generator.model import Entity, Problem, Story
from generator.pages.dossier import Alone, dossier_view
from generator.pages.markdown import Markdown, escape
from generator.pages.render import render, templates
from generator.site import Site, routes


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as Markdown with footnotes, which GitHub shows as they are meant."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Html:
    title: Markdown
    html: Markdown


def dossier(root: Path, settings: Settings, wanted: str, tell: Tell = in_silence) -> Dossier:
    """The dossier on what goes by a path, a slug or a name. Writes nothing.

    Raises DatelineError for what is no page of the site, or goes for several.
    """
    _, site = site_at(root, settings, tell)
    path, about = _found(site, wanted)
    view = dossier_view(Alone(site, path), about)
    return Dossier(view.title, render(templates(settings.overrides(root)), "dossier.md.j2", view))


def as_html(made: Dossier, root: Path, settings: Settings) -> str:
    """A dossier as one HTML file that needs nothing beside it, laid out for the screen and for A4."""
    body = markdown.markdown(made.text, extensions=["tables", "footnotes"])
    page = _Html(Markdown(f"Dossier: {escape(made.title)}"), Markdown(body))
    return render(templates(settings.overrides(root)), "dossier.html.j2", page)


def _found(site: Site, wanted: str) -> tuple[str, Entity | Story]:
    pages = _pages(site)
    found = [path for path, about in pages.items() if wanted in _called(path, about)]
    if len(found) == 1:
        return found[0], pages[found[0]]
    names = {name: path for path, about in pages.items() for name in _called(path, about)}
    near = found or [names[name] for name, *_ in process.extract(wanted, list(names), limit=5, score_cutoff=60)]
    what = "goes for several pages" if found else "is no page of a person, an organisation, a place or a story"
    told = ", ".join(dict.fromkeys(near or list(pages)[:5])) or "none yet: dateline generate"
    raise DatelineError(Problem(wanted, None, what, f"Name one of: {told}"))


def _pages(site: Site) -> Mapping[str, Entity | Story]:
    return {**site.entity_page, **{routes.of_story(story.slug): story for story in site.stories}}


def _called(path: str, about: Entity | Story) -> tuple[str, ...]:
    name = about.title if isinstance(about, Story) else about.name
    return path, f"docs/{path}", path.removesuffix(".md"), about.slug, name
