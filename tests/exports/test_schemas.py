"""Schemas and editor settings: right by their own standard, true of our pages, and in step with the checks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.config import Settings
from generator.exports.schemas import KNOWN, schema_files
from generator.front_matter import json_schema, parse
from generator.model import KIND_IN, KINDS
from generator.new_site.make import editor_settings
from generator.pages.headings import TRUST
from generator.shelf.inputs import Outcome
from generator.site.routes import kind_of
from tests.conftest import REPOSITORY
from tests.pages.test_plan import large

NEW_SITE = REPOSITORY / "generator/resources/new_site"


def schema_of(outcome: Outcome, kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(outcome.files.texts[f"docs/assets/schemas/{kind}.json"])
    return schema


def as_yaml_has_it(meta: Mapping[str, Any]) -> dict[str, Any]:
    numbers = {key: float(meta[key]) for key in ("latitude", "longitude") if key in meta}
    return {**meta, **numbers}


@pytest.mark.parametrize("kind", [*KINDS, "dateline"])
def test_each_schema_stands_on_the_site_and_is_one_by_the_standard(our_site: Outcome, kind: str) -> None:
    schema = schema_of(our_site, kind)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_the_front_matter_of_every_page_of_ours_fits_the_schema_of_its_kind(our_site: Outcome) -> None:
    seen = set()
    for path, text in our_site.files.texts.items():
        kind = kind_of(path.removeprefix("docs/")) if path.endswith(".md") else None
        if kind not in (None, "index"):
            seen.add(kind)
            Draft202012Validator(schema_of(our_site, str(kind))).validate(as_yaml_has_it(parse(path, text).meta))
    assert seen == set(KINDS) - {"storyline"}  # our three seeds make none


@pytest.mark.parametrize(
    "wrong", [{}, {"title": ""}, {"title": "A", "actors": ["Ana"]}, {"title": "A", "topics": "floods"}]
)
def test_a_wrong_front_matter_does_not_fit(our_site: Outcome, wrong: dict[str, Any]) -> None:
    assert list(Draft202012Validator(schema_of(our_site, "brief")).iter_errors(wrong))


def test_a_sites_schema_offers_its_own_names_and_allows_any_other(our_site: Outcome) -> None:
    schema = schema_of(our_site, "brief")
    used = {actor.name for brief in our_site.site.briefs for actor in brief.actors}
    assert set(schema["$defs"]["ActorKeys"]["properties"]["name"]["examples"]) == used
    topics = {topic for brief in our_site.site.briefs for topic in brief.topics}
    assert set(schema["properties"]["topics"]["items"]["examples"]) == topics
    other = {"title": "A", "topics": ["gardening"], "actors": [{"name": "Somebody New"}], "location": "Elsewhere"}
    Draft202012Validator(schema).validate(other)


def test_a_large_site_offers_the_names_most_used(our_site: Outcome) -> None:
    schema = json.loads(schema_files(large(12 * KNOWN + 12 * 20))["assets/schemas/brief.json"])
    assert len(schema["$defs"]["ActorKeys"]["properties"]["name"]["examples"]) == KNOWN


def test_the_page_on_trust_links_every_schema(our_site: Outcome) -> None:
    page = our_site.files.texts["docs/trust.md"]
    assert f"# {TRUST}" in page
    assert not [kind for kind in KINDS if f"(assets/schemas/{kind}.json)" not in page]


def test_the_form_in_vs_code_has_every_key_of_the_schemas() -> None:
    form = json.loads(editor_settings())
    groups = {group["id"]: group for group in form["frontMatter.taxonomy.fieldGroups"]}
    types = {each["name"]: each for each in form["frontMatter.taxonomy.contentTypes"]}
    for kind in KINDS:
        schema = json_schema(kind)
        assert [field["name"] for field in types[kind]["fields"]] == list(schema["properties"])
        for field in types[kind]["fields"]:
            assert field["type"] in {"string", "number", "choice", "list", "block"}
            if field["type"] == "block":
                item = schema["properties"][field["name"]]["items"]["$ref"].rpartition("/")[2]
                keys = [key["name"] for key in groups[field["fieldGroup"][0]]["fields"]]
                assert keys == list(schema["$defs"][item]["properties"])


def test_the_form_knows_a_pages_kind_by_its_folder() -> None:
    folders = json.loads(editor_settings())["frontMatter.content.pageFolders"]
    assert {f["path"]: f["contentTypes"] for f in folders} == {
        f"[[workspace]]/docs/{folder}": [kind] for folder, kind in KIND_IN.items()
    }


def test_our_own_editor_settings_are_those_of_a_new_site() -> None:
    assert (REPOSITORY / "frontmatter.json").read_text("utf-8") == editor_settings()
    for name in ("settings", "extensions"):
        ours = (REPOSITORY / f".vscode/{name}.json").read_bytes()
        assert ours == (NEW_SITE / f"vscode_{name}.json").read_bytes()


def test_vs_code_checks_the_settings_of_a_site_by_its_own_schema(our_site: Outcome) -> None:
    schemas = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    ((path, file),) = schemas.items()
    assert (path.removeprefix("./") in our_site.files.texts, file) == (True, "/dateline.yml")
    assert set(schema_of(our_site, "dateline")["properties"]) == set(Settings.model_fields)
