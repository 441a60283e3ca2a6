"""What is served is what a clean build of the same files gives, whatever was saved in between."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings as profile
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.errors import GivenWayError
from generator.mkdocs_host.kept.site import InterruptedBuildError
from generator.mkdocs_host.plugin import DatelinePlugin
from tests.mkdocs_host.built import files_below, without_keeping
from tests.test_corrections import edit

URL = "http://127.0.0.1:8000/"
STEPS = 500 if profile().max_examples > 200 else 12
"""Saves of the soak: few in a common run, more with the profile "long"."""


class Served:
    """A site under `mkdocs serve`, without its socket: saves are acted upon when they are told."""

    def __init__(self, site: Path) -> None:
        self.site, self.folder = site, site / "served"
        config = self._config(self.folder)
        plugin = config.plugins["dateline"]
        assert isinstance(plugin, DatelinePlugin)
        self.plugin: DatelinePlugin = plugin
        config.plugins.on_startup(command="serve", dirty=False)
        self._build_all(config)
        server = LiveReloadServer(lambda: None, "127.0.0.1", 8000, str(self.folder))
        server.socket.close()
        server.watch(config.docs_dir)
        config.plugins.on_serve(server, config=config, builder=self._build_all)
        assert self.plugin.serving
        self.serving = self.plugin.serving
        self.builds = 0

    def _config(self, folder: Path) -> MkDocsConfig:
        config = load_config(str(self.site / "mkdocs.yml"), site_dir=str(folder))
        config.site_url = URL
        return config

    def _build_all(self, config: MkDocsConfig | None = None) -> None:
        if config is None:
            config = self._config(self.folder)
            self.builds += 1
        build(config, serve_url=URL)

    def save(self) -> None:
        """Act upon whatever has been saved, as the server does."""
        self.serving.saves.missed(str(self.site / "docs"), lambda: None)
        self.serving.on_save()
        if self.serving.timer:
            self.serving.timer.cancel()

    def page(self, path: str) -> str:
        return (self.folder / path / "index.html").read_text(encoding="utf-8")

    def clean(self) -> dict[str, bytes]:
        """What MkDocs alone makes of the same files."""
        folder = self.site / "clean"
        config = load_config(str(without_keeping(self.site)), site_dir=str(folder))
        config.site_url = URL
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=URL)
        return files_below(folder)

    def settled(self) -> dict[str, bytes]:
        """What is served once a quiet moment has come."""
        self.serving.settle()
        return files_below(self.folder)


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    """Our three seeds, served."""
    found = Served(site)
    yield found
    if found.serving.timer:
        found.serving.timer.cancel()


def a_brief(site: Path, number: int = 0) -> Path:
    return sorted(file for file in (site / "docs/briefs").rglob("*.md") if file.name != "index.md")[number]


def url_of(site: Path, page: Path) -> str:
    return page.relative_to(site / "docs").with_suffix("").as_posix()


def test_a_save_builds_what_it_changes_and_nothing_else(served: Served) -> None:
    brief = a_brief(served.site)
    built = {path: (served.folder / path).stat().st_mtime_ns for path in files_below(served.folder)}
    title = re.search(r"^title: (.*)$", brief.read_text("utf-8"), re.MULTILINE)
    assert title
    edit(brief, title[0], "title: Another headline altogether")
    served.save()
    assert "Another headline altogether" in served.page(url_of(served.site, brief))
    assert "Another headline altogether" in served.page("briefs")
    pages = {path for path in built if path.endswith(".html")}
    touched = {path for path in pages if (served.folder / path).stat().st_mtime_ns != built[path]}
    assert len(touched) < len(pages) / 2
    assert served.builds == 0
    assert served.settled() == served.clean()


def test_what_nobody_saved_builds_nothing(served: Served) -> None:
    before = {path: (served.folder / path).stat().st_mtime_ns for path in files_below(served.folder)}
    served.save()
    assert {path: (served.folder / path).stat().st_mtime_ns for path in before} == before
    assert served.builds == 0


def test_a_page_that_comes_moves_and_goes_takes_the_links_to_it_along(served: Served) -> None:
    notes = served.site / "docs/notes"
    notes.mkdir()
    (notes / "one.md").write_text("# One\n\n[Two](two.md)\n", encoding="utf-8")
    served.save()
    assert 'href="two.md"' in served.page("notes/one")
    (notes / "two.md").write_text("# Two\n", encoding="utf-8")
    served.save()
    assert 'href="../two/"' in served.page("notes/one")
    assert served.settled() == served.clean()
    (notes / "two.md").rename(notes / "three.md")
    served.save()
    assert 'href="two.md"' in served.page("notes/one")
    assert not (served.folder / "notes/two/index.html").exists()
    assert "Three" not in served.page("notes/three")
    shutil.rmtree(notes)
    served.save()
    assert not (served.folder / "notes").exists()
    assert served.settled() == served.clean()


@pytest.mark.parametrize("few", [0, 25])
def test_a_front_matter_that_breaks_and_is_mended(served: Served, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.mkdocs_host.generating.FEW", few)
    brief = a_brief(served.site)
    brief.write_text(brief.read_text("utf-8").replace("\ntitle: ", "\ntitle: Once ", 1), encoding="utf-8")
    served.save()
    good, url = brief.read_text("utf-8"), url_of(served.site, brief)
    before = served.page(url)
    brief.write_text(good.replace("\ntitle: ", "\ntitle: Talks: [", 1), encoding="utf-8")
    served.save()
    assert served.page(url) == before
    assert served.plugin.told.notice
    assert served.settled() == served.clean()
    brief.write_text(good.replace("\ntitle: ", "\ntitle: Mended ", 1), encoding="utf-8")
    served.save()
    assert "Mended" in served.page(url)
    assert not served.plugin.told.notice
    assert served.settled() == served.clean()


def test_settings_are_followed_by_a_build_of_all(served: Served) -> None:
    edit(served.site / "mkdocs.yml", "site_name: Dateline", "site_name: Evening desk")
    served.save()
    assert served.builds == 1
    assert "Evening desk" in served.page("people")
    assert served.settled() == served.clean()


def test_a_save_while_the_rest_is_built_comes_first(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = a_brief(served.site)
    edit(brief, "\ntitle: ", "\ntitle: First ")
    served.save()
    monkeypatch.setattr(served.serving, "go_on", lambda: (_ for _ in ()).throw(InterruptedBuildError()))
    served.serving.settle()
    monkeypatch.undo()
    edit(brief, "\ntitle: First ", "\ntitle: Second ")
    served.save()
    assert "Second" in served.page(url_of(served.site, brief))
    assert served.settled() == served.clean()


class Desk:
    """Somebody who works on a site, in ways that a seed decides."""

    def __init__(self, site: Path, seed: int) -> None:
        self._site, self._dice = site, random.Random(seed)
        self._own = site / "docs/notes"
        self._own.mkdir()
        self._good: dict[Path, str] = {}

    def work(self) -> str:
        """One edit; its name."""
        edits = (self.retitle, self.withdraw, self.write, self.move, self.remove, self.spoil, self.mend, self.seed)
        chosen: Callable[[], None] = self._dice.choice(edits)
        chosen()
        return chosen.__name__

    def retitle(self) -> None:
        """Another headline for a brief."""
        file = self._brief()
        title = f"title: Headline {self._dice.randrange(1000)}"
        self._write(file, re.sub(r"^title: .*$", title, file.read_text("utf-8"), count=1, flags=re.MULTILINE))

    def withdraw(self) -> None:
        """Withdraw a brief, or take that back."""
        file = self._brief()
        text = file.read_text("utf-8")
        there = "\nstatus: withdrawn\n" in text
        self._write(
            file,
            text.replace("\nstatus: withdrawn\n", "\n", 1)
            if there
            else text.replace("\nseed:", "\nstatus: withdrawn\nseed:", 1),
        )

    def write(self) -> None:
        """A page of one's own, which links to another that may be there."""
        mine, other = (self._dice.randrange(6) for _ in range(2))
        brief = self._brief().relative_to(self._site / "docs").as_posix()
        words = f"# Note {mine}\n\n[Next](note-{other}.md) and [brief](../{brief}).\n"
        self._write(self._own / f"note-{mine}.md", words)

    def move(self) -> None:
        """Another name for such a page."""
        for file in self._notes()[:1]:
            file.replace(self._own / f"note-{self._dice.randrange(6)}.md")

    def remove(self) -> None:
        """Away with one."""
        for file in self._notes()[-1:]:
            file.unlink()

    def spoil(self) -> None:
        """A front matter that nobody can read."""
        file = self._brief()
        self._good.setdefault(file, file.read_text("utf-8"))
        self._write(file, self._good[file].replace("\ntitle: ", "\ntitle: [", 1))

    def mend(self) -> None:
        """One of them, as it was."""
        for file, text in list(self._good.items())[:1]:
            self._write(file, text)
            del self._good[file]

    def seed(self) -> None:
        """A new report."""
        number = self._dice.randrange(1000)
        words = (
            f"Ferry {number} returns\n\nMOMBASA: Captain Amina Wekesa brought ferry {number} home on 4 March 2026.\n"
        )
        self._write(self._site / f"seeds/ferry-{number}.txt", words)

    def _brief(self) -> Path:
        every = sorted(file for file in (self._site / "docs/briefs").rglob("*.md") if file.name != "index.md")
        return self._dice.choice(every)

    def _notes(self) -> list[Path]:
        return sorted(self._own.glob("*.md"))

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")


def test_a_day_of_saves_ends_with_the_site_that_a_clean_build_gives(served: Served) -> None:
    desk, done = Desk(served.site, 17), []
    for step in range(STEPS):
        done.append(desk.work())
        served.save()
        if step % 4 == 3:
            assert served.settled() == served.clean(), done


def test_on_a_large_site_a_save_is_followed_nearby_and_the_rest_in_a_quiet_moment(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.mkdocs_host.generating.FEW", 0)
    brief = a_brief(served.site)
    title = re.search(r"^title: (.*)$", brief.read_text("utf-8"), re.MULTILINE)
    assert title
    edit(brief, title[0], "title: Another headline altogether")
    served.save()
    person = next(link for link in re.findall(r"people/[\w-]+", brief.read_text("utf-8")) if "index" not in link)
    assert "Another headline altogether" in served.page(url_of(served.site, brief))
    assert "Another headline altogether" in served.page(person)
    assert "Another headline altogether" not in served.page("briefs")
    assert served.builds == 0
    edit(brief, "title: Another headline altogether", "title: A third one")
    served.save()
    assert "A third one" in served.page(person)
    assert served.settled() == served.clean()
    assert "A third one" in served.page("briefs")


def test_a_save_followed_nearby_and_then_built_whole_takes_nothing_of_an_older_site(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.mkdocs_host.generating.FEW", 0)
    monkeypatch.setattr(served.plugin, "follow", lambda _: None)  # as after a commit
    brief = a_brief(served.site)
    title = re.search(r"^title: (.*)$", brief.read_text("utf-8"), re.MULTILINE)
    assert title
    edit(brief, title[0], "title: Another headline altogether")
    served.save()
    assert 'property="og:title" content="Another headline altogether' in served.page(url_of(served.site, brief))
    assert served.settled() == served.clean()


def test_over_what_the_last_run_left_serving_starts_without_one_and_makes_it_later(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.mkdocs_host.generating.FEW", 0)
    served.plugin.serving = None  # as in a process of its own: MkDocs hands out the same plugin again
    with monkeypatch.context() as patch:
        patch.setattr("generator.run.generate", lambda *_: pytest.fail("a run is made"))
        again = Served(served.site)
    timer = again.serving.timer
    assert timer
    timer.cancel()
    brief = a_brief(served.site)
    brief.write_text(brief.read_text("utf-8").replace("\ntitle: ", "\ntitle: First ", 1), encoding="utf-8")
    again.save()  # before a run is there to start from
    assert "First " in again.page("briefs")
    assert again.settled() == again.clean()
    brief.write_text(brief.read_text("utf-8").replace("title: First ", "title: Second ", 1), encoding="utf-8")
    again.save()
    assert "Second " in again.page(url_of(served.site, brief))
    assert "Second " not in again.page("briefs")
    assert again.settled() == again.clean()


def test_names_that_are_edited_on_a_large_site_end_as_in_a_clean_build(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.mkdocs_host.generating.FEW", 0)
    brief = a_brief(served.site)
    text = brief.read_text("utf-8")
    name = re.findall(r"(?m)^\s*- name: (.*)$", text)[0]
    for other in ("Somebody Quite New", "Rawalpindi", name):
        brief.write_text(text.replace(f"- name: {name}\n", f"- name: {other}\n", 1), encoding="utf-8")
        served.save()
        assert other in served.page(url_of(served.site, brief))
    brief.write_text(text.replace(f"- name: {name}\n", "- name: Somebody Quite New\n", 1), encoding="utf-8")
    served.save()
    assert served.settled() == served.clean()


def test_a_run_in_a_quiet_moment_gives_way_to_a_save_and_not_to_its_own_writing(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.mkdocs_host.generating.FEW", 0)
    brief, serving = a_brief(served.site), served.serving
    brief.write_text(brief.read_text("utf-8").replace("\ntitle: ", "\ntitle: First ", 1), encoding="utf-8")
    served.save()
    monkeypatch.setattr("generator.mkdocs_host.live.serving.current_thread", lambda: serving.timer)

    def heard(file: Path) -> None:
        serving.saves.missed(str(file), lambda: setattr(serving, "_is_wanted", True))

    def built(build: Callable[[], None] = serving._builder) -> None:
        heard(served.site / "docs/index.md")  # as what a run writes is heard
        build()

    monkeypatch.setattr(serving, "_builder", built)
    serving.settle()
    assert "First " in served.page("briefs")
    brief.write_text(brief.read_text("utf-8").replace("title: First ", "title: Second ", 1), encoding="utf-8")
    heard(brief)
    for asked, error in ((serving.give_way, GivenWayError), (serving.go_on, InterruptedBuildError)):
        with pytest.raises(error):
            asked()
    serving.on_save()
    heard(brief)
    serving.give_way()
    serving.go_on()
