"""In every locale the verbs say the same, in UTF-8; an output that can't be written is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.config import Settings
from generator.run import generate
from tests.conftest import REPOSITORY

SEED = (
    "Ministre à Genève — “we will see”\n\nNAIROBI: Kenya’s Transport Minister Wanjiru Odhiambo met Łukasz Müller on "
    "3 March 2026.\n\n“No single country can keep these waters safe alone,” Odhiambo said in Genève.\n"
)
C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
VERBS = (
    ["explain", "geneve.txt"],
    ["review"],
    ["review", "--json"],
    ["facts", "seeds/geneve.txt"],
    ["articles", "seeds/geneve.txt"],
    ["dossier", "Wanjiru Odhiambo"],
    ["export", "briefs.json"],
    ["schema", "brief"],
    ["facts", "--help"],
    ["check"],
)


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose words are no ASCII."""
    root = tmp_path_factory.mktemp("abroad")
    (root / "seeds").mkdir()
    (root / "seeds" / "geneve.txt").write_text(SEED, "utf-8")
    generate(root, Settings.model_validate({}))
    return root


def said(root: Path, verb: list[str], **locale: str) -> subprocess.CompletedProcess[bytes]:
    left = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    env = left | {"PYTHONPATH": str(REPOSITORY)} | locale
    return subprocess.run(
        [sys.executable, "-m", "generator", *verb], cwd=root, capture_output=True, env=env, check=False
    )


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_verb_says_the_same_in_every_locale(verb: list[str], abroad: Path) -> None:
    usual = said(abroad, verb, PYTHONUTF8="1")
    assert usual.returncode in (0, 1)
    assert b"Traceback" not in usual.stderr
    for locale in (C, {**C, "PYTHONIOENCODING": "ascii"}):
        done = said(abroad, verb, **locale)
        assert (done.returncode, done.stdout, done.stderr) == (usual.returncode, usual.stdout, usual.stderr)


def test_an_output_that_cannot_be_written_is_told(abroad: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    for verb, output, words in (
        (["dossier", "Wanjiru Odhiambo"], tmp_path / "none" / "x.html", "its folder does not exist. Make the folder"),
        (["dossier", "Wanjiru Odhiambo"], tmp_path / "folder.html", "can't be written: Is a directory"),
        (["export", "briefs.json"], tmp_path / "folder.html", "can't be written"),
    ):
        done = CliRunner().invoke(main, [*verb, "--root", str(abroad), "-o", str(output)])
        assert done.exit_code == 1
        assert done.stderr.startswith(f"{output}: ")
        assert words in done.stderr
