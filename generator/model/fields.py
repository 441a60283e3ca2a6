"""What a brief holds: one table of its fields, and the path of a value in them.

Reach for `FIELDS` wherever all fields of a brief are gone through: composing, reading back, schemas, review, the
ledger, exports. A new kind of fact is one line here, an attribute of `Facts` and of `Brief`, a finder in `facts/`, a
proposer in `briefs/compose.py` and a part of a template. Reach for `FieldPath` where a value of front matter is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.model.kinds import EVENT_KINDS, MODALITIES

Shape = Literal["text", "passage", "day", "texts", "names", "items", "readings", "address"]
"""`passage`: sentences; `day`: EDTF; `address`: of the web, http or https; `texts`, `names`: lists of strings; `items`:
a list of mappings, told apart by the key `Field.key`; `readings`: field -> what the source says there."""


@dataclass(frozen=True, slots=True, order=True)
class FieldPath:
    """Where a value stands in front matter: the field, the item of its list, the part of the item.

    Steps are never cut from text again, so an item may hold a slash. An item is called by what tells it from others
    (`identity`), a quotation by its place in the list.
    """

    steps: tuple[str, ...] = ()
    """`("actors", "Jane Doe", "role")`; empty for the page as a whole."""

    @classmethod
    def at(cls, *steps: str) -> FieldPath:
        """`FieldPath.at("actors", "Jane Doe", "role")`."""
        return cls(steps)

    @property
    def field(self) -> str:
        """The key of front matter: "actors"."""
        return self.steps[0] if self.steps else ""

    @property
    def item(self) -> str:
        """The item of the field's list; empty for the field itself."""
        return self.steps[1] if len(self.steps) > 1 else ""

    @property
    def part(self) -> str:
        """The key within the item; empty for the item itself."""
        return self.steps[2] if len(self.steps) > 2 else ""

    @property
    def parent(self) -> FieldPath:
        """What holds it."""
        return FieldPath(self.steps[:-1])

    def to(self, step: str) -> FieldPath:
        """A step further down."""
        return FieldPath((*self.steps, step))

    def holds(self, other: FieldPath) -> bool:
        """Whether the other is this one or stands below it."""
        return other.steps[: len(self.steps)] == self.steps

    def is_within(self, text: str) -> bool:
        """Whether it is, or stands below, what a person calls by a text: `actors`, `actors/Jane Doe`."""
        return any(str(FieldPath(self.steps[:n])) == text for n in range(1, len(self.steps) + 1))

    def __str__(self) -> str:
        """As people read and write it: `actors/Jane Doe/role`."""
        return "/".join(self.steps)

    def __bool__(self) -> bool:
        """False for the page as a whole."""
        return bool(self.steps)


@dataclass(frozen=True, slots=True)
class Part:
    """A key of the items of a list."""

    name: str
    label: str
    """What it is called, with a place for the item: "Role of {}"."""
    about: str
    """One line for whoever writes it."""
    example: str | int | None = None
    is_name: bool = False
    """Whether it names somebody or something that may have a page."""
    is_number: bool = False
    is_list: bool = False
    """Whether several may stand there."""
    is_day: bool = False
    """Whether it is a day (EDTF)."""
    choices: tuple[str, ...] = ()
    """The values that it can have, where not any."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a brief's front matter."""

    name: str
    label: str
    """What it is called on the pages."""
    shape: Shape
    about: str
    """One line for whoever writes it."""
    example: Any = None
    """A right value, as YAML gives it."""
    key: Part | None = None
    """Of items: what tells one from its neighbours."""
    parts: tuple[Part, ...] = ()
    """Of items: the other keys."""
    is_needed: bool = False
    """A brief can't do without."""
    always: bool = False
    """Stands in the brief whatever its confidence."""
    is_asked: bool = False
    """What is unsure about it is asked of a person."""
    rank: int = 99
    """Its place among a reader's questions."""


_NAME = Part("name", "{}", "Full name, without rank or title", "Ana Dias", is_name=True)
_ROLE = Part("role", "Role of {}", "Office held, as the source names it", "mayor")
_ORGANIZATION = Part("organization", "Organization of {}", "For whom they act", "City of Beira", is_name=True)
_RANK = Part("rank", "Rank of {}", "Military, police, clerical or noble rank", "Colonel")
_QUOTE = Part("quote", "{}", "The words, without quotation marks", "The river will rise again.")
_SPEAKER = Part("speaker", "Speaker of {}", "Who said it; leave out where that is not stated", is_name=True)
_WORDS = Part("words", "{}", "The source's words that give it", "killed at least 16 people")
_FIGURES = (
    Part("what", "What {} counts", "What is counted: killed, injured, displaced, money ...", "killed"),
    Part("value", "Value of {}", "The number; of a range the lower end", 16, is_number=True),
    Part("most", "Most of {}", "The upper end of a range", 40, is_number=True),
    Part("unit", "Currency of {}", "ISO 4217 code of a sum of money", "USD"),
    Part("qualifier", "Qualifier of {}", "exact, at least, about, up to, fewer than; or dozens", "at least"),
    Part("of", "Whom {} counts", "Who is counted, in the source's words", "passengers"),
    Part("who", "Who says {}", "By whose count", "police"),
)
_TELLING = Part("words", "{}", "The source's words that tell it", "launched a strike on rebels")
_EVENTS = (
    Part("kind", "Kind of {}", "What it was, as PLOVER calls it", "ASSAULT", choices=tuple(EVENT_KINDS)),
    Part("source", "Who did it, in {}", "Who did it", "Russia", is_name=True, is_list=True),
    Part("target", "To whom, in {}", "To whom or with whom", "Ukraine", is_name=True, is_list=True),
    Part("date", "Day of {}", "Day (EDTF)", "2026-02-03", is_day=True),
    Part("place", "Place of {}", "Where it was", "Odesa", is_name=True),
    Part("modality", "How {} stands", "done, planned, denied, alleged or called for", "done", choices=MODALITIES),
    Part("who", "Who says {}", "Who alleges, denies or calls for it", "army", is_name=True),
)
_EDTF = "Day of the reported event (EDTF): 2026-02-03, 2026-02, 2025-12~, 2026-02-02/2026-02-06"
_READING = "Field, and what the source says there: seen, and left as it is; not asked about again"

# fmt: off
FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("title", "Title", "text", "Headline", "Flood in Beira", is_needed=True, always=True, rank=8),
        Field("date", "Date", "day", _EDTF, "2026-02-03", is_asked=True, rank=1),
        Field("published", "Published", "day", "Day of publication (EDTF)", "2026-02-03", is_asked=True, rank=2),
        Field("publisher", "Publisher", "text", "As the source names itself", "Lusa", is_asked=True, rank=4),
        Field("location", "Place", "text", "Place of the event, with its country", "Beira, Mozambique",
              is_asked=True, rank=3),
        Field("actors", "Took part", "items", "Who took part", key=_NAME, parts=(_ROLE, _ORGANIZATION, _RANK),
              is_asked=True, rank=5),
        Field("topics", "Topic", "texts", "What it is about", ["flood relief", "cyclones"], is_asked=True, rank=6),
        Field("summary", "Summary", "passage", "One to three sentences", "The river rose by two metres.",
              always=True, rank=9),
        Field("quotations", "Quotation", "items", "What was said", key=_QUOTE, parts=(_SPEAKER,),
              is_asked=True, rank=7),
        Field("figures", "Figure", "items", "How many, of whom, by whose count", key=_WORDS, parts=_FIGURES,
              is_asked=True, rank=7),
        Field("events", "Event", "items", "Who did what to whom, when and where", key=_TELLING, parts=_EVENTS,
              is_asked=True, rank=7),
        Field("mentions", "Named", "names", "Who and what is named beside the actors", ["Maputo"], rank=10),
        Field("source_url", "Address", "address", "Where it was read", "https://lusa.example/flood", rank=13),
        Field("retrieved", "Retrieved", "day", "Day on which it was saved (EDTF)", "2026-02-04", rank=14),
        Field("archive_url", "Archived copy", "address", "The same, kept by an archive of the web",
              "https://web.archive.org/web/20260204/https://lusa.example/flood", rank=15),
        Field("seed", "Seed", "text", "The article it was made from; leave as it is", "flood.txt#1"),
        Field("story", "Story", "text", "Slug of the story it belongs to", "beira-flood", rank=11),
        Field("storyline", "Storyline", "text", "Slug of the storyline its event belongs to", "floods-on-the-buzi",
              rank=11),
        Field("accepted", "Accepted", "readings", _READING, {"location": "Beira, Mozambique"}),
        Field("status", "Status", "text", "`withdrawn` takes the brief off the site", "withdrawn", rank=12),
    )
}
"""In the order in which front matter is written."""
# fmt: on

DATE, PUBLISHED, LOCATION = FieldPath.at("date"), FieldPath.at("published"), FieldPath.at("location")
PUBLISHER, SUMMARY = FieldPath.at("publisher"), FieldPath.at("summary")
DAYS = tuple(FieldPath.at(field.name) for field in FIELDS.values() if field.shape == "day")
