"""How an event stands: done, planned, denied, alleged or called for; and by whose word."""

from __future__ import annotations

from typing import NamedTuple

from generator.facts.events.event_words import Mood, event_words
from generator.facts.events.reading import Match, Reading, is_infinitive
from generator.facts.grammar.predicates import subject_of
from generator.facts.grammar.sentence_words import Word
from generator.facts.quotations.cues import speech
from generator.model import Modality

_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl", "obl", "nmod", "obj"})
"""Relations by which an event stands under the word that tells how it stands."""
_ASIDE = frozenset({"acl", "acl:relcl", "advcl:relcl", "advcl"})
_HEADLINE = frozenset({"root", "parataxis"})


class Standing(NamedTuple):
    """How an event stands."""

    modality: Modality
    teller: Word | None
    """Who alleges, denies or calls for it."""
    depth: int
    """Clauses aside that stand between it and the main clause."""
    is_beside: bool
    """Told of a noun, in a relative clause or with a participle."""
    is_before: bool
    """Before what the report tells of: "had accused"."""


REFUSED = Standing("done", None, 0, is_beside=False, is_before=False)
"""Of what is told to be refused."""


def standing_of(match: Match, reading: Reading) -> Standing | None:
    """How the event of a match stands; None where it is told not to have happened, or may not have."""
    mood = _own(match, reading)
    teller: Word | None = None
    depth = 0
    at = match.clause
    while mood != "undone" and at.head is not None:
        if at.relation in _CLAUSES and mood == "done":
            mood, teller = _by_above(at, at.head, reading, match.kind == "RESULT")
        depth += at.relation in _ASIDE and not _is_headless(at) and not _is_foretold(at, reading)
        at = at.head
        if _is_unsure(at, reading):
            mood = "undone"
    return (
        None
        if mood == "undone"
        else Standing(mood, teller, depth, _is_beside(match.clause, reading), _is_before(match.clause, reading))
    )


def _by_above(clause: Word, above: Word, reading: Reading, in_sport: bool) -> tuple[Mood, Word | None]:
    """How a clause stands by the word above it, and who says so."""
    mood = _under(clause, above, reading, in_sport)
    is_claim = above.relation == "obj" and (mood == "alleged" or reading.is_of(above, "claim"))
    over = above.head if is_claim and above.upos == "NOUN" else None
    if over is not None and event_words().above.get(reading.form(over)) == "denied":
        if is_infinitive(clause, reading):
            return "undone", None  # "rejected a motion to recall the envoy"
        return "denied", subject_of(over)  # "rejected claims that"
    return mood, subject_of(above) if mood in {"alleged", "denied", "called for"} else None


def _is_beside(clause: Word, reading: Reading) -> bool:
    return clause.relation.startswith("acl") and not _is_headless(clause) and not _is_foretold(clause, reading)


def _is_foretold(clause: Word, reading: Reading) -> bool:
    """ "announced plans to >deploy< troops"."""
    noun = clause.head
    told = event_words().above.get(reading.form(noun)) if noun is not None else None
    return clause.relation == "acl" and told == "planned" and is_infinitive(clause, reading)


def _is_before(clause: Word, reading: Reading) -> bool:
    """ "had accused", but not in what somebody says: "said it had launched"."""
    return clause.relation != "ccomp" and any(reading.form(word) == "had" for word in clause.below("aux"))


def _is_headless(clause: Word) -> bool:
    """ "Two climbers killed in avalanche": a headline's participle is its verb."""
    noun = clause.head
    bare = noun is not None and noun.relation == "root" and noun.upos in {"NOUN", "PROPN", "NUM"}
    return clause.relation == "acl" and noun is not None and bare and not noun.below("cop")


def _own(match: Match, reading: Reading) -> Mood:
    """By the helpers of its own verb: "will sign", "did not sign", "no talks were held"."""
    clause, subject = match.clause, subject_of(match.clause)
    nouns = (*match.told, *((subject,) if subject is not None else ()))
    if any(reading.form(one) in _NOBODY for noun in nouns for one in (noun, *noun.below("det", "cc:preconj"))):
        return "undone"
    if any(_is_unsure(word, reading) for word in (clause, match.told[-1])):
        return "undone"
    if any(reading.form(word) in event_words().habitual for word in clause.below("advmod")):
        return "undone"
    mood = _by_helpers(clause, reading)
    in_headline = clause.relation in _HEADLINE or (clause.head is not None and clause.head.relation == "root")
    if mood == "done" and is_infinitive(clause, reading) and in_headline and clause.relation not in {"advcl", "xcomp"}:
        return "planned"  # "Ministers to sign pact"
    return mood


_NOBODY = frozenset({"no", "neither", "nobody", "none"})


def is_refused(match: Match, reading: Reading) -> bool:
    """ "will never yield", "would not negotiate with": who says so of themselves refuses it."""
    helpers = {reading.form(word) for word in match.clause.below("aux", "advmod")}
    return (
        match.kind in event_words().marked["refused"]
        and bool(helpers & _FUTURE)
        and bool(helpers & _NEVER)
        and match.clause.relation in {"root", "ccomp", "conj", "parataxis"}
    )


_FUTURE = frozenset({"will", "wo", "’ll", "'ll", "would", "shall"})
_NEVER = frozenset({"never", "not", "n't", "n’t"})


def refusing(match: Match) -> tuple[Word, ...]:
    """Who refuses: of "X said his cabinet would never yield" X."""
    above = match.clause.head if match.clause.relation == "ccomp" else None
    teller = subject_of(above) if above is not None else None
    own = any(one.upos == "PRON" for subject in match.sources for one in subject.below("nmod:poss"))
    return (teller,) if own and teller is not None else match.sources


def is_present(verb: Word, reading: Reading) -> bool:
    """ "publishes", without a helper: in a report's body what is done as a rule."""
    form = reading.form(verb)
    return form.endswith("s") and not form.endswith("ss") and not verb.below("aux", "aux:pass")


def _says_it_would(clause: Word, reading: Reading) -> bool:
    """ "The firm said it >would< buy": what somebody says of themselves they will do."""
    above = clause.head
    own = clause.below("nsubj")
    teller = subject_of(above) if above is not None and clause.relation == "ccomp" else None
    says = above is not None and speech().moods.get(reading.form(above)) not in {None, "thinks"}
    themselves = bool(own) and own[0].upos == "PRON" and teller is not None and teller.upos != "PRON"
    helpers = {reading.form(word) for word in clause.below("aux", "advmod")}
    return says and themselves and helpers == {"would"}


def _by_helpers(clause: Word, reading: Reading) -> Mood:
    if _says_it_would(clause, reading):
        return "planned"
    helpers = event_words().helpers
    found = [helpers.get(reading.form(word)) for word in clause.below("aux", "advmod", "aux:pass", "cop")]
    moods = [mood for mood in found if mood]
    yet = (word for word in clause.below("advmod") if reading.form(word) == "yet")
    if any(reading.text[word.span.end :].startswith(" to ") for word in yet):
        return "undone"  # "has yet to sign", but "has yet again rammed"
    return "undone" if "undone" in moods else next(iter(moods), "done")


def _under(clause: Word, above: Word, reading: Reading, in_sport: bool) -> Mood:
    """What the word above says of what stands under it; `in_sport`: a result, "scored to knock out the holders"."""
    mood = event_words().above.get(reading.form(above))
    infinitive = is_infinitive(clause, reading)
    if above.relation == "amod" or (clause.relation in {"obl", "nmod", "obj"} and clause.upos == "VERB"):
        return "done"
    if mood is None or clause.upos == "NOUN":
        purpose = infinitive and clause.relation in {"advcl", "acl", "xcomp"} and mood is None and not in_sport
        return "undone" if purpose and not _is_helping(above, clause) else "done"
    if reading.form(above) in event_words().wanted and infinitive and (clause.below("nsubj") or above.below("obj")):
        return "called for"  # "wants the court to ban it"
    own = _by_helpers(above, reading)
    if own == "undone":
        return "undone"
    if mood in {"planned", "called for"} and not infinitive:
        return "done" if clause.relation != "ccomp" or reading.form(above) in _TELLS else mood
    if mood == "undone" and clause.relation == "ccomp" and not infinitive and reading.form(clause).endswith("ed"):
        return "done"
    return mood


_TELLS = frozenset({"told", "tells", "tell", "agreed", "agrees", "expects", "expected", "pledged", "planned"})
"""With a clause of its own such a verb only says so."""


def _is_helping(above: Word, clause: Word) -> bool:
    """ "began to fire", "helped to free": the verb above only tells how it went."""
    return clause.relation == "xcomp" and above.upos == "VERB"


def _is_unsure(word: Word, reading: Reading) -> bool:
    """In a condition, a question or a comparison."""
    marks = {reading.form(mark) for mark in word.below("mark", "case", "advmod")}
    return bool(marks & event_words().not_so)
