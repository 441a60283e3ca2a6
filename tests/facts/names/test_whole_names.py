"""Names that the recogniser cuts short."""

from __future__ import annotations

import pytest

from generator.facts.names.whole_names import whole_name
from generator.model import Mention, NameKind, Span, Why


@pytest.mark.parametrize(
    ("text", "kind", "seen", "whole"),
    [
        ("Selje Partners is advising Brandt.", "ORG", "Selje", ("ORG", "Selje Partners")),
        ("Geologist Botha (Univ of Cape Town) warned.", "ORG", "Univ", ("ORG", "Univ of Cape Town")),
        ("Larkin Toys ASA recalled it.", "ORG", "Larkin Toys", ("ORG", "Larkin Toys ASA")),
        ("Teluk Sari Sdn Bhd fell.", "ORG", "Teluk Sari", ("ORG", "Teluk Sari Sdn Bhd")),
        ("SANK ON LAKE KARIBA TODAY", "PERSON", "KARIBA", ("PLACE", "LAKE KARIBA")),
        ("drowned in Lake Kariba on Monday", "PLACE", "Kariba", ("PLACE", "Lake Kariba")),
        (
            "of the Organization for Security and Co-operation in Europe.",
            "ORG",
            "Organization for Security and Co-operation",
            ("ORG", "Organization for Security and Co-operation in Europe"),
        ),
        ("the Centre for Ethics in Lille met", "ORG", "Centre for Ethics", ("ORG", "Centre for Ethics")),
        ("Selje Power minister Ann Lee", "ORG", "Selje", ("ORG", "Selje")),
        ("Lake KARIBA", "PLACE", "KARIBA", ("PLACE", "KARIBA")),
    ],
)
def test_a_name_gets_all_its_words(text: str, kind: NameKind, seen: str, whole: tuple[str, str]) -> None:
    at = text.index(seen)
    found = whole_name(text, Mention(kind, Span(at, at + len(seen)), seen, Why("t", "t", 0.9)))
    assert (found.kind, found.name) == whole
    assert found.span.of(text) == found.name
