"""Which regular expressions the generator has, and how it uses each: anywhere in a text, or at one place only.

    python -m benchmarks.hostile.compiled

One JSON list a line: expression, flags, module, ways. Those compiled when rooms load and read, and those written in
calls. It wants a process in which no room is loaded yet: whoever needs them asks `expressions()`, which starts one.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple
from unittest.mock import patch

OURS = "generator"
AT_ONE_PLACE = {"match", "fullmatch"}
_ANYWHERE = {"search", "split", "findall", "finditer", "sub", "subn"}
WAYS = AT_ONE_PLACE | _ANYWHERE
_FEW = 600
"""Characters of each kind of hostile text that are read, for expressions that are put together while reading."""


class Expression(NamedTuple):
    """One of the generator's, where it is, and which methods of it are called; all, where that isn't known."""

    pattern: re.Pattern[str]
    module: str
    ways: frozenset[str]


class _Place(NamedTuple):
    module: str
    name: str
    """Of the constant, or of the function that makes it; or how `re` itself is called."""


def expressions() -> tuple[Expression, ...]:
    """Every expression of the generator, sorted; found in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.hostile.compiled"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = sorted(json.loads(line) for line in told.splitlines())
    return tuple(Expression(re.compile(form, flags), module, frozenset(ways)) for form, flags, module, ways in found)


def _compiled() -> dict[tuple[str, int], set[_Place]]:
    """What is compiled on behalf of our modules while they load and read texts."""
    found: dict[tuple[str, int], set[_Place]] = defaultdict(set)
    compile_ = vars(re)["_compile"]

    def noted(pattern: Any, flags: int) -> re.Pattern[Any]:
        made: re.Pattern[Any] = compile_(pattern, flags)
        place = _asking()
        if isinstance(made.pattern, str) and place.module.startswith(f"{OURS}."):
            found[made.pattern, made.flags].add(place)
        return made

    with patch.object(re, "_compile", noted):
        names = [module.name for module in walk_packages(import_module(OURS).__path__, f"{OURS}.")]
        modules = [import_module(name) for name in names if not name.endswith("__main__")]
        cost, texts = import_module("benchmarks.hostile.cost"), import_module("benchmarks.hostile.texts")
        cost.warm()
        for make in texts.KINDS.values():
            cost.read(make(_FEW))
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and (value.pattern, value.flags) in found:
                found[value.pattern, value.flags].add(_Place(module.__name__, name))
    return found


def _asking() -> _Place:
    """The module on whose behalf `re` compiles, and the function that asks, of the module or of `re`."""
    frame, way = inspect.currentframe(), ""
    while frame and frame.f_globals["__name__"] in ("__main__", "re"):
        way = frame.f_code.co_name if frame.f_globals["__name__"] == "re" else way
        frame = frame.f_back
    if not frame:
        return _Place("", "")
    return _Place(str(frame.f_globals["__name__"]), way if way in WAYS else frame.f_code.co_name)


def _written(trees: Mapping[str, ast.AST]) -> Iterator[tuple[tuple[str, int], _Place]]:
    """What stands whole in a call of `re`, run or not."""
    for module, tree in trees.items():
        for node, called in _calls(tree):
            given = node.args[0] if node.args else None
            if ast.unparse(called.value) == "re" and isinstance(given, ast.Constant) and isinstance(given.value, str):
                made = re.compile(given.value, _flags(node))
                yield (made.pattern, made.flags), _Place(module, called.attr)


def _uses(trees: Mapping[str, ast.AST]) -> Mapping[_Place, set[str]]:
    """Which methods are called on what is called so; what is handed on is used elsewhere, who knows how."""
    uses: dict[_Place, set[str]] = defaultdict(set)
    for module, tree in trees.items():
        owners = [called.value for _, called in _calls(tree)]
        for _, called in _calls(tree):
            uses[_known(module, _name(called.value))].add(called.attr)
        asked = {id(owner.func if isinstance(owner, ast.Call) else owner) for owner in owners}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in asked:
                uses[_known(module, node.id)].add("handed on")
    return uses


def _known(module: str, name: str) -> _Place:
    """A private name is its module's own."""
    return _Place(module if name.startswith("_") else "", name)


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WAYS | {"compile"}:
            yield node, node.func


def _name(owner: ast.expr) -> str:
    owner = owner.func if isinstance(owner, ast.Call) else owner
    return owner.attr if isinstance(owner, ast.Attribute) else ast.unparse(owner)


def _flags(call: ast.Call) -> int:
    given = "".join(ast.unparse(each) for each in (*call.args[1:], *call.keywords))
    return sum({int(getattr(re, name)) for name in re.findall(r"\bre\.([A-Z]+)\b", given)})


def _ways(places: set[_Place], uses: Mapping[_Place, set[str]]) -> list[str]:
    found = set[str]()
    for place in places:
        if place.name not in ("<module>", "compile"):
            found |= {place.name} if place.name in WAYS else uses.get(_known(*place), {"unknown"})
    return sorted(found if found and found <= WAYS else WAYS)


def main() -> int:
    """Prints them all."""
    files = sorted(Path(OURS).rglob("*.py"))
    trees = {".".join(file.with_suffix("").parts): ast.parse(file.read_text(encoding="utf-8")) for file in files}
    found, uses = _compiled(), _uses(trees)
    for key, place in _written(trees):
        found[key].add(place)
    for (pattern, flags), places in found.items():
        print(json.dumps([pattern, flags, min(places).module, _ways(places, uses)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
