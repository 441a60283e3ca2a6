"""Where every page is, and how one page links to another: the only place that builds paths.

Links are relative, from `.md` file to `.md` file, so that they work on GitHub, on disk and in the built site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slugify import slugify

from generator.model import KIND_IN, KINDS, Brief, Entity, EntityKind, ShelfKind

HOME = "index.md"
BRIEFS = "briefs/index.md"
STORIES = "stories/index.md"
STORYLINES = "storylines/index.md"
TOPICS = "topics/index.md"
TIMELINE, UPCOMING, MAP, NETWORK, TRUST = "timeline.md", "upcoming.md", "map.md", "network.md", "trust.md"
WAS_DUE = "timeline/was-due/index.md"
REVIEW, DATA = "review.md", "data/index.md"
OVERVIEWS = (HOME, TIMELINE, UPCOMING, MAP, NETWORK, REVIEW, TRUST, DATA)
"""Pages of the whole site, beside the index of each folder."""
PICTURES = "assets/pictures"
SCHEMAS = "assets/schemas"
REDIRECT = "redirect_to"
"""Key of a page in the place of a brief that was moved: where it stands now, below `docs/`."""
_RESERVED = ("index", "readme")  # MkDocs serves both as the folder's own page
_MONTH = re.compile(r"briefs/(\d{4})/(\d{2})/[^/]+", re.ASCII)


def kind_of(path: str) -> ShelfKind | None:
    """What a page below `docs/` is; None for a person's own pages, which the generator leaves alone."""
    folder, _, name = path.rpartition("/")
    top = folder.split("/")[0]
    if path in OVERVIEWS or (name == "index.md" and (top in KIND_IN or top == TIMELINE.removesuffix(".md"))):
        return "index"
    return KIND_IN.get(top)


def is_redirect(path: str, meta: Mapping[str, Any]) -> bool:
    """Whether a page with this front matter stands in the place of a brief that was moved, and is none itself."""
    return kind_of(path) == "brief" and bool(meta.get(REDIRECT))


def key_of(entity: Entity) -> str:
    """Kind and slug as an address, the key of an entity everywhere: `people/jane-doe`."""
    return f"{KINDS[entity.kind].folder}/{entity.slug}"


def _page(folder: str, slug: str) -> str:
    return f"{folder}/{slug}-page.md" if slug.lower() in _RESERVED else f"{folder}/{slug}.md"


def of_entity(entity: Entity) -> str:
    """`people/jane-doe.md`."""
    return _page(KINDS[entity.kind].folder, entity.slug)


def of_kind(kind: EntityKind) -> str:
    """`people/index.md`."""
    return f"{KINDS[kind].folder}/index.md"


def topic_slug(label: str) -> str:
    """One slug for every way to write a topic; "unnamed" where nothing of it can stand in a path."""
    return str(slugify(label)) or "unnamed"


def of_topic(label: str) -> str:
    """`topics/counter-terrorism.md`. Reach for `Site.topic_page`, which tells topics of one address apart."""
    return _page("topics", topic_slug(label))


def of_story(slug: str) -> str:
    """`stories/army-chief-receives.md`."""
    return _page("stories", slug)


def of_storyline(slug: str) -> str:
    """`storylines/senator-enters-race.md`."""
    return _page("storylines", slug)


def month_of(brief: Brief) -> tuple[str, str] | None:
    """Year and month of the folder that a brief lies in; None outside the months."""
    match = _MONTH.fullmatch(brief.path)
    return (match[1], match[2]) if match else None


def of_month(year: str, month: str, folder: str = "briefs") -> str:
    """`briefs/2026/02/index.md`, or `stories/2026/02/index.md`."""
    return f"{folder}/{year}/{month}/index.md"


def of_year(year: str, folder: str = "briefs") -> str:
    """`briefs/2026/index.md`."""
    return f"{folder}/{year}/index.md"


def of_day(year: str, month: str, day: str, folder: str = "briefs") -> str:
    """`briefs/2026/02/03/index.md`: only in a month that is too long for one page."""
    return f"{folder}/{year}/{month}/{day}/index.md"


def undated(folder: str = "briefs") -> str:
    """`briefs/undated/index.md`: what has no month, where it is too much for the index."""
    return f"{folder}/undated/index.md"


def of_part(path: str, number: int) -> str:
    """The second page of a list at `briefs/undated/index.md`: `briefs/undated/part-2/index.md`."""
    return path if number == 1 else path.replace("index.md", f"part-{number}/index.md")


def of_letters(kind: EntityKind, letters: str) -> str:
    """`people/a-z/ma/index.md`: names that begin so; only where one page can't hold them all."""
    return f"{KINDS[kind].folder}/a-z/{letters}/index.md"


def of_schema(kind: str) -> str:
    """`assets/schemas/brief.json`: the JSON Schema of a kind of page."""
    return f"{SCHEMAS}/{kind}.json"


def of_picture(page: str, kind: str) -> str:
    """`assets/pictures/people/jane-doe-timeline.svg`, for the page `people/jane-doe.md`."""
    return f"{PICTURES}/{page.removesuffix('.md')}-{kind}.svg"


def narrow(picture: str) -> str:
    """The path of the same picture, drawn for a phone."""
    return f"{picture.removesuffix('.svg')}-narrow.svg"


def line_anchor(number: int) -> str:
    """The id that the host gives the nth line of a source text on its brief's page, counted from 1."""
    return f"source-{number}"


def relative(source: str, target: str, anchor: str = "") -> str:
    """The way from one page to another, or to an anchor of either. Paths below `docs/`."""
    here, there = source.split("/")[:-1], target.split("/")
    shared = next((n for n, (a, b) in enumerate(zip(here, there[:-1], strict=False)) if a != b), None)
    shared = min(len(here), len(there) - 1) if shared is None else shared
    way = "/".join([".."] * (len(here) - shared) + there[shared:])
    if anchor:
        return f"#{anchor}" if source == target else f"{way}#{anchor}"
    return way
