"""Builds `generator/resources/name_variants.tsv.gz`: name parts that are one name in several romanisations.

    python -m training.build_name_variants ../shared/evaldata/train/names/arabic_token_variants.jsonl

The source (Merhav and Ash, COLING 2018, from Wikidata; CC0) groups the English spellings of a name part by its Arabic
form. It is noisy: a spelling goes to the one form it is mostly written for, if it resembles that form's usual one.
Rows: spelling, usual spelling of its group, number of people in the group.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from generator.entities.names.normalize import folded, skeleton, sounds

TARGET = Path(__file__).parent.parent / "generator" / "resources" / "name_variants.tsv.gz"
MOSTLY = 0.6
"""Share of a spelling's bearers that its form must have."""
ALIKE = 0.5
"""Share of letters, after respelling by sound, that a spelling has in common with the usual one."""
FEWEST = 5
"""People that a group must have to be kept."""

Forms = dict[str, Counter[str]]
"""Arabic form -> folded spellings with the number of people."""


def read(file: Path) -> Forms:
    forms: Forms = defaultdict(Counter)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for spelling, people in row["counts"].items():
            if " " not in folded(spelling) and len(folded(spelling)) > 1:
                forms[row["arabic"]][folded(spelling)] += people
    return forms


def rows(forms: Forms) -> list[tuple[str, str, int]]:
    """Spelling, usual spelling, people of the group; by spelling."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for form, spellings in forms.items():
        for spelling, people in spellings.items():
            written[spelling][form] += people
    found = []
    for spelling, own in written.items():
        form, people = min(own.items(), key=lambda item: (-item[1], item[0]))
        usual = min(forms[form], key=lambda s: (-forms[form][s], s))
        total = sum(forms[form].values())
        if people >= MOSTLY * sum(own.values()) and total >= FEWEST and resembles(spelling, usual):
            found.append((spelling, usual, total))
    return sorted(found)


def resembles(spelling: str, usual: str) -> bool:
    """Keeps out slips of the source, such as a title given for a name."""
    alike = Levenshtein.normalized_similarity(sounds(spelling), sounds(usual))
    return alike >= ALIKE or skeleton(spelling) == skeleton(usual)


def main(source: Path) -> None:
    lines = "".join(f"{spelling}\t{usual}\t{total}\n" for spelling, usual, total in rows(read(source)))
    TARGET.write_bytes(gzip.compress(lines.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
