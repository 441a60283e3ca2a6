"""What a page is found by beside its words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.web.facets import MOST, Facets, common, facets_of

NAMES = {"people/ana.md": "Ana Dias", "places/beira.md": "Beira", "organizations/red-cross.md": "Red Cross"}
LINKS = "[Ana](../../../people/ana.md) [there](../../../places/beira.md) [all](../../../people/index.md)"
META = {"title": "Flood", "date": "2026-02-03", "topics": ["floods"], "location": "Beira, Mozambique"}


def of(path: str, meta: dict[str, Any], text: str) -> Facets | None:
    return facets_of(path, meta, text, NAMES.get)


def test_a_brief_is_found_by_whom_and_what_it_links_to_under_their_main_names() -> None:
    found = of("briefs/2026/02/flood.md", META, LINKS)
    assert found == Facets(
        (("Kind", "Brief"), ("Person", "Ana Dias"), ("Place", "Beira"), ("Topic", "floods"), ("Year", "2026")),
        (("Date", "3 Feb 2026"), ("Place", "Beira, Mozambique")),
        "2026-02-03",
    )


def test_a_person_in_two_briefs_is_found_by_every_other_name() -> None:
    briefs = "[a](../briefs/2026/02/a.md) [b](../briefs/2026/02/b.md)"
    found = of("people/ana.md", {"name": "Ana Dias", "aliases": ["A. Dias"]}, briefs)
    assert found is not None
    assert found.filters == (("Kind", "Person"), ("Person", "Ana Dias"))
    assert found.shown == (("Also", "A. Dias"),)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("people/index.md", LINKS),
        ("people/ana.md", "[a](../briefs/2026/02/a.md) and [again](../briefs/2026/02/a.md#source-2)"),
        ("timeline.md", LINKS),
        ("index.md", LINKS),
    ],
)
def test_an_index_and_what_one_brief_alone_tells_are_not_found(path: str, text: str) -> None:
    assert of(path, {"name": "Ana Dias"}, text) is None


def test_hostile_names_stay_words_of_the_page() -> None:
    html = Facets((("Person", '<b>"&'),), (("Date", "</div><script>"),), "2026").html
    assert "<b>" not in html
    assert "<script>" not in html


@given(st.lists(st.tuples(st.sampled_from("PO"), st.integers(0, 200).map(str)), max_size=400))
def test_of_a_facet_the_values_of_most_pages_can_be_chosen(chosen: list[tuple[str, str]]) -> None:
    pages = [Facets((each,)) for each in chosen]
    known = common(pages)
    for facet in "PO":
        kept = {value for name, value in known if name == facet}
        counts = {value: chosen.count((facet, value)) for name, value in chosen if name == facet}
        assert len(kept) == min(MOST, len(counts))
        least = min((counts[value] for value in kept), default=0)
        assert all(count <= least for value, count in counts.items() if value not in kept)
