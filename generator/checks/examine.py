"""The laws of the design, run on a user's own files. Each check is one function in `CHECKS`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build import build
from generator.checks.checked import Check, Checked
from generator.checks.of_names import each_article_has_one_brief, linking_ignores_order, names_are_not_torn
from generator.checks.of_pages import (
    links_resolve,
    merging_twice_is_once,
    names_fit_every_system,
    pages_round_trip,
    routes_are_unique,
    site_is_up_to_date,
)
from generator.checks.of_records import facts_are_grounded, no_run_is_half_done, records_are_whole, seeds_are_usable
from generator.config import Settings
from generator.model import Problem
from generator.shelf.inputs import How
from generator.site import Question, questions

CHECKS: tuple[Check, ...] = (
    no_run_is_half_done,
    seeds_are_usable,
    records_are_whole,
    facts_are_grounded,
    pages_round_trip,
    merging_twice_is_once,
    linking_ignores_order,
    site_is_up_to_date,
    links_resolve,
    routes_are_unique,
    names_fit_every_system,
    each_article_has_one_brief,
    names_are_not_torn,
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a site, and what is only to be decided."""

    problems: tuple[Problem, ...]
    """Sorted by file and line."""
    questions: tuple[Question, ...] = ()


def examine(root: Path, settings: Settings) -> Examined:
    """Everything wrong with the site at `root`, and all its open questions; nothing is written.

    A page whose front matter can't be read is told, and judged as it stood before.
    """
    outcome = build(root, settings, How(fresh=True))
    checked = Checked(root, settings, outcome)
    found = {problem for check in CHECKS for problem in check(checked)}
    problems = tuple(sorted(found, key=lambda p: (p.path, p.line or 0, p.what)))
    return Examined(problems, questions(outcome.site))


def check_site(root: Path, settings: Settings) -> tuple[Problem, ...]:
    """Everything wrong with the site at `root`: the laws of the design, and every front matter."""
    return examine(root, settings).problems
