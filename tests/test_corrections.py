"""What a person changes by hand stands, after every later run, and the other pages follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Settings
from generator.run import Report, generate

SETTINGS = Settings.model_validate({})


def run(site: Path) -> Report:
    return generate(site, SETTINGS)


def page(site: Path, pattern: str) -> Path:
    return next(p for p in sorted((site / "docs").rglob("*.md")) if pattern in p.as_posix())


def brief(site: Path, seed: str) -> Path:
    return next(p for p in sorted((site / "docs/briefs").rglob("*.md")) if f"seed: {seed}" in p.read_text("utf-8"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def everything(site: Path) -> dict[str, bytes]:
    return {
        p.relative_to(site).as_posix(): p.read_bytes()
        for folder in ("docs", "records", "seeds")
        for p in sorted((site / folder).rglob("*"))
        if p.is_file()
    }


def test_the_second_run_changes_nothing(site: Path) -> None:
    first = run(site)
    before = everything(site)
    second = run(site)
    assert len(first.new) == 4
    assert (len(second.unchanged), second.written) == (4, frozenset())
    assert everything(site) == before


def test_seeds_are_never_written(site: Path) -> None:
    before = {p.name: p.read_bytes() for p in (site / "seeds").iterdir()}
    run(site)
    assert {p.name: p.read_bytes() for p in (site / "seeds").iterdir()} == before


def test_two_runs_from_nothing_give_the_same_bytes(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    run(site)
    other = tmp_path_factory.mktemp("other")
    for seed in sorted((site / "seeds").iterdir(), reverse=True):
        (other / "seeds").mkdir(exist_ok=True)
        (other / "seeds" / seed.name).write_bytes(seed.read_bytes())
    run(other)
    ours, theirs = everything(site), everything(other)
    assert ours == theirs


def test_a_date_changed_by_hand_stands(site: Path) -> None:
    run(site)
    file = brief(site, "003_58e320687e9511c4.txt#2")
    edit(file, "date: 2026-02-02", "date: 2026-02-01  # the communiqué says Sunday")
    for _ in range(2):
        report = run(site)
        assert "date: 2026-02-01  # the communiqué says Sunday" in file.read_text(encoding="utf-8")
        assert file.relative_to(site / "docs").as_posix() in report.corrected


def test_a_removed_actor_never_returns_and_leaves_the_actors_page(site: Path) -> None:
    run(site)
    file = brief(site, "003_58e320687e9511c4.txt#1")
    text = file.read_text(encoding="utf-8")
    start = text.index("  - name: Natalie Baker")
    end = min(i for i in (text.find("\n  - name:", start + 5), text.find("\ntopics:", start)) if i > 0)
    file.write_text(text[:start] + text[end + 1 :], encoding="utf-8")
    for _ in range(2):
        run(site)
        front = file.read_text(encoding="utf-8").split("\n---\n")[0]
        assert "name: Natalie Baker" not in front.split("mentions:")[0]


def test_an_alias_added_by_hand_merges_two_pages_and_its_removal_parts_them(site: Path) -> None:
    run(site)
    before = everything(site)
    ours = page(site, "people/khawaja-muhammad-asif.md")
    untouched = ours.read_text(encoding="utf-8")
    other = page(site, "people/mohsin-naqvi.md")
    front, _, body = untouched.partition("\n---\n")
    block = "aliases:\n" if "\naliases:" in front else "\naliases:\n"
    merged = (
        front.replace("aliases:\n", f"{block}  - Mohsin Naqvi\n")
        if "aliases:\n" in front
        else f"{front}\naliases:\n  - Mohsin Naqvi"
    )
    ours.write_text(f"{merged}\n---\n{body}", encoding="utf-8")
    run(site)
    assert "Mohsin Naqvi" in ours.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert "khawaja-muhammad-asif.md" in other.read_text(encoding="utf-8")
    run(site)
    body = ours.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    ours.write_text(f"{front}\n---\n{body}", encoding="utf-8")
    run(site)
    after = everything(site)
    assert {p for p in before if before[p] != after.get(p)} == set()


def test_notes_are_kept_to_the_letter(site: Path) -> None:
    run(site)
    file = brief(site, "002_f4886f55bfc394e6.txt#1")
    notes = "## Notes\n\nCalled the desk; *they* say  two   spaces.\n\n- [ ] ask again\n"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n\n" + notes, encoding="utf-8")
    run(site)
    run(site)
    assert notes in file.read_text(encoding="utf-8")


def test_a_withdrawn_brief_leaves_the_site_and_takes_along_what_only_it_supports(site: Path) -> None:
    run(site)
    file = brief(site, "003_58e320687e9511c4.txt#1")
    edit(file, "\nseed:", "\nstatus: withdrawn\nseed:")
    report = run(site)
    assert file.relative_to(site / "docs").as_posix() in report.withdrawn
    assert file.exists()
    assert not (site / "docs/people/natalie-baker.md").exists()
    assert (site / "docs/people/asim-munir.md").exists()


def test_a_brief_outlives_its_seed(site: Path) -> None:
    run(site)
    file = brief(site, "002_f4886f55bfc394e6.txt#1")
    edit(file, "publisher: APP", "publisher: Associated Press of Pakistan")
    (site / "seeds" / "002_f4886f55bfc394e6.txt").unlink()
    report = run(site)
    assert "publisher: Associated Press of Pakistan" in file.read_text(encoding="utf-8")
    assert len(report.new) + len(report.changed) + len(report.unchanged) == 4


def test_words_on_the_home_page_are_a_persons(site: Path) -> None:
    run(site)
    home = site / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nOur desk: room 4.\n", encoding="utf-8")
    run(site)
    assert home.read_text(encoding="utf-8").endswith("\nOur desk: room 4.\n")


def test_a_brief_written_by_hand_links_and_lists_like_any_other(site: Path) -> None:
    run(site)
    file = site / "docs/briefs/2026/02/by-hand.md"
    file.write_text(
        "---\ntitle: A call about the patrols\ndate: 2026-02-04\nlocation: Islamabad, Pakistan\nactors:\n"
        "  - name: Mohsin Naqvi\n    role: Interior Minister\ntopics: [diplomacy]\n---\n\n## Notes\n\nBy phone.\n",
        encoding="utf-8",
    )
    run(site)
    text = file.read_text(encoding="utf-8")
    assert text.endswith("## Notes\n\nBy phone.\n")
    assert "by-hand.md" in (site / "docs/people/mohsin-naqvi.md").read_text(encoding="utf-8")
