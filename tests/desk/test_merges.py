"""Who is who, decided and taken back, over a real site: every step leaves a whole site, and no decision leaves a trace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checks.examine import check_site
from generator.cli import main
from generator.config import read_settings

BRIEF = """---
title: {title}
date: 2025-05-0{day}
actors:
  - name: {name}
    role: Mayor
    organization: Sfax
  - name: {other}
mentions: [Tunis]
---
"""
BRIEFS = [("Yusuf Marzouki opens a school", "Yusuf Marzouki", "Ada Obi"), ("A night market", "Auntie Bee", "Ada Obi")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A site of two briefs by hand, generated."""
    for day, (title, name, other) in enumerate(BRIEFS, 1):
        file = tmp_path / f"docs/briefs/2025/05/{day}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BRIEF.format(title=title, day=day, name=name, other=other), encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    dateline(tmp_path, "generate")
    return tmp_path


def dateline(root: Path, *arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, [*arguments, "--root", str(root)])
    assert done.exit_code == code, done.output
    return done


def texts(root: Path) -> dict[str, str]:
    files = [*(root / "docs").rglob("*.md"), *(root / "records").rglob("*.json")]
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


def assert_whole(root: Path) -> None:
    """Every law of the site holds, links included."""
    assert check_site(root, read_settings(root)) == ()


def test_a_merge_taken_back_leaves_the_bytes_of_before_and_no_dead_link(desk: Path) -> None:
    before = texts(desk)
    assert_whole(desk)
    page = desk / "docs/people/yusuf-marzouki.md"
    dateline(desk, "merge", "yusuf-marzouki", "Auntie Bee")
    dateline(desk, "generate")
    assert_whole(desk)
    assert "A night market" in page.read_text(encoding="utf-8")
    assert (
        "A night market" not in (desk / "docs/people/auntie-bee.md").read_text(encoding="utf-8")
        or not (desk / "docs/people/auntie-bee.md").exists()
    )
    taken_back = re.sub(r"aliases:\s*[\[-].*\n", "", page.read_text(encoding="utf-8"), count=1)
    page.write_text(taken_back, encoding="utf-8")
    dateline(desk, "generate")
    assert_whole(desk)
    assert texts(desk) == before


def test_a_split_holds_run_after_run(desk: Path) -> None:
    dateline(desk, "merge", "yusuf-marzouki", "auntie-bee")
    dateline(desk, "generate")
    dateline(desk, "split", "yusuf-marzouki", "Auntie Bee")
    for _ in range(2):
        dateline(desk, "generate")
        assert_whole(desk)
        page = (desk / "docs/people/yusuf-marzouki.md").read_text(encoding="utf-8")
        assert "not:" in page.split("---")[1]
        assert "A night market" not in page


def test_a_merge_that_the_other_page_forbids_is_told_with_its_line(desk: Path) -> None:
    other = desk / "docs/people/auntie-bee.md"
    other.write_text(other.read_text("utf-8").replace("\n---\n", "\nnot: [Yusuf Marzouki]\n---\n", 1), "utf-8")
    before = texts(desk)
    assert "people/auntie-bee.md:3: says that it is not 'Yusuf Marzouki'" in dateline(
        desk, "merge", "yusuf-marzouki", "auntie-bee", code=1
    ).stderr.replace("\n", " ")
    assert texts(desk) == before


def test_a_dry_run_lists_the_pages_and_touches_nothing(desk: Path) -> None:
    before = texts(desk)
    out = dateline(desk, "merge", "yusuf-marzouki", "auntie-bee", "--dry-run").stdout
    assert texts(desk) == before
    listed = {line.strip() for line in out.splitlines()}
    dateline(desk, "merge", "yusuf-marzouki", "auntie-bee")
    dateline(desk, "generate")
    after = texts(desk)
    assert listed == {
        p for p in before.keys() | after.keys() if p.startswith("docs/") and before.get(p) != after.get(p)
    }


def test_comments_and_order_of_the_page_survive_a_merge(desk: Path) -> None:
    page = desk / "docs/people/yusuf-marzouki.md"
    mine = "---\n# ours\ndescription: A mayor  # of Sfax\nname: Yusuf Marzouki\n---\n\n# Yusuf Marzouki\n"
    page.write_text(mine, encoding="utf-8")
    dateline(desk, "merge", "yusuf-marzouki", "auntie-bee")
    head = page.read_text(encoding="utf-8").split("---")[1]
    assert head.startswith("\n# ours\ndescription: A mayor  # of Sfax\nname: Yusuf Marzouki\n")
    assert "Auntie Bee" in head


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", "yusuf-marzuki", "auntie-bee"), "people/yusuf-marzouki.md"),
        (("merge", "auntie-bee", "auntie-bee"), "is the same page"),
        (("merge", "auntie-bee", "tunis"), "two pages of one kind"),
        (("split", "auntie-bee", "Ada Obi"), "has no name"),
        (("split", "auntie-bee", "Auntie Bee"), "is the page's own name"),
    ],
)
def test_a_wrong_name_is_told_with_what_there_is(desk: Path, arguments: tuple[str, ...], says: str) -> None:
    before = texts(desk)
    done = dateline(desk, *arguments, code=1)
    assert says in done.stderr
    assert texts(desk) == before
