"""The data files: all of the site is in each, ids stay, bytes stay, no source text, and each format's library agrees."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import geojson
import networkx
import pytest
import rfc8785
import stix2
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.exports import FORMATS, data_files
from generator.exports.canonical import canonical, lines_of_objects
from generator.exports.csv_files import defused
from generator.exports.ids import ftm
from generator.exports.text import PASSAGE, passage, plain
from generator.model import ENTITY_KINDS, KINDS, Brief, EventText
from generator.pages import plan
from generator.shelf.inputs import Outcome
from generator.site import Site
from tests.pages.hostile import PATH, WORDS, site_of
from tests.pages.sample import HAND, ONE, sample
from tests.pages.test_plan import large

CASES = Path(__file__).parent.parent / "cases" / "exports"


def text(site: Site, name: str) -> str:
    return data_files(site)[f"data/{name}"].decode("utf-8")


def loaded(site: Site, name: str, key: str = "") -> Any:
    data = json.loads(text(site, name))
    return data[key] if key else data


def ftm_of(site: Site) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text(site, "entities.ftm.json").splitlines()]


def rows_of(site: Site, name: str) -> list[dict[str, str]]:
    """A CSV file's rows, formulas armed again."""
    data = data_files(site)[f"data/{name}"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    return [{key: armed(value) for key, value in row.items()} for row in rows]


def armed(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


def graph_of(site: Site) -> networkx.Graph:
    return networkx.parse_graphml(text(site, "network.graphml"))


# -- what is in them -------------------------------------------------------------------------------

IDS: dict[str, Callable[[Site], set[str]]] = {
    "briefs.json": lambda s: {b["id"] for b in loaded(s, "briefs.json", "briefs")},
    "entities.json": lambda s: {e["id"] for e in loaded(s, "entities.json", "entities")},
    "stories.json": lambda s: {e["id"] for e in loaded(s, "stories.json", "stories")},
    "storylines.json": lambda s: {e["id"] for e in loaded(s, "storylines.json", "storylines")},
    "briefs.csv": lambda s: {row["id"] for row in rows_of(s, "briefs.csv")},
    "entities.csv": lambda s: {row["id"] for row in rows_of(s, "entities.csv")},
    "figures.csv": lambda s: {row["brief"] for row in rows_of(s, "figures.csv")},
    "events.csv": lambda s: {row["brief"] for row in rows_of(s, "events.csv")},
    "places.geojson": lambda s: {f["id"] for f in loaded(s, "places.geojson", "features")},
    "events.geojson": lambda s: {f["id"] for f in loaded(s, "events.geojson", "features")},
    "entities.ftm.json": lambda s: {e["id"] for e in ftm_of(s)},
    "stix.json": lambda s: {
        o["external_references"][0]["external_id"]
        for o in loaded(s, "stix.json", "objects")
        if o["type"] in ("report", "identity", "location") and "created_by_ref" in o
    },
    "network.graphml": lambda s: set(graph_of(s).nodes),
}
"""How to read the ids of each format back."""


def owed(site: Site) -> dict[str, set[str]]:
    """The ids that each format owes."""
    briefs = {brief.path.removesuffix(".md") for brief in site.listed}
    entities = {path.removesuffix(".md") for path in site.entity_page}
    mapped = {f"places/{e.slug}" for e in site.entities if e.place}
    events = {b.path.removesuffix(".md") for b in site.listed if (p := site.place_of(b)) and p.place}
    return {
        "briefs.json": briefs,
        "entities.json": entities,
        "stories.json": {f"stories/{story.slug}" for story in site.stories},
        "storylines.json": {f"storylines/{line.slug}" for line in site.storylines},
        "briefs.csv": briefs,
        "entities.csv": entities,
        "figures.csv": {brief.path.removesuffix(".md") for brief in site.listed if brief.figures},
        "events.csv": {brief.path.removesuffix(".md") for brief in site.listed if brief.events},
        "places.geojson": mapped,
        "events.geojson": events,
        "entities.ftm.json": {ftm(each) for each in briefs | entities},
        "stix.json": briefs | entities,
        "network.graphml": entities,
    }


@pytest.mark.parametrize("name", [each.file for each in FORMATS])
def test_every_brief_and_entity_is_in_each_format_where_it_applies(name: str, our_site: Outcome) -> None:
    for site in (sample(), large(50), our_site.site, Site((), (), ())):
        found = IDS[name](site)
        wanted = owed(site)[name]
        assert wanted <= found if name == "entities.ftm.json" else wanted == found


def test_the_page_on_data_lists_every_file() -> None:
    (page,) = (page for page in plan(sample()) if page.path == "data/index.md")
    for each in FORMATS:
        assert f"[{each.file}]({each.file})" in page.body


# -- ids and bytes -----------------------------------------------------------------------------------


def test_two_runs_give_the_same_bytes_whatever_the_order() -> None:
    site, shuffle = sample(), random.Random(5)
    parts = [list(site.briefs), list(site.entities), list(site.stories)]
    for part in parts:
        shuffle.shuffle(part)
    briefs, entities, stories = map(tuple, parts)
    assert data_files(Site(briefs, entities, stories, storylines=site.storylines)) == data_files(site)


def test_ids_outlive_every_change_of_a_title_a_name_or_a_fact() -> None:
    site = sample()
    renamed = Site(
        tuple(replace(b, title=f"Other {b.title}", date="2020-01-01", published="2020-01-02") for b in site.briefs),
        tuple(replace(e, name=f"Other {e.name}", description="changed") for e in site.entities),
        tuple(replace(s, title="Other") for s in site.stories),
        storylines=tuple(replace(s, title="Other") for s in site.storylines),
    )
    for name, read in IDS.items():
        assert read(renamed) == read(site), name
    before, after = ({o["id"] for o in loaded(s, "stix.json", "objects")} for s in (site, renamed))
    assert before == after


def test_a_correction_changes_only_the_lines_of_what_it_corrects() -> None:
    site = large(300)
    path = site.briefs[7].path
    other = replace(site, briefs=tuple(replace(b, title="Corrected") if b.path == path else b for b in site.briefs))
    for name, data in data_files(site).items():
        old, new = data.decode().splitlines(), data_files(other)[name].decode().splitlines()
        assert len(old) == len(new), name
        assert sum(a != b for a, b in zip(old, new, strict=True)) <= 1, name


def test_ids_of_followthemoney_never_meet() -> None:
    paths = ("people/jane-doe", "people/jane.doe", "people/jane/doe", "people/Jane Doe", "people/ليلى", "people.jane")
    assert len({ftm(path) for path in paths}) == len(paths)
    assert all(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", ftm(path)) for path in paths)
    assert ftm("people/jane-doe") == "people.jane-doe"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(0.001, 1000) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc_", max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_one_value_has_one_form(value: Any) -> None:
    assert canonical(value).encode() == rfc8785.dumps(value)


def test_a_file_of_many_objects_is_one_object_with_a_line_for_each() -> None:
    made = lines_of_objects({"b": 1, "a": 2}, "rows", [{"z": 1, "y": 2}, {"x": 3}])
    assert made == '{"a":2,\n"b":1,\n"rows":[\n{"y":2,"z":1},\n{"x":3}\n]}\n'
    assert json.loads(lines_of_objects({}, "rows", [])) == {"rows": []}


# -- no source text ------------------------------------------------------------------------------------


def test_no_file_holds_a_long_passage_of_a_source(our_site: Outcome) -> None:
    for site in (sample(), our_site.site):
        passages = [_runs(brief) for brief in site.listed if brief.article]
        for name, data in data_files(site).items():
            for found in re.findall(r'"((?:[^"\\]|\\.)*)"', data.decode()):
                assert len(found) <= 500, name
            assert not [run for runs in passages for run in runs if run in data.decode()], name


def _runs(brief: Brief) -> list[str]:
    """Every stretch of a source that is longer than a summary may be, once in fifty characters."""
    assert brief.article
    words = plain(brief.article.text)
    return [words[start : start + 420] for start in range(0, max(len(words) - 420, 0), 50)]


@given(st.text(), st.integers(10, 400))
def test_a_passage_is_never_longer_than_it_may_be(words: str, most: int) -> None:
    found = passage(words, most)
    assert len(found) <= most
    assert found == plain(words) or found.endswith(" …") or found == "…"
    assert len(passage("word " * 500)) > PASSAGE - 20


# -- hostile words --------------------------------------------------------------------------------------

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30) | st.sampled_from(WORDS)


@given(ANY)
def test_whatever_a_name_holds_every_format_gives_it_back(words: str) -> None:
    site, told = site_of(words), plain(words)
    name, title = told or "people/x", told or PATH.removesuffix(".md")
    (brief,) = loaded(site, "briefs.json", "briefs")
    assert brief["title"] == title
    assert {e["name"] for e in loaded(site, "entities.json", "entities")} >= {name}
    assert rows_of(site, "briefs.csv")[0]["title"] == title
    assert {row["name"] for row in rows_of(site, "entities.csv")} >= {name}
    assert geojson.loads(text(site, "places.geojson"))["features"][0]["properties"]["name"] == (told or "places/x")
    assert {e["properties"]["name"][0] for e in ftm_of(site) if e["schema"] == "Person"} == {name}
    assert graph_of(site).nodes["people/x"]["label"] == name
    assert title in {o.get("name") for o in loaded(site, "stix.json", "objects")}


@pytest.mark.parametrize("words", WORDS)
def test_no_cell_is_a_formula(words: str) -> None:
    for name in ("briefs.csv", "entities.csv"):
        data = data_files(site_of(words))[f"data/{name}"].decode("utf-8-sig")
        for row in csv.reader(io.StringIO(data, newline="")):
            for cell in row:
                assert not re.match(r"[=+@\t\r＝＋－＠]|-(?!\d+(\.\d+)?$)", cell), cell


@given(ANY)
def test_a_defused_cell_gives_its_value_back(words: str) -> None:
    assert armed(defused(words)) == words


def test_tables_open_in_spreadsheets_as_utf_8() -> None:
    assert data_files(sample())["data/entities.csv"].startswith(b"\xef\xbb\xbfid,")


# -- each format by its own library -----------------------------------------------------------------------


def with_deeds() -> Site:
    """The sample site, in whose first brief somebody met a minister, accused them, and has been accused."""
    site = sample()
    one, other = "Amina Odhiambo-Wekesa", "Tomás Rivera Quiroga"
    events = (
        EventText("met", "CONSULT", (one,), (other,), "2026-03-03", None, "done"),
        EventText("accused", "ACCUSE", (other,), (one,), None, None, "done"),
        EventText("would sue", "TRIAL", (one,), (other,), None, None, "planned"),
        EventText("in Kisumu", "CONSULT", (one,), ("Kisumu",), "2026-03-01", None, "done"),
    )
    briefs = tuple(replace(brief, events=events) if brief.path == ONE else brief for brief in site.briefs)
    return Site(briefs, site.entities, site.stories, "Lake desk", storylines=site.storylines)


SITES: dict[str, Callable[[], Site]] = {
    "sample": sample,
    "fifty": lambda: large(50),
    "deeds": with_deeds,
    **{f"words {number}": partial(site_of, words) for number, words in enumerate(WORDS)},
}


@pytest.fixture(params=SITES, name="site")
def _site(request: pytest.FixtureRequest) -> Site:
    return SITES[request.param]()


def test_stix_is_valid_and_refers_to_nothing_that_is_not_there(site: Site) -> None:
    bundle = stix2.parse(text(site, "stix.json"), allow_custom=False)
    ids = [each["id"] for each in bundle.objects]
    assert len(ids) == len(set(ids))
    for each in bundle.objects:
        refs = [*each.get("object_refs", ()), *(each[key] for key in each if key.endswith("_ref"))]
        assert set(refs) <= set(ids), each
        assert each["created"] <= each["modified"]


def test_geojson_is_valid(site: Site) -> None:
    for name in ("places.geojson", "events.geojson"):
        collection = geojson.loads(text(site, name))
        assert collection.is_valid, collection.errors()
        for feature in collection["features"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


def test_the_network_joins_whoever_takes_part_together() -> None:
    graph = graph_of(sample())
    pair = ("people/amina-odhiambo-wekesa", "people/tomas-rivera-quiroga")
    assert graph.edges[pair]["weight"] == 2
    assert graph.nodes["places/kisumu"] == {"label": "Kisumu", "kind": "place", "briefs": 3, "acting": 0}
    assert "people/leila" in graph
    assert not list(graph.neighbors("people/leila"))


def test_what_one_did_to_another_is_a_relation_of_its_kind() -> None:
    site = with_deeds()
    woman, man = "people/amina-odhiambo-wekesa", "people/tomas-rivera-quiroga"
    edge = graph_of(site).edges[woman, man]
    assert (edge["kinds"], edge["first"], edge["weight"]) == ("ACCUSE,CONSULT", "2026-03-03", 2)
    assert graph_of(site).edges[woman, "places/kisumu"]["kinds"] == "CONSULT"
    bundle = stix2.parse(text(site, "stix.json"), allow_custom=False)
    pages = {
        o["id"]: o["external_references"][0]["external_id"]
        for o in bundle.objects
        if o["type"] != "relationship" and "external_references" in o
    }
    ties = {
        (each["relationship_type"], pages[each["source_ref"]], pages[each["target_ref"]])
        for each in bundle.objects
        if each["type"] == "relationship" and each["relationship_type"] != "related-to"
    }
    assert ties == {("meets", woman, man), ("accuses", man, woman), ("meets", woman, "places/kisumu")}
    links = [each["properties"] for each in ftm_of(site) if each["schema"] == "UnknownLink"]
    told = {(link["role"][0], link["subject"][0], link["object"][0]) for link in links}
    assert told == {
        ("meeting", ftm(woman), ftm(man)),
        ("accusation", ftm(man), ftm(woman)),
        ("meeting", ftm(woman), ftm("places/kisumu")),
    }


@cache
def schemata() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load((CASES / "ftm_schemata.yml").read_text(encoding="utf-8"))
    return found


def line_of(schema: str) -> list[str]:
    return [schema, *(each for parent in schemata()[schema]["extends"] for each in line_of(parent))]


VALUES: dict[str, str] = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "country": r"[a-z]{2}",
    "number": r"-?\d+(\.\d+)?",
    "url": r"https?://\S+",
    "identifier": r"Q\d+",
}


def test_followthemoney_is_in_its_schemata_and_refers_to_nothing_that_is_not_there(site: Site) -> None:
    entities = {each["id"]: each for each in ftm_of(site)}
    assert len(entities) == len(ftm_of(site))
    for each in entities.values():
        types = {k: t for s in reversed(line_of(each["schema"])) for k, t in schemata()[s]["properties"].items()}
        assert set(schemata()[each["schema"]]["required"]) <= set(each["properties"]), each
        for key, values in each["properties"].items():
            kind, _, aim = types[key].partition(":")
            assert all(isinstance(value, str) and value for value in values)
            assert not aim or all(aim in line_of(entities[value]["schema"]) for value in values), each
            assert all(re.fullmatch(VALUES.get(kind, ".+"), value) for value in values), each


def test_followthemoney_itself_reads_every_entity() -> None:
    library = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (it compiles PyICU); its schemata are checked above"
    )
    for each in (each for site in SITES.values() for each in ftm_of(site())):
        library.model.get(each["schema"]).validate(each)
        for prop, value in library.model.get_proxy(each, cleaned=False).itervalues():
            assert prop.type.validate(value), (prop, value)


def test_roles_in_a_body_are_memberships_and_others_positions() -> None:
    entities = {each["id"]: each for each in ftm_of(sample())}
    held = [e["properties"] for e in entities.values() if e["schema"] == "Membership"]
    assert {"executive secretary", "head"} <= {role for each in held for role in each["role"]}
    assert entities["people.tomas-rivera-quiroga"]["properties"]["position"] == ["Minister of Water and Irrigation"]


def test_what_a_person_corrected_carries_no_evidence_of_the_machine() -> None:
    (brief,) = (b for b in loaded(sample(), "briefs.json", "briefs") if b["page"] == ONE)
    fields = {each["field"]: each for each in brief["evidence"]}
    assert "actors/Tomás Rivera Quiroga/role" in brief["corrected"]
    assert "actors/Tomás Rivera Quiroga/role" not in fields
    assert fields["topics/aid"]["value"] == "aid"
    assert fields["date"]["words"] == "On Tuesday"
    (hand,) = (b for b in loaded(sample(), "briefs.json", "briefs") if b["page"] == HAND)
    assert hand["evidence"] == []


def test_places_point_where_their_pages_say() -> None:
    places = {f["id"]: f for f in loaded(sample(), "places.geojson", "features")}
    assert places["places/kisumu"]["geometry"]["coordinates"] == [34.76171, -0.10221]
    assert places["places/kisumu"]["properties"]["events"] == 3
    assert {KINDS[kind].folder for kind in ENTITY_KINDS} >= {urlsplit(each).path.split("/")[0] for each in places}


def test_three_thousand_briefs_take_a_few_seconds() -> None:
    site = large(3000)
    start = time.process_time()
    files = data_files(site)
    assert len(files) == len(FORMATS)
    assert time.process_time() - start < 8
