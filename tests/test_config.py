"""Settings: every key optional, unknown keys refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Settings, read_settings
from generator.errors import DatelineError


def settings(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "dateline.yml").write_text(text, encoding="utf-8")
    return read_settings(tmp_path)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings.model_validate({})


def test_an_empty_file_is_the_defaults_too(tmp_path: Path) -> None:
    assert settings(tmp_path, "# nothing yet\n") == Settings.model_validate({})


def test_a_folder_can_be_renamed(tmp_path: Path) -> None:
    assert settings(tmp_path, "seeds: sources\n").seeds == "sources"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("docs: docs\nseed: x\n", 2, ["unknown setting `seed`", "Did you mean `seeds`?"]),
        ("colour: red\n", 1, ["unknown setting `colour`", "Known settings: seeds, docs, records"]),
        ("source_text: some\n", 1, ["`source_text`", "'full', 'excerpts' or 'none'", "Example: source_text: full"]),
        ("\nseeds: 3\n", 2, ["`seeds`", "not 3", "Example: seeds: seeds"]),
        ("seeds: ''\n", 1, ["`seeds`"]),
        ("- seeds\n", 1, ["key: value"]),
        ("seeds: a\nseeds: b\n", 2, ["duplicate key"]),
        ("a: [\n", 2, ["Example"]),
    ],
)
def test_a_mistake_gets_file_line_and_remedy(tmp_path: Path, text: str, line: int, words: list[str]) -> None:
    with pytest.raises(DatelineError) as caught:
        settings(tmp_path, text)
    told = str(caught.value)
    assert told.startswith(f"dateline.yml:{line}:")
    assert all(word in told for word in words), told
