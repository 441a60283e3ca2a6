"""The laws of the design, run on a user's own files. Each check is one function in `CHECKS`."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import corrections, disk, front_matter
from generator.build import build
from generator.checks.links import dead_links
from generator.config import Settings
from generator.disk.commit import JOURNAL, is_pending
from generator.entities import link
from generator.errors import DatelineError
from generator.model import KINDS, Article, Facts, FieldPath, Problem, Span
from generator.shelf.decided import decisions, earlier_namings
from generator.shelf.inputs import How, Outcome
from generator.shelf.read import record_path
from generator.site import Question, questions


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check may look at."""

    root: Path
    settings: Settings
    outcome: Outcome

    def doc(self, path: str) -> str:
        """A page's path below the root."""
        return f"{self.settings.docs}/{path}"

    def record(self, path: str) -> str:
        """The path of a page's record below the root."""
        return record_path(path, self.settings)


Check = Callable[[Checked], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a site, and what is only to be decided."""

    problems: tuple[Problem, ...]
    """Sorted by file and line."""
    questions: tuple[Question, ...] = ()


def examine(root: Path, settings: Settings) -> Examined:
    """Everything wrong with the site at `root`, and all its open questions; nothing is written.

    Mistakes in front matter are told alone, since nothing else can be judged before they are mended.
    """
    try:
        outcome = build(root, settings, How(fresh=True))
    except DatelineError as error:
        return Examined(error.problems)
    checked = Checked(root, settings, outcome)
    found = {problem for check in CHECKS for problem in check(checked)}
    problems = tuple(sorted(found, key=lambda p: (p.path, p.line or 0, p.what)))
    return Examined(problems, questions(outcome.site))


def check_site(root: Path, settings: Settings) -> tuple[Problem, ...]:
    """Everything wrong with the site at `root`: the laws of the design, and every front matter."""
    return examine(root, settings).problems


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
            for what in _ungrounded(record.article, record.facts):
                yield Problem(checked.record(path), 1, what, "Delete the record's `facts` or run `dateline generate`")


def pages_round_trip(checked: Checked) -> Iterator[Problem]:
    """Law 2: writing a page again as it was read gives the same bytes."""
    for path, document in checked.outcome.shelf.documents.items():
        file = checked.root / checked.doc(path)
        if front_matter.render(document.meta, document.body, document).encode() != file.read_bytes():
            yield Problem(
                checked.doc(path), 1, "would not keep its bytes when written again", "Please report this file"
            )


def merging_twice_is_once(checked: Checked) -> Iterator[Problem]:
    """Law 3: a settled brief, merged again, stays as it is."""
    for settled in checked.outcome.settled:
        if settled.draft is None:
            continue
        proposed = settled.draft.proposal.meta
        again = corrections.merge(settled.base, settled.meta, proposed).meta
        if dict(again) != dict(settled.meta):
            yield Problem(checked.doc(settled.brief.path), 1, "changes when merged again", "Please report this file")


def linking_ignores_order(checked: Checked) -> Iterator[Problem]:
    """Law 4: the same entities, whatever the order of the briefs."""
    site = checked.outcome.site
    shelf = checked.outcome.shelf
    if link(site.briefs[::-1], decisions(shelf)[::-1], earlier_namings(shelf)) != site.entities:
        yield Problem(checked.settings.docs, None, "entities depend on the order of the briefs", "Please report this")


def site_is_up_to_date(checked: Checked) -> Iterator[Problem]:
    """Law 5: a run now would change nothing."""
    remedy = "Run `dateline generate`"
    for path, text in checked.outcome.files.texts.items():
        file = checked.root / path
        if not file.is_file():
            yield Problem(path, None, "is missing", remedy)
        elif file.read_bytes() != text.encode():
            old = file.read_text(encoding="utf-8", errors="replace").splitlines()
            yield Problem(path, _first_difference(old, text.splitlines()), "is not what a run would write", remedy)
    for path in checked.outcome.files.gone:
        yield Problem(path, None, "has nothing behind it any more", remedy)


def links_resolve(checked: Checked) -> Iterator[Problem]:
    """Law 6: every relative link leads to a page and a heading that exist."""
    docs = checked.root / checked.settings.docs
    pages, _ = disk.read_texts(docs, "*.md")
    files = frozenset(p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file())
    for path, line, target in dead_links(pages, files):
        yield Problem(checked.doc(path), line, f"links to `{target}`, which does not exist", "Mend or remove the link")


def routes_are_unique(checked: Checked) -> Iterator[Problem]:
    """Law 6: no two pages share an address, also where capitals make no difference."""
    docs = checked.root / checked.settings.docs
    pages = [p.relative_to(docs).as_posix() for p in sorted(docs.rglob("*.md"))]
    folded = Counter(unicodedata.normalize("NFC", page).casefold() for page in pages)
    for page in pages:
        if folded[unicodedata.normalize("NFC", page).casefold()] > 1:
            yield Problem(checked.doc(page), None, "shares its address with another page", "Rename one of them")


def each_article_has_one_brief(checked: Checked) -> Iterator[Problem]:
    """Two briefs that claim the same article would both be written from it."""
    seeds: dict[str, str] = {}
    for path, document in checked.outcome.shelf.of_kind("brief"):
        seed = str(document.meta.get("seed") or "")
        if seed and seed in seeds:
            line = document.line_of(FieldPath.at("seed"))
            yield Problem(checked.doc(path), line, f"`seed: {seed}` is also {seeds[seed]}'s", "Remove one of the two")
        seeds.setdefault(seed, checked.doc(path))


def names_are_not_torn(checked: Checked) -> Iterator[Problem]:
    """A name that people added can't be one entity on two pages, nor both an alias and a `not` on one.

    Short names that the generator lists ("Smith") may well be two people's.
    """
    holders: dict[tuple[str, str], str] = {}
    for decision in decisions(checked.outcome.shelf):
        page = f"{KINDS[decision.kind].folder}/{decision.slug}.md"
        document, path = checked.outcome.shelf.documents[page], checked.doc(page)
        for name in sorted(set(decision.same) & set(decision.apart)):
            line = document.line_of(FieldPath.at("not"))
            yield Problem(path, line, f"{name!r} is in `aliases` and in `not`", "Remove it from one of them")
        if path not in checked.outcome.files.texts or _is_redirect(page, checked):
            continue
        for name in decision.same:
            other = holders.setdefault((decision.kind, name), path)
            if other != path:
                line = document.line_of(FieldPath.at("aliases"))
                yield Problem(path, line, f"alias {name!r} is also {other}'s", "Remove it from one of them")


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
    each_article_has_one_brief,
    names_are_not_torn,
)


def _is_redirect(path: str, checked: Checked) -> bool:
    return checked.record(path) not in checked.outcome.files.texts


def _ungrounded(article: Article, facts: Facts) -> Iterator[str]:
    for label, span in _spans(facts):
        words = article.text[max(span.start, 0) : span.end]
        if not 0 <= span.start < span.end <= len(article.text):
            yield f"{label}: {span.start}-{span.end} lies outside the text"
        elif not words.strip():
            yield f"{label}: {span.start}-{span.end} holds no words"


def _spans(facts: Facts) -> Iterator[tuple[str, Span]]:
    for mention in facts.mentions:
        yield f"name {mention.name!r}", mention.span
    for date in facts.dates:
        yield f"date {date.timex}", date.span
    for quotation in facts.quotations:
        yield "quotation", quotation.span
    for topic in facts.topics:
        yield from ((f"topic {topic.label}", span) for span in topic.spans)
    for label, fact in (("title", facts.title), ("date", facts.date), ("location", facts.location)):
        yield from ((label, span) for span in (fact.spans if fact else ()))


def _first_difference(old: list[str], new: list[str]) -> int:
    same = sum(1 for _ in _common_start(old, new))
    return min(same + 1, max(len(old), 1))


def _common_start(old: list[str], new: list[str]) -> Iterator[str]:
    for a, b in zip(old, new, strict=False):
        if a != b:
            return
        yield a
