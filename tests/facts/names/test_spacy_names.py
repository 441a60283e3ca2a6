"""A spaCy pipeline of the user's own as the recogniser: through the door, the command line and `dateline.yml`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("spacy", reason='spaCy (the extra "spacy") is not installed: it is not tested as a recogniser')

import spacy

from generator.cli import main
from generator.config import Settings
from generator.disk.fingerprint import is_current, remember
from generator.errors import DatelineError
from generator.facts.names.find_names import find_names
from generator.run import generate
from tests.facts.reading import article_of

TEXT = "The velvet parliament met Zib Quorl in quiet harbour after the great jam on 3 March 2026. Zib Quorl left."
PATTERNS = [
    {"label": "ORG", "pattern": "velvet parliament"},
    {"label": "PERSON", "pattern": "Zib Quorl"},
    {"label": "GPE", "pattern": "quiet harbour"},
    {"label": "EVENT", "pattern": "great jam"},
    {"label": "DATE", "pattern": "3 March 2026"},
]
NAMES = [("ORG", "velvet parliament"), ("PERSON", "Zib Quorl"), ("PLACE", "quiet harbour"), ("PERSON", "Zib Quorl")]
WITHOUT_SPACY = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "spacy":
            raise ModuleNotFoundError("No module named 'spacy'", name="spacy")
sys.meta_path.insert(0, Blocker())
from generator.cli import main
main()
"""


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline on disk that knows our invented names, no model of English."""
    folder = tmp_path_factory.mktemp("pipelines") / "invented"
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site with one seed."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    seed = f"Parliament meets in harbour\n\nMarch 4, 2026\n\n{TEXT}\n"
    (tmp_path / "seeds" / "jam.txt").write_text(seed, encoding="utf-8")
    return tmp_path


def command(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def brief_in(site: Path) -> str:
    (path,) = (page for page in (site / "docs" / "briefs").rglob("*.md") if page.name != "index.md")
    return path.read_text(encoding="utf-8")


def test_the_pipelines_names_are_the_articles(pipeline: str) -> None:
    article = article_of(TEXT)
    found = find_names(article, pipeline)
    assert [(m.kind, m.name) for m in found] == NAMES
    assert all(m.name == m.span.of(article.text) and 0 < m.why.confidence < 1 for m in found)


def test_events_and_dates_of_the_pipeline_are_no_mentions(pipeline: str) -> None:
    assert not {"great jam", "3 March 2026"} & {m.name for m in find_names(article_of(TEXT), pipeline)}


def test_the_rules_still_know_countries_beside_the_pipeline(pipeline: str) -> None:
    found = find_names(article_of("Zib Quorl flew to Kenya."), pipeline)
    assert [(m.kind, m.name) for m in found] == [("PERSON", "Zib Quorl"), ("PLACE", "Kenya")]


def test_the_command_line_takes_a_pipeline(pipeline: str) -> None:
    line = json.dumps({"id": "1", "text": TEXT})
    done = command("facts", "--jsonl", "--recognizer", pipeline, "-", stdin=line)
    assert done.exit_code == 0, done.output
    names = {entity["name"] for entity in json.loads(done.stdout)["entities"]}
    assert {name for _, name in NAMES} <= names


def test_dateline_yml_takes_a_pipeline(small_site: Path, pipeline: str) -> None:
    (small_site / "dateline.yml").write_text(f"recognizer: {json.dumps(pipeline)}\n", encoding="utf-8")
    done = command("generate", "--root", str(small_site))
    assert done.exit_code == 0, done.output
    assert "velvet parliament" in brief_in(small_site).partition("\n---\n")[0]


def test_another_recogniser_reads_every_seed_again(small_site: Path, pipeline: str) -> None:
    shipped, other = Settings(), Settings(recognizer=pipeline)
    generate(small_site, shipped)
    before = brief_in(small_site)
    assert is_current(small_site, shipped)
    assert not is_current(small_site, other)
    generate(small_site, other)
    assert brief_in(small_site) != before
    generate(small_site, shipped)
    assert brief_in(small_site) == before


def test_what_is_remembered_of_one_recogniser_is_not_believed_of_another(tmp_path: Path) -> None:
    remember(tmp_path, Settings(recognizer="rules"))
    assert is_current(tmp_path, Settings(recognizer="rules"))
    assert not is_current(tmp_path, Settings())


def test_an_unknown_pipeline_is_told_with_the_remedy(small_site: Path) -> None:
    with pytest.raises(DatelineError) as told:
        find_names(article_of(TEXT), "no_such_pipeline")
    (problem,) = told.value.problems
    assert problem.path == "dateline.yml"
    assert "`no_such_pipeline`" in problem.what
    assert "en_core_web_trf" in problem.remedy
    (small_site / "dateline.yml").write_text("recognizer: no_such_pipeline\n", encoding="utf-8")
    done = command("generate", "--root", str(small_site))
    assert done.exit_code == 1
    assert "no_such_pipeline" in done.output


def test_a_missing_spacy_is_told_with_the_remedy(pipeline: str) -> None:
    line = json.dumps({"id": "1", "text": TEXT})
    arguments = [sys.executable, "-c", WITHOUT_SPACY, "facts", "--jsonl", "--recognizer", pipeline, "-"]
    done = subprocess.run(arguments, input=line, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "dateline.yml" in done.stderr
    assert "needs spaCy" in done.stderr
    assert 'pip install "dateline[spacy]"' in done.stderr
    assert "Traceback" not in done.stderr
