"""Settings: every key optional, unknown keys refused."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import FOLDERS, Settings, read_settings
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
        ("docs: seeds\n", 1, ["`docs: seeds` overlaps with `seeds: seeds`", "Example: docs: docs"]),
        ("# ours\nseeds: docs\n", 2, ["`seeds: docs` overlaps with `docs: docs`", "Example: seeds: seeds"]),
        ("records: docs/x\n", 1, ["`records: docs/x` overlaps with `docs: docs`", "Example: records: records"]),
        ("seeds: a\ndocs: b\nrecords: a/b/c\n", 3, ["`records: a/b/c` overlaps with `seeds: a`"]),
        ("docs: a/b\nseeds: a\n", 2, ["`seeds: a` overlaps with `docs: a/b`", "Example: seeds: seeds"]),
        ("docs: seeds/x\nrecords: docs\n", 1, ["`docs: seeds/x`", "Example: docs: site-docs"]),
        ("docs: SEEDS\n", 1, ["`docs: SEEDS` overlaps with `seeds: seeds`"]),
        ("seeds: caf\u00e9\ndocs: cafe\u0301/x\n", 2, ["`docs: "]),
        ("docs: ./seeds/\n", 1, ["`docs: seeds` overlaps with `seeds: seeds`"]),
    ],
)
def test_a_mistake_gets_file_line_and_remedy(tmp_path: Path, text: str, line: int, words: list[str]) -> None:
    with pytest.raises(DatelineError) as caught:
        settings(tmp_path, text)
    told = str(caught.value)
    assert told.startswith(f"dateline.yml:{line}:")
    assert all(word in told for word in words), told


@pytest.mark.parametrize("key", ["seeds", "docs", "records"])
@pytest.mark.parametrize(
    "folder",
    ["/etc", "..", "../x", "a/../../x", "docs/..", ".", "./", "/", "~/x", ".git", "a/.b", "C:/x", "C:x", "\\\\host\\x", "\\x"],
)  # fmt: skip
def test_a_folder_lies_below_the_site(tmp_path: Path, key: str, folder: str) -> None:
    with pytest.raises(
        DatelineError, match=f"dateline.yml:2: `{key}`: must be a folder below .* Example: {key}: {key}"
    ):
        settings(tmp_path, f"# ours\n{key}: '{folder}'\n")


@pytest.mark.parametrize(("folder", "name"), [("./texts/", "texts"), ("a//b", "a/b"), ("a\\b", "a/b"), ("a b", "a b")])
def test_a_folder_has_one_name_on_every_system(tmp_path: Path, folder: str, name: str) -> None:
    assert settings(tmp_path, f"seeds: '{folder}'\n").seeds == name


@pytest.mark.parametrize("text", ["", "seeds: texts\n"])
@pytest.mark.parametrize("target", ["/etc", "docs", ".", ".."])
def test_a_folder_that_is_a_link_elsewhere_is_refused(tmp_path: Path, text: str, target: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / ("texts" if text else "seeds")).symlink_to(target)
    with pytest.raises(DatelineError, match="is a link that leads elsewhere"):
        settings(tmp_path, text)


folders = st.lists(st.sampled_from(["a", "A", "b", "docs", "seeds", "records"]), min_size=1, max_size=3).map("/".join)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FOLDERS, folders)))
def test_folders_that_are_taken_never_overlap_and_every_example_is_right(said: dict[str, str]) -> None:
    """Following the advice, one line at a time, always ends with folders of their own."""
    with TemporaryDirectory() as root:
        for _ in range(4):
            try:
                taken = settings(Path(root), "".join(f"{key}: {name}\n" for key, name in said.items()) or "# none\n")
                break
            except DatelineError as error:
                key, name = error.problems[0].remedy.removeprefix("Example: ").split(": ")
                said = {**said, key: name}
        parts = [getattr(taken, key).lower().split("/") for key in FOLDERS]
        assert not any(a != b and a == b[: len(a)] for a in parts for b in parts)
        assert len({tuple(part) for part in parts}) == 3
