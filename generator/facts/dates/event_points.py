"""Why a day that an article names is, or is not, that of the event: the whole policy of `event_date`.

Adding a reason is one line in `points`. Weights add up; the two days that stand in for the event have fixed ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.facts.dates.tense import Tenses, tenses_of
from generator.facts.dates.vocabulary import any_of, listed
from generator.facts.grammar.predicates import predicate_of
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.obituaries import is_obituary, tells_death
from generator.knowledge.edtf import first_day, precision
from generator.knowledge.weighing import NOTHING, Reason
from generator.model import Article, DateMention, Span, ZoneKind

_BY_ZONE: Mapping[ZoneKind, Reason] = {
    "headline": Reason(2.5, "in the headline"),
    "bullet": Reason(1.8, "in the bullets"),
    "caption": Reason(1.6, "in a caption"),
}
_SINCE = re.compile(r"\b[Ss]ince\s(?:[a-z’'-]+\s){0,6}$")  # "since it was declared on "
_DETERMINER = re.compile(r"\b(?:the|that|this|his|her|its|their)\s$", re.IGNORECASE)  # "the "
_NOUN_BEHIND = re.compile(r"\s([a-z]{3,20})\b")  # " violence"
REPORTING = "said of the report"
_STEM, _LONGEST_THEME = 5, 400


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in an article, looked up in the time of a bisection. Made once an article by `layout_of`."""

    article: Article
    zones: tuple[int, ...]
    sentences: tuple[int, ...]
    body: tuple[int, ...]
    """Starts of the sentences of the body."""
    tenses: Tenses
    theme: frozenset[str]
    """Stems of the headline's words, or of the first sentence's."""
    grammar: Grammar
    quoted: tuple[Span, ...]
    """What somebody says, in reading order."""
    of_death: bool = False
    """An obituary: the day of the event is that of a death."""

    def zone(self, offset: int) -> ZoneKind | None:
        """What the character at an offset belongs to."""
        index = bisect_right(self.zones, offset) - 1
        return self.article.zones[index].kind if index >= 0 else None

    def sentence(self, span: Span) -> Span:
        """The sentence round a span, or the span where there is none."""
        index = bisect_right(self.sentences, span.start) - 1
        found = self.article.sentences[index] if index >= 0 else span
        return found if span.within(found) else span


def layout_of(article: Article, grammar: Grammar, quoted: tuple[Span, ...]) -> Layout:
    """Where the parts of an article stand."""
    zones = tuple(zone.span.start for zone in article.zones)
    sentences = tuple(span.start for span in article.sentences)
    tenses = tenses_of(article.text)
    bare = Layout(article, zones, sentences, (), tenses, frozenset(), grammar, quoted)
    body = tuple(start for start in sentences if bare.zone(start) == "body")
    topic = article.headline or next(iter(article.sentences), Span(0, 0))
    return replace(bare, body=body, theme=_stems(topic.of(article.text)), of_death=is_obituary(article))


def _is_quoted(layout: Layout, span: Span) -> bool:
    at = bisect_right(layout.quoted, span.start, key=lambda quote: quote.start) - 1
    return at >= 0 and span.start < layout.quoted[at].end


def _is_beside(grammar: Grammar, span: Span) -> bool:
    """In a clause that tells of a noun: "the law, which was passed on 3 May", "a bill drafted in May"."""
    word = grammar.head_of(span)
    clause = predicate_of(word.head) if word is not None and word.head is not None else None
    return clause is not None and clause.relation in {"acl", "acl:relcl", "advcl:relcl"}


def _stems(words: str) -> frozenset[str]:
    """First five letters of the words of four or more: enough for "meet", "meets", "meeting" to agree."""
    return frozenset(word[:_STEM].lower() for word in re.findall(r"[^\W\d_]{4,}", words[:_LONGEST_THEME]))  # "meeting"


def points(layout: Layout, mention: DateMention, value: str) -> Iterator[Reason]:
    """Each reason for or against a day."""
    sentence = layout.sentence(mention.span)
    text, (start, end) = layout.article.text, mention.span
    place = max(0, bisect_right(layout.body, sentence.start) - 1)
    in_body = Reason(max(0.0, 2.4 - 0.3 * place), f"in sentence {place + 1} of the text")
    yield _BY_ZONE.get(layout.zone(mention.span.start) or "body", in_body)
    to_come = layout.tenses.at(start, end, sentence) == "future"
    yield _distance(layout.article, value, to_come)
    shared = (
        len(layout.theme & _stems(text[max(sentence.start, start - 200) : min(sentence.end, end + 200)]))
        if place > 0 or layout.article.headline
        else 0
    )
    if shared > 1:
        yield Reason(min(0.2 * shared, 0.8), "beside the headline's own words")
    if precision(value) == "interval":
        yield Reason(-0.5, "a range of days")
    if to_come:
        yield Reason(-1.0, "of something to come")
    if _is_quoted(layout, mention.span):
        yield Reason(-2.5, "somebody speaks of it")
    elif _is_beside(layout.grammar, mention.span):
        yield Reason(-0.8, "told beside the news")
    if any_of("background").search(text, max(sentence.start, start - 80), start):
        yield Reason(-1.5, "told as background")
    if re.compile(r"['’]s\s+\w").match(text, end, sentence.end) or _tells_which(text, start, end):  # "’s visit"
        yield Reason(-1.4, "names another event")
    if _SINCE.search(text, max(sentence.start, start - 60), start):
        yield Reason(-1.5, "the start of what goes on")
    if layout.of_death:
        yield Reason(2.0 if tells_death(sentence.of(text)) else -3.0, "of a life that is told")
    if _is_reporting(text, mention.span, sentence):
        yield Reason(-0.6, REPORTING)


def _tells_which(text: str, start: int, end: int) -> bool:
    """Whether a day only says which: "the January 21 violence"."""
    noun = _NOUN_BEHIND.match(text, end, end + 30)
    return bool(noun and _DETERMINER.search(text, max(0, start - 8), start) and noun[1] not in listed("no_nouns"))


def _is_reporting(text: str, day: Span, sentence: Span) -> bool:
    """ "said on Monday", "on Monday said"."""
    after = re.compile(r"\W{1,3}(\w+)").match(text, day.end, sentence.end)  # " said"
    if after and any_of("reporting").fullmatch(after[1]):
        return True
    return bool(any_of("reporting").search(text, max(sentence.start, day.start - 40), day.start))


def _in_one_year(value: str) -> str:
    """Days without their years are held to be of one."""
    return value.replace("XXXX", "2000")


def _distance(article: Article, value: str, to_come: bool) -> Reason:
    """News is of the last days: a week back speaks for a day, a month and more against it."""
    published = first_day(_in_one_year(article.published.value)) if article.published else None
    day = first_day(_in_one_year(value) if article.published and article.published.value.startswith("XXXX") else value)
    if published is None or day is None:
        return NOTHING
    back = (published - day).days
    if back < (0 if to_come else -1):  # where it is tomorrow already, today is not to come
        return Reason(-1.2, "after the publication")
    if back <= 7:
        return Reason(1.0, "in the week of the publication")
    return NOTHING if back <= 31 else Reason(-1.5, "long before the publication")
