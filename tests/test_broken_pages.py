"""A front matter that can't be read holds up nothing: its page stays as it is and counts as it stood, all else goes on."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.config import read_settings
from generator.errors import spared
from generator.run import generate
from tests.newsroom import brief_of, correct_by_hand, differences, everything, open_newsroom, run, write_seed

BREAKS = (
    ("\ntitle: ", "\ntitle: [open "),
    ("\ntitle: ", "\ntitle: Talks: "),
    ("\ntitle: ", "\ntitel: "),
    ("\ntitle: ", "\ntitle:\t: "),
    ("\ntitle: ", "\n<<<<<<< HEAD\ntitle: "),
    ("\ndate: 2026-", "\ndate: 2026-99-"),
    ("---\n", "--\n"),
    ("\n---\n", "\n"),
    ("---\n", "\n---\n"),
    ("---\n", "---\nx: \x07\n"),
)
COUNT = 7


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with corrections on every third brief and on a person's page; nobody changes it."""
    root = tmp_path_factory.mktemp("whole") / "site"
    open_newsroom(root, COUNT)
    run(root)
    correct_by_hand(root, COUNT)
    person = root / "docs/people/bo-lindqvist.md"
    aliases = "aliases: [The Lindqvist of the desk]"
    person.write_text(person.read_text("utf-8").replace("\n---\n", f"\n{aliases}\n---\n", 1), "utf-8")
    run(root)
    run(root)
    return root


def broken(page: Path, number: int) -> None:
    """Break a page in one way or another."""
    right, wrong = BREAKS[number]
    text = page.read_text("utf-8")
    assert right in text
    page.write_text(text.replace(right, wrong, 1), "utf-8")


def said(root: Path, *verb: str) -> Result:
    return CliRunner().invoke(main, [*verb, "--root", str(root)])


def named(root: Path, page: Path) -> str:
    return page.relative_to(root).as_posix()


@pytest.mark.parametrize("number", range(len(BREAKS)))
@pytest.mark.parametrize("seed", ["s000.txt", "s001.txt"], ids=["corrected", "untouched"])
def test_a_page_that_can_not_be_read_stays_and_the_site_is_as_if_it_had_not_been_broken(
    corrected: Path, tmp_path: Path, number: int, seed: str
) -> None:
    root = tmp_path / "site"
    shutil.copytree(corrected, root)
    page = brief_of(root, seed)
    whole = page.read_bytes()
    before = everything(root)
    broken(page, number)
    wrong = page.read_bytes()
    done = said(root, "generate")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{named(root, page)}:"), done.stderr
    assert page.read_bytes() == wrong
    page.write_bytes(whole)
    assert differences(everything(root), before) == []


def test_others_are_written_meanwhile_and_what_is_known_of_the_page_follows(corrected: Path, tmp_path: Path) -> None:
    """A twin of the site, of which no page is broken, gets the same seeds: all but that page is the same at last."""
    root, twin = tmp_path / "site", tmp_path / "twin"
    for each in (root, twin):
        shutil.copytree(corrected, each)
    page = brief_of(root, "s003.txt")
    whole = page.read_bytes()
    broken(page, 1)
    for each in (root, twin):
        write_seed(each, "later.txt", 90)
        write_seed(each, "s003.txt", 3, version=2)
        write_seed(each, "s004.txt", 4, version=2)
    assert said(root, "generate").exit_code == 1
    assert brief_of(root, "later.txt").is_file()
    assert said(twin, "generate").exit_code == 0
    left = {named(root, page), f"records/{named(root, page)[5:-3]}.json"}
    # The review counts lines of a page that has grown on the twin.
    assert set(differences(everything(root), everything(twin))) <= left | {"docs/review.md", "docs/index.md"}
    page.write_bytes(whole)
    assert said(root, "generate").exit_code == 0
    assert differences(everything(root), everything(twin)) == []


def test_a_decision_on_a_broken_page_goes_on_standing(corrected: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(corrected, root)
    page = root / "docs/people/bo-lindqvist.md"
    others = everything(root)
    page.write_text(page.read_text("utf-8").replace("name: Bo", "name: [Bo"), "utf-8")
    assert said(root, "generate").exit_code == 1
    assert set(differences(everything(root), others)) == {named(root, page)}


@pytest.mark.parametrize("broken_page", ["page of no record", "new page of a person", "not UTF-8", "page moved away"])
def test_a_page_of_which_nothing_is_known_is_left_out_and_takes_nobodys_place(
    corrected: Path, tmp_path: Path, broken_page: str
) -> None:
    root = tmp_path / "site"
    shutil.copytree(corrected, root)
    page = brief_of(root, "s002.txt")
    before = everything(root)
    new = root / "docs/briefs/2026/03/by-hand.md"
    data = page.read_bytes()
    if broken_page == "new page of a person":
        new.write_text("---\ntitle: [By hand\n---\n\nWords.\n", "utf-8")
    elif broken_page == "not UTF-8":
        new = page
        page.write_bytes(data.replace(b"title: ", b"title: \xff", 1))
    elif broken_page == "page moved away":
        page.rename(new)
        new.write_bytes(data.replace(b"title: ", b"title: [", 1))
    else:
        new = page
        page.write_bytes(data.replace(b"title: ", b"title: [", 1))
        (root / f"records/{named(root, page)[5:-3]}.json").unlink()
    wrong = new.read_bytes()
    done = said(root, "generate")
    assert done.exit_code == 1
    assert f"{named(root, new)}:" in done.stderr
    assert new.read_bytes() == wrong
    after = everything(root)
    pages = {path for path in after if path.startswith("docs/briefs/") and not path.endswith("index.md")}
    known = {path for path in before if path.startswith("docs/briefs/") and not path.endswith("index.md")}
    assert len(pages) == len(known) + (broken_page == "new page of a person")
    said(root, "generate")
    assert everything(root).keys() == after.keys(), "nor does its seed get a second brief later"
    new.write_bytes(b"---\ntitle: By hand\n---\n" if broken_page == "new page of a person" else data)
    assert said(root, "generate").exit_code == 0


def test_check_tells_the_mistake_and_that_nothing_else_is_wrong(corrected: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(corrected, root)
    page = brief_of(root, "s001.txt")
    assert said(root, "check").exit_code == 0
    broken(page, 5)
    done = said(root, "check")
    assert done.exit_code == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines() if line.startswith("docs/")] == [
        named(root, page)
    ]


def test_decisions_are_not_written_over_a_broken_page_and_other_verbs_go_on(corrected: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(corrected, root)
    page = root / "docs/people/ana-dias.md"
    page.write_text(page.read_text("utf-8").replace("name: Ana", "name: [Ana"), "utf-8")
    before = everything(root)
    for verb in (["merge", "people/ana-dias", "people/chen-wei"], ["split", "ana-dias", "x"]):
        done = said(root, *verb)
        assert done.exit_code == 1
        assert "Traceback" not in done.output
    for verb in (
        ["merge", "people/chen-wei", "people/bo-lindqvist", "--dry-run"],
        ["review"],
        ["export", "briefs.json"],
    ):
        done = said(root, *verb)
        assert done.stdout, done.output
    assert "docs/people/ana-dias.md:" in said(root, "review").stderr
    assert everything(root) == before


def test_whatever_breaks_in_whatever_order_all_is_as_before_once_it_is_mended(corrected: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(corrected, root)
    before = everything(root)
    chance = random.Random(4)
    pages = sorted([*(root / "docs/briefs/2026/03").glob("talks*.md"), *(root / "docs/people").glob("[a-z]*-*.md")])
    for _ in range(6):
        chosen = chance.sample(pages, 3)
        for page in chosen:
            text = page.read_text("utf-8")
            page.write_text(text.replace("\n", chance.choice(["\n\t- [", "\nx: 'y\n", "\na: b: c\n"]), 1), "utf-8")
        report = generate(root, read_settings(root))
        assert {problem.path for problem in report.failed} == {named(root, page) for page in chosen}
        assert report.stand_ins.keys() == {named(root, page)[5:] for page in chosen}
        assert report.written == frozenset()
        for page in chosen:
            # What a host shows in its place is the page as it stood, but for what may stand below a broken fence.
            assert report.stand_ins[named(root, page)[5:]].startswith(before[named(root, page)].decode()[:200])
            page.write_bytes(before[named(root, page)])
    assert generate(root, read_settings(root)).failed == ()
    assert everything(root) == before


def test_work_on_many_is_done_without_those_at_which_it_fails() -> None:
    def add(numbers: object) -> int:
        assert isinstance(numbers, tuple)
        if {3, 11} & set(numbers):
            raise ValueError("unlucky")
        return sum(numbers)

    kept, done, problems = spared(tuple(range(16)), str, "added", add)
    assert kept == tuple(number for number in range(16) if number not in (3, 11))
    assert done == sum(kept)
    assert [problem.path for problem in problems] == ["3", "11"]
