"""Each measure counts what it says it counts, on a package of a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.house import main, measures
from benchmarks.modules import circles, folder_of, imports, read_modules

Measured = Callable[..., dict[str, str]]


@pytest.fixture
def inn(tmp_path: Path) -> Path:
    """The folder of a package yet to be written."""
    folder = tmp_path / "inn"
    folder.mkdir()
    return folder


@pytest.fixture
def measured(inn: Path) -> Measured:
    """What is measured of a package of these modules, their dotted names below `inn` given with `__`."""

    def measure(**modules: str) -> dict[str, str]:
        write(inn, **modules)
        return measures(read_modules(inn))

    return measure


def write(folder: Path, **modules: str) -> None:
    """`init="…"` is `__init__.py`; `cellar__wine="…"` is `cellar/wine.py`."""
    for name, text in modules.items():
        *above, last = name.split("__")
        file = folder.joinpath(*above, "__init__.py" if last == "init" else f"{last}.py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_every_module_counts_and_so_does_a_package(measured: Measured) -> None:
    assert measured(init="", host="", cellar__init="", cellar__wine="")["modules"] == "4"


def test_the_spread_of_lines_is_told_by_modules_that_exist(measured: Measured) -> None:
    sizes = {f"room{size}": "bed = 1\n" * size for size in range(1, 11)}
    assert measured(**sizes)["module lines, median / p90 / max"] == "5/9/10"


def test_a_generated_table_is_left_out_and_a_list_somebody_keeps_is_not(measured: Measured) -> None:
    table = "GUESTS = (\n" + "    'Ann',\n" * 200 + ")\n"
    keys = "ROOMS = (\n" + "    101,\n" * 20 + ")\n"
    logic = table + "def call() -> None:\n" + "    print(GUESTS)\n" * 50
    assert measured(guests=table)["modules"] == "0"
    assert measured(guests=table, keys=keys)["module lines, median / p90 / max"] == "22/22/22"
    assert measured(guests=logic)["modules"] == "2"


ONE_LINE = '''\
def greet() -> str:
    """Say hello."""

    word = "hello"

    return word
'''
SEVERAL_LINES = '''\
def greet() -> str:
    """Say hello.

    To every guest.
    """
    return "hello"
'''
NESTED = """\
def greet() -> str:
    def louder(word: str) -> str:
        return word.upper()

    return louder("hello")
"""
ONLY_SAID = '''\
class Guest:
    def sleeps(self) -> None:
        """Does nothing."""
'''


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ONE_LINE, "3/3/3"), (SEVERAL_LINES, "1/1/1"), (NESTED, "1/4/4"), (ONLY_SAID, "0/0/0"), ("", "-")],
    ids=["one-line docstring", "docstring of several lines", "nested function", "docstring alone", "no function"],
)
def test_a_body_begins_behind_the_docstring(measured: Measured, text: str, expected: str) -> None:
    assert measured(host=text)["function body, median / p90 / max"] == expected


def test_a_body_ends_with_its_last_line_even_within_a_statement(measured: Measured) -> None:
    text = "async def greet() -> None:\n    print(\n        'hello',\n    )\n"
    assert measured(host=text)["function body, median / p90 / max"] == "3/3/3"


HALF_TOLD = '''\
class Inn:
    """A house."""

    def __init__(self) -> None: ...

    def open(self) -> None:
        """Let guests in."""

    def close(self) -> None: ...

    def _sweep(self) -> None: ...


class Guest: ...


class _Ghost: ...
'''


def test_a_docstring_is_owed_by_whatever_has_no_underscore(measured: Measured) -> None:
    found = measured(inn=HALF_TOLD)
    assert (found["public functions documented"], found["public classes documented"]) == ("50%", "50%")


def test_a_one_line_docstring_documents(measured: Measured) -> None:
    assert measured(host=ONE_LINE)["public functions documented"] == "100%"


def test_a_function_within_another_owes_a_docstring_too(measured: Measured) -> None:
    assert measured(host=NESTED)["public functions documented"] == "0%"


DATACLASSES = """\
import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guest: ...


@dataclasses.dataclass(frozen=True)
class Room: ...


@dataclass
class Bill: ...


@dataclass(frozen=False)
class Mood: ...


@final
class Host: ...
"""


def test_a_dataclass_is_frozen_only_where_it_says_so(measured: Measured) -> None:
    assert measured(guests=DATACLASSES)["frozen / all dataclasses"] == "2/4"


def test_a_comment_counts_alone_and_behind_code_and_a_hash_in_a_string_does_not(measured: Measured) -> None:
    text = '# Rooms\nroom = 1  # the best\nsign = "# 1"\nkey = """\n# 2\n"""\n\n\n\n\n'
    assert measured(rooms=text)["lines with a comment"] == "20.0%"


CAUGHT = """\
try:
    pass
except {caught}:
    pass
"""


@pytest.mark.parametrize("caught", ["", "Exception", "BaseException as error", "(OSError, Exception)"])
def test_a_handler_of_everything_is_blanket(measured: Measured, caught: str) -> None:
    assert measured(host=CAUGHT.format(caught=caught))["blanket except / type: ignore"] == "1/0"


@pytest.mark.parametrize("caught", ["OSError", "(OSError, ValueError)"])
def test_a_handler_of_something_is_not_blanket(measured: Measured, caught: str) -> None:
    assert measured(host=CAUGHT.format(caught=caught))["blanket except / type: ignore"] == "0/0"


def test_each_comment_that_silences_a_type_checker_counts(measured: Measured) -> None:
    text = 'a = 1  # type: ignore[misc]\nb = 1  # ty:ignore\nc = 1  # the type\nd = "# type: ignore"\n'
    assert measured(host=text)["blanket except / type: ignore"] == "0/2"


ONLY_FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from inn.host import Host\n"


def test_an_import_for_the_type_checker_alone_closes_a_circle(inn: Path, measured: Measured) -> None:
    found = measured(init="", guest=ONLY_FOR_TYPES, host="from inn import guest\n", cook="import inn.host\n")
    assert found["modules in import circles"] == "2"
    assert circles(read_modules(inn)) == (("inn.guest", "inn.host"),)


def test_an_import_within_a_function_closes_a_circle(measured: Measured) -> None:
    late = "def call() -> None:\n    import inn.host\n"
    assert measured(guest=late, host="from inn.guest import call\n")["modules in import circles"] == "2"


def test_a_circle_may_be_long_and_two_circles_are_two(inn: Path) -> None:
    write(inn, a="import inn.b", b="import inn.c", c="import inn.a", d="import inn.e, inn.a", e="import inn.d")
    assert circles(read_modules(inn)) == (("inn.a", "inn.b", "inn.c"), ("inn.d", "inn.e"))


def test_a_package_that_shows_what_its_modules_hold_is_no_circle(measured: Measured) -> None:
    found = measured(
        init="from inn.host import Host\n",
        host="from inn.room import Room\nimport os\n",
        room="from . import key\n",
        key="",
    )
    assert found["modules in import circles"] == "0"


def test_a_module_that_asks_its_package_for_a_name_closes_a_circle(measured: Measured) -> None:
    assert measured(init="from .host import Host\n", host="from inn import Host\n")["modules in import circles"] == "2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from . import beer", "inn.cellar.beer"),
        ("from .beer import ale", "inn.cellar.beer.ale"),
        ("from ..host import Host", "inn.host.Host"),
        ("from .. import host", "inn.host"),
        ("from inn.host import Host", "inn.host.Host"),
        ("import inn.host", "inn.host"),
    ],
)
@pytest.mark.parametrize("importer", ["cellar__wine", "cellar__init"])
def test_an_import_is_told_in_full(inn: Path, importer: str, text: str, expected: str) -> None:
    write(inn, **{importer: text})
    assert list(imports(read_modules(inn)[0])) == [expected]


def test_the_largest_folder_counts_neither_its_package_nor_what_lies_below(measured: Measured) -> None:
    found = measured(init="", host="", cellar__init="", cellar__wine="", cellar__beer="", cellar__old__port="")
    assert found["flat modules in the largest folder"] == "2"


def test_packages_stand_side_by_side(inn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(inn, init="", host=ONE_LINE)
    assert main([str(inn), str(inn / ".." / "inn")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["|  | inn | inn |", "| --- | --- | --- |", "| modules | 2 | 2 |"]
    assert {line.count("|") for line in lines} == {4}


def test_an_installed_package_is_found_by_name_and_what_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert folder_of("json").joinpath("decoder.py").is_file()
    assert main(["no_such_package"]) == 1
    assert "no_such_package: expected a folder" in capsys.readouterr().err
