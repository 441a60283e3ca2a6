"""Names of datelines, bylines and letterheads."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.articles import articles_in
from generator.facts.names.heads import names_in_head
from generator.model import Seed

WIRE = """Film wins prize

TALLINN, Estonia, Nov. 26, 2024 (North Wire) — A film about salt won the main prize on Saturday night."""
SPORT = """Sharks win the cup

By Arun Nair at Sawai Mansingh Stadium, Jaipur

Sunday 16 March 2025

The Sharks won the final on Sunday by six wickets before a full house."""
RECALL = """Bunk beds recalled

May 6, 2020

Name of product: bunk bed
Hazard: The lower hook can crack and come away from the frame of the bed.
Remedy: Replace the ladder at once."""
RELEASE = """Ministry of Maritime Affairs, Suva

MEDIA RELEASE

14 August 2025

Reef closed until spring

The Minister has closed the reef until spring, and ships have to keep two miles away from it."""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (WIRE, [("PLACE", "TALLINN"), ("PLACE", "Estonia")]),
        (SPORT, [("PLACE", "Sawai Mansingh Stadium"), ("PLACE", "Jaipur")]),
        (RECALL, []),
        (RELEASE, [("ORG", "Ministry of Maritime Affairs"), ("PLACE", "Suva")]),
    ],
    ids=["dateline", "byline", "label", "letterhead"],
)
def test_what_stands_above_a_report(text: str, names: list[tuple[str, str]]) -> None:
    data = text.encode()
    (article,) = articles_in(Seed("t.txt", data, sha256(data).hexdigest()))
    found = sorted(names_in_head(article), key=lambda mention: mention.span)
    assert [(mention.kind, mention.name) for mention in found] == names
