"""What a compiled library dies of names the text it was reading; what Python raises, and who stops a run, goes through."""

from __future__ import annotations

import pytest

from generator.articles import articles_in, plain_article
from generator.articles import sentences as splitter
from generator.errors import CompiledCode, DatelineError
from generator.facts.names.recognizer import model_reading
from generator.model import Seed


def failure(module: str, name: str = "PanicException") -> type[BaseException]:
    """A class of exceptions as compiled code makes them; a panic of Rust is no `Exception`."""
    return type(name, (BaseException,), {"__module__": module})


COMPILED = [
    failure("pyo3_runtime"),
    failure("onnxruntime.capi.onnxruntime_pybind11_state", "Fail"),
    failure("tokenizers", "Error"),
    Exception,
]


@pytest.mark.parametrize("kind", COMPILED, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_a_failure_of_compiled_code_names_the_text(kind: type[BaseException]) -> None:
    with pytest.raises(DatelineError, match=r"a\.txt#1.*can't be read.*no char boundary"), CompiledCode("a.txt#1"):
        raise kind("no char boundary")


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, MemoryError, ValueError, DatelineError])
def test_what_python_raises_goes_through(kind: type[BaseException]) -> None:
    with pytest.raises(kind) as caught, CompiledCode("a.txt#1"):
        raise kind
    assert caught.type is kind


def test_a_panic_of_the_splitter_names_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(language: str, text: str) -> None:
        raise failure("pyo3_runtime")("byte index 2 is not a char boundary")

    monkeypatch.setattr(splitter, "_boundaries", panic)
    with pytest.raises(DatelineError, match=r"b\.txt#1"):
        articles_in(Seed("b.txt", b"The minister said on Monday that talks would go on in the capital.", "0"))


def test_a_panic_of_the_recognizer_names_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(text: object, sentences: object) -> None:
        raise failure("pyo3_runtime")("index out of bounds")

    monkeypatch.setattr(model_reading, "names_and_grammar", panic)
    with pytest.raises(DatelineError, match="c: can't be read"):
        model_reading.read_by_model(plain_article("c", "Jane Okello said that talks would go on."))
