"""How whoever tells a figure is called: by full name, the body by its own, whose spokesperson speaks by the body's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.facts.figures.count_words import forms
from generator.facts.figures.reported_by import Tellers
from generator.facts.grammar.predicates import appositions, preposition
from generator.facts.grammar.sentence_words import Word
from generator.facts.people.described import Bodies
from generator.facts.quotations.cast import Cast, speaker_of
from generator.knowledge import read_yaml
from generator.knowledge.words import WORD
from generator.model import Affiliation, Mention, Quotation, Span

_ASIDE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "conj", "cc", "punct", "list", "orphan"})
"""What hangs on the one who says it and need not be repeated to name them."""


@dataclass(frozen=True, slots=True)
class Called:
    """Knows by which name to call somebody."""

    text: str
    mentions: Sequence[Mention]
    cast: Cast
    bodies: Bodies

    def name(self, word: Word) -> tuple[str, Span] | None:
        """The name of whoever a word means, and the words that name them here."""
        span = name_of(self.text, word)
        if span is None:
            return None
        if is_spokesperson(word.span.of(self.text)) and (body := self._body_beside(word)) is not None:
            return body, span
        for calling in (*word.below("nmod:desc", "compound", "appos"), *appositions(word)):
            if is_spokesperson(calling.span.of(self.text)) and (body := self._body_beside(calling)) is not None:
                return body, span  # "police spokesman >X<"
        beside = [span, *(Span(one.span.start, one.phrase()[-1].span.end) for one in appositions(word))]
        for stretch in beside:
            for mention in self.mentions:
                within = stretch.start <= mention.span.start and mention.span.end <= stretch.end
                whole = mention.kind == "PERSON" or (mention.kind == "ORG" and mention.span.end == stretch.end)
                if within and whole:
                    return self.whose(mention.name), span
        return self.whose(self._described(word) or " ".join(span.of(self.text).split())), span

    def _described(self, word: Word) -> str | None:
        """ "the institute", "the spokesman"."""
        if not any(one.span.of(self.text).casefold() == "the" for one in word.below("det")):
            return None
        body = self.bodies.meant(word.span.of(self.text).casefold(), word.span.start)
        if body is not None and not word.below("amod", "compound", "nmod", "acl:relcl"):
            return body.name
        speaker = speaker_of(self.cast, word)
        return speaker.name if speaker is not None and speaker.rule == "quotations.role" else None

    def _body_beside(self, word: Word) -> str | None:
        """ "the >army< spokesperson", "a spokesman for the >mission<"."""
        behind = [one for one in word.below("nmod") if preposition(one, self.text) in {"for", "of"}]
        before = [one for one in word.below("compound", "amod", "nmod:poss") if one.place < word.place]
        for one in (*behind, *before[-1:]):
            named = self.cast.named(one)
            if named is not None and named.kind == "ORG":
                return named.name
            form = one.span.of(self.text)
            if named is None and form.casefold() in forms("speaking_bodies"):
                meant = self.bodies.meant(form.casefold(), one.span.start)
                return meant.name if meant is not None else form
            if behind and named is None:
                span = name_of(self.text, one)
                return " ".join(span.of(self.text).split()) if span else None
        return None

    def whose(self, name: str) -> str:
        """The body for which somebody speaks; else the name itself. Where none is told, it is the one that the report
        speaks of: "X, the Regional Press Liaison Officer", in what police say."""
        held = [one for one in self.cast.affiliations if one.name == name]
        body = next((body for one in held if (body := _speaks_for(one))), None)
        if body is None and held and all(one.organization is None and is_spokesperson(one.role or "") for one in held):
            said = {word for word in WORD.findall(self.text.casefold()) if word in forms("speaking_bodies")}
            body = next(iter(said)) if len(said) == 1 else None
        return body or name

    def spoken_by(self, quotation: Quotation, tellers: Tellers) -> tuple[str | None, Span | None]:
        """Whoever speaks a quotation."""
        span = quotation.speaker_span
        word = self.cast.grammar.head_of(span) if span else None
        meant = tellers.meant(word) if word is not None and word.upos == "NOUN" else None
        if meant is not None and (meant != word or is_spokesperson(meant.span.of(self.text))):
            return self.name(meant) or (quotation.speaker, span)
        return self.whose(quotation.speaker or ""), span

    def is_body(self, name: str) -> bool:
        """Whether a name, or a noun, is that of a body: no person, no crowd."""
        is_named = any(body.name == name for body in self.bodies.named)
        return is_named or name.casefold() in forms("speaking_bodies")


def is_spokesperson(role: str) -> bool:
    """Whether a role, or a word of it, is that of one who speaks for others: "spokesman", "press officer"."""
    said = role.casefold()
    return any(word in said for word in _spoken())


@cache
def _spoken() -> tuple[str, ...]:
    return tuple(map(str, read_yaml("en/figures")["spokespersons"]))


def _speaks_for(one: Affiliation) -> str | None:
    if one.organization and is_spokesperson(one.role or ""):
        return one.organization
    named = one.organization or ""
    office = next((word for word in _spoken() if named.casefold().endswith(f" {word}")), "")
    body = named[: -len(office) - 1]
    return body if office and body.casefold() in forms("speaking_bodies") else None  # "Director, Army Public Relations"


def name_of(text: str, word: Word) -> Span | None:
    """The words that name a teller, without what is said of them aside."""
    places = {word.place}
    waiting = [word]
    while waiting:
        below = [one for one in waiting.pop().below() if one.relation not in _ASIDE]
        places.update(one.place for one in below)
        waiting += below
    cases = {one.place for one in word.below("case", "mark") for one in one.phrase()}
    kept = sorted(places - cases)
    nodes = word.tree.nodes
    while kept and nodes[kept[0]].upos == "DET":
        kept = kept[1:]
    return Span(nodes[kept[0]].span.start, nodes[kept[-1]].span.end) if kept else None
