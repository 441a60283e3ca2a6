"""The shipped model's files, read only as they were made: each is held against its digest before it is used.

What a damaged or exchanged model sees would be written into briefs as facts, and a model is code that runs.
"""

from __future__ import annotations

from hashlib import sha256

from generator.errors import DatelineError
from generator.knowledge import RESOURCES
from generator.model import Problem

DIGESTS = "SHA256SUMS"
"""Beside the files, as `sha256sum` writes it; the export of the trained model makes it."""


def read_shipped(name: str) -> bytes:
    """A file of the model, for example `model.onnx`. Raises DatelineError where it is not the one that was made."""
    folder = RESOURCES / "recognizer"
    data = (folder / name).read_bytes()
    if f"{sha256(data).hexdigest()}  {name}" not in (folder / DIGESTS).read_text(encoding="utf-8").splitlines():
        what = f"this is not the file that Dateline ships: its digest is not the one in {DIGESTS}"
        hint = "Install Dateline anew (example: pip install --force-reinstall dateline), or read by `recognizer: rules`"
        raise DatelineError(Problem(f"generator/resources/recognizer/{name}", None, what, hint))
    return data
