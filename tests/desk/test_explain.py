"""Why one brief says what it says: from that brief and its record alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Settings
from generator.desk.explain import explained
from generator.errors import DatelineError
from generator.model import Brief
from generator.shelf.inputs import Outcome
from generator.shelf.one import read_one
from tests.conftest import REPOSITORY

SETTINGS = Settings.model_validate({})
MEETING = "003_58e320687e9511c4.txt#2"


def page_of(site: Path, seed: str) -> Path:
    return next(page for page in (site / "docs/briefs").rglob("*.md") if f"seed: {seed}\n" in page.read_text("utf-8"))


@pytest.fixture
def ours(site: Path) -> Path:
    """Our seeds, generated."""
    from generator.run import generate

    generate(site, SETTINGS)
    return site


def facts_told(brief: Brief) -> tuple[object, ...]:
    return brief.evidence, brief.corrected, brief.disagreements, brief.actors, brief.date, brief.location


def test_a_brief_alone_is_what_it_is_in_its_site(our_site: Outcome) -> None:
    for settled in our_site.settled:
        alone = read_one(REPOSITORY, SETTINGS, settled.brief.path)
        assert facts_told(alone.brief) == facts_told(settled.brief)
        assert alone.notes == ()


@pytest.mark.parametrize("call", ["docs/{}", "{}", "{slug}", MEETING])
def test_a_brief_goes_by_path_slug_and_seed(ours: Path, call: str) -> None:
    path = page_of(ours, MEETING).relative_to(ours / "docs")
    found = read_one(ours, SETTINGS, call.format(path.as_posix(), slug=path.stem))
    assert found.brief.seed == MEETING


def test_no_other_brief_is_in_the_way(ours: Path) -> None:
    """A broken front matter or a damaged record elsewhere stops a run, and not a question about this brief."""
    page = page_of(ours, MEETING)
    for other in (ours / "docs/briefs").rglob("*.md"):
        if other != page:
            other.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    for record in (ours / "records").rglob("*.json"):
        if record.stem != page.stem:
            record.write_text("{", encoding="utf-8")
    told = explained(ours, SETTINGS, MEETING, "location")
    assert [(str(e.field), e.value) for e in told.explanations] == [("location", "Rawalpindi, Pakistan")]


def test_a_correction_stands_before_any_run_has_followed(ours: Path) -> None:
    page = page_of(ours, MEETING)
    page.write_text(page.read_text("utf-8").replace("location: Rawalpindi", "location: Lahore"), encoding="utf-8")
    (told,) = explained(ours, SETTINGS, MEETING, "location").explanations
    assert told.by_hand


def test_a_moved_brief_keeps_its_evidence(ours: Path) -> None:
    page = page_of(ours, MEETING)
    moved = page.with_name("moved-by-hand.md")
    page.rename(moved)
    assert explained(ours, SETTINGS, "moved-by-hand", "location").explanations


def test_a_seed_that_has_changed_since_is_told(ours: Path) -> None:
    seed = ours / "seeds" / MEETING.partition("#")[0]
    seed.write_text(seed.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    (note,) = explained(ours, SETTINGS, MEETING).notes
    assert "has changed since" in str(note)
    seed.unlink()
    assert explained(ours, SETTINGS, MEETING).notes == ()
    assert read_one(ours, SETTINGS, MEETING).brief.seed_gone


def test_what_is_no_brief_is_told_with_what_there_is(ours: Path) -> None:
    with pytest.raises(DatelineError, match="is no brief of this site"):
        read_one(ours, SETTINGS, "nothing-of-the-kind")
    with pytest.raises(DatelineError, match="has no field `colour`"):
        explained(ours, SETTINGS, MEETING, "colour")


def test_a_brief_that_is_a_link_out_of_the_site_is_refused_by_name(ours: Path) -> None:
    secret = ours.parent / f"{ours.name}-secret.md"
    secret.write_text("---\ntitle: Classified\n---\n", encoding="utf-8")
    (ours / "docs/briefs/secret.md").symlink_to(secret)
    with pytest.raises(DatelineError, match=r"docs/briefs/secret\.md: is a link that leads out"):
        read_one(ours, SETTINGS, "secret")


def test_a_seed_that_a_brief_names_is_looked_for_among_the_seeds_alone(ours: Path) -> None:
    page = page_of(ours, MEETING)
    (ours / "outside.txt").write_text("x", encoding="utf-8")
    text = page.read_text(encoding="utf-8").replace(f"seed: {MEETING}", "seed: ../outside.txt#1")
    page.write_text(text, encoding="utf-8")
    assert read_one(ours, SETTINGS, page.stem).notes == ()
