"""One seed, one page, one field never stops the rest: whatever a stage does wrong there, all others are as ever.

Each stage is made to fail at one seed or page of a newsroom, in every way that work can fail; then the site is held
against the same site of which that stage had done its work.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.model import Article, Brief, Span
from generator.pages.plan import Planned
from generator.shelf.settle import Draft
from tests.newsroom import brief_of, everything, open_newsroom, write_seed
from tests.newsroom import run as generate

BAD = "s003.txt"
"""The seed at which each stage fails."""
SEEDS = 5


class PanicException(BaseException):
    """As compiled code makes it: no `Exception`."""


def raises(_: Any) -> Any:
    raise ValueError("not enough values to unpack")


def recurses(_: Any) -> Any:
    raise RecursionError("maximum recursion depth exceeded")


def runs_out(_: Any) -> Any:
    raise MemoryError


def panics(_: Any) -> Any:
    raise PanicException("byte index 2 is not a char boundary")


def talks_nonsense(_: Any) -> Any:
    return 5


FAILURES: tuple[Callable[[Any], Any], ...] = (raises, recurses, runs_out, panics, talks_nonsense)


@dataclass(frozen=True)
class Stage:
    """A function of the way, and the call of it that goes wrong."""

    module: str
    function: str
    is_bad: Callable[..., bool]
    told: str
    """What the message begins with: the file."""
    nonsense: bool = True
    """Whether it hands on what can be looked at before it does harm."""

    @property
    def name(self) -> str:
        return f"{self.module}.{self.function}"


def of_bad(*arguments: Any) -> bool:
    """Whether a call is about the bad seed: its article, brief, draft or page is among the arguments."""
    return any(_is_bad(each) for each in arguments)


def _is_bad(value: Any) -> bool:
    if isinstance(value, (Article, Brief)):
        return BAD in (value.seed or "")
    if isinstance(value, Draft):
        return _is_bad(value.article)
    if isinstance(value, Planned):
        return "talks-3-on" in value.path
    if isinstance(value, tuple | list):
        return any(map(_is_bad, value))
    return isinstance(value, str) and (value == BAD or "talks-3-on" in value)


FINDERS = (
    "find_dates", "find_names", "find_acronyms", "with_full_names", "find_toponyms", "find_affiliations",
    "find_quotations", "choose_date", "choose_location", "choose_actors", "choose_title", "summarize", "find_topics",
    "find_associated", "answer_questions", "within_reach", "read_by_model", "find_figures", "find_events",
)  # fmt: skip
"""Every step of `find_facts`."""
OF_A_SEED = (
    Stage("generator.articles.take_apart", "read_file", of_bad, f"seeds/{BAD}"),
    Stage("generator.articles.one_article", "lay_out", lambda lines, *_: "Talks 3 " in lines[0].text, f"seeds/{BAD}"),
    Stage("generator.articles.one_article", "sentences_in", lambda text, *_: "Talks 3 " in text, f"seeds/{BAD}"),
    Stage("generator.articles.years", "_from_own_words", of_bad, f"seeds/{BAD}", nonsense=False),
    *(Stage("generator.facts.find", finder, of_bad, f"seeds/{BAD}") for finder in FINDERS),
    Stage("generator.facts.find", "calibrated", lambda facts: "Talks 3 " in facts.title.value, f"seeds/{BAD}"),
    Stage("generator.briefs", "compose", of_bad, f"seeds/{BAD}"),
)
"""Where it fails the seed gives no brief now: an earlier one stands, on what was known."""
OF_A_PAGE = (
    Stage("generator.shelf.settle", "_settle_draft", of_bad, "docs/briefs/", nonsense=False),
    Stage("generator.shelf.fronts", "front", lambda meta, *_: "Talks 3 " in meta.get("title", ""), "docs/briefs/"),
    Stage("generator.pages.plan", "brief_view", of_bad, "docs/briefs/"),
    Stage("generator.pages.plan", "render", lambda _, __, view: "Talks 3 " in str(getattr(view, "title", "")), "docs/"),
    Stage("generator.shelf.files", "written", lambda _, mine, record: bool(record) and of_bad(record.page), "docs/"),
    Stage("generator.shelf.files", "to_json", lambda record: of_bad(record.page), "docs/briefs/"),
)
"""Where it fails the page stays as it is."""
OF_THE_SITE = (
    Stage("generator.pages.plan", "home_view", lambda *_: True, "docs/index.md"),
    Stage("generator.pages.plan", "briefs_views", lambda *_: True, "docs/briefs/index.md"),
    Stage("generator.pages.plan", "stories_views", lambda *_: True, "docs/stories/index.md"),
    Stage("generator.pages.plan", "entities_views", lambda _, kind: kind == "person", "docs/people/index.md"),
    Stage("generator.pages.plan", "topics_view", lambda *_: True, "docs/topics/index.md"),
    Stage("generator.pages.plan", "review_view", lambda *_: True, "docs/review.md"),
    Stage("generator.pages.plan", "map_view", lambda *_: True, "docs/map.md"),
    Stage(
        "generator.pages.plan", "entity_view", lambda _, entity: entity.slug == "ana-dias", "docs/people/ana-dias.md"
    ),
    Stage("generator.pages.plan", "story_view", lambda *_: True, "docs/stories/"),
    Stage("generator.exports", "schema_files", lambda *_: True, "docs/assets/schemas", nonsense=False),
)
"""Where it fails that page or file stays as it is."""

WITHOUT_EVIDENCE = ("compose", "_settle_draft")


def broken(stage: Stage, fails: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module(stage.module)
    right = getattr(module, stage.function)

    @functools.wraps(right)
    def wrong(*arguments: Any, **named: Any) -> Any:
        if stage.is_bad(*arguments, **named):
            return fails(arguments)
        return right(*arguments, **named)

    monkeypatch.setattr(module, stage.function, wrong)


def said_by(root: Path) -> Result:
    return CliRunner().invoke(main, ["generate", "--no-cache", "--root", str(root)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom of which a run has made a site; nobody changes it."""
    root = tmp_path_factory.mktemp("whole") / "site"
    open_newsroom(root, SEEDS)
    generate(root)
    return root


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same without the bad seed."""
    root = tmp_path_factory.mktemp("without") / "site"
    open_newsroom(root, SEEDS)
    (root / "seeds" / BAD).unlink()
    generate(root)
    return everything(root)


def copied(made: Path, tmp_path: Path) -> Path:
    """The site, to be read anew by other code: nothing may come out of the records."""
    root = tmp_path / "site"
    shutil.copytree(made, root)
    (root / ".dateline/fingerprint").unlink()
    return root


def combinations(stages: tuple[Stage, ...]) -> list[Any]:
    return [
        pytest.param(stage, fails, id=f"{stage.name} {fails.__name__}")
        for number, stage in enumerate(stages)
        for at, fails in enumerate(FAILURES)
        # Each stage fails in two ways or more, each way at many stages.
        if (at in (number % 4, 3) or fails is talks_nonsense) and (stage.nonsense or fails is not talks_nonsense)
    ]


@pytest.mark.parametrize(("stage", "fails"), combinations(OF_A_SEED))
def test_a_seed_at_which_a_stage_fails_is_told_and_the_others_are_as_without_it(
    stage: Stage,
    fails: Callable[[Any], Any],
    without: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_newsroom(tmp_path / "site", SEEDS)
    broken(stage, fails, monkeypatch)
    done = said_by(tmp_path / "site")
    assert done.exit_code == 1, done.output
    assert done.stderr.startswith(stage.told), done.stderr
    assert "Traceback" not in done.output
    assert "report this line" in done.stderr
    assert "4 new" in done.stdout
    now = everything(tmp_path / "site")
    del now[f"seeds/{BAD}"]
    assert now == without


@pytest.mark.parametrize(("stage", "fails"), combinations((*OF_A_SEED, *OF_A_PAGE, *OF_THE_SITE)))
def test_what_stood_before_stays_byte_for_byte_where_a_stage_fails(
    stage: Stage, fails: Callable[[Any], Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(made, tmp_path)
    before = everything(root)
    broken(stage, fails, monkeypatch)
    done = said_by(root)
    assert done.exit_code == 1, done.output
    assert done.stderr.startswith(stage.told), done.stderr
    after = everything(root)
    assert after.keys() == before.keys()
    # Without its evidence a brief asks less on other pages, and data files say less of it.
    beside = ("docs/data/", "docs/review.md", "docs/index.md", "records/") if stage.function in WITHOUT_EVIDENCE else ()
    assert [path for path in before if after[path] != before[path] and not path.startswith(beside)] == []


@pytest.mark.parametrize("stage", [*OF_A_PAGE[1:], *OF_THE_SITE], ids=lambda stage: stage.name)
def test_other_pages_go_on_where_one_can_not_be_made(
    stage: Stage, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(made, tmp_path)
    write_seed(root, "later.txt", 77)
    broken(stage, panics, monkeypatch)
    done = said_by(root)
    assert "1 new" in done.stdout, done.output
    assert brief_of(root, "later.txt").is_file()


def test_a_stage_that_speaks_of_words_outside_the_text_is_told(
    tmp_path: Path, without: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.facts import find

    right = find.find_quotations

    def beyond(article: Article, *rest: Any) -> Any:
        found = right(article, *rest)
        return tuple(replace(q, span=Span(0, 10**6)) for q in found) if of_bad(article) else found

    monkeypatch.setattr(find, "find_quotations", beyond)
    open_newsroom(tmp_path / "site", SEEDS)
    done = said_by(tmp_path / "site")
    assert f"seeds/{BAD}#1: can't be read (ValueError: quotations: 0-1000000 lies outside the text" in done.stderr
    now = everything(tmp_path / "site")
    assert {path: data for path, data in now.items() if path != f"seeds/{BAD}"} == without


LINKING = (("generator.shelf.linked", "link"), ("generator.shelf.linked", "told"))


@pytest.mark.parametrize(("module", "function"), LINKING, ids=lambda name: name.rpartition(".")[2])
@pytest.mark.parametrize("fails", FAILURES, ids=lambda fails: fails.__name__)
def test_a_brief_at_which_linking_fails_is_left_out_of_it(
    module: str, function: str, fails: Callable[[Any], Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(made, tmp_path)
    before = everything(root)
    page = brief_of(root, BAD)
    broken(Stage(module, function, of_bad, ""), fails, monkeypatch)
    done = said_by(root)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{page.relative_to(root).as_posix()}: can't be linked with the others"), done.stderr
    after = everything(root)
    assert after.keys() == before.keys(), "nothing is given up"
    assert {path for path in after if "/briefs/2026/" in path and after[path] != before[path]} <= {
        path for path in after if page.stem not in path
    }
    monkeypatch.undo()
    generate(root)
    assert everything(root) == before, "and all is as it was once it succeeds"


@pytest.mark.parametrize(("module", "function"), LINKING, ids=lambda name: name.rpartition(".")[2])
def test_linking_that_fails_for_all_writes_nothing(
    module: str, function: str, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(made, tmp_path)
    write_seed(root, "later.txt", 77)
    before = everything(root)
    broken(Stage(module, function, lambda *_: True, ""), panics, monkeypatch)
    done = said_by(root)
    assert done.exit_code == 1
    assert "can't be linked with the others (PanicException: byte index 2" in done.stderr
    assert everything(root) == before


@pytest.mark.parametrize("fails", FAILURES, ids=lambda fails: fails.__name__)
def test_a_data_file_that_can_not_be_made_stays_as_it_is(
    fails: Callable[[Any], Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import exports

    root = copied(made, tmp_path)
    write_seed(root, "later.txt", 77)
    before = everything(root)
    formats = tuple(replace(each, make=fails) if each.file == "stix.json" else each for each in exports.FORMATS)
    monkeypatch.setattr(exports, "FORMATS", formats)
    done = said_by(root)
    assert done.exit_code == 1
    assert done.stderr.startswith("docs/data/stix.json: can't be made")
    after = everything(root)
    assert after["docs/data/stix.json"] == before["docs/data/stix.json"]
    assert b"later.txt" in after["docs/data/briefs.json"]


@pytest.mark.parametrize("who", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("stage", [OF_A_SEED[0], OF_A_SEED[5], OF_A_PAGE[2], OF_THE_SITE[0]], ids=lambda s: s.name)
def test_who_stops_a_run_stops_it_at_once(
    who: type[BaseException], stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: Any) -> Any:
        raise who

    open_newsroom(tmp_path / "site", SEEDS)
    broken(stage, stop, monkeypatch)
    with pytest.raises(who):
        generate(tmp_path / "site")
    assert not (tmp_path / "site/docs").exists()


def test_where_anything_fails_nothing_is_given_up(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(made, tmp_path)
    names = {path for path in everything(root) if path.startswith("docs/people/")}
    (root / "seeds" / BAD).write_bytes(b"\x00\x01")
    for name in ("s000.txt", "s001.txt"):
        (root / "seeds" / name).unlink()
    broken(OF_THE_SITE[0], raises, monkeypatch)
    done = CliRunner().invoke(main, ["generate", "--prune", "--root", str(root)])
    assert done.exit_code == 1
    assert names <= everything(root).keys()
    monkeypatch.undo()
    CliRunner().invoke(main, ["generate", "--prune", "--root", str(root)])
    assert brief_of(root, BAD).is_file(), "its seed is there, if it can't be read"
    assert not names <= everything(root).keys()


def test_a_seeds_folder_that_is_away_makes_no_brief_an_orphan(made: Path, tmp_path: Path) -> None:
    root = copied(made, tmp_path)
    before = everything(root)
    (root / "seeds").rename(root / "away")
    done = said_by(root)
    assert done.stderr.startswith("seeds: is not a folder")
    (root / "away").rename(root / "seeds")
    assert everything(root) == before
