"""Who says a quotation, by the grammar of its sentence: the subject of the verb of speech on which it hangs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from generator.facts.grammar.predicates import subject_of
from generator.facts.grammar.sentence_words import Word
from generator.facts.quotations.cast import Cast, Speaker, by_name, speaker_of
from generator.facts.quotations.cues import cues_among, speaks_through, speech
from generator.facts.quotations.references import speaker_for
from generator.knowledge.words import WORD
from generator.model import Mention, Span

DASH = re.compile(r"\s*[–—-]{1,2}\s*")  # "– "
LABEL = 8  # words of a speaker named before a colon, at most


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with the words round it that may name its speaker."""

    quote: Span
    outer: Span
    before: Span
    """From the start of the sentence, or the end of the last quotation, to the opening mark."""
    after: Span
    """From the closing mark to the end of the sentence or the next quotation."""
    fragment: bool
    """A piece of the reporter's sentence, not a sentence of its own."""


class Told(NamedTuple):
    """What the words beside a quotation tell."""

    speaker: Speaker | None
    """None where they speak of speech, and not of whose."""


def told_beside(cast: Cast, spoken: Spoken, last: Speaker | None) -> Told | None:
    """What the sentence of a quotation tells about its speaker; None where it says nothing of speech."""
    signed = signature(cast, spoken.after)
    if signed is not None:
        return Told(signed)
    labelled = label(cast, spoken.before)
    if labelled is not None:
        return Told(labelled)
    for verb in _verbs(cast, spoken):
        told = _said_by(cast, verb, last)
        if told is not None:
            return told
    sources = (
        _source(cast, word, last) for side in (spoken.after, spoken.before) for word in words_outside(cast, side)
    )
    return next((source for source in sources if source is not None), None)


def signature(cast: Cast, after: Span) -> Speaker | None:
    """ "— Amina Diallo": a dash, and the name of a person after a title at most."""
    dash = DASH.match(cast.text, after.start, after.end)
    named = cast.between(dash.end(), after.end) if dash else ()
    person = next((m for m in named if m.kind == "PERSON"), None)
    return by_name(person) if dash and person and person.span.start - dash.end() < 24 else None


def has_cue(cast: Cast, spoken: Spoken) -> bool:
    """Whether the sentence round a quotation speaks of saying at all."""
    return any(cues_among(words_outside(cast, side), cast.text) for side in (spoken.before, spoken.after))


def subject_in(cast: Cast, stretch: Span, last: Speaker | None) -> Speaker | None:
    """The subject of the verb of speech that rules a stretch: "Diallo rose and >said< that ..."; else its source."""
    words = words_outside(cast, stretch)
    cues = sorted(
        {*cues_among(words, cast.text), *_issuing(cast, words)}, key=lambda w: (sum(1 for _ in w.above), w.place)
    )
    told = [_said_by(cast, cue, last) for cue in cues] + [_source(cast, word, last) for word in words]
    return next((one.speaker for one in told if one is not None and one.speaker is not None), None)


def _issuing(cast: Cast, words: Sequence[Word]) -> list[Word]:
    """The verbs of "released the following statement", "sent this message"."""
    objects = (word for word in words if word.relation == "obj" and word.head is not None)
    written = (word for word in objects if word.span.of(cast.text).lower() in speech().documents)
    return [word.head for word in written if word.head is not None and word.head.upos == "VERB"]


def _verbs(cast: Cast, spoken: Spoken) -> Iterator[Word]:
    """The verbs that may introduce a quotation: those above it in its tree, then those beside it, then any on which it
    hangs as what is said."""
    edges = [spoken.quote.start, max(spoken.quote.start, spoken.quote.end - 1)]
    any_verb: list[Word] = []
    for edge in edges if spoken.fragment else reversed(edges):
        tree = cast.grammar.tree_at(edge)
        if tree is None:
            continue
        start = max(spoken.quote.start, tree.nodes[0].span.start)
        head = cast.grammar.head_of(Span(start, spoken.quote.end))
        if head is not None:
            above = [word for word in head.above if not cast.is_quoted(word.span.start)]
            yield from cues_among(above, cast.text)
            any_verb += [word for word in above[:1] if _introduces(cast, head, word, spoken)]
    near = [word for side in (spoken.before, spoken.after) for word in words_outside(cast, side)]
    cues = cues_among(near, cast.text)
    yield from sorted(
        cues, key=lambda word: max(spoken.outer.start - word.span.end, word.span.start - spoken.outer.end)
    )
    yield from any_verb


def _introduces(cast: Cast, head: Word, verb: Word, spoken: Spoken) -> bool:
    """ "The politician went on: “...”", "“...,” he charged": any verb beside the quotation that hangs on it."""
    beside = verb.span.start >= spoken.outer.end or cast.text[slice(*spoken.before)].rstrip().endswith((":", ","))
    return verb.upos == "VERB" and beside and head.relation in {"ccomp", "parataxis"}


def _said_by(cast: Cast, verb: Word, last: Speaker | None) -> Told | None:
    """Whose words a verb of speech introduces; None where its subject is not told by grammar."""
    through = speaks_through(verb, cast.text)
    if through is not None:
        return Told(speaker_for(cast, through[0], last) if through else None)
    subject = _subject(cast, verb)
    if subject is None or cast.is_quoted(subject.span.start):
        return None
    return Told(speaker_for(cast, subject, last))


def _subject(cast: Cast, verb: Word) -> Word | None:
    """The subject; of two, as in "the minister for works, Ana Reis, said", the pronoun or the person's name."""
    subject = subject_of(verb) or _astray(cast, verb)
    own = verb.below("nsubj") or (subject.head.below("nsubj") if subject is not None and subject.head else ())
    people = [w for w in own if _is_person(cast, w) and not cast.is_quoted(w.span.start)]
    if people and (subject is None or subject.relation == "nsubj" or people[0].head == verb):
        return people[0]
    bodies = [w for w in own if cast.named(w) and not cast.is_quoted(w.span.start)]
    return bodies[0] if bodies and subject in own and cast.named(subject) is None else subject


def _astray(cast: Cast, verb: Word) -> Word | None:
    """A subject that was hung on the words quoted before it: "“... were discussed,” >the media wing< said"."""
    words = (Word(verb.tree, place) for place in range(verb.place - 1, -1, -1))
    outside = takewhile(lambda word: not cast.is_quoted(word.span.start), words)
    nouns = (w for w in outside if w.upos in {"NOUN", "PROPN", "PRON"} and w.head is not None)
    return next((w for w in nouns if w.head is not None and cast.is_quoted(w.head.span.start)), None)


def _is_person(cast: Cast, word: Word) -> bool:
    """A person's name, or "she"; not "who"."""
    mention = cast.named(word)
    said = speech().pronouns.get(word.span.of(cast.text).lower(), "any")
    return said != "any" or (mention is not None and mention.kind == "PERSON")


def _source(cast: Cast, word: Word, last: Speaker | None) -> Told | None:
    """ "according to Diallo", "in her words"."""
    case = {w.span.of(cast.text).lower() for w in word.below("case")}
    if "according" in case:
        return Told(speaker_for(cast, word, last))
    if case & {"in", "by"} and word.span.of(cast.text).lower() in speech().accounts:
        owner = next(iter(word.below("nmod:poss", "nmod")), None)
        return Told(speaker_for(cast, owner, last)) if owner is not None else None
    return None


def label(cast: Cast, before: Span) -> Speaker | None:
    """`The minister: “...”`, `Ana Reis to Omar Said: “...”`: a noun phrase and a colon, no verb; or a name with what is
    told of it, however long: `Ana Reis, a vet who joined the march: “...”`."""
    text = cast.text[before.start : before.end].rstrip()
    words = words_outside(cast, Span(before.start, before.start + max(0, len(text) - 1)))
    if not text.endswith(":") or not words:
        return None
    people = [one for one in cast.between(*before) if one.kind == "PERSON"]
    verbs = [word for word in words if word.upos in {"VERB", "AUX"}]
    if verbs or len(WORD.findall(text)) > LABEL:
        told = people and all(verb.relation in _ASIDE or _is_aside(verb) for verb in verbs)
        return by_name(people[0]) if told and _opens(cast, people[0], words) else None
    if people and _opens(cast, people[0], words):
        return by_name(people[0])
    head = cast.grammar.head_of(Span(before.start, words[-1].span.end))
    return speaker_of(cast, head) if head is not None else None


_ASIDE = frozenset({"acl", "acl:relcl"})


def _is_aside(verb: Word) -> bool:
    """Whether a verb stands in a clause that tells of somebody: "who has joined"."""
    return any(word.relation in _ASIDE for word in verb.above)


def _opens(cast: Cast, person: Mention, words: Sequence[Word]) -> bool:
    """Whether nothing but what a person is stands before a name: "Councillor >Ana Reis<"."""
    first = [word for word in words if word.span.start < person.span.start]
    titled = all(word.upos in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "SYM", "PUNCT", "X"} for word in first)
    return titled and len(first) < LABEL and not any(word.below("case") for word in first)


def words_outside(cast: Cast, stretch: Span) -> tuple[Word, ...]:
    """The words of a stretch outside quotations, of as many sentences as it has."""
    found: list[Word] = []
    start = stretch.start
    while start < stretch.end:
        tree = cast.grammar.tree_at(start)
        if tree is None:
            start += 1
            continue
        found += (w for w in cast.grammar.words_in(Span(start, stretch.end)) if not cast.is_quoted(w.span.start))
        start = max(start + 1, tree.nodes[-1].span.end)
    return tuple(found)
