"""Which words of a sentence tell of an event, by the table and the grammar: who does it, to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.events.event_nouns import of_noun
from generator.facts.events.event_words import event_words
from generator.facts.events.reading import Match, Reading
from generator.facts.events.verb_phrases import of_verb
from generator.facts.figures.count_words import is_people
from generator.facts.grammar.sentence_words import Word


def words_of(tree_words: Sequence[Word], reading: Reading) -> Iterator[Match]:
    """The events of a sentence. A noun that belongs to a verb's phrase is not told twice, nor a verb that only says
    what an event named before it did: "the blast killed three"."""
    verbs = [match for word in tree_words if _is_predicate(word) and (match := of_verb(word, reading)) is not None]
    taken = {one.place for match in verbs for one in match.told}
    nouns = [match for word in tree_words if word.place not in taken and (match := of_noun(word, reading)) is not None]
    told = {match.clause for match in nouns if not match.is_matter}
    under = {match.clause.head for match in (*verbs, *nouns) if match.clause.relation == "xcomp"}
    joint = {match.clause for match in verbs if _is_joint(match, reading)}
    joint -= {match.clause.head for match in verbs if match.kind == "DEAL" and match.clause.head is not None}
    wrecks = {match.clause for match in verbs if match.kind == "DISASTER"}
    tried = {match.clause for match in verbs if match.kind in {"TRIAL", "COERCE"}}
    for match in _asked(verbs):
        if match.kind == "CRIME" and match.clause.head in tried and match.clause.relation in {"advcl", "xcomp", "acl"}:
            continue  # "charged with >embezzling<": what the trial is about
        if match.clause.relation == "advcl" and match.clause.head in wrecks and _harms(match, reading):
            continue  # "the bus plunged off the road, killing two"
        if any(one.head == match.clause for one in wrecks) and _harms(match, reading) and not match.sources:
            continue  # "nine killed as bus and lorry collide"
        only_leads = match.is_bare and match.kind == "AGREE" and match.clause in under and match.clause not in joint
        if match.clause.relation in {"xcomp", "ccomp"} and match.clause.head in joint:
            continue  # "the two agreed to >reopen< the market": they agreed
        if match.kind == "DIE" and any(_is_named(one, reading) for one in match.sources):
            yield match  # "X, 31, died in the crash"
        elif match.clause not in told and not only_leads and not _is_harm(match, reading):
            yield match
    yield from nouns


def _is_named(word: Word, reading: Reading) -> bool:
    """No "climber" with which a headline begins."""
    return reading.named(word) == "PERSON" and word.upos == "PROPN" and not is_people(reading.form(word))


def _is_joint(match: Match, reading: Reading) -> bool:
    """ "X and Y agreed to", "leaders agreed to": several do, with each other."""
    if match.kind != "AGREE" or not match.is_bare:
        return False
    both = (one for one in match.sources if reading.form(one) in _LEADERS or reading.is_of(one, "sides"))
    return len(match.sources) > 1 or any(reading.form(one).endswith("s") for one in both)


_LEADERS = frozenset({"leaders", "ministers", "presidents", "envoys", "delegations", "communities", "negotiators"})


def _asked(verbs: Sequence[Match]) -> Iterator[Match]:
    """What is asked for is no event beside the asking: "told his troops to fire". Who orders an army out sends it out:
    "ordered the army to step up patrols"."""
    asking = {match.clause: match for match in verbs if match.kind == "REQUEST"}
    inner = [one for one in verbs if one.clause.relation in {"xcomp", "ccomp"} and one.clause.head in asking]
    sent = {one.clause.head: one for one in inner if one.kind == "MOBILIZE" and one.clause.head is not None}
    for match in verbs:
        if match.clause in sent:
            yield replace(match, kind="MOBILIZE", told=(*match.told, *sent[match.clause].told))
        elif match not in inner:
            yield match


def _harms(match: Match, reading: Reading) -> bool:
    return reading.form(match.told[0]) in event_words().harms


def _is_harm(match: Match, reading: Reading) -> bool:
    """ "floods swept the valley, killing nine": it is the flood's doing, nobody's; "the fighting that erupted"."""
    done = match.sources if _harms(match, reading) else ()
    is_deed = match.kind in event_words().marked["deed"]
    suffered = match.targets if is_deed and not match.sources else ()
    return any(form in event_words().nouns for one in (*done, *suffered) for form in reading.forms(one)[-1:])


def _is_predicate(word: Word) -> bool:
    """A verb that tells of something: no "wounded soldiers", "the accused"."""
    nominal = word.relation in {
        "amod",
        "compound",
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "case",
        "mark",
        "nsubj:pass",
        "fixed",
    }
    return word.upos == "VERB" and not nominal
