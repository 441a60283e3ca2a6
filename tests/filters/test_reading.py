"""Whatever is put into a filter is read, or told with file, line, what and a right example; the others go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import REPOSITORY

RIGHT = {"id": "right", "text": "Talks were held in Nairobi.", "doc": "d", "a": "Ana Dias", "b": "A. Dias"}
VERBS = ("facts", "articles", "same", "entities", "stories")
BROKEN: dict[str, tuple[bytes, tuple[str, ...], str]] = {
    "no JSON": (b"{", VERBS, "is not JSON"),
    "a list": (b"[]", VERBS, "is a list, not an object"),
    "a word": (b'"x"', VERBS, "not an object"),
    "not UTF-8": (b'{"id": "caf\xe9"}', VERBS, "is not UTF-8 text (byte 11)"),
    "UTF-16": (json.dumps(RIGHT).encode("utf-16"), VERBS, "is not UTF-8 text"),
    "deep": (b'{"id": "1", "n": ' + b"[" * 200_000, VERBS, "nested too deep"),
    "a long number": (b'{"id": "1", "n": ' + b"9" * 5000 + b"}", VERBS, "is not JSON"),
    "NaN": (b'{"id": NaN}', VERBS, "NaN is no number"),
    "Infinity": (b'{"id": "1", "topic": -Infinity}', VERBS, "-Infinity is no number"),
    "no key": (b"{}", VERBS, "needs `id`, a string"),
    "a number as id": (b'{"id": 1}', VERBS, "needs `id`, a string, not 1"),
    "a list as id": (b'{"id": ["1"]}', VERBS, "needs `id`, a string, not a list"),
    "half a character": (b'{"id": "\\ud800"}', VERBS, r"half of a character (\ud800)"),
    "half a character in the text": (b'{"text": "a \\udfff b"}', ("facts", "articles", "entities", "stories"), "half of a"),
    "a number as title": (b'{"title": 5}', ("facts", "stories"), "`title` should be a string, not 5"),
    "a number as day": (b'{"published": 20260203}', ("facts", "stories"), "`published` should be a string, not 20260203"),
    "a day in words": (b'{"published": "12 March 2026"}', ("facts", "stories"), 'Write: "published": "2026-03-12"'),
    "no day": (b'{"published": "2026-02-30"}', ("facts", "stories"), 'Example: "published": "2026-02-03"'),
    "a list as type": (b'{"type": []}', ("same", "entities"), "`type` should be a string, not a list"),
    "a list as topic": (b'{"topic": [1]}', ("stories",), "`topic` should be a string, not a list"),
    "an empty id": (b'{"id": " "}', ("entities", "stories"), "`id` is empty"),
    "an empty name": (b'{"text": ""}', ("entities",), "`text` is empty"),
    "an id again": (b'{"id": "right"}', ("entities", "stories"), "the id `right` stands twice, first in -:1"),
}  # fmt: skip
EACH = [pytest.param(kind, verb, id=f"{kind}: {verb}") for kind, (_, verbs, _) in BROKEN.items() for verb in verbs]


def put_in(verb: str, *lines: bytes) -> Result:
    done = CliRunner().invoke(main, [verb, "--jsonl"], input=b"\n".join(lines))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def whole(line: bytes) -> bytes:
    """A line that lacks nothing but what it is about."""
    try:
        said: Any = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return line
    return json.dumps(RIGHT | {"id": "2"} | said).encode() if isinstance(said, dict) and said else line


def answers(done: Result) -> list[str]:
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("kind", "verb"), EACH)
def test_a_broken_line_is_told_and_the_others_are_answered(kind: str, verb: str) -> None:
    line, _, words = BROKEN[kind]
    right, last = (json.dumps(RIGHT | {"id": name}).encode() for name in ("right", "last"))
    done = put_in(verb, right, whole(line), last)
    assert done.exit_code == 1
    assert done.stderr.startswith("-:2: ")
    assert words in done.stderr
    assert "Example: " in done.stderr or "Write: " in done.stderr
    assert answers(done) == ["right", "last"]


@pytest.mark.parametrize(
    ("published", "read"),
    [
        ("2026-02-03~", "2026-02-03~"),
        ("XXXX-02", "XXXX-02"),
        ("XXXX-02-03?", "XXXX-02-03?"),
        ("2026-02-03T10:00:00+03:00", "2026-02-03"),
        ("2026-02-03 00:00:00", "2026-02-03"),
        ("2026-02-02/2026-02-06", "2026-02-02/2026-02-06"),
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_every_edtf_date_and_time_stamp_is_a_day_of_publication(published: str, read: str) -> None:
    text = "Talks were held on 1/2/2026.\n\nThey met last weekend and on Tuesday, and meet next weekend and tomorrow."
    line = json.dumps({"id": "1", "text": text, "published": published}).encode()
    done = put_in("facts", line)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["published"] == read
    assert put_in("stories", line).exit_code == 0


def test_a_day_with_a_qualifier_is_a_day() -> None:
    said = {"id": "1", "text": "Talks were held on Tuesday.", "published": "2026-02-05~"}
    (found,) = json.loads(put_in("facts", json.dumps(said).encode()).stdout)["timexes"]
    assert found["value"] == "2026-02-03"


def test_names_that_stand_twice_in_a_document_are_one() -> None:
    lines = [json.dumps({"id": str(n), "doc": "d", "text": "Ana Dias"}).encode() for n in range(3)]
    clusters = {json.loads(line)["cluster"] for line in put_in("entities", *lines).stdout.splitlines()}
    assert len(clusters) == 1


@pytest.mark.parametrize("verb", VERBS)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(verb: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "right.jsonl").write_text(f"\ufeff{json.dumps(RIGHT)}\r\n\r\n", "utf-8")
    files = [str(tmp_path / name) for name in ("missing.jsonl", "folder", "right.jsonl")]
    done = CliRunner().invoke(main, [verb, "--jsonl", *files])
    assert done.exit_code == 1
    missing, folder = done.stderr.splitlines()
    assert missing.startswith(f"{files[0]}: can't be read (No such file or directory). Name a file")
    assert folder.startswith(f"{files[1]}: can't be read (Is a directory)")
    assert answers(done) == ["right"]


def test_texts_that_are_no_texts_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text("Talks were held in Nairobi on 3 March 2026.", "utf-8")
    for verb in (["facts"], ["articles"], ["export", "briefs.json"]):
        done = CliRunner().invoke(main, [*verb, *(str(tmp_path / name) for name in ("a.pdf", "missing", "b.txt"))])
        assert done.exit_code == 1
        assert [line.partition(": ")[2][:8] for line in done.stderr.splitlines()] == ["is a PDF", "can't be"]
        assert "b.txt" in done.stdout


def test_a_line_longer_than_any_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.reading.LONGEST", 200)
    monkeypatch.setattr("generator.filters.records.LONGEST", 200)
    right = json.dumps({"id": "1", "text": "x"}).encode()
    done = put_in("facts", right, b"x" * 1000, right)
    assert done.stderr.startswith("-:2: is longer than")
    assert answers(done) == ["1", "1"]


def dateline(shell: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command line as a person's shell runs it; `$DATELINE` is the command."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONIOENCODING"))}
    env |= {"PYTHONPATH": str(REPOSITORY), "DATELINE": f"{sys.executable} -m generator"} | environment
    return subprocess.run(["sh", "-c", shell], capture_output=True, env=env, check=False, timeout=120)


@pytest.mark.skipif(os.name != "posix", reason="a shell's redirections")
@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("$DATELINE facts <&-", b"-: standard input is closed"),
        ("$DATELINE same <&-", b"-: standard input is closed"),
        ('yes \'{"id": "1", "text": "x"}\' | head -n 3000 | $DATELINE articles --jsonl | head -n 1', b""),
        ('echo \'{"id": "1", "text": "x"}\' | $DATELINE articles --jsonl > /dev/full', b"No space left"),
        ('echo \'{"id": "1", "text": "x"}\' | $DATELINE articles --jsonl >&-', b""),
    ],
)
def test_a_closed_input_and_a_broken_pipe_end_without_a_traceback(shell: str, words: bytes) -> None:
    done = dateline(shell)
    assert b"Traceback" not in done.stderr
    assert words in done.stderr
    assert words or done.stderr == b""
