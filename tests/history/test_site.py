"""The built site tells what changed: from a real repository, without one, and from a copy that was cut off."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.cli import main
from generator.config import Settings
from generator.front_matter import parse
from generator.run import generate
from tests.conftest import REPOSITORY
from tests.repository import git, save, start
from tests.serving import build
from tests.test_corrections import brief, edit

ATOM = "{http://www.w3.org/2005/Atom}"
MEETING = "003_58e320687e9511c4.txt#2"


def words(page: Path) -> str:
    """What a reader sees of the page's own part."""
    article = page.read_text(encoding="utf-8").partition("<article")[2].partition(">")[2].partition("</article>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", article)).split())


@pytest.fixture
def corrected(site: Path) -> Path:
    """Our three seeds under git, with one brief corrected by hand."""
    generate(site, Settings.model_validate({}))
    start(site)
    edit(brief(site, MEETING), "location: Rawalpindi, Pakistan", "location: Islamabad, Pakistan")
    save(site, "The *communiqué* says <Islamabad>", who="Bo [Lindqvist]", when="2026-02-05T09:00:00+00:00")
    return site


def test_the_page_lists_a_correction_and_counts_what_followed_the_generator(corrected: Path) -> None:
    done = build(corrected)
    assert done.returncode == 0, done.stderr
    page = corrected / "site/changes/index.html"
    told = words(page)
    assert "1 correction by hand" in told
    title = parse("", brief(corrected, MEETING).read_text("utf-8")).meta["title"]
    line = "Place: “Islamabad, Pakistan”, was “Rawalpindi, Pakistan”"
    assert f"5 Feb 2026 {title} {line} Bo [Lindqvist]: “The *communiqué* says <Islamabad>”" in told
    assert "3 Feb 2026 4 new The first briefs" in told
    assert "someone@example.org" not in page.read_text("utf-8")
    assert not (corrected / "docs/changes.md").exists()


def test_a_brief_ends_with_its_own_corrections(corrected: Path) -> None:
    assert build(corrected).returncode == 0
    file = brief(corrected, MEETING)
    built = corrected / "site" / file.relative_to(corrected / "docs").with_suffix("") / "index.html"
    end = "was “Rawalpindi, Pakistan”; 5 Feb 2026, by Bo [Lindqvist]: “The *communiqué* says <Islamabad>”"
    assert words(built).endswith(f"Corrected by hand Place: “Islamabad, Pakistan”, {end}")
    others = [p for p in (corrected / "site/briefs").rglob("index.html") if p != built]
    assert not [p for p in others if "Corrected by hand Place" in words(p)]


def test_the_feed_holds_each_correction_with_its_author_and_a_link(corrected: Path) -> None:
    edit(corrected / "mkdocs.yml", '!ENV [SITE_URL, ""]', "https://example.org/desk/")
    assert build(corrected).returncode == 0
    feed = ElementTree.parse(corrected / "site/corrections.atom").getroot()
    (entry,) = feed.findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    path = brief(corrected, MEETING).relative_to(corrected / "docs").with_suffix("").as_posix()
    assert link.get("href") == f"https://example.org/desk/{path}/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Bo [Lindqvist]"
    assert feed.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated") == "2026-02-05T09:00:00+00:00"
    assert "Place: “Islamabad, Pakistan”" in (entry.findtext(f"{ATOM}title") or "")
    assert (corrected / "site/changes/index.html").read_text("utf-8").count('href="../corrections.atom"') == 1


def test_two_builds_of_one_commit_tell_the_same(corrected: Path) -> None:
    told = []
    for _ in range(2):
        assert build(corrected).returncode == 0
        told.append([(corrected / "site" / name).read_bytes() for name in ("changes/index.html", "corrections.atom")])
    assert told[0] == told[1]


def test_without_a_repository_the_page_says_how_to_get_one(site: Path) -> None:
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert "once the folder is a repository" in words(site / "site/changes/index.html")


def test_in_a_shallow_clone_the_page_says_what_is_missing(
    corrected: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("shallow")
    git(base, "clone", "-q", "--depth", "1", f"file://{corrected}", "copy")
    done = build(base / "copy")
    assert done.returncode == 0, done.stderr
    told = words(base / "copy/site/changes/index.html")
    assert "0 corrections by hand" in told
    assert "git fetch --unshallow" in told


def test_a_page_of_that_name_that_a_person_wrote_is_theirs(site: Path) -> None:
    (site / "docs/changes.md").write_text("# Our own log\n", encoding="utf-8")
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert words(site / "site/changes/index.html").startswith("Our own log")


def test_the_command_lists_corrections_of_the_site_and_of_one_page(corrected: Path) -> None:
    run = CliRunner().invoke
    page = brief(corrected, MEETING).relative_to(corrected / "docs").as_posix()
    listed = run(main, ["history", "--root", str(corrected)])
    assert listed.output.splitlines() == [
        f"2026-02-05  {page}",
        "  Place: “Islamabad, Pakistan”, was “Rawalpindi, Pakistan”",
        "  Bo [Lindqvist]: The *communiqué* says <Islamabad>",
    ]
    lines = run(main, ["history", "--json", "--root", str(corrected)]).output.splitlines()
    newest, oldest = (json.loads(line) for line in lines)
    assert newest["corrections"] == [
        {"page": page, "field": "location", "old": "Rawalpindi, Pakistan", "new": "Islamabad, Pakistan"}
    ]
    assert (oldest["corrections"], oldest["new"]) == ([], 4)
    assert run(main, ["history", f"docs/{page}", "--root", str(corrected)]).output == listed.output
    assert run(main, ["history", "asim-munir", "--root", str(corrected)]).output == "No correction by hand so far.\n"


def test_the_publishing_workflow_fetches_the_whole_log() -> None:
    workflow = YAML(typ="safe").load((REPOSITORY / ".github/workflows/pages.yml").read_text("utf-8"))
    checkout = next(s for s in workflow["jobs"]["build"]["steps"] if s.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"]["fetch-depth"] == 0
