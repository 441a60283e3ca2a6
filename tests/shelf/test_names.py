"""Whatever people call things, every page has an address that any disk and any reader takes, and none stops another."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.checks.examine import check_site
from generator.config import Settings
from generator.knowledge.addresses import LONGEST, shared
from generator.run import Report, generate

SETTINGS = Settings.model_validate({"recognizer": "rules"})
WINDOWS = {"con", "prn", "aux", "nul", "com1", "lpt1"}
NAMES = {
    "long": "a" * 300,
    "long words": "the minister said " * 20,
    "a device": "CON",
    "a device and a dot": "Nul.",
    "a device in small": "com\u00b9",
    "a dot at the end": "Talks...",
    "blanks round it": "  Talks  ",
    "a month": "02",
    "a year": "2026",
    "a folder": "undated",
    "the folder's own page": "index",
    "no letters": "???",
    "a way out": "../../../etc/passwd",
    "a drive": "C:\\\\aux",
    "composed": "Caf\u00e9 de Gen\u00e8ve",
    "decomposed": unicodedata.normalize("NFD", "Caf\u00e9 de Gen\u00e8ve"),
    "capitals": "CAF\u00c9 DE GEN\u00c8VE",
}


def by_hand(site: Path, path: str, **meta: str) -> None:
    (site / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in meta.items())
    (site / "docs" / path).write_text(f"---\ntitle: Talks\ndate: 2026-02-03\n{lines}---\n", encoding="utf-8")


def pages(site: Path) -> list[str]:
    return [file.relative_to(site / "docs").as_posix() for file in sorted((site / "docs").rglob("*.md"))]


def run(site: Path) -> Report:
    (site / "seeds").mkdir(exist_ok=True)
    return generate(site, SETTINGS)


FIELDS = {
    "topic": lambda name: {"topics": f"['{name}']"},
    "story": lambda name: {"story": f"'{name}'"},
    "actor": lambda name: {"actors": f"[{{name: '{name}'}}]"},
    "mention": lambda name: {"mentions": f"['{name}']"},
    "location": lambda name: {"location": f"'{name}'"},
}


@pytest.mark.parametrize("field", FIELDS)
def test_any_name_in_any_field_gives_pages_that_any_disk_can_hold(tmp_path: Path, field: str) -> None:
    for number, name in enumerate(NAMES.values()):
        by_hand(tmp_path, f"briefs/2026/02/talks-{number}.md", **FIELDS[field](name))
    report = run(tmp_path)
    assert report.failed == ()
    assert len(report.site.briefs) == len(NAMES)
    for page in pages(tmp_path):
        stem = page.rpartition("/")[2].removesuffix(".md")
        assert len(stem) <= LONGEST
        assert stem not in WINDOWS
        assert page.isascii()
    assert list(shared(pages(tmp_path))) == []
    assert run(tmp_path).written == frozenset()


def test_long_names_that_begin_and_end_alike_have_a_page_each(tmp_path: Path) -> None:
    for number, middle in enumerate(("harbour", "airport", "railway")):
        name = f"{'the long talks about ' * 8}{middle}{' in the capital of the country' * 4}"
        by_hand(tmp_path, f"briefs/2026/02/talks-{number}.md", topics=f"['{name}']", story=f"'{name}'")
    run(tmp_path)
    for folder in ("topics", "stories"):
        made = [
            page
            for page in pages(tmp_path)
            if page.startswith(f"{folder}/") and "/index" not in page and "2026" not in page
        ]
        assert len(made) == 3
        assert sum(any(word in page for word in ("harbour", "airport", "railway")) for page in made) == 2, made


@pytest.mark.parametrize("address", ["con", "2026", "x" * 120])
@pytest.mark.parametrize("field", ["topic", "story"])
def test_a_page_that_stands_keeps_its_address(tmp_path: Path, field: str, address: str) -> None:
    by_hand(tmp_path, "briefs/2026/02/talks.md", **FIELDS[field]("Talks"))
    run(tmp_path)
    folder = "topics" if field == "topic" else "stories"
    for base, ending in (("docs", "md"), ("records", "json")):
        here = tmp_path / base / folder
        text = (here / f"talks.{ending}").read_text(encoding="utf-8")
        (here / f"{address}.{ending}").write_text(text.replace("talks", address), encoding="utf-8")
        (here / f"talks.{ending}").unlink()
    by_hand(tmp_path, "briefs/2026/02/talks.md", **FIELDS[field](address))
    run(tmp_path)
    made = [p for p in pages(tmp_path) if p.startswith(f"{folder}/") and not p.endswith("/index.md")]
    assert made == [f"{folder}/{address}.md"]


@pytest.mark.parametrize(
    ("page", "other"),
    [
        ("briefs/2026.md", "briefs/2026/index.md"),
        ("briefs/2026/02.md", "briefs/2026/02/index.md"),
        ("briefs/2026/02/TALKS.md", "briefs/2026/02/Talks.md"),
        ("briefs/2026/02/Cafe\u0301.md", "briefs/2026/02/Caf\u00e9.md"),
    ],
)
def test_two_pages_at_one_address_are_told_by_every_verb(tmp_path: Path, page: str, other: str) -> None:
    by_hand(tmp_path, "briefs/2026/02/good.md")
    by_hand(tmp_path, page)
    if not other.endswith("index.md"):
        by_hand(tmp_path, other)
    if len(list((tmp_path / "docs/briefs/2026").rglob("*.md"))) + (page == "briefs/2026.md") < 2:
        pytest.skip("this disk holds one of them alone")
    report = run(tmp_path)
    told = [problem for problem in report.failed if "has the address of" in problem.what]
    assert [{problem.path, problem.what.split(": ")[0].removeprefix("has the address of ")} for problem in told] == [
        {f"docs/{page}", f"docs/{other}"}
    ]
    assert set(told) <= set(check_site(tmp_path, SETTINGS))
    assert (tmp_path / "docs/briefs/2026/02/good.md").read_text(encoding="utf-8").count("# Talks") == 1


@pytest.mark.parametrize("length", [200, 240, 252])
def test_a_page_that_a_person_gave_too_long_a_name_stops_no_other(tmp_path: Path, length: int) -> None:
    by_hand(tmp_path, f"briefs/2026/02/{'x' * length}.md")
    by_hand(tmp_path, f"people/{'y' * length}.md", name="Ana Costa")
    by_hand(tmp_path, "briefs/2026/02/good.md", actors="[{name: Ana Costa}, {name: Wanjiru Odhiambo}]")
    report = run(tmp_path)
    assert {"docs/people/wanjiru-odhiambo.md", "docs/briefs/2026/02/good.md"} <= report.written
    assert all("255 bytes" in problem.what for problem in report.failed)
    assert bool(report.failed) is (length > 250)
    told = {problem.what for problem in check_site(tmp_path, SETTINGS)}
    assert {problem.what for problem in report.failed} <= told
