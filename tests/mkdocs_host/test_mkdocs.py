"""MkDocs alone does everything: it generates, builds strictly, follows edits live, and tells a broken front matter."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_here
from mkdocs.exceptions import Abort

from generator.mkdocs_host import one_build, plugin
from generator.mkdocs_host.snapshot import after_writing, snapshot
from tests.mkdocs_host.built import to_build
from tests.serving import build, mkdocs_serve, wait_for
from tests.test_corrections import brief, edit

MEETING = "003_58e320687e9511c4.txt#2"


def test_a_strict_build_generates_and_has_no_warning(site: Path) -> None:
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "4 new" in done.stderr
    assert (site / "site/people/asim-munir/index.html").exists()
    again = build(site)
    assert "4 unchanged" in again.stderr


def test_corrections_stand_after_a_build(site: Path) -> None:
    assert build(site).returncode == 0
    file = brief(site, MEETING)
    edit(file, "date: 2026-02-02", "date: 2026-02-01")
    assert build(site).returncode == 0
    assert "date: 2026-02-01" in file.read_text(encoding="utf-8")
    html = (site / "site" / file.relative_to(site / "docs").with_suffix("") / "index.html").read_text("utf-8")
    assert "1 Feb 2026" in html


@pytest.mark.parametrize("strict", [True, False])
def test_a_build_fails_for_a_broken_front_matter_and_builds_all_else(site: Path, strict: bool) -> None:
    assert build(site).returncode == 0
    file = brief(site, MEETING)
    edit(file, "date: 2026-02-02", "date: 2026-02-30")
    text = "Harbour talks end\n\nNAIROBI: Transport Minister Wanjiru Odhiambo left Mombasa on 3 March 2026.\n"
    (site / "seeds" / "talks.txt").write_text(text, encoding="utf-8")
    done = build(site, *([] if strict else ["--no-strict"]))
    assert done.returncode == 1, done.stderr
    line = file.read_text(encoding="utf-8").splitlines().index("date: 2026-02-30") + 1
    assert f"{file.relative_to(site).as_posix()}:{line}:" in done.stderr
    assert "2026-02-30" in done.stderr
    html = (site / "site" / file.relative_to(site / "docs").with_suffix("") / "index.html").read_text("utf-8")
    assert "2 Feb 2026" in html
    assert "2026-02-30" not in html
    assert (site / "site/briefs/2026/03/harbour-talks-end/index.html").is_file()


HOOKS = ("describe", "with_head_of", "with_pictures")


@pytest.mark.parametrize("function", HOOKS)
def test_a_page_at_which_a_hook_fails_is_built_as_it_came_and_told(
    site: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    class PanicException(BaseException):
        """As compiled code makes it."""

    def panic(*_: object) -> None:
        raise PanicException("not a char boundary")

    monkeypatch.setattr(one_build if function == "with_pictures" else plugin, function, panic)
    with pytest.raises(Abort):
        build_here(to_build(site / "mkdocs.yml", site / "site"))
    assert len(list((site / "site/briefs").rglob("index.html"))) > 4
    assert (site / "site/data/briefs.json").is_file()


def test_a_bad_seed_is_a_warning_that_names_it(site: Path) -> None:
    (site / "seeds/empty.txt").write_bytes(b"")
    done = build(site)
    assert "seeds/empty.txt" in done.stderr
    assert done.returncode != 0


def test_a_withdrawn_brief_is_not_built(site: Path) -> None:
    assert build(site).returncode == 0
    file = brief(site, MEETING)
    edit(file, "\nseed:", "\nstatus: withdrawn\nseed:")
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert not (site / "site" / file.relative_to(site / "docs").with_suffix("") / "index.html").exists()


def test_one_save_gives_one_rebuild_and_the_pages_follow(site: Path) -> None:
    assert build(site).returncode == 0
    file = brief(site, MEETING)
    url = file.relative_to(site / "docs").with_suffix("").as_posix() + "/"
    with mkdocs_serve(site) as server:
        built = server.builds()
        edit(file, "date: 2026-02-02", "date: 2026-02-01")
        assert wait_for(lambda: server.builds() > built), server.log()
        assert wait_for(lambda: "1 Feb 2026" in server.read(url))
        time.sleep(3)
        assert server.builds() == built + 1, server.log()


def test_a_new_seed_is_picked_up_live(site: Path) -> None:
    with mkdocs_serve(site) as server:
        built = server.builds()
        text = "Harbour talks end\n\nNAIROBI: Transport Minister Wanjiru Odhiambo left Mombasa on 3 March 2026.\n"
        (site / "seeds" / "talks.txt").write_text(text, encoding="utf-8")
        assert wait_for(lambda: server.builds() > built), server.log()
        assert "Harbour talks end" in server.read("briefs/")
        time.sleep(3)
        assert server.builds() == built + 1, server.log()


BREAKS = (
    ("\ndate: ", "\ndate: [broken "),
    ("\ndate: 2026-", "\ndate: 2026-99-"),
    ("\ntitle: ", "\ntitle: Talks: "),
    ("\nlocation: ", "\nlocaton: "),
    ("---\n", "--\n"),
    ("\nactors:\n", "\nactors:\n\t"),
)


def test_the_server_survives_broken_front_matters_shows_them_and_recovers_on_the_mend(site: Path) -> None:
    assert build(site).returncode == 0
    file = brief(site, MEETING)
    where = file.relative_to(site).as_posix() + ":"
    url = file.relative_to(site / "docs").with_suffix("").as_posix() + "/"
    good = file.read_text(encoding="utf-8")
    with mkdocs_serve(site) as server:
        for number, (right, wrong) in enumerate(BREAKS):
            mended = good.replace("date: 2026-02-02", f"date: 2026-01-1{number}", 1)
            edit(file, right, wrong)
            assert wait_for(lambda: where in server.read(url)), server.log()
            page = server.read(url)
            assert '<div role="alert"' in page
            assert "How we know" in page, "the last good version stays"
            assert server.process.poll() is None
            file.write_text(mended, encoding="utf-8")
            assert wait_for(lambda day=f"1{number} Jan 2026": day in server.read(url)), server.log()
            assert '<div role="alert"' not in server.read(url)


def test_a_save_during_a_build_is_not_taken_for_our_own_writing(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.md", tmp_path / "theirs.md"
    for file in (ours, theirs):
        file.write_text("before", encoding="utf-8")
    before = snapshot([tmp_path])
    ours.write_text("written by us", encoding="utf-8")
    assert after_writing(before, snapshot([tmp_path]), {str(ours)}) == snapshot([tmp_path])
    theirs.write_text("saved meanwhile", encoding="utf-8")
    assert after_writing(before, snapshot([tmp_path]), {str(ours)}) != snapshot([tmp_path])


@pytest.mark.parametrize("option", ["dateline:\n      generate: false", "dateline"])
def test_the_plugin_can_build_what_stands_on_disk(site: Path, option: str) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - dateline\n", f"  - {option}\n"), encoding="utf-8")
    (site / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    done = build(site)
    assert ("4 new" in done.stderr) == (option == "dateline")


@pytest.mark.parametrize(
    ("line", "told"), [("", 0), ("  - generator.mkdocs_host.source_section\n", 1)], ids=["not named", "its old name"]
)
def test_settings_of_an_earlier_version_still_give_every_sentence_a_place(site: Path, line: str, told: int) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "  - generator.web.source_section\n" in text
    settings.write_text(text.replace("  - generator.web.source_section\n", line), encoding="utf-8")
    done = build(site, "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("is now called `generator.web.source_section`") == told
    assert 'id="source-1"' in next((site / "site/briefs").rglob("*/*/*/index.html")).read_text("utf-8")
