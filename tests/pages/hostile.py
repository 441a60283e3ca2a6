"""A site in which every name, title and text is the same words: to see what becomes of them in any format."""

from __future__ import annotations

from generator.model import (
    Actor,
    Appearance,
    Brief,
    Entity,
    EntityKind,
    Place,
    QuotationText,
    Spelling,
    Story,
    Storyline,
)
from generator.site import Site

WORDS = (
    "</script><script>alert(1)</script>",
    "<!-- ]]> <![CDATA[ & &amp; &#0; -->",
    "a \"quoted\" 'name', with; separators\tand\nlines",
    "\x00bell\x07 and \x1b[31mescape\x7f\x85",
    "half \ud800 a pair \udfff and \ufffe, \uffff",
    "\u2028line\u2029paragraph\ufeffmark",
    '=HYPERLINK("http://evil.example","click")',
    "+49 30 1234",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "'=already defused",
    "＝１+1",
    "'s-Hertogenbosch",
    "{{ config }} {% raw %} ${jndi:ldap://x}",
    "ليلى الحداد \u202etxt.exe",
    "𝔘nicode \U0001f4f0",
    "\x01\x02",
)
"""Markup, controls that XML forbids, halves of surrogate pairs, formulas, templates, and nothing at all."""

PATH = "briefs/2026/03/one.md"


def site_of(words: str) -> Site:
    """One brief, a person, a body and a place, all called by `words`."""
    actor = Actor(words, words, words, words)
    brief = Brief(
        PATH,
        words,
        "2026-03-04",
        "2026-03-05",
        words,
        words,
        (actor,),
        (words,),
        words,
        (QuotationText(words, words),),
        (words,),
        words,
    )
    entities = tuple(_entity(kind, words) for kind in ("person", "organization", "place"))
    story = Story("one", words, (PATH,), words, "2026-03-04", words, ("people/x",))
    line = Storyline("line", words, ("one",), words, "2026-03-04", ("people/x",))
    return Site((brief,), entities, (story,), storylines=(line,))


def _entity(kind: EntityKind, words: str) -> Entity:
    place = Place(words, "KE", -0.1, 34.0, "city") if kind == "place" else None
    seen = Appearance(PATH, words, kind == "person", words, words)
    return Entity(kind, "x", words, (Spelling(words, (PATH,), words),), (seen,), place=place, description=words)
