"""Pages that are kept are those that would be built: warm, cold and stock builds are the same, byte for byte."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs import utils
from mkdocs.commands import build as commands
from mkdocs.commands.build import build as build_here
from mkdocs.exceptions import Abort

from generator.mkdocs_host.kept import ahead, internals
from generator.mkdocs_host.kept.store import FILE
from generator.mkdocs_host.plugin import DatelinePlugin
from generator.store.left import FILE as LEFT
from tests.mkdocs_host.built import files_below, to_build, without_keeping
from tests.test_corrections import edit

ENGINES = ("theme", "pagefind")


def built(
    site: Path, file: str = "mkdocs.yml", folder: str = "site", address: str = ""
) -> tuple[dict[str, bytes], int]:
    """The files of a build, and how many pages it laid out anew; all, where nothing is kept."""
    config = to_build(site / file, site / folder)
    config.site_url = address
    plugin = config.plugins["dateline"]
    assert isinstance(plugin, DatelinePlugin)
    build_here(config)
    return files_below(site / folder), plugin.build.laid_out


def stock(site: Path, address: str = "") -> dict[str, bytes]:
    """The files of a build in which nothing is kept."""
    without_keeping(site)
    return built(site, "stock.yml", "stock", address)[0]


def without_index(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without Pagefind's files: it gives the same pages other ones in each run."""
    return {path: content for path, content in files.items() if not path.startswith("pagefind/")}


def times(folder: Path) -> dict[Path, int]:
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*.html")}


@pytest.mark.parametrize("engine", ENGINES)
def test_what_several_processes_build_is_as_mkdocs_alone_makes_it(
    site: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "LEAST", 0)
    monkeypatch.setattr(ahead, "processes", lambda: 2)
    edit(site / "mkdocs.yml", "  - dateline_search\n", f"  - dateline_search: {{engine: {engine}}}\n")
    (site / "docs/mine.md").write_text("# Mine\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    cold, laid_out = built(site)
    assert laid_out == len([path for path in cold if path.endswith("/index.html") or path == "index.html"])
    assert built(site) == (cold, 1)  # of one page something is to be said
    assert without_index(cold) == without_index(stock(site))


def test_a_process_that_dies_costs_time_and_no_page(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LEAST", 0)
    monkeypatch.setattr(ahead, "processes", lambda: 2)
    sent: list[object] = []

    def dies(store: ahead.SendingStore, *row: object) -> None:
        sent.append(row)
        if len(sent) > 3:
            os._exit(9)
        store._send(row)  # type: ignore[arg-type]

    monkeypatch.setattr(ahead.SendingStore, "_write", dies)
    assert without_index(built(site)[0]) == without_index(stock(site))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("address", ["", "https://example.org/desk/"], ids=["no address", "an address"])
def test_warm_and_cold_builds_are_as_mkdocs_alone_makes_them(site: Path, engine: str, address: str) -> None:
    edit(site / "mkdocs.yml", "  - dateline_search\n", f"  - dateline_search: {{engine: {engine}}}\n")
    cold, _ = built(site, address=address)
    before = times(site / "site")
    warm, laid_out = built(site, address=address)
    assert laid_out == 0
    assert cold == warm
    assert without_index(warm) == without_index(stock(site, address))
    written = {file.name for file, then in times(site / "site").items() if before[file] != then}
    assert written <= {"404.html"}


def no_run(*_: object) -> None:
    raise AssertionError("a run is made")


@pytest.mark.parametrize("address", ["", "https://example.org/desk/"], ids=["no address", "an address"])
def test_over_what_the_last_run_left_none_is_made(site: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    built(site, address=address)
    withdraw(site)
    cold, _ = built(site, address=address)
    with monkeypatch.context() as patch:
        patch.setattr("generator.run.generate", no_run)
        assert built(site, address=address) == (cold, 0)
    assert without_index(cold) == without_index(stock(site, address))


def lost(site: Path) -> None:
    (site / LEFT).unlink()


def damaged(site: Path) -> None:
    edit(site / LEFT, "website", "webside")


def old(site: Path) -> None:
    """Of the run before: this one was made elsewhere, and left nothing."""
    before = (site / LEFT).read_bytes()
    retitle(site)
    built(site)
    (site / LEFT).write_bytes(before)


def nothing(_: Path) -> None:
    """The address alone is another one."""


@pytest.mark.parametrize("happens", [lost, damaged, old, nothing])
def test_heads_and_feeds_that_no_run_left_are_made_anew(site: Path, happens: Callable[[Path], None]) -> None:
    built(site, address="https://example.com/")
    happens(site)
    address = "https://example.org/desk/"
    assert without_index(built(site, address=address)[0]) == without_index(stock(site, address))


def a_brief(site: Path) -> Path:
    return sorted(file for file in (site / "docs/briefs").rglob("*.md") if file.name != "index.md")[0]


def retitle(site: Path) -> None:
    edit(a_brief(site), "\ntitle: ", "\ntitle: Corrected ")


def settings(site: Path) -> None:
    edit(site / "mkdocs.yml", "site_name: Dateline", "site_name: Evening desk")


def navigation(site: Path) -> None:
    edit(site / "mkdocs.yml", "  - Map: map.md\n", "  - Atlas: map.md\n")


def withdraw(site: Path) -> None:
    edit(a_brief(site), "\nseed:", "\nstatus: withdrawn\nseed:")


def new_seed(site: Path) -> None:
    words = "Harbour talks end\n\nNAIROBI: Transport Minister Wanjiru Odhiambo left Mombasa on 3 March 2026.\n"
    (site / "seeds/talks.txt").write_text(words, encoding="utf-8")


def own_page(site: Path) -> None:
    (site / "docs/mine.md").write_text("# Mine\n\n[Map](map.md#nowhere), [none](none.md).\n", encoding="utf-8")


def picture(site: Path) -> None:
    for file in (site / "docs/assets").rglob("*.css"):
        file.write_text(file.read_text("utf-8") + "\n/* ours */\n", encoding="utf-8")


CHANGES = (retitle, settings, navigation, withdraw, new_seed, own_page, picture)


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_a_warm_build_is_a_stock_build(site: Path, change: Callable[[Path], None]) -> None:
    built(site)
    change(site)
    assert built(site)[0] == stock(site)


def test_what_a_page_looked_for_and_did_not_find_is_remembered(site: Path) -> None:
    (site / "docs/one.md").write_text("# One\n\n![Map](plan.png)\n", encoding="utf-8")
    first, _ = built(site)
    (site / "docs/plan.png").write_bytes(b"\x89PNG")
    second, laid_out = built(site)
    assert first["one/index.html"] != second["one/index.html"]
    assert laid_out == 1
    assert second == stock(site)


def test_what_was_said_of_a_page_is_said_again(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    (site / "docs/one.md").write_text("# One\n\n[Two](two.md) [Map](map.md#nowhere)\n", encoding="utf-8")
    for _ in range(2):
        caplog.clear()
        built(site)
        said = [record.getMessage() for record in caplog.records if "one.md" in record.getMessage()]
        assert any("two.md" in each for each in said)
        assert any("#nowhere" in each for each in said)


def test_templates_of_ones_own_are_what_pages_depend_on(site: Path) -> None:
    edit(site / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: overrides\n")
    (site / "overrides").mkdir()
    main = site / "overrides/main.html"
    main.write_text('{% extends "base.html" %}{% block announce %}Early{% endblock %}\n', encoding="utf-8")
    assert b"Early" in built(site)[0]["people/index.html"]
    main.write_text('{% extends "base.html" %}{% block announce %}Late{% endblock %}\n', encoding="utf-8")
    late, _ = built(site)
    assert b"Late" in late["people/index.html"]
    assert late == stock(site)


UNKNOWN = {
    "a plugin": ("  - dateline_search\n", "  - dateline_search\n  - tags\n", "plugin `"),
    "an extension that reads files": ("  - tables\n", "  - tables\n  - pymdownx.snippets\n", "pymdownx.snippets"),
    "a template of its time": ("  name: material\n", "  name: material\n  custom_dir: overrides\n", "main.html"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_where_nobody_knows_what_pages_depend_on_they_are_built_anew_and_that_is_said(
    site: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    (site / "overrides").mkdir()
    (site / "overrides/main.html").write_text('{% extends "base.html" %}{{ build_date_utc }}\n', encoding="utf-8")
    there, instead, named = UNKNOWN[name]
    edit(site / "mkdocs.yml", there, instead)
    built(site)
    _, laid_out = built(site)
    assert laid_out > 0
    assert any("built anew" in record.getMessage() and named in record.getMessage() for record in caplog.records)


def test_another_mkdocs_than_expected_goes_its_own_way(
    site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    original = commands._build_page
    expected = stock(site)

    def other(
        page: object, config: object, doc_files: object, nav: object, env: object, *rest: bool, **more: bool
    ) -> None:
        original(page, config, doc_files, nav, env, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "_build_page", other)
    assert "_build_page" in internals.unexpected()
    assert built(site)[0] == expected
    assert any("_build_page" in record.getMessage() for record in caplog.records)


def test_mkdocs_has_its_functions_back_after_a_build_however_it_ends(site: Path) -> None:
    before = (commands._populate_page, commands._build_page, utils.write_file, utils.clean_directory)
    built(site)
    edit(site / "mkdocs.yml", "theme:\n", "theme:\n  static_templates: [broken.html]\n  custom_dir: overrides\n")
    (site / "overrides").mkdir()
    (site / "overrides/broken.html").write_text("{{ nothing.at.all }}\n", encoding="utf-8")
    with pytest.raises(Exception, match="nothing"):
        built(site)
    assert (commands._populate_page, commands._build_page, utils.write_file, utils.clean_directory) == before


def spoil_rows(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("update read set heavy = x'00', light = '{}'")
        database.execute("update built set body = x'00'")
    database.close()


SPOILT: dict[str, Callable[[Path], object]] = {
    "not a database": lambda file: file.write_bytes(b"nothing of the kind" * 1000),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "empty": lambda file: file.write_bytes(b""),
    "other rows": spoil_rows,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_store_that_is_spoilt_costs_time_and_no_page(site: Path, how: str) -> None:
    expected, _ = built(site)
    SPOILT[how](site / FILE)
    for file in (site / "site").rglob("*.html"):
        file.unlink()
    assert built(site)[0] == expected
    edit(site / "mkdocs.yml", "  - Map: map.md\n", "  - Atlas: map.md\n")
    assert built(site)[0] == stock(site)


def test_files_that_no_build_made_leave_the_site_and_hidden_ones_stay(site: Path) -> None:
    built(site)
    (site / "site/old").mkdir()
    (site / "site/old/index.html").write_text("old", encoding="utf-8")
    (site / "site/assets/old.bin").write_bytes(b"old")
    (site / "site/.git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    (site / "site/index.html").write_text("spoilt", encoding="utf-8")
    found, _ = built(site)
    assert found.pop(".git")
    assert not (site / "site/old").exists()
    assert found == stock(site)


def test_a_mistake_that_fails_a_build_fails_the_next_as_well(site: Path) -> None:
    built(site)
    edit(a_brief(site), "\ntitle: ", "\ntitle: [")
    for _ in range(2):
        with pytest.raises(Abort):
            built(site)
