"""How right saved web pages are read, beside trafilatura alone in the same run, into `benchmarks/RESULTS.md`.

    python -m benchmarks.pages          # exit status 1 where a figure fell under its pinned floor
    python -m benchmarks.pages --pin    # and the floors rise to what was reached

Pages, titles, days, outlets and bodies are those of the parser tests of flairNLP/fundus; its bodies are paragraphs
alone, without captions, lists and subheadings. `score_pages.py` counts.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from trafilatura import bare_extraction

from benchmarks import floors
from benchmarks.answers import NO_DATA, evaldata
from benchmarks.report import write_section
from generator.articles import file_articles
from generator.filters.texts import articles_json

Json = dict[str, Any]
FIGURES = {"body F1": "body_f1", "title": "title", "day": "published", "outlet": "publisher"}
"""Name of a figure -> its key in the scorer's JSON."""


def ours(name: str, page: bytes) -> list[Json]:
    """What `dateline articles` prints of a page."""
    articles: list[Json] = articles_json(name, file_articles(f"{name}.html", page))["articles"]
    return articles


def alone(_: str, page: bytes) -> list[Json]:
    """What trafilatura reads of it."""
    found = bare_extraction(page, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return []
    return [{"title": found.title, "published": found.date, "publisher": found.sitename, "body": found.text}]


READERS: dict[str, Callable[[str, bytes], list[Json]]] = {"Dateline": ours, "trafilatura alone": alone}


def read_pages(folder: Path, gold: Iterable[Json], reader: Callable[[str, bytes], list[Json]]) -> list[Json]:
    """The scorer's lines: what a reader makes of each page."""
    return [
        {"id": line["id"], "articles": reader(line["id"], gzip.decompress((folder / line["html_gz"]).read_bytes()))}
        for line in gold
    ]


def scored(data: Path, predictions: Sequence[Json], language: str | None) -> dict[str, float]:
    """The scorer's figures for all pages, or those of a language."""
    scorer = evaldata() / "score" / "score_pages.py"
    with TemporaryDirectory() as folder:
        answers = Path(folder) / "pages.jsonl"
        answers.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
        command = [sys.executable, str(scorer), "--gold", str(data / "fundus.jsonl"), "--pred", str(answers), "--json"]
        command += ["--lang", language] if language else []
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return {name: found[key] for name, key in FIGURES.items()}


def section(rows: Sequence[tuple[str, str, dict[str, float]]], pages: int) -> str:
    """What RESULTS.md says of pages."""
    return "\n".join(
        [
            "## Saved web pages",
            "",
            f"`python -m benchmarks.pages`: {pages} pages of flairNLP/fundus; both read in the same run.",
            "",
            "| pages | read by | " + " | ".join(FIGURES) + " |",
            "|---|---|" + "---|" * len(FIGURES),
            *(
                f"| {which} | {who} | " + " | ".join(f"{reached[name]:.3f}" for name in FIGURES) + " |"
                for which, who, reached in rows
            ),
        ]
    )


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write; 1 where a floor fell."""
    data = evaldata() / "dev" / "pages"
    if not data.is_dir():
        print(NO_DATA.format(data), file=sys.stderr)
        return 1
    gold = [json.loads(line) for line in (data / "fundus.jsonl").read_text(encoding="utf-8").splitlines()]
    read = {who: read_pages(data, gold, reader) for who, reader in READERS.items()}
    rows = [
        (which, who, scored(data, lines, language))
        for which, language in (("all", None), ("English", "en"))
        for who, lines in read.items()
    ]
    text = section(rows, len(gold))
    print(text)
    write_section("pages", text)
    ahead = {f"{name}, lead over trafilatura": rows[0][2][name] - rows[1][2][name] for name in FIGURES}
    reached = {"pages/fundus": rows[0][2] | ahead}
    complaints = list(floors.fallen(reached, floors.read_floors()))
    if "--pin" in arguments and not complaints:
        floors.write(floors.pin(reached, floors.read_floors(), floors.read_aims()))
    print("\n".join(complaints) or "No figure is under its pinned floor.", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
