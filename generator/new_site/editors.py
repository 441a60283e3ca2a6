"""Settings for editors, made from the same models as the checks: VS Code's extension Front Matter CMS.

Reach for `front_matter_cms` behind `dateline new`: a form beside each page, and squiggles under what does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.front_matter import json_schema
from generator.model import KINDS

_LONG = ("summary", "quote", "description")


def front_matter_cms() -> dict[str, Any]:
    """The content of `frontmatter.json`: one content type a kind of page, told by the folder that the page lies in."""
    groups: dict[str, Any] = {}
    types = [{"name": kind, "pageBundle": False, "fields": _fields(json_schema(kind), groups)} for kind in KINDS]
    folders = [
        {"title": kind.heading, "path": f"[[workspace]]/docs/{kind.folder}", "contentTypes": [kind.name]}
        for kind in KINDS.values()
    ]
    return {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        "frontMatter.framework.id": "mkdocs",
        "frontMatter.content.pageFolders": folders,
        "frontMatter.taxonomy.contentTypes": types,
        "frontMatter.taxonomy.fieldGroups": list(groups.values()),
    }


def _fields(schema: Mapping[str, Any], groups: dict[str, Any], within: Mapping[str, Any] | None = None) -> list[Any]:
    """The fields of a kind of page, or of the items of a list `within` it; those lists become groups of fields."""
    about = within or schema
    required = about.get("required", ())
    return [
        {"title": about_field["title"], "name": name, **_type(name, about_field, schema, groups)}
        | {"description": about_field.get("description", "")}
        | ({"required": True} if name in required else {})
        for name, about_field in about["properties"].items()
    ]


def _type(name: str, field: Mapping[str, Any], schema: Mapping[str, Any], groups: dict[str, Any]) -> dict[str, Any]:
    if name == "status":
        return {"type": "choice", "choices": ["withdrawn"]}
    ways = (field, *field.get("anyOf", ()))
    kinds = {each.get("type") for each in ways}
    choices = next((each["enum"] for each in ways if "enum" in each), None)
    if choices:
        return {"type": "choice", "choices": choices}
    if "number" in kinds:
        return {"type": "number", "numberOptions": {"isDecimal": True}}
    if "array" not in kinds:
        return {"type": "string", "single": name not in _LONG}
    item = next(each["items"] for each in ways if "items" in each).get("$ref", "").rpartition("/")[2]
    if not item:
        return {"type": "list"}
    keys = _fields(schema, groups, schema["$defs"][item])
    groups[name] = {"id": name, "labelField": keys[0]["name"], "fields": keys}
    return {"type": "block", "fieldGroup": [name]}
