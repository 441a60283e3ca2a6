"""What an article is about: topics of the taxonomy whose phrases it uses, in places that matter."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from generator.facts.topics.relations import Relation, relations_in
from generator.facts.topics.topic_phrases import Hit, TopicEntry, hits_in, taxonomy
from generator.knowledge import read_yaml
from generator.model import Article, Mention, Span, Topic, Why, ZoneKind

MOST = 5
WEIGHTS = {"sure": 3.0, "likely": 1.5, "hint": 0.5}
PLACES: dict[ZoneKind, float] = {"headline": 3.0, "bullet": 1.5, "caption": 1.0, "body": 1.0}
LEDE = 2.0
LEDE_SENTENCES = 2
AGAIN = 0.4  # what a repeated phrase is worth beside its first use
REPEATS = 4
HINTS = 2.0  # hints together weigh no more than this
ENOUGH = 4.0  # a settling phrase in the lede, or two in the body
USUAL_LENGTH = 2500  # characters; a longer text names more things in passing
UNOPENED = 1.3  # a topic of which neither headline nor lede speaks needs so many times more
BESIDE_BEST = 0.22


@dataclass(frozen=True, slots=True)
class _Where:
    """How much a place in the text counts."""

    starts: tuple[int, ...]
    weights: tuple[float, ...]
    names: tuple[str, ...]

    def at(self, offset: int) -> float:
        return self.weights[bisect_right(self.starts, offset) - 1]

    def name_at(self, offset: int) -> str:
        return self.names[bisect_right(self.starts, offset) - 1]


def find_topics(article: Article, mentions: Sequence[Mention] = ()) -> tuple[Topic, ...]:
    """The topics of an article, strongest first, five at most; relations between two countries among them.

    Reach for it to file a brief. A topic's phrases weigh by how surely they mean it and by where they
    stand (headline, lede, body); what an article only touches on is left out. Spans are the phrases' words. A word that
    is the family name of one of `mentions` says nothing, nor what a party is called or a part of a place's name: Mark
    Pope is no pope, Port Sudan no port.
    """
    if not article.sentences:
        return ()
    where = _places(article)
    families = _families(mentions)
    called = _called(mentions)

    def says(hit: Hit) -> bool:
        at = bisect_right(called, hit.span)
        named = any(hit.span.within(span) for span in called[max(0, at - 1) : at + 1])
        return not named and hit.span.of(article.text).casefold() not in families

    sentences = [(s, tuple(filter(says, hits_in(article.text, *s)))) for s in article.sentences]
    hits: dict[str, list[Hit]] = defaultdict(list)
    for _, found in sentences:
        for hit in found:
            hits[hit.key].append(hit)
    enough = ENOUGH * (1 + max(0.0, log2(len(article.text) / USUAL_LENGTH)) / 2)
    scored = [
        (score, _topic(article, entry, hits[entry.id], where, score / enough))
        for entry in taxonomy().values()
        if (score := _score(entry, hits.get(entry.id, []), where)) >= enough
    ]
    return _best(scored, relations_in(article.text, sentences, where.at))


def _families(mentions: Sequence[Mention]) -> frozenset[str]:
    names = (mention.name.casefold().split() for mention in mentions if mention.kind == "PERSON")
    return frozenset(parts[-1] for parts in names if len(parts) > 1)


def _called(mentions: Sequence[Mention]) -> list[Span]:
    """What parties and clubs are called, without the word that says what they are; places' names but for their end."""
    kinds = tuple(f" {kind}" for kind in read_yaml("en/topics")["called"])
    named = (
        one for one in mentions if one.kind == "PLACE" or (one.kind == "ORG" and one.name.casefold().endswith(kinds))
    )
    found = (Span(one.span.start, one.span.end - len(one.name.rpartition(" ")[2])) for one in named)
    return sorted(span for span in found if span.start < span.end)


def _places(article: Article) -> _Where:
    starts, weights, names = [], [], []
    body = 0
    zones = [zone.span.start for zone in article.zones]
    for sentence in article.sentences:
        kind = article.zones[max(0, bisect_right(zones, sentence.start) - 1)].kind
        body += kind == "body"
        lede = kind == "body" and body <= LEDE_SENTENCES
        starts.append(sentence.start)
        weights.append(LEDE if lede else PLACES.get(kind, 1.0))
        names.append("lede" if lede else str(kind))
    return _Where(tuple(starts), tuple(weights), tuple(names))


def _score(entry: TopicEntry, hits: Sequence[Hit], where: _Where) -> float:
    if entry.needs and not any(h.strength == "needs" for h in hits):
        return 0.0
    telling = [h for h in hits if h.strength in {"sure", "likely"}]
    if not telling or (len(telling) < entry.many and all(h.strength != "sure" for h in telling)):
        return 0.0
    worth: dict[str, list[float]] = defaultdict(list)
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: -WEIGHTS.get(h.strength, 0.0)):
        if hit.strength in WEIGHTS and taken.isdisjoint(range(*hit.span)):
            taken.update(range(*hit.span))
            group = "hint" if hit.strength == "hint" else hit.phrase
            worth[group].append(WEIGHTS[hit.strength] * where.at(hit.span.start))
    hinted = min(HINTS, sum(worth.pop("hint", [])))
    score = hinted + sum(_repeated(sorted(values, reverse=True)) for values in worth.values())
    opens = any(where.at(h.span.start) > 1 for h in telling)
    return score if opens else score / UNOPENED


def _repeated(values: list[float]) -> float:
    return values[0] + AGAIN * sum(values[1 : 1 + REPEATS])


def _topic(article: Article, entry: TopicEntry, hits: Sequence[Hit], where: _Where, times: float) -> Topic:
    telling = [h for h in hits if h.strength in {"sure", "likely"}]
    spans = tuple(sorted({h.span for h in telling}))
    best = max(telling, key=lambda h: (WEIGHTS[h.strength] * where.at(h.span.start), -h.span.start))
    same = len({h.span for h in telling if h.phrase == best.phrase})
    count = {1: "once", 2: "twice"}.get(same, f"{same} times")
    place = where.name_at(best.span.start)
    reason = f"“{best.span.of(article.text)}” {count}, {'' if same == 1 else 'also '}in the {place}"
    return Topic(
        entry.id, entry.label, entry.medtop, spans, Why("topics.phrases", reason, min(0.9, 0.5 + 0.13 * times))
    )


def _best(scored: list[tuple[float, Topic]], relations: tuple[Relation, ...]) -> tuple[Topic, ...]:
    ids = {topic.id for _, topic in scored}
    entries = taxonomy()
    kept = [(s, t) for s, t in scored if not ids.intersection(entries[t.id].unless)]
    kept += [(r.score, r.topic) for r in relations[:1]]
    ordered = sorted(kept, key=lambda pair: (-pair[0], pair[1].id))
    least = BESIDE_BEST * ordered[0][0] if ordered else 0.0
    return tuple(topic for score, topic in ordered[:MOST] if score >= least)
