"""Who does it and to whom: names, and nouns for people and bodies in the text's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.facts.events.elsewhere.both_states import states_of, two_names
from generator.facts.events.event_words import event_words
from generator.facts.events.owners import holder_of, is_means, users_of
from generator.facts.events.party_words import Party, bare, phrase_of
from generator.facts.events.reading import Reading
from generator.facts.figures.reported_by import Tellers
from generator.facts.grammar.predicates import coordinated, preposition, subject_of
from generator.facts.grammar.sentence_words import Word
from generator.facts.people.described import Bodies
from generator.facts.quotations.cast import Cast, speaker_of
from generator.facts.quotations.cues import speech
from generator.facts.quotations.references import speaker_for
from generator.knowledge.countries import country_of, is_demonym, name_of
from generator.model import NameKind, Span

_VAGUE = frozenset({"group", "organization", "organisation", "body", "organizations", "organisations"})
"""Whatever was named before may be one."""
_SUCH = frozenset({"such", "these", "this", "that", "those"})
"""What such a word stands before was told of before."""
_ORGANS = frozenset({"board", "boards", "management", "directors", "shareholders"})
"""They act for the company."""
_DONE_TO = frozenset({"ASSAULT", "COERCE", "CRIME", "TRIAL", "AID"})
_THIRD = frozenset({"he", "she", "it", "they", "him", "her", "them"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Tells who words mean."""

    reading: Reading
    cast: Cast
    bodies: Bodies
    tellers: Tellers
    introduced: Mapping[Span, Party]
    """Noun of a description -> who is named next."""

    def of(self, words: Sequence[Word], things: bool, doers: bool = False, hit: bool = False) -> tuple[Party, ...]:
        """Each of some words; `things`: a thing may be meant as well; `doers`: whatever has a capital is somebody;
        `hit`: of a building whoever holds it is meant. Who can't be told is left out."""
        found: dict[str, Party] = {}
        for place, word in enumerate(words):
            if (place and self._is_parted(word)) or self._is_heading(word):
                continue
            whose = (holder_of(word, self.reading) if hit else None) or word
            for party in self._each(whose, things or (doers and word.upos == "PROPN")):
                found.setdefault(party.name.casefold(), self._with_bodies(party))
        return tuple(found.values())

    def who_tells(self, clause: Word, name: str) -> tuple[Party, ...]:
        """Whoever tells what a clause tells, where they are of a class: "two men were held, >police< said"."""
        word = self.tellers.of(clause, frozenset())
        is_such = word is not None and any(self.reading.is_of(one, name) for one in word.phrase())
        return self.of([word], False) if word is not None and is_such else ()

    def left_by(self, persons: Sequence[Party]) -> tuple[Party, ...]:
        """The body that somebody leaves who resigns: the one that they act for."""
        bodies = {body for one in persons for body in one.bodies}
        left = (one for one in self.cast.mentions if one.kind == "ORG" and any(map(one.name.startswith, bodies)))
        return tuple(Party(bare(one.name), one.span, True) for one in left)[:1]

    def _with_bodies(self, party: Party) -> Party:
        held = [one for one in self.cast.affiliations if bare(one.name) == party.name]
        bodies = dict.fromkeys(body for one in held for body in (one.organization, one.role) if body)
        is_place = any(one.kind == "PLACE" and one.name == party.name for one in self.cast.mentions)
        return replace(party, bodies=tuple(bodies), is_place=is_place)

    def _is_heading(self, word: Word) -> bool:
        """Before a colon somebody is set over what follows: ">Sudan<: 19 killed in strike"."""
        return self.cast.text[word.span.end : word.span.end + 2].strip() == ":" and self.reading.named(word) == "PLACE"

    def _is_parted(self, word: Word) -> bool:
        """Behind a dash or a colon nothing is listed: "Gunmen seize six – police"."""
        first = next(one for one in word.phrase() if one.upos != "PUNCT")
        before = self.cast.text[max(0, first.span.start - 3) : first.span.start].strip()
        return before.endswith(("–", "—", "-", ":", "|"))

    def _each(self, word: Word, things: bool) -> Iterator[Party]:
        if word.upos in {"PRON", "DET"}:
            yield from self._meant(word)
            return
        listed = self._listed_beside(word)
        states = listed or states_of(word, self.reading, self.cast) or two_names(word, self.cast) or self._whose(word)
        if states:
            yield from states
            return
        party = self._one(word, things)
        if party is not None:
            yield party

    def _one(self, word: Word, things: bool) -> Party | None:
        if self.reading.is_day(word) or word.upos in {"VERB", "ADV", "AUX"}:
            return None
        kind = self.reading.named(word)
        if kind == "NORP" and word.relation in {"amod", "compound"}:
            return self._state(word)
        if is_means(word, self.reading):
            owner = next(users_of(word, self.reading), None)
            if owner is not None or not things:
                return self._one(owner, False) if owner is not None else None
        if things and kind is None and self.reading.form(word) in event_words().nouns:
            return phrase_of(self.cast.text, word)  # "cut short a >meeting< between X and Y"
        beside = self._capitals_beside(word, kind)
        named = self._body_meant(word) or self._named_beside(word, kind) or self._held_by(word) or self._member_of(word)
        return named or beside or self._by_role(word, things, kind)

    def _whose(self, organ: Word) -> tuple[Party, ...]:
        """ "X and Y announced that their boards had approved": X and Y."""
        if self.reading.form(organ) not in _ORGANS:
            return ()
        own = next((one for one in organ.below("nmod:poss") if one.upos == "PRON"), None)
        above = organ.head.head if own is not None and organ.head is not None else None
        owner = subject_of(above) if above is not None and own is not None else None
        words = coordinated(owner) if owner is not None and owner.upos in {"NOUN", "PROPN"} else ()
        return tuple(party for one in words if (party := self._one(one, False)) is not None)

    def _body_meant(self, word: Word) -> Party | None:
        """ "The ministry", of a text that names one."""
        form = self.reading.form(word)
        is_the = any(self.reading.form(the) == "the" for the in word.below("det"))
        if word.upos not in {"NOUN", "PROPN"} or not is_the or form in _VAGUE:
            return None
        body = self.bodies.meant(form, word.span.start)
        is_bare = not word.below("amod", "compound", "nmod", "acl:relcl")
        return Party(body.name, word.span, True) if body is not None and is_bare else None

    def _named_beside(self, word: Word, kind: NameKind | None) -> Party | None:
        """ "The general, >Ana Reis<", "rival >Keller Bräu<"."""
        person = next((m for one in word.below("appos") if (m := self.cast.named(one)) and m.kind == "PERSON"), None)
        if kind is None and person is not None:
            return Party(bare(person.name), person.span, True)
        tied = word.below("flat", "appos", "nmod:desc", "compound")
        beside = next((one for one in tied if self._names_body(word, one)), None) or self._right_behind(word)
        named = self.cast.named(beside) if beside is not None else None
        return Party(bare(named.name), named.span, True) if named is not None else None

    def _listed_beside(self, word: Word) -> tuple[Party, ...]:
        """ "Two leaders, >Rosa Tan< and >Joel Abaya<"."""
        if word.upos != "NOUN" or self.cast.named(word) is not None:
            return ()
        each = [self.cast.named(one) for first in word.below("appos") for one in coordinated(first)]
        names = {one.name: one for one in each if one is not None and one.kind in {"PERSON", "ORG"}}
        return tuple(Party(bare(one.name), one.span, True) for one in names.values()) if len(names) > 1 else ()

    def _capitals_beside(self, word: Word, kind: NameKind | None) -> Party | None:
        """ "A longliner, the >Hai Feng 88<": what a thing is called, whatever no list knows."""
        told = (one for one in word.below("appos") if one.upos == "PROPN" and one.place > word.place)
        beside = next(told, None) if kind is None and word.upos == "NOUN" else None
        named = phrase_of(self.cast.text, beside) if beside is not None and self.cast.named(beside) is None else None
        return replace(named, is_name=True) if named is not None else None

    def _by_role(self, word: Word, things: bool, kind: NameKind | None) -> Party | None:
        """Whoever holds a role, else the noun itself; no journalists, nor "these" whom the text told of before."""
        if kind is None and any(self.reading.form(the) in _SUCH for the in word.below("det", "amod", "det:predet")):
            return None
        speaker = speaker_of(self.cast, word)
        is_victim = self._is_done_to(word)
        last = speaker.name.casefold().split()[-2:] if speaker is not None and not is_victim else []
        if {" ".join(last), *last[-1:]} & event_words().classes["press"]:
            return None
        if speaker is not None and speaker.rule != "quotations.phrase":
            return Party(bare(speaker.name), speaker.span, True)
        if self.reading.is_of(word, "press") and not is_victim:
            return None
        somebody = kind is not None or self.reading.is_of(word, "somebody") or self._is_somebody(word)
        told = phrase_of(self.cast.text, word) if somebody or things else None
        return self.introduced.get(word.span, told)

    def _is_done_to(self, word: Word) -> bool:
        """ "Two >journalists< were detained": it is done to them, and they do not merely hear of it."""
        verb = word.head
        if verb is None or word.relation not in {"nsubj:pass", "obj"}:
            return False
        return any(one.kind in _DONE_TO for one in event_words().verbs.get(self.reading.form(verb), ()))

    def _member_of(self, word: Word) -> Party | None:
        """The body whose people they are: "soldiers of >212 Battalion<", "an >APF< patrol"."""
        if word.upos != "NOUN" or not self.reading.is_of(word, "members"):
            return None
        behind = [one for one in word.below("nmod") if preposition(one, self.cast.text) in {"of", "from"}]
        behind += [inner for one in behind for inner in one.below("nmod")]  # "remnants of a front of the NPA"
        before = [one for one in word.below("compound", "nmod:poss") if one.place < word.place]
        named = [self.cast.named(one) for one in (*behind, *before)]
        beside = word.head.below(word.relation) if word.head is not None else ()
        named += [self.cast.named(one) for one in beside if one.place < word.place]  # "Coast Guard (CG) >personnel<"
        body = next((one for one in named if one is not None and one.kind == "ORG"), None)
        return Party(bare(body.name), body.span, True) if body is not None else None

    def _held_by(self, word: Word) -> Party | None:
        """The person of whom a role is said: "met the >Chief< of Staff, General X"."""
        for one in self.cast.affiliations:
            if one.role and word.span.within(one.span) and self.cast.grammar.head_of(one.span) == word:
                return Party(bare(one.name), one.span, True)
        return None

    def _right_behind(self, noun: Word) -> Word | None:
        """The name that follows a noun at once: "rival >Keller Bräu<"."""
        if noun.place + 1 >= len(noun.tree.nodes) or noun.upos != "NOUN" or self.cast.named(noun) is not None:
            return None
        after = Word(noun.tree, noun.place + 1)
        named = self.cast.named(after)
        is_next = named is not None and named.span.start == after.span.start == noun.span.end + 1
        return after if is_next and named is not None and named.kind in {"PERSON", "ORG"} else None

    def _names_body(self, noun: Word, beside: Word) -> bool:
        """ "competitor >Vossing-Krale<", "the company, >Halder<": the noun only says what the body is."""
        named = self.cast.named(beside)
        told = noun.upos == "NOUN" and self.cast.named(noun) is None and named is not None
        return told and named is not None and named.kind == "ORG" and beside.place > noun.place

    def _is_somebody(self, word: Word) -> bool:
        form = self.reading.form(word)
        return word.upos == "NOUN" and (form in speech().bodies or form.endswith(speech().people))

    def _state(self, word: Word) -> Party | None:
        said = word.span.of(self.cast.text)
        state = country_of(said)
        if state and is_demonym(said):
            return Party(name_of(state), word.span, True)
        return Party(said, word.span, True)

    def _meant(self, word: Word) -> Iterator[Party]:
        """Whom a pronoun means: in what somebody says of themselves the one who says it."""
        form = self.reading.form(word)
        if form not in _THIRD or (form == "it" and word.relation != "nsubj"):
            return
        clause = word.head
        above = clause.head if clause is not None else None
        if clause is not None and clause.relation == "acl" and above is not None and above.upos == "NOUN":
            above = above.head  # "denied reports that >it< had seized"
        elif clause is not None and clause.relation not in {"ccomp", "parataxis"}:
            above = None
        teller = subject_of(above) if above is not None and word.relation.startswith("nsubj") else None
        if teller is not None and teller.upos in {"PROPN", "NOUN"}:
            yield from (party for one in coordinated(teller) if (party := self._one(one, False)) is not None)
            return
        meant = speaker_for(self.cast, word, None)
        if meant is not None and any(meant.name == one.name for one in self.cast.mentions):
            yield Party(bare(meant.name), word.span, True)
