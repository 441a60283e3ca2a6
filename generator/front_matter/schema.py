"""What may stand in the front matter of each kind of page.

Reach for `validate` before a page is used, and for `json_schema` to help an editor complete and check.
Every value is text, as the front matter is read; keys that are not ours (`tags`, `hide`, `search` ...) are
MkDocs' and people's own, and pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator.knowledge.edtf import is_edtf
from generator.model import PageKind


def _edtf(value: str) -> str:
    if not is_edtf(value):
        raise ValueError("a date that exists")
    return value


def _listed(value: Any) -> Any:
    """An empty key is an empty list."""
    return [] if value is None else value


Text = Annotated[str, Field(min_length=1)]
Day = Annotated[str, AfterValidator(_edtf)]
Names = Annotated[list[Text], BeforeValidator(_listed)]


class _Keys(BaseModel):
    """Keys beside ours are allowed."""

    model_config = ConfigDict(extra="allow", populate_by_name=False)


class ActorKeys(_Keys):
    """Somebody who takes part in the reported event."""

    name: Text = Field(description="Full name, without rank or title", examples=["Ana Dias"])
    role: str | None = Field(None, description="Office held, as the source names it", examples=["mayor"])
    organization: str | None = Field(None, description="For whom they act", examples=["City of Beira"])
    rank: str | None = Field(None, description="Military, police, clerical or noble rank", examples=["Colonel"])


class QuotationKeys(_Keys):
    """Words that somebody said or wrote."""

    speaker: str | None = Field(None, description="Who said it; leave out where that is not stated")
    quote: Text = Field(description="The words, without quotation marks", examples=["The river will rise again."])


class BriefKeys(_Keys):
    """Front matter of a brief: change, add or remove any value; it stays as you leave it."""

    title: Text = Field(description="Headline", examples=["Flood in Beira"])
    date: Day | None = Field(
        None,
        description="Day of the reported event (EDTF): 2026-02-03, 2026-02, 2025-12~, 2026-02-02/2026-02-06",
        examples=["2026-02-03"],
    )
    published: Day | None = Field(None, description="Day of publication (EDTF)", examples=["2026-02-03"])
    publisher: str | None = Field(None, description="As the source names itself", examples=["Lusa"])
    location: str | None = Field(
        None, description="Place of the event, with its country", examples=["Beira, Mozambique"]
    )
    actors: Annotated[list[ActorKeys], BeforeValidator(_listed)] = Field([], description="Who took part")
    topics: Names = Field([], description="What it is about", examples=[["flood relief", "cyclones"]])
    summary: str | None = Field(None, description="One to three sentences", examples=["The river rose by two metres."])
    quotations: Annotated[list[QuotationKeys], BeforeValidator(_listed)] = Field([], description="What was said")
    mentions: Names = Field([], description="Who and what is named beside the actors", examples=[["Maputo"]])
    seed: str | None = Field(None, description="The article it was made from; leave as it is", examples=["flood.txt#1"])
    story: str | None = Field(None, description="Slug of the story it belongs to", examples=["beira-flood"])
    accepted: dict[Text, str | None] | None = Field(
        None,
        description="Field, and what the source says there: seen, and left as it is; not asked about again",
        examples=[{"location": "Beira, Mozambique"}],
    )
    status: str | None = Field(None, description="`withdrawn` takes the brief off the site", examples=["withdrawn"])


class EntityKeys(_Keys):
    """Front matter of a person's or organisation's page."""

    name: Text = Field(description="Main name", examples=["Ana Dias"])
    aliases: Names = Field([], description="Other names; add one to merge two pages", examples=[["A. Dias"]])
    not_: Names = Field([], alias="not", description="Names that are somebody else", examples=[["Anna Diaz"]])
    description: str | None = Field(None, description="One line", examples=["Mayor of Beira"])
    same_as: Names = Field(
        [],
        description="Addresses of the same elsewhere, Wikidata first",
        examples=[["https://www.wikidata.org/wiki/Q42"]],
    )


class PlaceKeys(EntityKeys):
    """Front matter of a place's page."""

    latitude: Annotated[float, Field(ge=-90, le=90)] | None = Field(None, description="Degrees", examples=["-19.84"])
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = Field(None, description="Degrees", examples=["34.84"])
    country: str | None = Field(None, description="ISO 3166-1 code or name", examples=["MZ"])


class TopicKeys(_Keys):
    """Front matter of a topic's page."""

    name: Text = Field(description="Label", examples=["flood relief"])
    medtop: Annotated[str, Field(pattern=r"^medtop:\d{8}$")] | None = Field(
        None, description="IPTC Media Topic", examples=["medtop:20000140"]
    )


class StoryKeys(_Keys):
    """Front matter of a story's page."""

    title: Text = Field(description="What the story is", examples=["Flood in Beira"])


MODELS: Mapping[PageKind, type[BaseModel]] = {
    "brief": BriefKeys,
    "person": EntityKeys,
    "organization": EntityKeys,
    "place": PlaceKeys,
    "topic": TopicKeys,
    "story": StoryKeys,
}


def json_schema(kind: PageKind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of page, for editors and other tools."""
    schema = MODELS[kind].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"Front matter of a {kind}"}
