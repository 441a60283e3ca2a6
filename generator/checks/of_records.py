"""Laws of seeds and records: whole, usable, every fact with its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator import disk
from generator.checks.checked import Checked
from generator.disk.commit import JOURNAL, is_pending
from generator.model import Problem
from generator.model.sound import spans_in


def no_run_is_half_done(checked: Checked) -> Iterator[Problem]:
    """A run that was cut off leaves pages of two times; the next one finishes it."""
    if is_pending(checked.root):
        yield Problem(JOURNAL, None, "says that a run was cut off while it was writing", "Run `dateline generate`")


def seeds_are_usable(checked: Checked) -> Iterator[Problem]:
    """Every seed gives an article."""
    yield from checked.outcome.failed


def records_are_whole(checked: Checked) -> Iterator[Problem]:
    """A record that can't be read makes all of its page a person's: better to know."""
    texts, problems = disk.read_texts(checked.root / checked.settings.records, "*.json")
    for problem in problems:
        yield Problem(f"{checked.settings.records}/{problem.path}", problem.line, problem.what, problem.remedy)
    remedy = "Take the last good version from git; until then all of its page counts as written by hand"
    for path in texts:
        if path.removesuffix(".json") + ".md" not in checked.outcome.shelf.records:
            yield Problem(f"{checked.settings.records}/{path}", 1, "can't be read as a record", remedy)


def facts_are_grounded(checked: Checked) -> Iterator[Problem]:
    """Law 1: every span of every record lies within its text and holds words."""
    for path, record in checked.outcome.shelf.records.items():
        if record.article and record.facts:
            for what in sorted(set(_ungrounded(record.article.text, record.facts))):
                yield Problem(checked.record(path), 1, what, "Delete the record's `facts` or run `dateline generate`")


def _ungrounded(text: str, facts: object) -> Iterator[str]:
    for label, span in spans_in(facts):
        if not 0 <= span.start < span.end <= len(text):
            yield f"{label}: {span.start}-{span.end} lies outside the text"
        elif not span.of(text).strip():
            yield f"{label}: {span.start}-{span.end} holds no words"
