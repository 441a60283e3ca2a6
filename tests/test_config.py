"""Settings: every key optional, unknown keys refused."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.config import FOLDERS, Settings, parse_settings, read_settings
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
        ("entity_pages: some\n", 1, ["`entity_pages`", "'every' or 'shared'", "Example: entity_pages: every"]),
        ("source_text: some\n", 1, ["`source_text`", "'full', 'excerpts' or 'none'", "Example: source_text: full"]),
        ("\nseeds: 3\n", 2, ["`seeds`", "not 3", "Example: seeds: seeds"]),
        ("seeds: ''\n", 1, ["`seeds`"]),
        ("- seeds\n", 1, ["key: value"]),
        ("seeds: a\nseeds: b\n", 2, ["`seeds` stands twice, first on line 1"]),
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
        DatelineError, match=f"dateline.yml:2: `{key}` should be a folder below .* Example: {key}: {key}"
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


BROKEN = {
    "not UTF-8": (b"docs: docs\nseeds: caf\xe9\n", 2, "is not UTF-8 text"),
    "UTF-16": ("seeds: x\n".encode("utf-16"), 1, "is not UTF-8 text"),
    "a tab": (b"docs: docs\n\tseeds: x\n", 2, "tab"),
    "a control character": (b"seeds: a\x01b\n", 1, "U+0001"),
    "an escaped control character": (b'seeds: "a\\x01b"\n', 1, "text of one line"),
    "an escaped NUL": (b'seeds: "a\\0b"\n', 1, "text of one line"),
    "half a character": (b'docs: docs\nseeds: "\\ud800"\n', 2, "half of a character"),
    "no character": (b'seeds: "\\UFFFFFFFF"\n', 1, "is no character"),
    "deep nesting": (b"seeds: " + b"[" * 3000, 1, "nested more than"),
    "deep blocks": (b"- " * 3000, 1, "nested more than"),
    "a key twice": (b"seeds: a\ndocs: b\nseeds: c\n", 3, "stands twice"),
    "a number as key": (b"5: x\n", 1, "unknown setting `5`"),
    "an empty key": (b"? \n: x\n", 1, "a key is empty"),
    "a list as key": (b"[a]: x\n", 1, "a key is itself a list"),
    "a mapping as key": (b"{a: b}: x\n", 1, "a key is itself a list or a mapping"),
    "a list at the top": (b"- seeds\n", 1, "is a list"),
    "a word at the top": (b"seeds\n", 1, "has no colon"),
    "a list as value": (b"seeds: [a]\n", 1, "should be text, not a list"),
    "lines as value": (b"seeds:\n  a: b\n", 1, "should be text, not `key: value` lines"),
    "an empty value": (b"seeds:\n", 1, "should be text, not empty"),
    "a day that does not exist": (b"seeds: 2026-02-30\n", 1, "not 2026-02-30"),
    "a time that does not exist": (b"seeds: 2026-13-45T99:99:99Z\n", 1, "not 2026-13-45T99:99:99Z"),
    "a yes": (b"seeds: yes\n", 1, "not yes"),
    "a long number": (b"seeds: " + b"9" * 5000, 1, "not 9999"),
    "a long name": (b"seeds: " + b"a" * 300, 1, "at most 255 bytes"),
    "a tag": (b"!foo seeds: x\n", 1, "YAML tag"),
    "an alias to nothing": (b"seeds: *a\n", 1, "points to nothing"),
    "a bomb": (
        b"a: &a [x, x, x, x]\n" + b"".join(b"%c: &%c [%s]\n" % (98 + i, 98 + i, b", ".join([b"*%c" % (97 + i)] * 9)) for i in range(9)),
        6,
        "too many values",
    ),
    "two documents": (b"seeds: a\n---\nseeds: b\n", 3, "second YAML document"),
    "quotes left open": (b"seeds: 'a\n", 1, "never close"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_settings_end_in_file_line_words_and_a_right_example(tmp_path: Path, kind: str) -> None:
    data, line, words = BROKEN[kind]
    (tmp_path / "dateline.yml").write_bytes(data)
    done = CliRunner().invoke(main, ["generate", "--root", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert isinstance(done.exception, SystemExit)
    assert done.stderr.startswith(f"dateline.yml:{line}: ")
    assert words in done.stderr
    assert re.search(r"Example|seeds: ", done.stderr)


def test_settings_that_are_no_file_or_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dateline.yml"
    file.mkdir()
    with pytest.raises(DatelineError, match=r"dateline\.yml: is not a file.*Example of a setting: seeds: seeds"):
        read_settings(tmp_path)
    file.rmdir()
    file.symlink_to(tmp_path / "nothing")
    with pytest.raises(DatelineError, match="is not a file"):
        read_settings(tmp_path)
    file.unlink()
    file.write_text("seeds: seeds\n", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DatelineError, match=r"can't be read \(Permission denied\)"):
        read_settings(tmp_path)


def refuse(_: Path) -> bytes:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("text", ["\ufeffseeds: a b\r\n", "---\nseeds: 'a b'\n", "%YAML 1.2\n---\nseeds: a b # here\n"])
def test_a_mark_at_the_start_and_any_line_ends_are_no_mistake(text: str) -> None:
    assert parse_settings(text).seeds == "a b"
