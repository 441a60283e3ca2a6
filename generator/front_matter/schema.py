"""What may stand in the front matter of each kind of page.

Reach for `validate` before a page is used, and for `json_schema` to help an editor complete and check.
Every value is text, as the front matter is read; keys that are not ours (`tags`, `hide`, `search` ...) are
MkDocs' and people's own, and pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import GenericAlias
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, create_model
from pydantic import Field as Info
from pydantic_core import PydanticCustomError

from generator.knowledge.addresses import web_address
from generator.knowledge.edtf import is_edtf
from generator.model import FIELDS, Field, PageKind, Part


def _edtf(value: str) -> str:
    if not is_edtf(value):
        raise ValueError("a date that exists")
    return value


def _one_of(choices: Sequence[str]) -> AfterValidator:
    def known(value: str) -> str:
        if value not in choices:
            raise PydanticCustomError("choice", "one of {choices}", {"choices": ", ".join(choices)})
        return value

    return AfterValidator(known)


def _address(value: str) -> str:
    if web_address(value) != value or not value.isprintable():
        raise PydanticCustomError("address", "an address of the web")
    return value


def _listed(value: Any) -> Any:
    """An empty key is an empty list."""
    return [] if value is None else value


Text = Annotated[str, Info(min_length=1)]
Day = Annotated[str, AfterValidator(_edtf)]
Address = Annotated[str, AfterValidator(_address), Info(json_schema_extra={"pattern": "^https?://"})]
Addresses = Annotated[list[Address], BeforeValidator(_listed)]
Names = Annotated[list[Text], BeforeValidator(_listed)]


class _Keys(BaseModel):
    """Keys beside ours are allowed."""

    model_config = ConfigDict(extra="allow", populate_by_name=False)


def _of_part(part: Part, is_needed: bool) -> Any:
    examples = [part.example] if part.example else None
    if is_needed:
        return Text, Info(description=part.about, examples=examples)
    if part.choices:
        chosen = Annotated[str, _one_of(part.choices), Info(json_schema_extra={"enum": list(part.choices)})]
        return chosen | None, Info(None, description=part.about, examples=examples)
    if part.is_day:
        return Day | None, Info(None, description=part.about, examples=examples)
    if part.is_list:
        return list[Text] | str | None, Info(None, description=part.about, examples=examples)
    if part.is_number:
        return float | None, Info(None, description=part.about, examples=examples)
    return str | None, Info(None, description=part.about, examples=examples)


def _keys_of_items(field: Field, name: str, about: str) -> type[BaseModel]:
    """The model of the items of a list; its keys in the order in which they are written."""
    assert field.key is not None
    keys = {field.key.name: _of_part(field.key, True)}
    others = {part.name: _of_part(part, False) for part in field.parts}
    ordered = keys | others if field.key.is_name else others | keys
    return create_model(name, __base__=_Keys, __doc__=about, **ordered)


ActorKeys = _keys_of_items(FIELDS["actors"], "ActorKeys", "Somebody who takes part in the reported event.")
QuotationKeys = _keys_of_items(FIELDS["quotations"], "QuotationKeys", "Words that somebody said or wrote.")
FigureKeys = _keys_of_items(FIELDS["figures"], "FigureKeys", "How many of what, as somebody counts it.")
EventKeys = _keys_of_items(FIELDS["events"], "EventKeys", "Who did what to whom.")
ITEMS: Mapping[str, type[BaseModel]] = {
    "actors": ActorKeys,
    "quotations": QuotationKeys,
    "figures": FigureKeys,
    "events": EventKeys,
}
"""The keys of the items of each list of mappings."""


_ONE: Mapping[str, Any] = {"day": Day, "address": Address}
"""What a single value has to be, where it is more than text."""


def _of_field(field: Field) -> Any:
    about: dict[str, Any] = {"description": field.about, "examples": None if field.example is None else [field.example]}
    if field.shape == "items":
        items = GenericAlias(list, (ITEMS[field.name],))
        return Annotated[items, BeforeValidator(_listed)], Info([], **about)
    if field.shape in ("texts", "names"):
        return Names, Info([], **about)
    if field.shape == "readings":
        return dict[Text, str | None] | None, Info(None, **about)
    if field.is_needed:
        return Text, Info(**about)
    return _ONE.get(field.shape, str) | None, Info(None, **about)


BriefKeys = create_model(
    "BriefKeys",
    __base__=_Keys,
    __doc__="Front matter of a brief: change, add or remove any value; it stays as you leave it.",
    **{field.name: _of_field(field) for field in FIELDS.values()},
)


class EntityKeys(_Keys):
    """Front matter of a person's or organisation's page."""

    name: Text = Info(description="Main name", examples=["Ana Dias"])
    aliases: Names = Info([], description="Other names; add one to merge two pages", examples=[["A. Dias"]])
    not_: Names = Info(
        [],
        alias="not",
        description="Names, and briefs by their paths, that are somebody else's",
        examples=[["Anna Diaz"]],
    )
    briefs: Names = Info(
        [],
        description="Paths of briefs that speak of this one, where several bear the name",
        examples=[["briefs/2026/02/flood.md"]],
    )
    description: str | None = Info(None, description="One line", examples=["Mayor of Beira"])
    same_as: Addresses = Info(
        [],
        description="Addresses of the same elsewhere, Wikidata first",
        examples=[["https://www.wikidata.org/wiki/Q42"]],
    )


class PlaceKeys(EntityKeys):
    """Front matter of a place's page."""

    latitude: Annotated[float, Info(ge=-90, le=90)] | None = Info(None, description="Degrees", examples=["-19.84"])
    longitude: Annotated[float, Info(ge=-180, le=180)] | None = Info(None, description="Degrees", examples=["34.84"])
    country: str | None = Info(None, description="ISO 3166-1 code or name", examples=["MZ"])


class TopicKeys(_Keys):
    """Front matter of a topic's page."""

    name: Text = Info(description="Label", examples=["flood relief"])
    medtop: Annotated[str, Info(pattern=r"^medtop:\d{8}$")] | None = Info(
        None, description="IPTC Media Topic", examples=["medtop:20000140"]
    )


class StoryKeys(_Keys):
    """Front matter of a story's page."""

    title: Text = Info(description="What the story is", examples=["Flood in Beira"])


class StorylineKeys(_Keys):
    """Front matter of a storyline's page."""

    title: Text = Info(description="What goes on", examples=["Floods on the Buzi"])


MODELS: Mapping[PageKind, type[BaseModel]] = {
    "brief": BriefKeys,
    "person": EntityKeys,
    "organization": EntityKeys,
    "place": PlaceKeys,
    "topic": TopicKeys,
    "story": StoryKeys,
    "storyline": StorylineKeys,
}


def json_schema(kind: PageKind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of page, for editors and other tools."""
    schema = MODELS[kind].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"Front matter of a {kind}"}
