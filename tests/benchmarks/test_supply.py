"""What is pinned is what the package asks for, by version and digest, and names no host."""

from __future__ import annotations

import json
import re
import tomllib
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks.supply import MODEL, PINS, ROOT, SBOM, bill

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {"requirements.txt": (), "requirements-dev.txt": ("dev", "bars")}
_PIN = re.compile(r"(?m)^([\w.-]+)==([^\s;]+)(?: ; [^\\\n]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def pinned(name: str) -> dict[str, set[str]]:
    """Package -> the versions that a file of pins allows: more than one where Python's own version decides."""
    found: dict[str, set[str]] = {}
    for package, version, _ in _PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


def asked(name: str) -> list[Requirement]:
    groups = [PROJECT["dependency-groups"][group] for group in GROUPS[name]]
    return [Requirement(line) for line in sum(groups, list(PROJECT["project"]["dependencies"]))]


@pytest.mark.parametrize("name", PINS)
def test_every_line_is_a_version_with_digests(name: str) -> None:
    assert _PIN.sub("", (ROOT / name).read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("name", [*PINS, SBOM])
def test_no_host_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text.replace("pkg:pypi/", "")


@pytest.mark.parametrize("name", PINS)
def test_what_the_package_asks_for_is_pinned_as_it_asks(name: str) -> None:
    pins = pinned(name)
    limits = [Requirement(line) for line in PROJECT["tool"]["uv"]["constraint-dependencies"]]
    limits = [limit for limit in limits if canonicalize_name(limit.name) in pins]
    wanted = asked(name)
    assert wanted
    for requirement in (*wanted, *limits):
        versions = pins.get(canonicalize_name(requirement.name), set())
        assert any(requirement.specifier.contains(version) for version in versions), str(requirement)


@pytest.mark.parametrize("name", PINS)
def test_what_the_pinned_packages_ask_for_is_pinned_too(name: str) -> None:
    pins = pinned(name)
    for package in pins:
        for line in _asked_by(package):
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                assert canonicalize_name(requirement.name) in pins, f"{package}: {line}"


def _asked_by(package: str) -> list[str]:
    try:
        return requires(package) or []
    except PackageNotFoundError:  # of another system, or of a group that isn't installed here
        return []


def test_the_bill_lists_what_runs_and_the_model_that_ships() -> None:
    found = json.loads((ROOT / SBOM).read_text(encoding="utf-8"))
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.5")
    libraries = {(each["name"], each["version"]) for each in found["components"] if each["type"] == "library"}
    assert libraries == {(name, version) for name, of in pinned("requirements.txt").items() for version in of}
    model = next(each for each in found["components"] if each["type"] == "machine-learning-model")
    assert model["hashes"][0]["content"] == sha256((MODEL / "model.onnx").read_bytes()).hexdigest()
    known = {each["bom-ref"] for each in (*found["components"], found["metadata"]["component"])}
    assert {ref for each in found["dependencies"] for ref in (each["ref"], *each["dependsOn"])} <= known
    assert len(known) == len(found["components"]) + 1


def test_a_bill_has_no_clock_no_chance_and_no_host() -> None:
    library = {"type": "library", "name": "a", "version": "1", "bom-ref": "a-2@1", "purl": "pkg:pypi/a@1"}
    project = {"type": "library", "name": "p", "version": "0", "bom-ref": "p-1@0"}
    found = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": "urn:uuid:1",
        "metadata": {"timestamp": "2026-01-01", "component": project},
        "components": [{**library, "externalReferences": [{"url": "https://example.org/a"}]}],
        "dependencies": [{"ref": "p-1@0", "dependsOn": ["a-2@1"]}, {"ref": "a-2@1"}],
    }
    made = bill(found, {"model.onnx": "0" * 64})
    assert not any(word in json.dumps(made) for word in ("urn:", "2026", "example.org"))
    assert made["dependencies"] == [{"ref": "a@1", "dependsOn": []}, {"ref": "p@0", "dependsOn": ["a@1"]}]
    assert [each["bom-ref"] for each in made["components"]] == ["a@1", "recognizer/model.onnx"]
