"""Seeds are hostile: each gives a page or a message with its name, the others are built, nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.config import Settings
from generator.model import Brief
from generator.run import generate
from tests.conftest import REPOSITORY

SETTINGS = Settings.model_validate({})
GOOD = "Harbour talks end\n\nNAIROBI: Kenya's Transport Minister Wanjiru Odhiambo met port officials on 3 March 2026.\n"

UNUSABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t \n",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "archive.txt": b"PK\x03\x04" + bytes(200),
    "furniture.txt": b"Short Url\nFollow\nShare\nAdvertisement\n",
    "huge.txt": b"All of it is one long line of words. " * 1_450_000,
}
USABLE = {
    "utf16.txt": GOOD.encode("utf-16"),
    "utf8bom.txt": b"\xef\xbb\xbf" + GOOD.encode(),
    "latin.txt": "Réunion à Genève\n\nGENEVA: The minister’s “café” talks ended on 3 March 2026.\n".encode("cp1252"),
    "undated.txt": b"Talks end\n\nThe two sides met and agreed on nothing of note in the harbour office.\n",
    "french.txt": "Le ministre est arrivé\n\nPARIS: Le ministre des affaires étrangères est arrivé lundi dans la ville.\n".encode(),
    "arabic.txt": "وصل الوزير إلى المدينة يوم الاثنين لإجراء محادثات مع المسؤولين في الميناء.\n".encode(),
    "one-word.txt": b"word" * 250_000,
    "nul.txt": b"Talks\x00 end\n\n"
    + b"The \x1b[31mminister\x1b[0m met officials of the port in Nairobi on 3 March 2026 and left. " * 9,
}
HOSTILE = (
    "<script>alert(1)</script> --- : # {{ config }} {% raw %} *bold* [x](javascript:alert(1)) `code` | cell\n\n"
    "NAIROBI: Minister <b>Wanjiru</b> Odhiambo {{ page.title }} said on 3 March 2026: "
    "“<img src=x onerror=alert(1)> we will not | be --- moved by this {% endraw %} today.”\n\n"
    "--- \n\ntitle: injected\n\n# A heading of its own\n\n!!! note\n\n    code\n\n- a list | a cell\n\n1. one\n\n{: .class }\n"
)


def add(site: Path, seeds: dict[str, bytes]) -> None:
    for name, data in seeds.items():
        (site / "seeds" / name).write_bytes(data)


def test_a_seed_that_cannot_be_used_is_named_and_the_others_are_built(site: Path) -> None:
    add(site, UNUSABLE)
    done = CliRunner().invoke(main, ["generate", "--root", str(site)])
    assert done.exit_code == 1
    for name in UNUSABLE:
        assert f"{name}:" in done.stderr, name
    assert "4 new" in done.stdout
    assert f"{len(UNUSABLE)} failed" in done.stdout


@pytest.mark.parametrize("name", USABLE)
def test_any_text_gives_a_page(site: Path, name: str) -> None:
    add(site, {name: USABLE[name]})
    report = generate(site, SETTINGS)
    assert report.failed == ()
    assert len(report.new) == 5


def test_a_seed_with_the_same_text_as_another_makes_no_second_brief_and_is_told(site: Path) -> None:
    add(site, {"a.txt": GOOD.encode(), "b.txt": GOOD.encode()})
    report = generate(site, SETTINGS)
    assert len(report.new) == 5
    assert [str(problem) for problem in report.failed] == [
        "seeds/b.txt: holds the same text as a.txt, and makes no brief of its own. Remove one of them"
    ]


def test_of_two_seeds_with_the_same_text_the_one_with_a_brief_keeps_it(site: Path) -> None:
    add(site, {"b.txt": GOOD.encode()})
    before = set(generate(site, SETTINGS).new)
    add(site, {"a.txt": GOOD.encode()})
    assert generate(site, SETTINGS).written == frozenset()
    (site / "seeds/b.txt").unlink()
    report = generate(site, SETTINGS)
    assert (report.new, report.failed) == ((), ())
    assert {brief.path for brief in report.site.briefs} == before


def test_seeds_that_were_given_a_brief_each_keep_them(site: Path) -> None:
    add(site, {"a.txt": GOOD.encode(), "b.txt": GOOD.encode() + b"\n"})
    assert len(generate(site, SETTINGS).new) == 6
    add(site, {"b.txt": GOOD.encode()})
    report = generate(site, SETTINGS)
    assert (report.new, report.failed) == ((), ())
    assert not any(brief.seed_gone for brief in report.site.briefs)


def test_a_seed_cannot_become_markup_script_or_template(site: Path) -> None:
    add(site, {"hostile.txt": HOSTILE.encode()})
    generate(site, SETTINGS)
    for file in sorted((site / "docs").rglob("*.md")):
        body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        html = markdown.markdown(body, extensions=["tables", "toc", "attr_list"])
        html = re.sub(r'<img alt="[^"]*" src="(\.\./)*assets/pictures/[\w/-]+\.svg" />', "", html)
        assert not re.search(r"<(script|img|b)\b", html), file
        assert 'href="javascript' not in html, file
        assert not re.search(r"(?<!\\)\{\{|\{%", body), file


def test_a_hostile_headline_survives_as_the_words_it_is(site: Path) -> None:
    add(site, {"hostile.txt": b"Talks: end --- \"so\" #1 'far' {x}\n\nNAIROBI: The minister left on 3 March 2026.\n"})
    generate(site, SETTINGS)
    from generator.briefs import to_brief
    from generator.front_matter import parse

    files = [f for f in (site / "docs/briefs").rglob("*.md") if "hostile.txt" in f.read_text("utf-8")]
    document = parse("x.md", files[0].read_text(encoding="utf-8"))
    brief: Brief = to_brief("x.md", document.meta, (), (), None, None, ())
    assert brief.title == "Talks: end --- \"so\" #1 'far' {x}"


def test_nothing_of_a_run_is_lost_when_a_seed_turns_bad(site: Path) -> None:
    generate(site, SETTINGS)
    pages = {p: p.read_bytes() for p in (site / "docs/briefs").rglob("*.md")}
    (site / "seeds/002_f4886f55bfc394e6.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = generate(site, SETTINGS)
    assert [p.path for p in report.failed] == ["seeds/002_f4886f55bfc394e6.txt"]
    assert {p for p in pages if not p.exists()} == set()


def test_no_seeds_at_all_give_an_empty_site(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    report = generate(tmp_path, SETTINGS)
    assert report.new == ()
    assert (tmp_path / "docs/index.md").exists()


def test_a_missing_seeds_folder_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["generate", "--root", str(tmp_path)])
    assert "seeds" in done.stderr
    assert done.exit_code == 1


def test_our_own_seeds_are_the_ones_that_were_given() -> None:
    assert len(list((REPOSITORY / "seeds").glob("*.txt"))) == 3


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("seeds/x.txt", "leads out of the folder"),
        ("docs/briefs/2026/02/x.md", "leads out of the folder"),
        ("docs/people", "leads out of the folder"),
        ("docs/own.md", "leads out of the folder"),
        ("records/people", "leads out of the folder"),
    ],
)
def test_what_leads_out_of_the_site_is_told_once_and_neither_read_nor_written(site: Path, bad: str, what: str) -> None:
    outside = site.parent / f"{site.name}-outside"
    outside.mkdir()
    (outside / "x.md").write_text("---\ntitle: Classified\n---\n", encoding="utf-8")
    (site / bad).parent.mkdir(parents=True, exist_ok=True)
    (site / bad).symlink_to(outside if "." not in bad else outside / "x.md")
    report = generate(site, SETTINGS)
    assert [problem.path for problem in report.failed] == [bad]
    assert what in report.failed[0].what
    assert len(report.new) == 4
    assert [file.name for file in outside.iterdir()] == ["x.md"]
    written = [*(site / "docs/briefs").rglob("*.md"), *(site / "records/briefs").rglob("*.json")]
    assert len(written) > 4
    assert not [file for file in written if not file.is_symlink() and "Classified" in file.read_text(encoding="utf-8")]
