"""A front matter that was read once reads the same from what is kept of it, down to the place of each value."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import front_matter
from generator.errors import DatelineError
from generator.front_matter.yaml.tree import read_tree
from generator.front_matter.yaml.written_tree import read_written, written
from generator.store import keeping

TEXTS = [
    "",
    "# nothing but a comment\n",
    "title: Flood in Beira\ndate: 2026-02-03\n",
    "title: 'It''s over'\nsummary: |\n  Two lines,\n  kept.\nlocation:\npublished: ~\n",
    "actors:\n  - name: Ana Dias\n    role: Mayor\n  - name: Bo\naliases: []\nmore: {}\n",
    "aliases: [A, 'b', {c: d}]\nnested: {a: {b: [1, 2]}}\n",
    "one: &x [a, b]\ntwo: *x\nthree: &y\n  k: v\nfour: *y\n",
    "- a list\n- is no front matter, and a tree all the same\n",
    "bare words\n",
    "title: Ünï 🌊 “q”\n? odd key\n: value\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_tree_reads_back_the_same(text: str) -> None:
    tree = read_tree(text)
    assert read_written(written(([], tree))) == ([], tree)


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_is_the_same_the_first_time_and_the_second(text: str, tmp_path: Path) -> None:
    page = f"---\n{text}---\n\nWords.\n"
    told: list[object] = []
    for _ in range(3):
        with keeping(tmp_path):
            try:
                document = front_matter.parse("docs/briefs/x.md", page)
                told.append((document, document.tree, document.line_at(("actors", 1, "name"))))
            except DatelineError as error:
                told.append(error.problems)
    assert told[0] == told[1] == told[2]


def test_mistakes_name_their_own_page(tmp_path: Path) -> None:
    """Two pages with one mistake: neither is told of the other."""
    page = "---\ntitle: [half\n---\n"
    told = []
    for path in ("docs/briefs/a.md", "docs/briefs/b.md"):
        with keeping(tmp_path), pytest.raises(DatelineError) as failed:
            front_matter.parse(path, page)
        told.append({problem.path for problem in failed.value.problems})
    assert told == [{"docs/briefs/a.md"}, {"docs/briefs/b.md"}]
