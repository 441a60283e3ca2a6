"""One site of texts that have nothing to do with one another: which stories join what can't be one event.

    python -m benchmarks.mixed

The sets are of other years and other desks, so a story that holds texts of two of them is wrong by construction; so
is one that holds two events of a set whose events are told apart. The days of publication are given. Writes the section
"Mixed sites" of `benchmarks/RESULTS.md`; exit status 1 where more than `MOST` of the stories mix.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.answers import NO_DATA, evaldata, lines, read_lines
from benchmarks.peers import tfidf_average_link, tfidf_hdbscan
from benchmarks.report import write_section
from benchmarks.tasks import Json
from generator.knowledge.edtf import is_edtf

SETS: Mapping[str, str] = {
    "dates/tbaq": "dct",
    "dates/meantime": "dct",
    "dates/te3_platinum": "dct",
    "cluster/ecbplus": "date_publish",
    "cluster/giveme5w1h": "date_publish",
}
"""Each set and its field of the day of publication."""
MOST = 0.05
"""Share of the stories of several reports that may mix."""


def texts(data: Path) -> Iterator[Json]:
    """All texts as one archive; `id` begins with set and event."""
    for name, published in SETS.items():
        for line in read_lines(data / "dev" / f"{name}.jsonl"):
            event = line["cluster"] if name.startswith("cluster/") else ""
            asked = {"id": f"{name}|{event}|{line['id']}", "text": line["text"], "title": line.get("title") or ""}
            if is_edtf(day := str(line.get(published) or "")[:10]):
                asked["date_publish"] = day
            yield asked


def ours(asked: Sequence[Json]) -> list[Json]:
    """What `dateline stories` answers."""
    command = [sys.executable, "-m", "generator", "stories", "--jsonl", "-"]
    done = subprocess.run(command, input=lines(asked), capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def mixes(answers: Sequence[Json]) -> tuple[int, list[list[str]]]:
    """How many stories hold several texts, and those that mix sets or events."""
    stories: dict[str, list[str]] = defaultdict(list)
    for answer in answers:
        stories[answer["cluster"]].append(answer["id"])
    several = [sorted(ids) for _, ids in sorted(stories.items()) if len(ids) > 1]
    return len(several), [ids for ids in several if len(Counter(one.rpartition("|")[0] for one in ids)) > 1]


RIVALS: Mapping[str, Callable[[Sequence[Json]], list[Json]]] = {
    "Dateline": ours,
    "TF-IDF, average link": tfidf_average_link,
    "TF-IDF, HDBSCAN": tfidf_hdbscan,
}


def main() -> int:
    """Measure, print what mixes and write the table."""
    if not (data := evaldata()).is_dir():
        print(NO_DATA.format(data), file=sys.stderr)
        return 2
    asked = list(texts(data))
    found = {name: mixes(answer(asked)) for name, answer in RIVALS.items()}
    print(*found["Dateline"][1], sep="\n")
    rows = [f"| {name} | {several} | {len(wrong)} |" for name, (several, wrong) in found.items()]
    table = "\n".join(["| | stories of several reports | that mix |", "|---|---:|---:|", *rows])
    print(table)
    write_section(
        "mixed",
        f"## Mixed sites\n\n    python -m benchmarks.mixed\n\n{len(asked)} texts of {len(SETS)} sets as one site: two "
        f"sets, or two annotated events, in one story are wrong by construction.\n\n{table}",
    )
    several, wrong = found["Dateline"]
    return int(len(wrong) > MOST * several)


if __name__ == "__main__":
    sys.exit(main())
