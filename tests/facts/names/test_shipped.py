"""A model that is not the one that ships is told before it is loaded, and reads nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from generator.articles import plain_article
from generator.errors import DatelineError
from generator.facts.names.recognizer import outputs, shipped
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.names.recognizer.shipped import DIGESTS, read_shipped
from generator.knowledge import RESOURCES

FILES = ("calibration.tsv", "model.onnx", "tokenizer.json")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The model's folder, to be damaged; what was loaded of another is forgotten."""
    shutil.copytree(str(RESOURCES / "recognizer"), tmp_path / "recognizer")
    monkeypatch.setattr(shipped, "RESOURCES", tmp_path)
    outputs.session.cache_clear()
    outputs.tokenizer.cache_clear()
    yield tmp_path / "recognizer"
    outputs.session.cache_clear()
    outputs.tokenizer.cache_clear()


def test_each_file_of_the_model_has_its_digest() -> None:
    lines = (RESOURCES / "recognizer" / DIGESTS).read_text(encoding="utf-8").splitlines()
    found = {name: sha256((RESOURCES / "recognizer" / name).read_bytes()).hexdigest() for name in FILES}
    assert sorted(lines) == sorted(f"{digest}  {name}" for name, digest in found.items())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: data + b"\0", lambda data: b"\0" + data[1:]],
    ids=["cut", "more", "bit"],
)
def test_a_damaged_file_is_told_with_a_remedy(copy: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    (copy / name).write_bytes(damage((copy / name).read_bytes()))
    with pytest.raises(DatelineError, match=rf"{name}: .*digest.*Install Dateline anew"):
        read_shipped(name)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_model_is_never_loaded(copy: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / name).write_bytes((copy / name).read_bytes()[:-1] + b"\n ")
    loaded: list[object] = []
    monkeypatch.setattr("onnxruntime.InferenceSession", lambda *given, **_: loaded.append(given))
    with pytest.raises(DatelineError, match=f"recognizer/{name}"):
        read_by_model(plain_article("a", "Jane Okello said that talks would go on."))
    assert loaded == []


def test_a_file_without_a_digest_is_not_read(copy: Path) -> None:
    (copy / DIGESTS).write_text("", encoding="utf-8")
    with pytest.raises(DatelineError):
        read_shipped("model.onnx")
