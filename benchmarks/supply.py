"""What Dateline is made of, pinned: every package by version and digest, and a bill of materials.

    python -m benchmarks.supply   # after a change of dependencies: writes the three files below

`requirements.txt` (to run it) and `requirements-dev.txt` (to test it) name no host: whoever installs chooses an index,
and `pip install --require-hashes -r requirements.txt` takes nothing else than these files. `sbom.cdx.json` is CycloneDX
1.5 of the same, with the model that ships. `uv.lock` is resolved and read; it stays out of the repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "generator" / "resources" / "recognizer"
PINS: Mapping[str, Sequence[str]] = {
    "requirements.txt": ("--no-dev",),
    "requirements-dev.txt": ("--group", "bars"),
}
"""Each file of pins, and which groups of dependencies it holds beside the package's own."""
SBOM = "sbom.cdx.json"
_PLAIN = ("--no-emit-project", "--no-header", "--no-annotate")


def exported(*options: str) -> str:
    """What uv says of `uv.lock`. Raises CalledProcessError where that can't be read."""
    command = ["uv", "export", "--quiet", "--frozen", *options]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def bill(found: Mapping[str, Any], digests: Mapping[str, str]) -> dict[str, Any]:
    """uv's bill of materials without clock, chance and hosts, and with the files of the model.

    `digests`: file of the model -> its SHA-256. The digests of packages stand in `requirements.txt`.
    """
    project = found["metadata"]["component"]
    names = {each["bom-ref"]: f"{each['name']}@{each['version']}" for each in (project, *found["components"])}
    packages = [_component(each, names) for each in found["components"]]
    needs = {
        names[each["ref"]]: sorted(names[ref] for ref in each.get("dependsOn", ())) for each in found["dependencies"]
    }
    return {
        "bomFormat": found["bomFormat"],
        "specVersion": found["specVersion"],
        "version": 1,
        "metadata": {"component": _component(project, names)},
        "components": sorted([*packages, *_model(digests)], key=lambda each: str(each["bom-ref"])),
        "dependencies": [{"ref": ref, "dependsOn": wanted} for ref, wanted in sorted(needs.items())],
    }


def _component(found: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    kept = {key: found[key] for key in ("type", "name", "version", "purl") if key in found}
    return kept | {"bom-ref": names[found["bom-ref"]]}


def _model(digests: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "type": "machine-learning-model" if name.endswith(".onnx") else "data",
            "name": f"recognizer/{name}",
            "bom-ref": f"recognizer/{name}",
            "hashes": [{"alg": "SHA-256", "content": digest}],
        }
        for name, digest in digests.items()
    ]


def model_digests() -> dict[str, str]:
    """File of the model -> its SHA-256, as they ship."""
    lines = (MODEL / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def main() -> int:
    """Writes the files."""
    subprocess.run(["uv", "lock", "--quiet"], cwd=ROOT, check=True)
    for name, groups in PINS.items():
        (ROOT / name).write_text(exported(*groups, *_PLAIN), encoding="utf-8")
    found = json.loads(exported("--no-dev", "--format", "cyclonedx1.5", "--preview-features", "sbom-export"))
    text = json.dumps(bill(found, model_digests()), indent=1, sort_keys=True)
    (ROOT / SBOM).write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
