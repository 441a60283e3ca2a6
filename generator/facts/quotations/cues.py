"""Words that mark speech, from `resources/en/speech.yml`, read once a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.facts.grammar.predicates import is_passive
from generator.facts.grammar.sentence_words import Word
from generator.facts.grammar.word_forms import regular_forms
from generator.knowledge import read_yaml
from generator.knowledge.words import word_set

Mood = Literal["says", "reports", "thinks"]
MOODS: tuple[Mood, ...] = ("thinks", "reports", "says")  # a verb in several lists counts as the last


@dataclass(frozen=True, slots=True)
class Speech:
    """The lists of `speech.yml` in the shape that looking up needs."""

    moods: dict[str, Mood]
    """Form of a verb -> `says` takes a whole sentence, `reports` a piece; `thinks` counts where neither is near."""
    accounts: frozenset[str]
    """ "in his >words<": their owner speaks."""
    documents: frozenset[str]
    bodies: frozenset[str]
    askers: frozenset[str]
    answers: frozenset[str]
    """Labels of a transcript's turns: who only asks, and who answers without being named."""
    own: frozenset[str]
    addressed: frozenset[str]
    """Words of the first person and of whoever is asked."""
    people: tuple[str, ...]
    """Endings of nouns for people: "trader", "analyst"."""
    openers: frozenset[str]
    """First words of a headline's clause that is not its subject."""
    pronouns: dict[str, str]
    sexes: dict[str, str]
    """Title, noun or first name -> `male` or `female`."""


@cache
def speech() -> Speech:
    """The lists."""
    lists = read_yaml("en/speech")
    moods: dict[str, Mood] = {}
    for mood in MOODS:
        for verb in lists["verbs"][mood]:
            moods.update(dict.fromkeys((verb["base"], *verb.get("forms", regular_forms(verb["base"]))), mood))
    sexes = [lists["sexes"], lists["first_names"]]
    return Speech(
        moods=moods,
        accounts=word_set("en/speech", "accounts"),
        documents=word_set("en/speech", "documents"),
        bodies=word_set("en/speech", "bodies"),
        askers=word_set("en/speech", "askers"),
        answers=word_set("en/speech", "answers"),
        own=word_set("en/speech", "own"),
        addressed=word_set("en/speech", "addressed"),
        people=tuple(map(str, lists["people"])),
        openers=word_set("en/speech", "openers"),
        pronouns=dict(lists["pronouns"]),
        sexes={str(word).lower(): str(sex) for table in sexes for sex, words in table.items() for word in words},
    )


def mood_of(word: Word, text: str) -> Mood | None:
    """What a verb of speech takes; None for nouns, other verbs, and for speech that is only wished: "wants to say"."""
    if word.upos not in {"VERB", "AUX"}:
        return None
    mood = speech().moods.get(word.span.of(text).lower())
    wished = any(w.span.of(text).lower() == "to" for w in word.below("mark")) and not _goes_on(word, text)
    return None if wished else mood


def _goes_on(word: Word, text: str) -> bool:
    """ "went on to say"."""
    above = word.head
    return above is not None and above.span.of(text).lower() in {"went", "goes", "go", "going", "continued"}


def cues_among(words: Iterable[Word], text: str) -> tuple[Word, ...]:
    """The verbs of speech among words, in their order; those of the mind only where there is no other."""
    found = [(word, mood) for word in words if (mood := mood_of(word, text))]
    return tuple(w for w, mood in found if mood != "thinks") or tuple(w for w, _ in found)


def speaks_through(verb: Word, text: str) -> tuple[Word, ...] | None:
    """Who speaks by a verb in the passive, or by "quoted her as saying"; empty where nobody is named, None for a verb
    of another build. Of somebody who "was quoted" the words are their own."""
    above, form = verb.head, verb.span.of(text).lower()
    if form == "saying" and above is not None and above.span.of(text).lower().startswith("quot"):
        return above.below("nsubj:pass") if is_passive(above) else above.below("obj")
    if form in {"quoted", "quotes", "quoting", "cited", "cites"} and _says_as(verb, text) and not is_passive(verb):
        return verb.below("obj")
    if is_passive(verb) and form in {"quoted", "cited"}:
        return verb.below("obl:agent") or verb.below("nsubj:pass")
    if is_passive(verb) or (verb.relation == "acl" and not form.endswith("ing")):
        return verb.below("obl:agent")
    return None


def _says_as(verb: Word, text: str) -> bool:
    """ "quoted her >as saying<", wherever the reader of the sentence hung it."""
    saying = [w for w in (*verb.below(), *(v for one in verb.below("obj") for v in one.below())) if w.upos == "VERB"]
    return any(word.span.of(text).lower() == "saying" for word in saying)
