"""What a site tells machines is the same after a run has left it as text."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.shelf.inputs import Outcome
from generator.web.told import read, told_of, written
from tests.exports.test_exports import ANY
from tests.pages.hostile import site_of
from tests.pages.sample import sample
from tests.pages.test_plan import large


def test_what_is_left_is_read_as_the_same(our_site: Outcome) -> None:
    for site in (sample(), large(200), our_site.site):
        told = told_of(site)
        assert told.subjects
        assert told.channels
        assert read(written(told)) == told


@given(ANY)
def test_whatever_a_site_holds_it_is_read_as_the_same(text: str) -> None:
    told = told_of(site_of(text))
    assert read(written(told)) == told


@pytest.mark.parametrize(
    "text", ["", "[]", "[[], [], []]", '[{}, [], [["a.md", "A", [0]]]]', '[{"a.md": [1]}, [], []]']
)
def test_what_is_no_such_text_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        read(text)
