"""Laws 2 and 3 through whole histories of a page: a person edits it in any way while the generator changes its mind.

No word of a person is lost or changed, an untouched field follows the generator, what was removed never
returns, twice is once. The pages and records are real files; only the proposals are invented.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import corrections, front_matter
from generator.config import Settings
from generator.corrections.identity import identity
from generator.corrections.typed import digests
from generator.model import Record
from generator.shelf.files import Files, write, written
from generator.shelf.read import read_shelf
from generator.shelf.record import from_json, to_json
from tests.by_hand import written_by_hand

SETTINGS = Settings.model_validate({})
TEXTS = ["Flood", "NO", "12:30", "#2", "a: b", "it's", "2026-02-03", "0x1F", "- dash", '"so"', "[x]", "ends:", "é — ü"]
NAMES = ["Ana Dias", "Bo Lindqvist", "Chen Wei", "Dina Haddad", "No"]
ROLES = ["mayor", "on", "envoy: acting", "2026"]
GONE, EITHER = object(), object()
"""A person took it out; a person gave back what the generator says, so both count as right from there on."""

KINDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "briefs/2026/02/x.md": ("title", ("location", "summary"), ("topics", "mentions"), ("actors", "figures", "events")),
    "people/x.md": ("name", ("description",), ("aliases", "not"), ()),
}
"""By page: the field that must be there, other texts, lists of texts, lists of mappings."""

NAMED = {"actors": ("name", "role"), "figures": ("words", "of"), "events": ("words", "place")}
"""Of lists of mappings: the key that names an item, and another that a person changes."""

edits = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 2**32)), max_size=4)


def proposed(path: str, chance: random.Random, before: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the generator says of a page at one time: much of it as `before`."""
    must, texts, lists, mappings = KINDS[path]
    meta: dict[str, Any] = {must: chance.choice(TEXTS)}
    meta |= {key: chance.choice(TEXTS) for key in texts if chance.random() < 0.7}
    meta |= {key: chance.sample(TEXTS[:7], chance.randint(1, 5)) for key in lists if chance.random() < 0.8}
    for key in mappings:
        name, part = NAMED[key]
        names = chance.sample(NAMES, chance.randint(1, 5))
        meta[key] = [{name: n} | ({part: chance.choice(ROLES)} if chance.random() < 0.6 else {}) for n in names]
        if key == "events":
            meta[key] = [
                {"kind": "AID", "source": chance.sample(NAMES, chance.randint(1, 3)), **each} for each in meta[key]
            ]
    for key in (must, *texts, *lists, *mappings):
        if before is not None and chance.random() < 0.5:
            meta = {**meta, key: before.get(key)} if key in before else {k: v for k, v in meta.items() if k != key}
    return deepcopy(meta)


@dataclass
class Person:
    """What a person did to a page so far: the model that the files are held against."""

    path: str
    comments: list[str] = field(default_factory=list)
    notes: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    """Texts and keys of their own: the value, GONE or EITHER."""
    items: dict[tuple[str, str], Any] = field(default_factory=dict)
    """Items of lists by key and name: True, GONE or EITHER."""
    inner: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    """Fields of items by key, name and field: the value or EITHER."""
    ordered: set[str] = field(default_factory=set)
    """Lists whose order they changed in their last sitting."""
    typing: list[tuple[int, str]] = field(default_factory=list)
    """Lines for the body that are not saved yet, and where."""
    typed: list[str] = field(default_factory=list)
    """Those that stand on the page."""
    newline: str = "\n"
    mark: str = ""
    count: int = 0

    def new_word(self, kind: str) -> str:
        self.count += 1
        return f"{kind} {self.count} by hand"


def run(root: Path, path: str, theirs: dict[str, Any]) -> tuple[str, ...]:
    """What a run does to one page."""
    shelf = read_shelf(root, SETTINGS)
    merged = shelf.merged(path, theirs)
    document = shelf.documents.get(path)
    body = rendered(theirs)
    whole = written(body, document.body if document else None, shelf.records.get(path))
    text = front_matter.render(merged.meta, whole, document)
    record = to_json(Record(path, "1", merged.base, body=digests(body)))
    files = Files({f"docs/{path}": text, f"records/{path.removesuffix('.md')}.json": record}, (), {})
    return write(root, files, shelf, SETTINGS).paths


def rendered(theirs: dict[str, Any]) -> str:
    """A body of which some lines stay from run to run, some change, some come and go."""
    rows = [f"| {key} | {told} |" for key, told in theirs.items() if isinstance(told, str)]
    said = [f"- {item}" for key in ("topics", "aliases") for item in theirs.get(key) or []]
    parts = (
        ["# Page", "Text of the run."],
        ["## How we know", "| Fact | Value |\n|---|---|", *rows],
        [*said, "---", "Footer"],
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def edit(person: Person, root: Path, steps: Iterable[tuple[int, int]]) -> None:
    """Some edits in one sitting, saved in a style of the person's own.

    Whether they give a value back is told by the record: it holds what the generator said when they first spoke.
    """
    record = from_json((root / "records" / f"{person.path.removesuffix('.md')}.json").read_text("utf-8"))
    theirs = dict(corrections.as_proposed(record.proposed)) if record else {}
    file = root / "docs" / person.path
    document = front_matter.parse(person.path, file.read_bytes().decode("utf-8"))
    meta = deepcopy(dict(document.meta))
    chance = random.Random(0)
    for kind, seed in steps:
        chance = random.Random(seed)
        EDITS[kind](person, meta, theirs, chance)
    _, _, lists, mappings = KINDS[person.path]
    person.ordered = {key for key in (*lists, *mappings) if is_reordered(document.meta.get(key), meta.get(key))}
    if steps:
        front = written_by_hand(meta, person.comments, chance)
        body = with_typed(person, front_matter.split_notes(document.body)[0].rstrip("\n"))
        text = f"---\n{front}---\n\n{body}\n" + (f"\n{person.notes}" if person.notes else "")
        person.typed = [words for words in person.typed if words in text]
        file.write_bytes((person.mark + text.replace("\n", person.newline)).encode())


def with_typed(person: Person, body: str) -> str:
    """The body with what the person has just typed into it, anywhere."""
    lines = body.split("\n")
    for place, words in person.typing:
        lines[place % (len(lines) + 1) : place % (len(lines) + 1)] = words.split("\n")
        person.typed.append(words.strip())
    person.typing = []
    return "\n".join(lines).strip("\n")


def is_reordered(before: Any, after: Any) -> bool:
    """Whether items that were there before stand in another order."""
    old, new = [identity(each) for each in before or []], [identity(each) for each in after or []]
    return [name for name in old if name in new] != [name for name in new if name in old]


def set_text(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    must, texts, _, _ = KINDS[person.path]
    key, value = chance.choice([must, *texts]), chance.choice([*TEXTS, person.new_word("Text")])
    if meta.get(key) != value:
        meta[key] = value
        person.fields[key] = EITHER if value == theirs.get(key) else value


def drop_text(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    key = chance.choice(KINDS[person.path][1])
    if key in meta:
        del meta[key]
        person.fields[key] = GONE if key in theirs else EITHER


def empty_text(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    key = chance.choice(KINDS[person.path][1])
    meta[key] = person.fields[key] = None


def change_list(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    """Adds an item, or takes one out."""
    key, name = chance.choice(KINDS[person.path][2]), chance.choice([*TEXTS[:7], person.new_word("Item")])
    values = list(meta.get(key) or [])
    if name in values:
        values.remove(name)
    else:
        values.insert(chance.randint(0, len(values)), name)
    meta[key] = values
    back = (key, name) in person.items and (name in values) == (name in (theirs.get(key) or []))
    person.items[key, name] = EITHER if back else True if name in values else GONE


def move_item(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    _, _, lists, mappings = KINDS[person.path]
    key = chance.choice([*lists, *mappings])
    if len(values := list(meta.get(key) or [])) > 1:
        chance.shuffle(values)
        meta[key] = values


def add_actor(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    for key in KINDS[person.path][3]:
        called, part = NAMED[key]
        name = chance.choice([*NAMES, person.new_word("Somebody")])
        role = chance.choice([*ROLES, person.new_word("role")])
        values = list(meta.get(key) or [])
        if all(each[called] != name for each in values):
            values.insert(chance.randint(0, len(values)), {called: name, part: role})
            meta[key] = values
            # Taken out and put back as the generator has it before anybody saved: nothing tells that a person spoke.
            said = next((each for each in theirs.get(key) or [] if each[called] == name), None)
            person.items[key, name] = EITHER if said else True
            person.inner[key, name, part] = EITHER if said and said.get(part) == role else role


def drop_actor(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    for key in KINDS[person.path][3]:
        if values := list(meta.get(key) or []):
            name = values.pop(chance.randrange(len(values)))[NAMED[key][0]]
            meta[key] = values
            leave(person, key, name, theirs)


def leave(person: Person, key: str, name: str, theirs: dict[str, Any]) -> None:
    """An item is there no longer. One that only the person knew may come from the generator one day."""
    known = any(each[NAMED[key][0]] == name for each in theirs.get(key) or [])
    person.items[key, name] = GONE if known else EITHER
    person.inner = {at: value for at, value in person.inner.items() if at[:2] != (key, name)}


def set_role(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    for key in KINDS[person.path][3]:
        if values := meta.get(key):
            actor, (called, part) = chance.choice(values), NAMED[key]
            at, role = (key, actor[called], part), chance.choice([*ROLES, person.new_word("role")])
            said = next((each.get(part) for each in theirs.get(key) or [] if each[called] == actor[called]), None)
            if actor.get(part) != role:
                actor[part] = role
                person.inner[at] = EITHER if role == said else role


def rename_actor(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    for key in KINDS[person.path][3]:
        if values := meta.get(key):
            actor, (called, _) = chance.choice(values), NAMED[key]
            old, actor[called] = actor[called], person.new_word(chance.choice([actor[called], "Whoever"]))
            kept = {(key, actor[called], at[2]): v for at, v in person.inner.items() if at[:2] == (key, old)}
            leave(person, key, old, theirs)
            person.inner |= kept
            person.items[key, actor[called]] = True


def own_key(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    key = chance.choice(["desk", "tags", "y"])
    value = chance.choice([person.new_word("Own"), ["a", "NO"], {"since": "12:30", "by": "#2"}, [{"a": "b"}, "c"]])
    meta[key] = person.fields[key] = deepcopy(value)


def comment(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    person.comments.append(person.new_word(chance.choice(["ask again: why?", "'odd", "#", "- note"])))


def annotate(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    """Notes; or another editor, with line ends and a mark of its own."""
    person.notes = chance.choice([person.notes, f"## Notes\n\n{person.new_word('Called the desk  twice:')}\n"])
    person.newline, person.mark = chance.choice(["\n", "\r\n"]), chance.choice(["", "\ufeff"])


def type_in(person: Person, meta: dict[str, Any], theirs: dict[str, Any], chance: random.Random) -> None:
    """A line anywhere in the body: in the middle of a table, with blank lines round it, under a heading of their own."""
    words = person.new_word(
        chance.choice(["DESK: called", "| mine | too |", "- a point", "**Doubtful**", "## Comment"])
    )
    person.typing.append((chance.randrange(40), chance.choice([words, f"\n{words}\n", f"\n{words}"])))


EDITS = (
    set_text, drop_text, empty_text, change_list, move_item, add_actor,
    drop_actor, set_role, rename_actor, own_key, comment, annotate, type_in, type_in,
)  # fmt: skip


@given(st.data())
def test_no_history_loses_a_word_of_a_person_or_holds_up_the_generator(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(KINDS)))
    person = Person(path)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        chance = random.Random(data.draw(st.integers(0, 2**32)))
        theirs = proposed(path, chance)
        run(root, path, theirs)
        for _ in range(data.draw(st.integers(1, 6))):
            edit(person, root, data.draw(edits))
            before = (root / "docs" / path).read_bytes().decode()
            theirs = proposed(path, chance, theirs)
            run(root, path, theirs)
            check(person, before, (root / "docs" / path).read_bytes().decode(), theirs)
            assert run(root, path, theirs) == (), "twice is once"


def check(person: Person, before: str, after: str, theirs: dict[str, Any]) -> None:
    """The page after a run against what the person did and what the generator says."""
    old, new = front_matter.parse(person.path, before), front_matter.parse(person.path, after)
    check_texts(person, dict(new.meta), theirs)
    _, _, lists, mappings = KINDS[person.path]
    for key in (*lists, *mappings):
        check_list(person, key, dict(new.meta), theirs)
    for key in person.ordered:
        stood = [identity(each) for each in old.meta[key]]
        shown = [identity(each) for each in new.meta.get(key) or []]
        assert [each for each in shown if each in stood] == [each for each in stood if each in shown]
    assert all(comment in after for comment in person.comments)
    for words in person.typed:
        assert new.body.count(words) == 1, words
    notes = front_matter.split_notes(new.body)[1]
    assert notes.startswith(person.notes.rstrip("\n"))
    assert person.typed or notes == person.notes
    person.notes = notes
    assert after.startswith(person.mark + "---")
    assert after.count("\r\n") == (after.count("\n") if person.newline == "\r\n" else 0)
    check_bytes(old, new)


def check_texts(person: Person, meta: dict[str, Any], theirs: dict[str, Any]) -> None:
    must, texts, lists, mappings = KINDS[person.path]
    for key in {must, *texts, *person.fields}:
        said = person.fields.get(key, theirs.get(key, GONE))
        assert said is EITHER or meta.get(key, GONE) == said, key
    assert meta.keys() <= {must, *texts, *lists, *mappings, *person.fields}


def check_list(person: Person, key: str, meta: dict[str, Any], theirs: dict[str, Any]) -> None:
    shown = {identity(each): each for each in meta.get(key) or []}
    offered = {identity(each): each for each in theirs.get(key) or []}
    assert len(shown) == len(meta.get(key) or []), "nothing stands twice"
    for (of, name), said in person.items.items():
        assert of != key or said is EITHER or (name in shown) == (said is True), name
    spoken = {name for of, name in person.items if of == key} | {name for of, name, _ in person.inner if of == key}
    assert {n: each for n, each in shown.items() if n not in spoken} == {
        n: each for n, each in offered.items() if n not in spoken
    }
    for (of, name, part), value in person.inner.items():
        if of == key and value is not EITHER and person.items.get((key, name)) is not EITHER:
            assert shown[name][part] == value


def check_bytes(old: front_matter.Document, new: front_matter.Document) -> None:
    """A field whose value did not change keeps its characters; every reader takes what changed for the same."""
    blocks, kept = top_level(old.head or ""), new.head or ""
    for key, block in blocks.items():
        if key in new.meta and old.meta[key] == new.meta[key]:
            assert block in kept, block
    for key, value in (yaml.safe_load(kept.replace("\t", " ")) or {}).items():
        # What the run wrote itself; a person's own `NO` without quotes stays as they wrote it.
        if isinstance(new.meta.get(str(key)), str) and old.meta.get(str(key)) != new.meta[str(key)]:
            assert str(value) == new.meta[str(key)], key


def top_level(head: str) -> dict[str, str]:
    """The characters of each field, from its key to the end of its value."""
    found = re.findall(r"""^(["']?)(\w+)\1:(.*(?:\n(?:[ -].*|(?=\n)))*)""", head, re.MULTILINE)
    return {key: f"{quote}{key}{quote}:{rest}".rstrip() for quote, key, rest in found}
