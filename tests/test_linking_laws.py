"""Law 4 through whole histories of a site: people merge, split, keep apart and rename, with runs between.

A `not` is never bridged, the order of briefs and pages changes nothing, what is taken back leaves no trace, and
every link works after every run. The sites are real folders that real commands edit.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import disk, front_matter
from generator.build import build
from generator.checks.links import dead_links
from generator.config import Settings
from generator.desk import decide
from generator.entities import link
from generator.entities.decisions import own_names
from generator.entities.names.normalize import folded
from generator.errors import DatelineError
from generator.model import KINDS, Entity, EntityDecision
from generator.run import generate
from generator.shelf.decided import decisions, earlier_namings, held_before
from generator.shelf.inputs import Outcome
from generator.stories import cluster

SETTINGS = Settings.model_validate({"recognizer": "rules"})
NAMES = ["Yusuf Marzouki", "Youssef Marzuki", "Marzouki", "Auntie Bee", "Ada Obi", "Port Authority of Sfax", "PAS"]
OFFICES = ["", "Mayor of Sfax", "Envoy of Port Authority of Sfax"]
NEW_NAMES = ["The Mayor of Sfax", "Auntie Bee", "Youssef Marzuki", "Marzouki"]

Cast = Sequence[tuple[str, str]]
casts = st.lists(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(OFFICES)), min_size=1, max_size=3, unique=True),
    min_size=2,
    max_size=3,
)
histories = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**32)), min_size=1, max_size=3)


@contextmanager
def opened(told: Sequence[Cast]) -> Iterator[Desk]:
    """A site of briefs written by hand, generated once."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "docs/briefs/2025/05").mkdir(parents=True)
        (root / "seeds").mkdir()
        for day, cast in enumerate(told, 1):
            actors = [actor for name, office in dict(cast).items() for actor in _actor(name, office)]
            head = ["---", f"title: Report {day}", f"date: 2025-05-0{day}", "actors:", *actors, "mentions: [Tunis]"]
            file = root / f"docs/briefs/2025/05/{day}.md"
            file.write_text("\n".join([*head, "---", ""]), encoding="utf-8")
        yield Desk(root)


def _actor(name: str, office: str) -> list[str]:
    role, _, body = office.partition(" of ")
    return [f"  - name: {name}", *([f"    role: {role}", f"    organization: {body}"] if office else [])]


class Desk:
    """A site and the people who say there who is who. What it knows of the site is of its last run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.run()

    def run(self) -> None:
        generate(self.root, SETTINGS)
        self.outcome = build(self.root, SETTINGS)

    @property
    def pages(self) -> list[str]:
        """Pages of people and bodies that somebody is on; others only lead to one of these."""
        return [path for path in self.outcome.site.entity_page if not path.startswith("places/")]

    def texts(self) -> dict[str, bytes]:
        """Pages and records, but for pages that only lead to another: old links may arrive there for ever."""
        moved = {path.removesuffix(".md") for path in self.outcome.files.moved}
        named = {f"docs/{path}.md" for path in moved} | {f"records/{path}.json" for path in moved}
        files = [*(self.root / "docs").rglob("*.md"), *(self.root / "records").rglob("*.json")]
        found = {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}
        return {path: data for path, data in found.items() if path not in named}

    def listed(self, path: str, key: str) -> list[str]:
        return [str(item) for item in self.document(path).meta.get(key) or ()]

    def document(self, path: str) -> front_matter.Document:
        return front_matter.parse(path, (self.root / "docs" / path).read_text(encoding="utf-8"))

    def rewrite(self, path: str, **changes: Any) -> None:
        """Change keys of a page's front matter, as a person would in an editor."""
        document = self.document(path)
        meta = {key: value for key, value in ({**document.meta, **changes}).items() if value}
        (self.root / "docs" / path).write_text(front_matter.render(meta, document.body, document), encoding="utf-8")


def merge(desk: Desk, chance: random.Random) -> str:
    """The names of one page become aliases of another, by the command."""
    one = chance.choice(desk.pages)
    others = [page for page in desk.pages if page != one and page.split("/")[0] == one.split("/")[0]]
    if others:
        with suppress(DatelineError):  # a `not` of the other page stands against it
            decide.write_edit(desk.root, decide.merged(desk.root, SETTINGS, one, chance.choice(others)))
    return one


def split(desk: Desk, chance: random.Random) -> str:
    """An alias of a page goes into its `not`, by the command."""
    aliases = [(path, name) for path in desk.pages for name in desk.listed(path, "aliases")]
    if not aliases:
        return ""
    path, name = chance.choice(aliases)
    decide.write_edit(desk.root, decide.split_off(desk.root, SETTINGS, path, name))
    return path


def keep_apart(desk: Desk, chance: random.Random) -> str:
    """A name goes into the `not` of a page, by hand."""
    path = chance.choice(desk.pages)
    desk.rewrite(path, **{"not": list(dict.fromkeys([*desk.listed(path, "not"), chance.choice(NAMES)]))})
    return path


def rename(desk: Desk, chance: random.Random) -> str:
    """A page gets another name, be it one that another page has."""
    path = chance.choice(desk.pages)
    desk.rewrite(path, name=chance.choice(NEW_NAMES))
    return path


EDITS: tuple[Callable[[Desk, random.Random], str], ...] = (merge, split, keep_apart, rename)


def assert_lawful(desk: Desk, chance: random.Random) -> None:
    """What holds after every run."""
    said = decisions(desk.outcome.shelf)
    for entity in desk.outcome.site.entities:
        assert list(bridged(entity, said)) == []
    for told in (decision for decision in said if decision.named_by_hand):
        page = desk.outcome.site.entity_at.get(f"{KINDS[told.kind].folder}/{told.slug}")
        assert page is None or page.name == told.name
    assert_order_changes_nothing(desk.outcome, chance)
    assert list(dead_links_of(desk.root)) == []
    again = desk.outcome.files.texts
    assert again == {path: (desk.root / path).read_text(encoding="utf-8") for path in again}


def bridged(entity: Entity, said: Sequence[EntityDecision]) -> Iterator[tuple[str, str]]:
    """A page's own names and those of its `not`, together in one entity."""
    used = {folded(appearance.spelling) for appearance in entity.appearances}
    for told in said:
        own = {folded(name) for name in own_names(told)}
        apart = {folded(name) for name in told.apart} - own
        if told.kind == entity.kind and used & own and used & apart:
            yield told.name, ", ".join(sorted(used & apart))


def assert_order_changes_nothing(outcome: Outcome, chance: random.Random) -> None:
    shelf, site = outcome.shelf, outcome.site
    told, said = list(site.briefs), list(decisions(shelf))
    chance.shuffle(told)
    chance.shuffle(said)
    entities = link(tuple(told), tuple(said), earlier_namings(shelf))
    assert entities == site.entities
    assert cluster(tuple(told), entities[::-1], held_before(shelf, "story")) == site.stories


def dead_links_of(root: Path) -> Iterator[object]:
    docs = root / "docs"
    found, _ = disk.read_texts(docs, "*.md")
    yield from dead_links(found, frozenset(p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file()))


@settings(max_examples=settings().max_examples // 12)
@given(told=casts, history=histories)
def test_every_step_of_a_history_leaves_a_lawful_site(told: Sequence[Cast], history: list[tuple[int, int]]) -> None:
    with opened(told) as desk:
        for kind, seed in history:
            EDITS[kind](desk, random.Random(seed))
            desk.run()
            assert_lawful(desk, random.Random(seed))


@settings(max_examples=settings().max_examples // 12)
@given(told=casts, history=histories)
def test_an_edit_taken_back_leaves_no_trace(told: Sequence[Cast], history: list[tuple[int, int]]) -> None:
    """Merge, generate, take the lines back out, generate: the same bytes, whatever people had decided before."""
    with opened(told) as desk:
        *earlier, (kind, seed) = history
        for step, number in earlier:
            EDITS[step](desk, random.Random(number))
            desk.run()
        before = desk.texts()
        edited = EDITS[kind](desk, random.Random(seed))
        desk.run()
        if edited:
            old = front_matter.parse(edited, before[f"docs/{edited}"].decode()).meta
            desk.rewrite(edited, **{key: old.get(key) for key in ("name", "aliases", "not")})
            desk.run()
        assert desk.texts() == before


@settings(max_examples=settings().max_examples // 20)
@given(told=casts, seed=st.integers(0, 2**32))
def test_a_merge_split_again_is_a_not_without_the_merge(told: Sequence[Cast], seed: int) -> None:
    with opened(told) as desk, tempfile.TemporaryDirectory() as folder:
        shutil.copytree(desk.root, Path(folder) / "never")
        never = Desk(Path(folder) / "never")
        page = merge(desk, random.Random(seed))
        new = [name for name in desk.listed(page, "aliases") if name not in never.listed(page, "aliases")]
        desk.run()
        for name in new:
            decide.write_edit(desk.root, decide.split_off(desk.root, SETTINGS, page, name))
        never.rewrite(page, **{"not": new})
        desk.run()
        never.run()
        assert desk.texts() == never.texts()
