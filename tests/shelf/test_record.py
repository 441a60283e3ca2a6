"""A record comes back as it was written, and reads well in a diff."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.briefs import compose
from generator.model import Record
from generator.shelf.record import from_json, to_json
from tests.briefs.examples import ARTICLE, FACTS
from tests.briefs.strategies import metas

RECORD = Record("briefs/2026/02/x.md", "1", compose(ARTICLE, FACTS).meta, ARTICLE, FACTS)


def test_a_record_comes_back_as_it_was() -> None:
    assert from_json(to_json(RECORD)) == RECORD
    assert to_json(RECORD) == to_json(RECORD)


@given(metas, st.text(alphabet=st.characters(), max_size=5))
def test_any_proposal_comes_back(meta: dict[str, object], text: str) -> None:
    record = Record("x.md", text, meta)
    written = to_json(record)
    written.encode("utf-8")
    assert from_json(written) == record


def test_each_fact_stands_on_its_own_line() -> None:
    lines = to_json(RECORD).splitlines()
    assert ' "page": "briefs/2026/02/x.md",' in lines
    assert sum("Chen Wei" in line for line in lines if '"span"' in line) == 1
    assert '   {"name": "Ana Dias", "role": "mayor"},' in lines
    assert to_json(RECORD).endswith("}\n")
    assert json.loads(to_json(RECORD))["page"] == "briefs/2026/02/x.md"


@given(st.text())
def test_a_damaged_record_is_none(text: str) -> None:
    assert from_json(text) is None


def test_a_cut_off_record_is_none() -> None:
    text = to_json(RECORD)
    assert from_json(text[: len(text) // 2]) is None
    assert from_json("[" * 100_000) is None
    assert from_json('{"page": "x.md"}') is None
    assert from_json('{"page": 1, "proposed": {}}') is None


def test_a_record_of_another_version_keeps_what_was_proposed() -> None:
    data = json.loads(to_json(RECORD))
    del data["facts"]["title"]
    read = from_json(json.dumps(data))
    assert read is not None
    assert (read.page, read.proposed, read.article) == (RECORD.page, RECORD.proposed, None)
