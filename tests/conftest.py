"""What several tests share: real sites in temporary folders, and a real browser where there is one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.build import build
from generator.config import Settings
from generator.shelf.inputs import Outcome

REPOSITORY = Path(__file__).parent.parent

settings.register_profile(
    "ci", derandomize=True, deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
# Other inputs each time; `--hypothesis-seed` gives the same again.
settings.register_profile(
    "long", settings.get_profile("ci"), derandomize=False, database=None, print_blob=True, max_examples=2000
)
# Short, so that a round of all properties ends within minutes; another seed each round.
settings.register_profile("round", settings.get_profile("long"), max_examples=200)
settings.load_profile("ci")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of its own that holds our three seeds and nothing generated yet."""
    shutil.copytree(REPOSITORY / "seeds", tmp_path / "seeds")
    (tmp_path / "docs").mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Everything the generator makes of our three seeds, from nothing."""
    root = tmp_path_factory.mktemp("ours")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    return build(root, Settings.model_validate({}))
