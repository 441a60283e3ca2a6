"""What is asked of a person, where it stands in their files, and how an answer silences it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.config import Settings, read_settings
from generator.desk.review import open_questions
from generator.site import Site, questions
from generator.web.right_line import with_right_lines
from tests.newsroom import brief_of, open_newsroom, run, write_seed

NUMBER = 1


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A newsroom where somebody corrected a place, after which the source changed its own."""
    return at_odds(tmp_path / "room")


def at_odds(root: Path) -> Path:
    open_newsroom(root, 4)
    run(root)
    page = brief_of(root, f"s{NUMBER:03}.txt")
    was = next(line for line in page.read_text("utf-8").splitlines() if line.startswith("location: "))
    page.write_text(page.read_text("utf-8").replace(was, "location: Atlantis", 1), encoding="utf-8")
    run(root)
    version = next(v for v in range(2, 9) if place_in(root, v) not in was)
    write_seed(root, f"s{NUMBER:03}.txt", NUMBER, version)
    return root


def place_in(root: Path, version: int) -> str:
    write_seed(root, f"s{NUMBER:03}.txt", NUMBER, version)
    text = (root / "seeds" / f"s{NUMBER:03}.txt").read_text("utf-8")
    return text.split("\n\n")[1].partition(":")[0].title()


def dateline(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def asked(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in dateline(root, "review", "--json").stdout.splitlines()]


def test_a_source_that_now_says_something_else_is_asked_about_first(room: Path) -> None:
    first = asked(room)[0]
    assert (first["kind"], first["field"]) == ("disagreement", "location")
    assert "Atlantis" in str(first["ask"])
    line = (room / str(first["file"])).read_text("utf-8").splitlines()[int(str(first["line"])) - 1]
    assert line == "location: Atlantis"


def test_a_disagreement_stands_wherever_a_person_looks(room: Path) -> None:
    told = dateline(room, "generate").stdout
    page = brief_of(room, f"s{NUMBER:03}.txt")
    place = (
        f"{page.relative_to(room).as_posix()}:{1 + page.read_text('utf-8').splitlines().index('location: Atlantis')}"
    )
    assert "Atlantis" in told
    assert "the source says" in page.read_text("utf-8")
    assert place in (room / "docs/review.md").read_text("utf-8")
    assert "you say “Atlantis”" in (room / "docs/index.md").read_text("utf-8")
    checked = dateline(room, "check")
    assert (checked.exit_code, "Atlantis" in checked.stdout) == (0, True)


def test_what_was_accepted_is_not_asked_again_until_the_source_changes_again(room: Path) -> None:
    page = brief_of(room, f"s{NUMBER:03}.txt")
    assert dateline(room, "accept", page.relative_to(room).as_posix(), "location").exit_code == 0
    assert "\naccepted:\n  location: " in page.read_text("utf-8")
    for _ in range(2):
        told = dateline(room, "generate").stdout
        assert "Atlantis" not in told
        assert [q for q in asked(room) if q["kind"] == "disagreement"] == []
    assert "location: Atlantis\n" in page.read_text("utf-8")
    seen = (room / "seeds" / f"s{NUMBER:03}.txt").read_text("utf-8")
    for version in range(9, 30):
        write_seed(room, f"s{NUMBER:03}.txt", NUMBER, version)
        now = (room / "seeds" / f"s{NUMBER:03}.txt").read_text("utf-8")
        if now.split("\n\n")[1].partition(":")[0] != seen.split("\n\n")[1].partition(":")[0]:
            break
    assert [q["field"] for q in asked(room) if q["kind"] == "disagreement"] == ["location"]


def test_accepting_keeps_every_comment_and_quotation_mark_of_the_page(room: Path) -> None:
    page = brief_of(room, f"s{NUMBER:03}.txt")
    page.write_text(page.read_text("utf-8").replace("location: Atlantis", "location: 'Atlantis' # the desk"), "utf-8")
    before = page.read_text("utf-8").splitlines()
    dateline(room, "accept", page.stem)
    after = page.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [(("accept", "nowhere"), "is no page of this site"), (("accept", "index.md"), "asks nothing that can be accepted")],
)
def test_what_cannot_be_accepted_is_told_with_what_can(room: Path, words: tuple[str, ...], told: str) -> None:
    done = dateline(room, *words)
    assert (done.exit_code, told in done.stderr) == (1, True), done.stderr


def test_a_field_that_is_not_asked_about_is_told_with_those_that_are(room: Path) -> None:
    page = brief_of(room, f"s{NUMBER:03}.txt")
    done = dateline(room, "accept", page.stem, "titel")
    assert done.exit_code == 1
    assert "asks nothing about 'titel'" in done.stderr
    assert "location" in done.stderr


def test_a_site_without_questions_says_so(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    run(tmp_path)
    assert "Nothing to review." in (tmp_path / "docs/review.md").read_text("utf-8")
    assert dateline(tmp_path, "review").stdout == "0 open questions\n"


def test_the_order_of_questions_is_not_that_of_the_briefs(our_site: object) -> None:
    site: Site = our_site.site  # type: ignore[attr-defined]
    turned = Site(site.briefs[::-1], site.entities[::-1], site.stories[::-1])
    assert questions(turned) == questions(site)


EDITS = st.lists(
    st.sampled_from(
        [
            ("\ntitle: ", "\n# a desk's note\n\ntitle: "),
            ("\ndate: ", "\ntags: [a,\n  b]\ndate: "),
            ("\nactors:", "\nreviewers:\n  - name: location\n    date: none\nactors:"),
            ("\nlocation: Atlantis", "\nlocation: >-\n  Atlantis"),
            ("\nlocation: ", '\n"location": '),
            ("---\n", "---\n# first\n"),
        ]
    ),
    unique=True,
)


@settings(max_examples=25)
@given(EDITS)
def test_every_place_is_the_line_that_holds_the_field(tmp_path_factory: pytest.TempPathFactory, edits: list) -> None:  # type: ignore[type-arg]
    room = a_room(tmp_path_factory)
    page = brief_of(room, f"s{NUMBER:03}.txt")
    text = page.read_text("utf-8")
    for old, new in edits:
        text = text.replace(old, new, 1)
    page.write_text(text, encoding="utf-8")
    found = [q for q in open_questions(room, read_settings(room)) if q["field"]]
    assert "location" in [q["field"] for q in found]
    for question in found:
        lines = (room / question["file"]).read_text("utf-8").splitlines()
        key = question["field"].partition("/")[0]
        held = lines[question["line"] - 1]
        absent = not any(line.replace('"', "").startswith(f"{key}:") for line in lines)
        assert absent or held.replace('"', "").startswith(f"{key}:") or question["field"].partition("/")[2] in held


_ROOMS: dict[str, Path] = {}


def a_room(factory: pytest.TempPathFactory) -> Path:
    """One newsroom for all examples: making it takes longer than trying an edit; the page is put back each time."""
    if "room" not in _ROOMS:
        root = at_odds(factory.mktemp("rooms") / "room")
        page = brief_of(root, f"s{NUMBER:03}.txt")
        _ROOMS.update(room=root, page=page)
        (root / "kept").write_text(page.read_text("utf-8"), encoding="utf-8")
    _ROOMS["page"].write_text((_ROOMS["room"] / "kept").read_text("utf-8"), encoding="utf-8")
    return _ROOMS["room"]


def test_the_host_leads_a_place_to_its_line_where_the_page_can_be_edited() -> None:
    html = '<p><a href="../briefs/a&amp;b/">docs/briefs/a&amp;b.md:7</a> <a href="../people/">People</a></p>'
    url = {"briefs/a&b.md": "https://example.org/edit/docs/briefs/a&b.md"}.get
    assert with_right_lines(html, "docs", url) == (
        '<p><a href="https://example.org/edit/docs/briefs/a&amp;b.md#L7">docs/briefs/a&amp;b.md:7</a>'
        ' <a href="../people/">People</a></p>'
    )
    assert with_right_lines(html, "docs", lambda _: None) == html


def test_settings_may_name_another_folder_for_the_pages(tmp_path: Path) -> None:
    (tmp_path / "dateline.yml").write_text("docs: pages\nrecognizer: rules\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    write_seed(tmp_path, "s000.txt", 0)
    run(tmp_path)
    assert all(str(q["file"]).startswith("pages/") for q in open_questions(tmp_path, Settings(docs="pages")))
