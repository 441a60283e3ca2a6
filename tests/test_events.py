"""Events from a seed to its page, its data and its head; corrected by hand, they stay so."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from generator.config import Settings
from generator.desk.explain import explained
from generator.front_matter import parse
from generator.run import generate

SETTINGS = Settings.model_validate({})
TEXT = """Envoy meets rebels

14 November 2025

JUBA - UN envoy Marta Solano met commanders of the Upper Valley Front in Juba on Friday. The Front accused the army of
shelling Malek. Kenya and Uganda will sign a pact on Monday.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "envoy.txt").write_text(TEXT, encoding="utf-8")
    generate(tmp_path, SETTINGS)
    return tmp_path


def page(root: Path) -> Path:
    return next((root / "docs/briefs").rglob("envoy*.md"))


def events(root: Path) -> list[dict[str, Any]]:
    return list(parse("x.md", page(root).read_text(encoding="utf-8")).meta["events"])


def edit(root: Path, old: str, new: str) -> None:
    text = page(root).read_text(encoding="utf-8")
    assert old in text
    page(root).write_text(text.replace(old, new, 1), encoding="utf-8")
    generate(root, SETTINGS)


def test_a_brief_gives_what_happened(root: Path) -> None:
    first = events(root)[0]
    assert (first["kind"], first["source"], first["modality"]) == ("CONSULT", ["Marta Solano"], "done")
    assert (first["date"], first["place"]) == ("2025-11-14", "Juba, South Sudan")
    text = page(root).read_text(encoding="utf-8")
    assert "## What happened" in text
    assert "| agreement, *planned* | [Kenya]" in text
    assert "14 Nov 2025, [Juba, South Sudan](../../../places/juba.md) |" in text
    rows = list(csv.DictReader(io.StringIO((root / "docs/data/events.csv").read_text(encoding="utf-8-sig"))))
    assert [row["kind"] for row in rows] == [event["kind"] for event in events(root)]
    assert rows[0]["source_ids"] == "people/marta-solano"
    brief = json.loads((root / "docs/data/briefs.json").read_text(encoding="utf-8"))["briefs"][0]
    assert brief["events"][0]["source"] == [{"name": "Marta Solano", "entity": "people/marta-solano"}]


def test_a_persons_page_tells_what_they_did_with_whom(root: Path) -> None:
    text = (root / "docs/people/marta-solano.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| 14 Nov 2025 | meeting |")]
    assert len(rows) == 1
    assert "commanders of the Upper Valley Front" in rows[0]
    assert "[meets rebels](../briefs/2025/11/envoy-meets-rebels.md#source-2)" in rows[0]
    front = (root / "docs/organizations/upper-valley-front.md").read_text(encoding="utf-8")
    assert "| accusation | [Upper Valley Front](upper-valley-front.md) [accused the army]" in front


def test_explain_shows_the_sentence(root: Path) -> None:
    told = explained(root, SETTINGS, "envoy.txt", "events").explanations
    assert told[0].value.startswith("meeting: Marta Solano → ")
    assert any("accused the army" in each.source for each in told)


def test_what_a_person_corrects_stays(root: Path) -> None:
    count = len(events(root))
    edit(root, "source: [Marta Solano]", "source: [Marta Solano, Ana Dias]")
    edit(root, "kind: ACCUSE", "kind: REQUEST")
    generate(root, SETTINGS)
    assert events(root)[0]["source"] == ["Marta Solano", "Ana Dias"]
    assert "REQUEST" in {event["kind"] for event in events(root)}
    (root / "seeds" / "envoy.txt").write_text(TEXT.replace("Kenya and Uganda", "Kenya and Rwanda"), encoding="utf-8")
    generate(root, SETTINGS)
    assert len(events(root)) == count
    assert events(root)[0]["source"] == ["Marta Solano", "Ana Dias"]
    assert any("Rwanda" in event.get("target", ()) for event in events(root))
    assert "*by hand*" in page(root).read_text(encoding="utf-8")


def test_a_single_name_is_a_side_too(root: Path) -> None:
    edit(root, "source: [Marta Solano]", "source: Ana Dias")
    assert "| Ana Dias |" in page(root).read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "told"), [
    ("kind: CONSULT", "kind: MEETING", "one of AGREE, CONSULT"),
    ("modality: done", "modality: maybe", "one of done, planned"),
    ("date: 2025-11-14\n    place", "date: Friday\n    place", "an EDTF date"),
])  # fmt: skip
def test_a_slip_is_told_with_a_right_example(root: Path, old: str, new: str, told: str) -> None:
    text = page(root).read_text(encoding="utf-8")
    assert old in text
    page(root).write_text(text.replace(old, new, 1), encoding="utf-8")
    (mistake,) = generate(root, SETTINGS).mistaken
    assert told in mistake
