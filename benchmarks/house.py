"""How the house is kept: what a reader meets in the code of a package, and of others beside it.

    python -m benchmarks.house                               # ours
    python -m benchmarks.house generator rigour ../mdformat  # folders, or names of installed packages: a column each

Prints a Markdown table. All of it is read from the syntax trees; what is measured is never run.
"""

from __future__ import annotations

import ast
import io
import math
import sys
import tokenize
from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.modules import Module, circles, flat_modules, folder_of, read_modules

TABLE_SHARE, TABLE_LINES = 0.95, 100
"""A module of so many lines, so many of them data, is a table that a program wrote."""

CHECKERS = ("type:ignore", "ty:ignore", "pyright:ignore", "mypy:ignore")
"""What silences a type checker, blanks left out."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = Function | ast.ClassDef


def measures(modules: Iterable[Module]) -> dict[str, str]:
    """What is measured -> what it gives for these modules, in the order of the table; generated tables left out."""
    written = [module for module in modules if not is_table(module)]
    functions = [node for module in written for node in functions_of(module)]
    classes = [node for module in written for node in classes_of(module)]
    frozen = [known for node in classes if (known := is_frozen(node)) is not None]
    lines = [module.lines for module in written]
    return {
        "modules": str(len(written)),
        "module lines, median / p90 / max": spread(lines),
        "function body, median / p90 / max": spread(map(body_lines, functions)),
        "public functions documented": f"{documented(functions):.0%}",
        "public classes documented": f"{documented(classes):.0%}",
        "frozen / all dataclasses": f"{sum(frozen)}/{len(frozen)}",
        "lines with a comment": f"{sum(map(comment_lines, written)) / max(1, sum(lines)):.1%}",
        "blanket except / type: ignore": f"{sum(map(blanket_excepts, written))}/{sum(map(type_ignores, written))}",
        "modules in import circles": str(sum(map(len, circles(written)))),
        "flat modules in the largest folder": str(max(flat_modules(written).values(), default=0)),
    }


def is_table(module: Module) -> bool:
    """Whether nobody wrote or reads it: long, and little else than values given to names."""
    data = sum(_height(node) for node in module.tree.body if isinstance(node, ast.Assign | ast.AnnAssign))
    return module.lines >= TABLE_LINES and data >= TABLE_SHARE * module.lines


def functions_of(module: Module) -> Iterator[Function]:
    """Every function, methods and those within another function too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def classes_of(module: Module) -> Iterator[ast.ClassDef]:
    """Every class, those within another class or a function too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def body_lines(function: Function) -> int:
    """Lines of what it does: from the first statement behind its docstring to the last one."""
    body = function.body[1:] if _has_docstring(function) else function.body
    return _height(body[0], body[-1]) if body else 0


def documented(nodes: Iterable[Documented]) -> float:
    """Share with a docstring, of those whose names begin with no underscore; 1 where there are none."""
    public = [node for node in nodes if not node.name.startswith("_")]
    return sum(map(_has_docstring, public)) / len(public) if public else 1.0


def is_frozen(node: ast.ClassDef) -> bool | None:
    """Whether a dataclass is frozen; None for any other class."""
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
        if ast.unparse(call.func).rpartition(".")[2] == "dataclass":
            return any(word.arg == "frozen" and ast.unparse(word.value) == "True" for word in call.keywords)
    return None


def comment_lines(module: Module) -> int:
    """Lines with a comment, alone or behind code."""
    return sum(1 for _ in _comments(module))


def type_ignores(module: Module) -> int:
    """Comments that silence a type checker, whichever."""
    return sum(any(word in comment.replace(" ", "") for word in CHECKERS) for comment in _comments(module))


def blanket_excepts(module: Module) -> int:
    """Handlers that catch everything: bare, or `Exception` or `BaseException` alone or among others."""
    handlers = (node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler))
    return sum(_catches_all(handler.type) for handler in handlers)


def _catches_all(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    return any(isinstance(part, ast.Name) and part.id in ("Exception", "BaseException") for part in ast.walk(caught))


def _comments(module: Module) -> Iterator[str]:
    tokens = tokenize.generate_tokens(io.StringIO(module.text).readline)
    return (token.string for token in tokens if token.type == tokenize.COMMENT)


def _has_docstring(node: Documented) -> bool:
    return ast.get_docstring(node) is not None


def _height(first: ast.stmt, last: ast.stmt | None = None) -> int:
    """Lines from the first of a statement to the last of it or of a later one."""
    last = last or first
    return (last.end_lineno or last.lineno) - first.lineno + 1


def spread(sizes: Iterable[int]) -> str:
    """Median, ninth decile and largest, each one of the sizes themselves (nearest rank)."""
    ordered = sorted(sizes)
    return "/".join(str(ordered[math.ceil(part * len(ordered)) - 1]) for part in (0.5, 0.9, 1)) if ordered else "-"


def table(columns: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    """A Markdown table: a row for each measure, a column for each package and its measures."""
    rows = [["", *(name for name, _ in columns)], ["---"] * (len(columns) + 1)]
    rows += [[measure, *(found[measure] for _, found in columns)] for measure in columns[0][1]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main(packages: Sequence[str]) -> int:
    """Print the table for the packages named, or for ours."""
    try:
        folders = [folder_of(package) for package in packages or ("generator",)]
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(table([(folder.name, measures(read_modules(folder))) for folder in folders]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
