"""`dateline facts --jsonl -` with the confidences as the finders give them, before `calibration.yml`.

Reach for it only to learn what those are worth: `python -m benchmarks.reliability --raw` or `--learn`.
"""

from __future__ import annotations

import json
import sys

from generator.articles import plain_article, with_inferred_years
from generator.facts.find import uncalibrated_facts
from generator.filters.texts import facts_json


def main() -> None:
    """JSON lines in, JSON lines out."""
    for line in map(json.loads, sys.stdin):
        plain = plain_article(line["id"], line["text"], line.get("published"), line.get("title"))
        for article in with_inferred_years([plain]):
            print(json.dumps(facts_json(article, uncalibrated_facts(article))))


if __name__ == "__main__":
    main()
