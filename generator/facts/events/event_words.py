"""The words that tell of an event, from `resources/en/events.yml`, read once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.facts.grammar.word_forms import noun_forms, verb_forms
from generator.knowledge import read_yaml

SMALL = frozenset({
    *("on", "upon", "for", "to", "with", "at", "from", "of", "in", "into", "over", "off", "out", "up", "down", "away"),
    *("back", "aside", "through", "past", "by", "under", "before", "around", "against", "about", "behind", "as"),
})  # fmt: skip
"""Particles and prepositions that a phrase may hold."""
BUILT_IN = frozenset({"somebody", "person", "name", "place", "unnamed"})
"""Classes of objects that are told by names, and are the target of what is done."""


_MARKS = (
    "things",
    "mutual",
    "alone",
    "named",
    "foretold",
    "stands",
    "single",
    "transitive",
    "refused",
    "deed",
    "said",
    "clear",
    "weak",
)
"""What the table says of a kind."""
Mood = Literal["done", "planned", "denied", "alleged", "called for", "undone"]
"""A modality, or "undone" for what has not happened."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb of the table with what has to stand round it."""

    kind: str
    part: str
    """does, undergoes, dies: what the subject is."""
    verb: str
    subject: str = ""
    """Class of the subject; empty for any."""
    small: tuple[str, ...] = ()
    """Particles and prepositions behind the verb."""
    noun: str = ""
    """A noun behind it, in small letters."""
    object_class: str = ""
    to_whom: bool = False
    """Whether the target stands behind the preposition, or is the object of that class."""
    infinitive: bool = False
    context: str = ""
    """Class of a word that stands in the headline or first sentences."""
    is_alone: bool = False
    """Without an object."""

    @property
    def fullness(self) -> int:
        """How much has to fit."""
        parts = (self.subject, self.object_class, self.to_whom, self.infinitive, self.context, self.is_alone)
        words = len(self.small) + len(self.noun.split())
        return sum(map(bool, parts)) + words + (self.object_class not in BUILT_IN) * bool(self.object_class)


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun that names an event."""

    kind: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class EventWords:
    """The table in the shape that looking up needs."""

    verbs: Mapping[str, tuple[Phrase, ...]]
    """Form of a verb -> its phrases, the fullest first."""
    nouns: Mapping[str, tuple[NounEntry, ...]]
    """Form of a noun, or of a compound, -> what it names, with context first."""
    to: Mapping[str, tuple[str, ...]]
    marked: Mapping[str, frozenset[str]]
    """`_MARKS` -> the kinds that are so; does -> those that have such phrases."""
    classes: Mapping[str, frozenset[str]]
    makes: frozenset[str]
    happens: frozenset[str]
    harms: frozenset[str]
    disturbs: frozenset[str]
    claims: frozenset[str]
    leaves: frozenset[str]
    each_other: frozenset[str]
    above: Mapping[str, Mood]
    """Form of a verb, or of an adjective -> how what stands under it stands."""
    helpers: Mapping[str, Mood]
    not_so: frozenset[str]
    habitual: frozenset[str]
    wanted: frozenset[str]
    """Verbs that want it of another."""


@cache
def event_words() -> EventWords:
    """The table."""
    table = read_yaml("en/events")
    irregular = {str(line).split("/")[0]: str(line) for line in table["irregular"]}
    kinds = table["kinds"]
    verbs: defaultdict[str, list[Phrase]] = defaultdict(list)
    nouns: defaultdict[str, list[NounEntry]] = defaultdict(list)
    for kind, told in kinds.items():
        for part in ("does", "undergoes", "dies"):
            for phrase in (_phrase(kind, part, str(line)) for line in told.get(part, ())):
                for form in _forms(phrase.verb, irregular):
                    verbs[form].append(phrase)
        for line in told.get("nouns", ()):
            noun, _, context = str(line).partition(" & ")
            for form in noun_forms(noun):
                nouns[form].append(NounEntry(kind, context.strip("<>")))
    moods = {form: mood for mood, told in table["modality"].items() for one in told for form in _forms(one, irregular)}
    return EventWords(
        verbs={form: tuple(sorted(found, key=lambda one: -one.fullness)) for form, found in verbs.items()},
        nouns={form: tuple(sorted(found, key=lambda one: not one.context)) for form, found in nouns.items()},
        to={kind: tuple(map(str, told.get("to", ()))) for kind, told in kinds.items()},
        marked={mark: frozenset(kind for kind, told in kinds.items() if told.get(mark)) for mark in (*_MARKS, "does")},
        classes={
            name: frozenset(form.casefold() for noun in told for form in noun_forms(str(noun)))
            for name, told in table["classes"].items()
        },
        makes=frozenset(form for verb in table["makes"] for form in _forms(verb, irregular)),
        happens=frozenset(form for verb in table["happens"] for form in _forms(verb, irregular)),
        harms=frozenset(form for verb in table["harms"] for form in _forms(verb, irregular)),
        disturbs=frozenset(form for verb in table["disturbs"] for form in _forms(verb, irregular)),
        claims=frozenset(form.split(" ")[0] for verb in table["claims"] for form in _forms(verb, irregular)),
        leaves=frozenset(form for verb in table["leaves"] for form in _forms(verb, irregular)),
        each_other=frozenset(form for verb in table["each_other"] for form in _forms(verb, irregular)),
        above=moods,
        helpers={str(word): mood for mood, told in table["helpers"].items() for word in told},
        not_so=frozenset(map(str, table["not_so"])),
        habitual=frozenset(map(str, table["habitual"])),
        wanted=frozenset(form for verb in table["wanted"] for form in _forms(verb, irregular)),
    )


def _forms(verb: str, irregular: Mapping[str, str]) -> Iterator[str]:
    first, _, particle = str(verb).partition(" ")
    for form in verb_forms(irregular.get(first, first)):
        yield f"{form} {particle}".strip()


def _phrase(kind: str, part: str, line: str) -> Phrase:
    line, _, context = line.partition(" & ")
    told = line.split(" ")
    subject = told.pop(0).strip("<>") if told[0].startswith("<") else ""
    verb, *rest = told
    named = [word for word in rest if word.startswith("<")]
    small = tuple(word for word in rest if word in SMALL)
    noun = " ".join(word for word in rest if word not in {*small, *named, "X", "+inf", "-"})
    object_class = named[0].strip("<>") if named else ""
    return Phrase(
        kind,
        part,
        verb,
        subject,
        small,
        noun,
        object_class,
        to_whom="X" in rest,
        infinitive="+inf" in rest,
        context=context.strip("<> "),
        is_alone="-" in rest,
    )
