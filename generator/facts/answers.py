"""Who, what, when and where: candidate phrases, best first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from generator.facts.headline.clauses import Clause, listed, shortened, split_clause
from generator.knowledge.words import WORD
from generator.model import ActorFact, Article, DateMention, Fact, Mention, Span, Toponym, Why

_BREAK = re.compile(r"[\"“”:;]")  # "said: “No”"
"""A stretch that holds one of these is no noun phrase."""
MOST = 5
MOST_WORDS = 9  # of an answer to "what?"
LEDE_SENTENCES = 3
# "in the ", "near "
LOCATED = re.compile(
    r"\b(?:in|at|outside|inside|near|across|around|off)\s+(?:the\s+|downtown\s+|central\s+)?$", re.IGNORECASE
)


def answer_questions(
    article: Article,
    title: Fact,
    actors: Sequence[ActorFact],
    date: Fact | None,
    dates: Sequence[DateMention],
    location: Fact | None,
    toponyms: Sequence[Toponym],
    mentions: Sequence[Mention],
) -> dict[str, tuple[Fact, ...]]:
    """`who`, `what`, `when` and `where` of the reported event, at most five answers each, best first.

    Reach for it for a five-line digest or to compare with annotated answers. The first span holds the words
    of the answer; for `when`, `value` is the EDTF day that they mean.
    """
    clauses = _clauses(article, title)
    return {
        "who": _who(article, clauses, actors, mentions),
        "what": _what(article, clauses, title),
        "when": _when(article, date, dates),
        "where": _where(article, location, toponyms, mentions),
    }


def _clauses(article: Article, title: Fact) -> tuple[tuple[str, Clause], ...]:
    """The main clauses of the headline and of the first sentences, named by where they stand."""
    stretches = [("headline", title.spans[0])] if article.headline and title.spans else []
    lede = [s for s in article.sentences[:40] if article.zone_at(s.start) == "body"][:LEDE_SENTENCES]
    stretches += [("lede", sentence) for sentence in lede]
    split = ((place, split_clause(article.text, stretch)) for place, stretch in stretches)
    return tuple((place, clause) for place, clause in split if clause is not None)


def _who(
    article: Article, clauses: Sequence[tuple[str, Clause]], actors: Sequence[ActorFact], mentions: Sequence[Mention]
) -> tuple[Fact, ...]:
    found: list[Fact] = []
    first = [c for c in clauses if c[0] == "headline"] + [c for c in clauses if c[0] == "lede"][:1]
    for place, clause in first:
        found += _subjects(article, place, clause, mentions)
    for fact in actors:
        found.append(Fact(fact.actor.name, (fact.span,), Why("answers.actor", fact.why.reason, fact.why.confidence)))
    return _each_once(found, lambda fact: fact.value.lower())


def _subjects(article: Article, place: str, clause: Clause, mentions: Sequence[Mention]) -> list[Fact]:
    """Whoever the subject of a clause names; the whole noun phrase where it ends with no name."""
    inside = [m for m in mentions if m.span.within(clause.subject) and m.kind in {"PERSON", "ORG", "PLACE"}]
    phrase = clause.subject.of(article.text)
    words = WORD.findall(phrase)
    why = Why("answers.subject", f"the subject of the {place}", 0.75 if place == "headline" else 0.6)
    heads = [m for m in inside if _is_head(article.text, m, clause.subject)]
    if heads:
        return [Fact(m.name, (m.span,), why) for m in heads]
    if not words or len(words) > 6 or not _is_somebody([word.lower() for word in words], phrase):
        return []
    return [Fact(phrase, (clause.subject,), why)]


def _is_somebody(words: list[str], phrase: str) -> bool:
    """Whether a phrase of lower-case words can be who acts: no event, no thing, no half of a sentence."""
    heads = [words[i - 1] for i in range(1, len(words)) if words[i] in listed("prepositions")]
    broken = _BREAK.search(phrase) or words[-1].endswith("ly") or any(w.endswith(("n't", "n’t")) for w in words)
    return not broken and words[0] not in listed("nobody") and not {words[-1], *heads[:1]} & listed("events")


def _is_head(text: str, mention: Mention, subject: Span) -> bool:
    """The name ends the noun phrase or stands beside "and": `Diallo and >Haas<`, not `>Haas<'s lawyer`."""
    before = text[subject.start : mention.span.start].strip().lower()
    if mention.kind == "PLACE" and before not in {"", "the"} and not before.endswith((" and", ",")):
        return False
    rest = text[mention.span.end : subject.end].lstrip()
    return not rest or rest[0] in ",(&" or rest.startswith(("and ", "- "))


def _what(article: Article, clauses: Sequence[tuple[str, Clause]], title: Fact) -> tuple[Fact, ...]:
    found = []
    for place, clause in clauses:
        span = shortened(article.text, clause.predicate, MOST_WORDS)
        confidence = 0.7 if place == "headline" else 0.5
        why = Why("answers.predicate", f"what the subject of the {place} does", confidence)
        found.append(Fact(span.of(article.text), (span,), why))
    if article.headline and title.spans:
        span = title.spans[0]
        found.append(Fact(span.of(article.text), (span,), Why("answers.title", "the title", 0.4)))
    return _each_once(found, lambda fact: fact.value.lower())


def _when(article: Article, date: Fact | None, dates: Sequence[DateMention]) -> tuple[Fact, ...]:
    found = [date] if date is not None else []
    near = [d for d in dates if d.value and len(d.value) == len("2026-02-03")]
    found += [Fact(d.value or "", (d.span,), d.why) for d in near[:40]]
    if date is not None and not date.spans:
        said = next((d for d in near if d.value == date.value), None)
        found[0] = Fact(date.value, (said.span,) if said else (), date.why)
    return _each_once(found, lambda fact: fact.value)


def _where(
    article: Article, location: Fact | None, toponyms: Sequence[Toponym], mentions: Sequence[Mention]
) -> tuple[Fact, ...]:
    found = _in_headline(article, mentions)
    found += [location] if location is not None else []
    lede_end = max((s.end for s in article.sentences[: LEDE_SENTENCES + 2]), default=0)
    early = [t for t in toponyms if t.span.start < lede_end]
    near = early if early and location is not None else toponyms
    often = Counter(t.name for t in toponyms)
    for toponym in sorted(near, key=lambda t: -often[t.name]):
        found.append(Fact(toponym.name, (toponym.span,), Why("answers.place", "a place named early or often", 0.5)))
    return _each_once(found, lambda fact: fact.spans[0].of(article.text).lower() if fact.spans else fact.value.lower())


def _in_headline(article: Article, mentions: Sequence[Mention]) -> list[Fact]:
    """Places and buildings that the headline puts "in", "at" or "near"."""
    headline = article.headline
    if headline is None:
        return []
    named = [m for m in mentions if m.span.within(headline) and m.kind in {"PLACE", "ORG"}]
    at = [m for m in named if LOCATED.search(article.text, headline.start, m.span.start)]
    return [Fact(m.name, (m.span,), Why("answers.headline_place", "where the headline puts it", 0.7)) for m in at]


def _each_once(facts: Iterable[Fact], key: Callable[[Fact], str]) -> tuple[Fact, ...]:
    seen: dict[str, Fact] = {}
    for fact in facts:
        seen.setdefault(key(fact), fact)
    return tuple(seen.values())[:MOST]
