"""`dateline add`: files into `seeds/`, under tidy names, never over another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

MAIL = "From: Port <p@port.example>\nSubject: Crane falls\nDate: 3 May 2024\n\nANTWERP - A crane fell on a barge in Antwerp on Friday, police said.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path


def add(site: Path, *arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["add", "--root", str(site), *arguments], input=text)


def seeds(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "seeds").iterdir())


def test_a_file_gets_a_tidy_name_and_says_what_is_read(site: Path, tmp_path: Path) -> None:
    (tmp_path / "Fwd_ Crane (2).EML").write_text(MAIL)
    done = add(site, str(tmp_path / "Fwd_ Crane (2).EML"))
    assert done.exit_code == 0
    assert seeds(site) == ["fwd-crane-2.eml"]
    assert (site / "seeds" / "fwd-crane-2.eml").read_text() == MAIL
    for told in ("seeds/fwd-crane-2.eml: a mail, 1 article", "Crane falls", "published 2024-05-03, Port, language en"):
        assert told in done.stdout


def test_standard_input_is_named_after_its_article(site: Path) -> None:
    assert add(site, text=MAIL).exit_code == 0
    assert seeds(site) == ["crane-falls.eml"]


def test_a_dry_run_writes_nothing(site: Path) -> None:
    done = add(site, "--dry-run", text=MAIL)
    assert "would be seeds/crane-falls.eml" in done.stdout
    assert seeds(site) == []


def test_nothing_is_overwritten_and_the_same_is_added_once(site: Path) -> None:
    (site / "seeds" / "crane-falls.eml").write_text("Another.")
    assert add(site, text=MAIL).exit_code == 0
    assert seeds(site) == ["crane-falls-2.eml", "crane-falls.eml"]
    assert (site / "seeds" / "crane-falls.eml").read_text() == "Another."
    again = add(site, text=MAIL)
    assert "is there already as seeds/crane-falls-2.eml" in again.stdout
    assert len(seeds(site)) == 2


def test_what_no_reader_knows_is_told_and_the_others_go_on(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b.txt").write_text(MAIL)
    done = add(site, str(tmp_path / "a.png"), str(tmp_path / "gone.txt"), str(tmp_path / "b.txt"))
    assert done.exit_code == 1
    assert "a.png: is a picture, not text" in done.stderr
    assert "gone.txt: can't be read" in done.stderr
    assert seeds(site) == ["b.txt"]


def test_no_library_for_pages_or_documents_is_loaded_for_a_text(site: Path) -> None:
    code = (
        "import sys; from generator.articles import file_articles; file_articles('a.txt', b'The dam opened in Beira.');"
        "print([name for name in ('trafilatura', 'lxml', 'pdfminer', 'docx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
