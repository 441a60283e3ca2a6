"""Direct quotations and who said them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.grammar.sentence_words import Grammar
from generator.facts.quotations.cast import Cast, Speaker, by_name, cast_of
from generator.facts.quotations.cues import cues_among
from generator.facts.quotations.interviews import answers_of
from generator.facts.quotations.marks import Quoted, quoted_in, starts_quoted
from generator.facts.quotations.speakers import (
    Spoken,
    has_cue,
    label,
    signature,
    subject_in,
    told_beside,
    words_outside,
)
from generator.facts.quotations.turns import turns_of
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, Mention, Quotation, Span, Why

FEWEST_WORDS = 4
_SIGNED = 80  # characters of the line that signs a pull quote
REACH = 600  # characters before and after a quotation that may name its speaker
OPEN_END = re.compile(r"[,?!…—–-]$")  # "We will go,"
ABBREVIATION = re.compile(r"(?:^|\s)[A-Z][a-z]{0,4}\.$")  # "met Gen."


@dataclass(frozen=True, slots=True)
class _Heard:
    """What has been said so far, for quotations that name nobody."""

    speaker: Speaker | None = None
    end: int = -1
    """Where the last quotation ended, its mark included."""


def find_quotations(
    article: Article, mentions: Sequence[Mention], affiliations: Sequence[Affiliation], grammar: Grammar
) -> tuple[Quotation, ...]:
    """Words in quotation marks that somebody said or wrote, with the speaker as fully named as the article does.

    Reach for it where a reader asks who said what. A quotation over several paragraphs, or broken by
    "she said", gives one value a piece. Scare quotes and titles are left out: a quotation has four words
    or more, or is a sentence of its own, and either a speech verb beside it or the form of a sentence.
    Speakers that can't be told are None. In a transcript each turn is one, in an interview each paragraph of an
    answer, without marks.
    """
    turns = turns_of(article, mentions) or answers_of(article, mentions, affiliations)
    if turns:
        return turns
    zones = article.spans_of("bullet", "caption", "body")
    runs_on = (*(starts_quoted(article.text, zone) for zone in zones[1:]), False)
    quoted = [quoted_in(article.text, zone, on) for zone, on in zip(zones, runs_on, strict=False)]
    cast = cast_of(article.text, mentions, affiliations, grammar, [q.outer for quotes in quoted for q in quotes])
    starts = [s.start for s in article.sentences]
    heard = _Heard()
    found: list[Quotation] = []
    for index, zone in enumerate(zones):
        quotes = _spoken_parts(article.text, quoted[index], grammar)
        previous = zones[index - 1] if index else None
        following = zones[index + 1] if index + 1 < len(zones) else None
        for place in range(len(quotes)):
            spoken = _surroundings(article, starts, zone, quotes, place)
            pulled = _pulled(cast, spoken, zone, following)
            speaker = pulled or _speaker(cast, heard, spoken, zone, previous)
            if _is_speech(cast, spoken, speaker):
                heard = heard if pulled else _Heard(speaker, spoken.outer.end)
                found.append(_quotation(article.text, spoken.quote, speaker))
    return tuple(found)


def _pulled(cast: Cast, spoken: Spoken, zone: Span, following: Span | None) -> Speaker | None:
    """The speaker of a pull quote, named on the line below: "— Moses Kiggundu, rider"."""
    if following is None or cast.text[spoken.outer.end : zone.end].strip() or following.end - following.start > _SIGNED:
        return None
    return signature(cast, following)


def _spoken_parts(text: str, quotes: tuple[Quoted, ...], grammar: Grammar) -> tuple[Quoted, ...]:
    long = (q for q in quotes if len(WORD.findall(text, *q.inner)) >= FEWEST_WORDS or _is_clause(text, q, grammar))
    return tuple(q for q in long if not _title(text, q))


def _is_clause(text: str, quoted: Quoted, grammar: Grammar) -> bool:
    """ "We stopped playing,": a sentence, however short, that ends as one."""
    head = grammar.head_of(quoted.inner)
    ended = text[quoted.inner.end - 1] in ".,!?" and text[quoted.inner.start].isupper()
    subjects = head.below("nsubj", "nsubj:pass", "expl") if head is not None and ended else ()
    return any(subject.span.within(quoted.inner) for subject in subjects)


def _title(text: str, quoted: Quoted) -> bool:
    """Capitalised throughout, like the name of a book, course, programme or section."""
    words = [w for w in WORD.findall(text, *quoted.inner) if len(w) > 3]
    if all(w.isupper() for w in words):  # a page in capitals
        return False
    ended = text[quoted.inner.end - 1] in ".?!" and text[quoted.outer.start] not in "'‘"
    return bool(words) and all(w[0].isupper() for w in words) and (len(words) > 1 or not ended) and not ended


def _surroundings(article: Article, starts: list[int], zone: Span, quotes: tuple[Quoted, ...], index: int) -> Spoken:
    text, quoted = article.text, quotes[index]
    floor = max(quotes[index - 1].outer.end if index else zone.start, quoted.outer.start - REACH)
    ceiling = min(quotes[index + 1].outer.start if index + 1 < len(quotes) else zone.end, quoted.outer.end + REACH)
    words = text[quoted.inner.start : quoted.inner.end]
    start = max(floor, _sentence(article, starts, quoted.outer.start, zone).start)
    end = _sentence(article, starts, quoted.outer.end - 1, zone).end
    while end < ceiling and (
        (end <= quoted.outer.end and OPEN_END.search(words[-1:])) or ABBREVIATION.search(text[max(0, end - 8) : end])
    ):
        end = max(end + 1, _sentence(article, starts, _next_word(text, end, ceiling), zone).end)
    lead = text[start : quoted.outer.start].strip()
    fragment = words[:1].islower() or (words[-1:] not in ".?!,…—–-" and bool(lead) and not lead.endswith(":"))
    before = Span(min(start, quoted.outer.start), quoted.outer.start)
    after = Span(quoted.outer.end, max(quoted.outer.end, min(end, ceiling)))
    return Spoken(quoted.inner, quoted.outer, before, after, fragment)


def _sentence(article: Article, starts: list[int], offset: int, zone: Span) -> Span:
    """The sentence round an offset, or the whole paragraph."""
    index = bisect_right(starts, offset) - 1
    sentence = article.sentences[index] if index >= 0 else zone
    return sentence if sentence.start <= offset < sentence.end else zone


def _next_word(text: str, start: int, end: int) -> int:
    while start < end - 1 and text[start].isspace():
        start += 1
    return start


def _speaker(cast: Cast, heard: _Heard, spoken: Spoken, zone: Span, previous: Span | None) -> Speaker | None:
    told = told_beside(cast, spoken, heard.speaker)
    if told is not None or spoken.fragment:
        return told.speaker if told is not None else None
    above = label(cast, previous) if previous is not None and spoken.outer.start == zone.start else None
    if above is not None:
        return above
    return _carried_on(cast, heard, spoken, zone, previous)


def _is_speech(cast: Cast, spoken: Spoken, speaker: Speaker | None) -> bool:
    """A speaker, or a whole sentence; a piece of a sentence that nobody says is a scare quote or a title."""
    if speaker is not None:
        return True
    return not spoken.fragment and (has_cue(cast, spoken) or cast.text[spoken.quote.start].isupper())


def _quotation(text: str, quote: Span, speaker: Speaker | None) -> Quotation:
    """Without the comma before its closing mark, which is the sentence's round it: “It is over,” she said."""
    quote = Span(quote.start, quote.start + len(quote.of(text).rstrip(", ")))
    if speaker is None:
        why = Why("quotations.unattributed", "in quotation marks, and no speaker is named beside it", 0.4)
        return Quotation(quote, None, None, why)
    return Quotation(quote, speaker.name, speaker.span, Why(speaker.rule, speaker.reason, speaker.confidence))


def _carried_on(cast: Cast, heard: _Heard, spoken: Spoken, zone: Span, previous: Span | None) -> Speaker | None:
    """The speaker of a quotation without a cue of its own: from the sentence before it, or whoever spoke last."""
    first_in_zone = heard.end < zone.start
    floor = previous.start if first_in_zone and previous else zone.start
    start = max(floor, heard.end, spoken.before.start - REACH)
    lead = cast.text[start : spoken.before.start]
    said = heard.speaker
    nearest = Span(max((start, *_sentences(cast, start, spoken.before.start))), spoken.before.start)
    other = subject_in(cast, nearest, said) if WORD.search(lead) else None
    if (
        said is not None
        and (other is None or other.name == said.name)
        and heard.end >= floor
        and len(_sentences(cast, start, spoken.before.start)) <= 1
        and _only_attributes(cast, Span(start, spoken.before.start))
    ):
        reason = f"goes on from the words of {said.name}"
        return replace(said, rule="quotations.continued", reason=reason, confidence=min(0.85, said.confidence))
    return _lead_in(cast, nearest, other) if WORD.search(lead) else None


def _sentences(cast: Cast, start: int, end: int) -> list[int]:
    """Where sentences begin between two offsets."""
    trees = cast.grammar.trees
    first, last = (bisect_right(trees, at, key=lambda tree: tree.nodes[0].span.start) for at in (start, end - 1))
    return [tree.nodes[0].span.start for tree in trees[first:last]]


def _only_attributes(cast: Cast, lead: Span) -> bool:
    """Nothing but "she said" stands between two quotations."""
    return not WORD.search(cast.text, *lead) or bool(cues_among(words_outside(cast, lead), cast.text))


def _lead_in(cast: Cast, before: Span, speaker: Speaker | None) -> Speaker | None:
    """The subject of the sentence before a quotation, where that speaks of saying or names a person."""
    if speaker is not None:
        return replace(speaker, rule="quotations.lead_in", confidence=min(0.75, speaker.confidence))
    people = [m for m in cast.between(*before) if m.kind == "PERSON"]
    if not people:
        return None
    reason = f"the sentence before speaks of {people[0].name}"
    return replace(by_name(people[0]), rule="quotations.beside", reason=reason, confidence=0.45)
