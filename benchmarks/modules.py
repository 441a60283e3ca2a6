"""The modules of a package, read and not run, and which of them imports which.

Reach for it to measure code (`benchmarks.house`) or to hold it to a rule (`tests/test_code.py`).
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

Graph = Mapping[str, frozenset[str]]
"""Module -> the modules of the same package that it imports."""


@dataclass(frozen=True, slots=True)
class Module:
    """One source file."""

    path: PurePosixPath
    """Its first part is the package's folder: `generator/site/routes.py`."""
    text: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        """Whether it stands for the folder that it lies in."""
        return self.path.name == "__init__.py"

    @property
    def name(self) -> str:
        """As others import it: `generator.site.routes`."""
        return ".".join(self.path.parent.parts if self.is_package else self.path.with_suffix("").parts)

    @property
    def lines(self) -> int:
        """All of them, as an editor counts."""
        return len(self.text.splitlines())


def folder_of(package: str) -> Path:
    """A folder as it is, or else the one where the installed package of this name lies.

    Raises ModuleNotFoundError, with a word on what was expected, for what is neither.
    """
    if Path(package).is_dir():
        return Path(package).resolve()
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package}: expected a folder or the name of an installed package")
    return Path(spec.submodule_search_locations[0])


def read_modules(folder: Path) -> tuple[Module, ...]:
    """Every module of the package in this folder, sorted by path."""
    return tuple(_read(file, folder) for file in sorted(folder.rglob("*.py")))


def _read(file: Path, folder: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(PurePosixPath(folder.name, file.relative_to(folder).as_posix()), text, ast.parse(text))


def imports(module: Module) -> Iterator[str]:
    """Every name that it imports, in full, at its top, within a function or for a type checker only.

    `from ..site.routes import url` in `generator.pages.plan` gives `generator.site.routes.url`.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = ".".join(filter(None, (_above(module, node.level), node.module)))
            yield from (f"{source}.{name.name}" for name in node.names)


def _above(module: Module, dots: int) -> str:
    """The package that so many dots in front of an import mean."""
    parts = module.name.split(".")
    return ".".join(parts[: len(parts) + module.is_package - dots]) if dots else ""


def import_graph(modules: Iterable[Module]) -> Graph:
    """Who imports whom within a package.

    `from a.b import c` is an import of the module `a.b.c` where there is one, and else of `a.b`. That Python runs
    `a/__init__.py` on the way is none: it would make a circle of each package that shows what its modules hold.
    """
    by_name = {module.name: module for module in modules}
    return {name: frozenset(_meant(imports(module), by_name)) - {name} for name, module in by_name.items()}


def _meant(names: Iterable[str], known: Mapping[str, Module]) -> Iterator[str]:
    for name in names:
        parent = name.rpartition(".")[0]
        if name in known or parent in known:
            yield name if name in known else parent


def circles(modules: Iterable[Module]) -> tuple[tuple[str, ...], ...]:
    """Groups of modules that all reach each other by imports: each sorted by name, and the groups too."""
    graph = import_graph(modules)
    reached = {name: _reached(name, graph) for name in graph}
    round_trips = {tuple(sorted(other for other in reached[name] if name in reached[other])) for name in graph}
    return tuple(sorted(group for group in round_trips if group))


def _reached(start: str, graph: Graph) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = graph[ahead.pop()] - found
        found |= new
        ahead.extend(new)
    return found


def flat_modules(modules: Sequence[Module]) -> Mapping[PurePosixPath, int]:
    """Folder -> how many modules lie in it; its own `__init__` and what lies in folders below it not counted."""
    return Counter(module.path.parent for module in modules if not module.is_package)
