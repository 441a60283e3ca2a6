"""The notes of a page are a person's, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.front_matter import join_notes, split_notes

lines = st.lists(
    st.sampled_from(
        ["# T", "## Notes", "## notes {#n}", "## Who took part", "## My own", "```", "~~~", "text", "", "\x0b", "x\r"]
    )
).map("\n".join)


@given(lines, st.booleans())
def test_splitting_loses_nothing(body: str, closed: bool) -> None:
    body += "\n" if closed else ""
    ours, notes = split_notes(body)
    assert sorted((ours + notes).replace("\n", "")) == sorted(body.replace("\n", ""))
    assert len(ours) + len(notes) == len(body)


@given(lines)
def test_joined_notes_are_split_off_again_to_the_letter(notes: str) -> None:
    notes = f"## Notes\n\n{notes}"
    generated = "# T\n\n## Who took part\n\n## What was said\n"
    ours, kept = split_notes(join_notes(generated, notes))
    if "## Who took part" not in notes:
        assert ours.rstrip() == generated.rstrip()
    assert kept == notes


def test_a_page_without_notes_stays_as_it_is() -> None:
    assert split_notes("# T\n") == ("# T\n", "")
    assert join_notes("# T\n", "") == "# T\n"
    assert join_notes("", "## Notes\n") == "## Notes\n"


def test_notes_that_a_person_moved_up_end_where_ours_go_on() -> None:
    body = "# T\n\n## Notes\n\nMine.\n\n## My heading\n\nMine too.\n\n## Source text\n\nOurs.\n"
    ours, notes = split_notes(body)
    assert notes == "## Notes\n\nMine.\n\n## My heading\n\nMine too.\n\n"
    assert ours == "# T\n\n## Source text\n\nOurs.\n"


def test_a_heading_of_ours_that_stands_above_ends_no_notes() -> None:
    notes = "## Notes\n\n## Source text\n\nMine.\n"
    assert split_notes(f"# T\n\n## Source text\n\n{notes}")[1] == notes


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_heading_in_a_code_fence_is_no_heading(fence: str) -> None:
    body = f"# T\n\n{fence} md\n## Notes\n{fence}\n\nOurs.\n"
    assert split_notes(body) == (body, "")


@pytest.mark.parametrize("heading", ["## Notes", "##  notes ##", "## NOTES:", "  ## Notes {#my-notes}", "## Notes\r"])
def test_a_heading_may_be_written_in_several_ways(heading: str) -> None:
    assert split_notes(f"# T\n{heading}\nMine.\n") == ("# T\n", f"{heading}\nMine.\n")


@pytest.mark.parametrize(
    "heading", ["### Notes", "# Notes", "##Notes", "## Notes on method", "    ## Notes", "> ## Notes"]
)
def test_other_lines_are_no_heading_of_notes(heading: str) -> None:
    assert split_notes(f"# T\n{heading}\nOurs.\n")[1] == ""
