"""Which role somebody is known by."""

from __future__ import annotations

import pytest

from generator.model import Appearance, Entity
from generator.site.offices import known_as, role_key


@pytest.mark.parametrize("role", ["---", "-", "Secretary-General"])
def test_a_role_is_known_whatever_signs_it_is_made_of(role: str) -> None:
    said, silent = (Appearance(f"briefs/2026/03/{n}.md", "Ada Obi", True, each) for n, each in ((1, role), (2, None)))
    ada = Entity("person", "ada-obi", "Ada Obi", spellings=(), appearances=(said, silent))
    assert known_as(ada) == said
    assert role_key(role) != role_key(None) == ""


def test_hyphens_and_capitals_make_no_other_role() -> None:
    assert role_key("Secretary-General ") == role_key("secretary general")
