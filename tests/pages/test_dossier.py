"""A dossier stands alone: every fact has a note, every note a source, every source its seed and hash."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.model import Entity, Story
from generator.pages.dossier import Alone, dossier_view
from generator.pages.render import render, templates
from generator.site import routes
from tests.pages.rendering import as_mkdocs, folded, text_of
from tests.pages.sample import HOSTILE, ONE_TEXT, sample

SITE = sample()
ABOUT: dict[str, Entity | Story] = {**SITE.entity_page} | {routes.of_story(story.slug): story for story in SITE.stories}
AMINA = "people/amina-odhiambo-wekesa.md"


def text(path: str, about: Entity | Story, how_much: str = "full") -> str:
    site = replace(SITE, source_text=how_much)  # type: ignore[arg-type]
    return render(templates(), "dossier.md.j2", dossier_view(Alone(site, path), about))


@pytest.mark.parametrize("path", ABOUT)
def test_every_mark_has_its_note_and_every_note_its_source(path: str) -> None:
    made = text(path, ABOUT[path])
    body, notes = made, re.findall(r"(?m)^\[\^(\d+)\]: S(\d+), (?:sentence|character) \d+: “?.*\*\*", made)
    marks = list(dict.fromkeys(re.findall(r"(?<!^)\[\^(\d+)\](?!:)", body)))
    assert marks == sorted(marks, key=int)
    assert marks == [number for number, _ in notes]
    sources = set(re.findall(r"(?m)^\| S(\d+) \|", made))
    assert {source for _, source in notes} <= sources


@pytest.mark.parametrize("path", ABOUT)
def test_a_dossier_stands_alone(path: str) -> None:
    made = text(path, ABOUT[path])
    assert not re.search(r"\]\(", re.sub(r"\\.", "", made)), "a link that leads out of it"
    assert not re.search(r"<(?!br>)|\{[{%#]", made)


def test_every_source_gives_seed_and_hash_and_they_stand_in_order_of_time() -> None:
    made = text(AMINA, ABOUT[AMINA])
    rows = re.findall(r"(?m)^\| S(\d) \|.*\| ([^|]+), article (\d) \| `([0-9a-f]{64})` \|$", made)
    assert [number for number, *_ in rows] == ["1", "2", "3"]
    assert re.findall(r"(?m)^### S\d\\?\. (\d+ \w+ \d{4})", made) == ["11 Feb 2026", "3 Mar 2026", "4 Mar 2026"]


def test_of_somebody_only_their_own_facts_and_words_are_told() -> None:
    made = text(AMINA, ABOUT[AMINA])
    assert "| Role of Amina Odhiambo-Wekesa |" in made
    assert "Role of Tomás" not in made
    assert "With " in made
    assert "A gauge that only one side can read is a rumour" in made
    assert "We will pay our share" not in made


def test_of_a_story_everybodys_are_told_and_where_the_reports_differ() -> None:
    path = "stories/basin-states-agree.md"
    made = text(path, ABOUT[path])
    assert "| Role of Tomás Rivera Quiroga |" in made
    assert "**by hand**" in made
    assert "## Where the reports differ" in made


def test_without_the_source_text_notes_give_the_deciding_words() -> None:
    made = text(AMINA, ABOUT[AMINA], "none")
    assert "“**On Tuesday** …”" in made
    assert "to settle the last open points" in ONE_TEXT
    assert "to settle the last open points" not in made


def test_words_of_others_never_act() -> None:
    path = next(p for p, about in ABOUT.items() if isinstance(about, Story) and about.title == HOSTILE)
    parts = as_mkdocs(text(path, ABOUT[path]))
    assert "script" not in parts.tags
    assert folded(HOSTILE) in text_of(parts)
