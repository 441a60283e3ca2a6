"""The pieces that pages share: links, cards, rows, the strip. Seen from one page, since links are relative.

Reach for `Here` when building a page; templates lay the pieces out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import DATE, Actor, Appearance, Brief, Entity, EntityKind, FieldPath, Span, Story
from generator.pages.headings import plural, reports
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, lines, link, shorten, strong
from generator.pages.words import CONTEXT, excerpt
from generator.site import dates, routes
from generator.site.fields import is_by_hand
from generator.site.offices import known_as, office
from generator.site.site import Site

SUMMARY = 180  # characters of a summary in a row: two lines
NAMES = 4  # names in a row
ROWS = 60  # rows on a page before the rest is told by month


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the strip under a title: a label, the answer, and what it rests on."""

    label: str
    main: Markdown
    below: Markdown = EMPTY

    @property
    def body(self) -> Markdown:
        """The answer and what it rests on, below each other."""
        return lines(strong(self.main), self.below)


@dataclass(frozen=True, slots=True)
class Row:
    """A thing in a list: when (and where) on the left, what on the right."""

    left: Markdown
    body: Markdown


def coordinates(entity: Entity) -> str:
    """ "33.60° N, 73.04° E"; empty for what is not on the map."""
    if not entity.place:
        return ""
    latitude, longitude = entity.place.latitude, entity.place.longitude
    return f"{abs(latitude):.2f}° {'NS'[latitude < 0]}, {abs(longitude):.2f}° {'EW'[longitude < 0]}"


@dataclass(frozen=True, slots=True)
class Here:
    """A page's point of view: everything it can link to, from where it stands."""

    site: Site
    path: str

    def target(self, path: str, anchor: str = "") -> str:
        """The way to a page below `docs/`, for a link made elsewhere."""
        return routes.relative(self.path, path, anchor)

    def link(self, text: str, path: str, anchor: str = "") -> Markdown:
        """A link to a page below `docs/`."""
        return link(text, self.target(path, anchor))

    def entity(self, entity: Entity, text: str = "") -> Markdown:
        """A link to the page of an entity, or to the sentence that has its name."""
        return self.link(text or entity.title, *self.site.home_of(entity))

    def entity_target(self, entity: Entity) -> str:
        """The way to where a name leads, for a link made elsewhere."""
        return self.target(*self.site.home_of(entity))

    def name(self, brief: Brief, spelling: str) -> Markdown:
        """A name of a brief, linked where it has a page."""
        found = self.site.entity_of(brief.path, spelling)
        return self.entity(found, spelling) if found else escape(spelling)

    def words(self, brief: Brief, span: Span | None, context: int = CONTEXT, target: str = "") -> Markdown:
        """What a fact was read from, with as much round it as the site may show; empty without words."""
        if not brief.article or span is None:
            return EMPTY
        return excerpt(brief.article, span, 0 if self.site.source_text == "none" else context, target)

    def brief(self, brief: Brief, text: str = "") -> Markdown:
        """A link to a brief, under its title or other words."""
        return self.link(text or brief.title or brief.path, brief.path)

    def story(self, story: Story, text: str = "", anchor: str = "") -> Markdown:
        """A link to a story, or to a place on its page."""
        return self.link(text or story.title or story.slug, routes.of_story(story.slug), anchor)

    def topic(self, label: str) -> Markdown:
        """A link to a topic, under the label that the site has for it."""
        slug = routes.topic_slug(label)
        return self.link(self.site.topics.get(slug, label), self.site.topic_page(slug))

    def place(self, brief: Brief) -> Markdown:
        """Where a brief's event happened: its place's page, in the brief's words up to the first comma."""
        found = self.site.place_of(brief)
        short = (brief.location or "").split(",")[0].strip()
        return self.entity(found, short) if found else escape(short)

    def topics(self, labels: Iterable[str]) -> Markdown:
        """Topic links with dots between; the same topic once."""
        slugs = dict.fromkeys(routes.topic_slug(label) for label in labels if label.strip())
        return dotted(*(self.topic(slug) for slug in slugs))

    def brief_row(self, brief: Brief, says: Markdown | None = None, day: str = "") -> Row:
        """A brief in a list; `says` takes the place of its summary, `day` is what the list's heading says already."""
        names = _some(self.name(brief, actor.name) for actor in brief.actors)
        marks = em("withdrawn") if brief.withdrawn else em(_year_note(brief))
        about = escape(shorten(brief.summary or "", SUMMARY)) if says is None else says
        when = dates.show(brief.date or brief.published) or "no date"
        below = dotted(names if says is None else "", marks)
        left = lines("" if when == day else when, self.place(brief))
        return Row(left, lines(strong(self.brief(brief)), about, below))

    def story_row(self, story: Story, day: str = "") -> Row:
        """A story in a list: a story of one report is that report. `day` as in `brief_row`."""
        briefs = self.site.briefs_of_story(story)
        if len(briefs) == 1:
            return self.brief_row(briefs[0], day=day)
        actors = [self.site.entity_at[slug] for slug in story.actors if slug in self.site.entity_at]
        summary = next((brief.summary for brief in briefs if brief.summary), "")
        differ = len(story.discrepancies)
        marks = em(strong(plural(differ, "difference"))) if differ else EMPTY
        when = dates.show(story.date) or "no date"
        return Row(
            lines("" if when == day else when, self.story_place(story)),
            lines(
                strong(self.story(story)),
                escape(shorten(summary, SUMMARY)),
                dotted(_some(self.entity(actor) for actor in actors), reports(story), marks),
            ),
        )

    def story_place(self, story: Story) -> Markdown:
        """Where a story happened, linked through whichever report names the place."""
        briefs = self.site.briefs_of_story(story)
        same = [brief for brief in briefs if brief.location == story.location]
        if same:
            return self.place(same[0])
        return escape((story.location or "").split(",")[0])

    def card(self, entity: Entity, small: Sequence[str] = ()) -> Markdown:
        """An entity on a card: name, what it is, and a small line (how many briefs unless given)."""
        below = small or (plural(len(self.site.briefs_of(entity)), "brief"),)
        return lines(strong(self.entity(entity)), self.what(entity), em(dotted(*below)))

    def what(self, entity: Entity) -> Markdown:
        """An entity in half a line: office, description or country."""
        if entity.kind == "place" and entity.place:
            country = entity.place.country_name or entity.place.country
            return escape("" if country == entity.name else country)
        return escape(shorten(entity.description or self.held(known_as(entity)), 90))

    def held(self, appearance: Appearance | None) -> str:
        """The office of an appearance, its organization by the name of that one's page."""
        if appearance is None:
            return ""
        organization = self.site.entity_of(appearance.brief, appearance.organization or "")
        return office(appearance.role, organization.name if organization else appearance.organization)

    def actor_card(self, brief: Brief, actor: Actor) -> Markdown:
        """Somebody who took part, with the office that this brief gives them."""
        found = self.site.entity_of(brief.path, actor.name)
        more = len(found.spellings) - 1 if found else 0
        noun = "spelling" if found and found.kind == "person" else "name"
        by_hand = is_by_hand(brief, FieldPath.at("actors", actor.name))
        others = f"{more} other {noun if more == 1 else noun + 's'}" if more else ""
        small = dotted(actor.rank or "", others, "by hand" if by_hand else "")
        return lines(strong(self.name(brief, actor.name)), office(actor.role, actor.organization), em(small))

    def older(self, briefs: Sequence[Brief], shown: int) -> Markdown:
        """What a capped list leaves out: "and 37 more: February 2026 (30), January 2026 (7)"."""
        left = briefs[shown:]
        if not left:
            return EMPTY
        months = Counter(month for brief in left if (month := routes.month_of(brief)))
        links = [
            Markdown("{} ({})").format(self.link(dates.month_name(*month), routes.of_month(*month)), count)
            for month, count in sorted(months.items(), reverse=True)
        ]
        rest = links or [self.link("all briefs", routes.BRIEFS)]
        return Markdown("and {} more: {}").format(f"{len(left):,}", Markdown(", ").join(rest))

    def more(self, total: int, shown: int, path: str, what: str) -> Markdown:
        """ "and 37 more" with a link to the index that has them all; empty where nothing is left out."""
        if total <= shown:
            return EMPTY
        return Markdown("and {} more in {}").format(f"{total - shown:,}", self.link(what, path))

    def index(self, kind: EntityKind, text: str) -> Markdown:
        """A link to the index of a kind."""
        return self.link(text, routes.of_kind(kind))


def _some(names: Iterable[Markdown]) -> Markdown:
    every = list(dict.fromkeys(names))
    rest = (f"and {len(every) - NAMES} more",) if len(every) > NAMES + 1 else ()
    return dotted(*(every[:NAMES] if rest else every), *rest)


def _year_note(brief: Brief) -> str:
    """What a reader of a list must know about its date."""
    row = brief.evidence_of(DATE)
    if DATE in brief.corrected or not row or row.why.standing == "stated":
        return ""
    return f"date {row.why.standing}"
