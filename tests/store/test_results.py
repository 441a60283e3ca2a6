"""What is kept can cost time, never change a result: damaged, locked, killed, made by other code."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.store import TEXT, Form, keeping, kept
from generator.store.results import FILE

NUMBERS: Form[tuple[int, ...]] = Form(lambda found: json.dumps(list(found)), lambda text: tuple(json.loads(text)))


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> str:
        self.done += 1
        return "Beira, 3 März 🌊"


def ask(root: Path, work: Work, *parts: object) -> str:
    with keeping(root):
        return kept("test", parts, TEXT, work)


def test_what_was_worked_out_once_is_not_worked_out_again(tmp_path: Path) -> None:
    work = Work()
    assert {ask(tmp_path, work, "seed", 1) for _ in range(3)} == {"Beira, 3 März 🌊"}
    assert work.done == 1


@pytest.mark.parametrize("parts", [("seed", 2), ("seed", "1"), (("seed", 1),), ("seed",), ("see", "d1"), (b"seed", 1)])
def test_other_parts_are_other_work(tmp_path: Path, parts: tuple[object, ...]) -> None:
    work = Work()
    ask(tmp_path, work, "seed", 1)
    ask(tmp_path, work, *parts)
    assert work.done == 2


def test_outside_of_a_run_nothing_is_kept(tmp_path: Path) -> None:
    work = Work()
    assert kept("test", (), TEXT, work) == kept("test", (), TEXT, work)
    assert work.done == 2
    assert list(tmp_path.iterdir()) == []


def test_other_code_works_everything_out_anew_and_leaves_nothing_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work()
    ask(tmp_path, work, "a")
    monkeypatch.setattr("generator.store.results.code_digest", lambda: "another version")
    ask(tmp_path, work, "b")
    assert work.done == 2
    assert rows(tmp_path) == 1


def test_a_failure_is_told_and_not_kept(tmp_path: Path) -> None:
    def failing() -> str:
        raise LookupError("no such place")

    for _ in range(2):
        with pytest.raises(LookupError, match="no such place"), keeping(tmp_path):
            kept("test", (), TEXT, failing)
    assert rows(tmp_path) == 0


def test_what_does_not_read_back_as_the_same_is_made_each_time(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> tuple[int, ...]:
        made.append(1)
        return (1, 2)

    shortened: Form[tuple[int, ...]] = Form(lambda found: json.dumps(list(found[:1])), NUMBERS.read)
    for _ in range(2):
        with keeping(tmp_path):
            assert kept("test", (), shortened, make) == (1, 2)
    assert len(made) == 2


def test_a_half_of_a_character_is_kept_as_it_is(tmp_path: Path) -> None:
    for _ in range(2):
        with keeping(tmp_path):
            assert kept("test", ("\ud83c",), TEXT, lambda: "half \ud83c") == "half \ud83c"


def overwritten(file: Path) -> None:
    file.write_bytes(b"this is no database\n" * 500)


def cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def scrambled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:] = bytes(byte ^ 0x5A for byte in data[100:])
    file.write_bytes(bytes(data))


def of_another_shape(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE kept (name TEXT)")
    database.close()


@pytest.mark.parametrize("damage", [overwritten, cut, scrambled, of_another_shape])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    work = Work()
    ask(tmp_path, work)
    damage(tmp_path / FILE)
    assert ask(tmp_path, work) == "Beira, 3 März 🌊"
    assert work.done == 2
    for _ in range(3):
        ask(tmp_path, work)
    assert work.done <= 3
    assert rows(tmp_path) == 1


def test_a_value_that_rotted_is_worked_out_again(tmp_path: Path) -> None:
    work = Work()
    ask(tmp_path, work)
    for value in (b"", b"short", bytes(40), "text", None):
        with sqlite3.connect(tmp_path / FILE) as database:
            old = database.execute("SELECT value FROM kept").fetchone()[0]
            rotten = old[:-3] + b"xyz" if value is None else value
            database.execute("UPDATE kept SET value = ?", (rotten,))
        database.close()
        done = work.done
        assert ask(tmp_path, work) == "Beira, 3 März 🌊"
        assert work.done == done + 1


def test_a_file_that_another_process_holds_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.store.table._PATIENCE", 0.05)
    work = Work()
    ask(tmp_path, work, "before")
    with sqlite3.connect(tmp_path / FILE, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert ask(tmp_path, work, "before") == ask(tmp_path, work, "now")
        other.execute("ROLLBACK")
    other.close()
    assert work.done == 2
    assert rows(tmp_path) == 1


def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.sqlite3"
    theirs.write_bytes(b"not ours")
    (tmp_path / "site/.dateline").mkdir(parents=True)
    (tmp_path / "site" / FILE).symlink_to(theirs)
    assert ask(tmp_path / "site", Work()) == "Beira, 3 März 🌊"
    assert theirs.read_bytes() == b"not ours"


def test_what_nobody_asks_for_goes_where_it_is_the_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.store.table.SPARE", 2)
    work = Work()
    with keeping(tmp_path):
        for number in range(10):
            kept("test", (number,), TEXT, work)
    ask(tmp_path, work, 0)
    assert rows(tmp_path) == 1


def test_a_full_file_takes_no_more_and_gives_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work()
    ask(tmp_path, work, 1)
    monkeypatch.setattr("generator.store.table.MOST_BYTES", 1)
    with keeping(tmp_path):
        for number in (1, 2):
            kept("test", (number,), TEXT, work)
    assert (work.done, rows(tmp_path)) == (2, 1)


def test_git_never_sees_it(tmp_path: Path) -> None:
    ask(tmp_path, Work())
    assert (tmp_path / ".dateline/.gitignore").read_text(encoding="utf-8") == "*\n"


WRITER = """
import sys
from pathlib import Path
from generator.store import TEXT, keeping, kept
with keeping(Path(sys.argv[1])):
    for number in range(int(sys.argv[3])):
        kept("test", (sys.argv[2], number), TEXT, lambda: str(number) * 20_000)
        if number % 20 == 0:
            from generator.store import results as store
            store._OPEN.get().flush()
            print(number, flush=True)
"""


def writer(root: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(root), name, str(count)], stdout=subprocess.PIPE)


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    both = [writer(tmp_path, name, 100) for name in ("a", "b")]
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert rows(tmp_path) == 200


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_a_killed_process_leaves_it_whole(tmp_path: Path) -> None:
    process = writer(tmp_path, "a", 1_000_000)
    assert process.stdout
    for _ in range(5):
        process.stdout.readline()
    time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    before = rows(tmp_path)
    assert before >= 80
    with keeping(tmp_path):
        assert kept("test", ("a", 79), TEXT, lambda: "made anew") == "79" * 20_000


def rows(root: Path) -> int:
    """Results that stand in the file of a site."""
    with sqlite3.connect(root / FILE) as database:
        found: int = database.execute("SELECT count(*) FROM kept").fetchone()[0]
    database.close()
    return found
