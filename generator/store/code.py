"""Which code and knowledge is at work: what another version worked out is not this one's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parent.parent


@cache
def code_digest() -> str:
    """Digest of the generator's source files, templates, tables and models, of Python and of every library's version.

    Read once a process, some 0.1 s; a server started before an update goes on as what it was.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name in sorted(_libraries()):
        digest.update(f"\0{name}".encode("utf-8", "surrogateescape"))
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            data = file.read_bytes()
            digest.update(f"\0{file.relative_to(PACKAGE).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """Names of the folders in which installers note a library's name and version: `jinja2-3.1.6.dist-info`."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (found.name for found in folder.iterdir() if found.suffix in (".dist-info", ".egg-info"))
