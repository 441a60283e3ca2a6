"""Finds the names of an article by rules and lists: persons, organisations, places, peoples.

Capitalised runs (`runs`), taken apart (`segments`), judged by a list of features (`features`), then made to agree
within the article; headlines in capitals only repeat what stands elsewhere (`headlines`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.facts.names.features import clues_of
from generator.facts.names.headlines import is_shouting, names_by_lists
from generator.facts.names.heads import names_in_head
from generator.facts.names.runs import runs_in
from generator.facts.names.segments import pieces_of
from generator.facts.names.setting import Clue, ClueKind, Setting
from generator.facts.names.tokens import Token, tokens_in
from generator.facts.names.word_lists import is_common
from generator.knowledge.weighing import logistic
from generator.model import Article, Mention, NameKind, Span, Why

KINDS: tuple[NameKind, ...] = ("PERSON", "ORG", "PLACE", "NORP")
LEAST = 0.9
"""Sum of weights under which a capitalised piece is no name."""
AGREEING = 2.5
"""Sum from which a name decides for the same name elsewhere in the article."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece with the sum of its clues for each kind."""

    setting: Setting
    scores: Mapping[ClueKind, float]
    clues: tuple[Clue, ...]

    def score(self, kind: ClueKind) -> float:
        """How much speaks for a kind."""
        return self.scores.get(kind, 0.0)

    @property
    def best(self) -> NameKind:
        """The kind that most speaks for."""
        return max(KINDS, key=self.score)

    @property
    def margin(self) -> float:
        """What the best kind has above the words that speak against any name."""
        return self.score(self.best) - self.score("NONE")


def names_by_rules(article: Article) -> tuple[Mention, ...]:
    """Every name in headline, bullets, captions, body and the dateline's place, in reading order; none overlap.

    `Mention.name` is the name as it stands here; `with_full_names` widens it. Spans leave out titles, "the" and
    possessive endings.
    """
    text = article.text
    sentences = [(span, tokens_in(text, span)) for span in article.sentences]
    plain = [tokens for _, tokens in sentences if not is_shouting(text, tokens)]
    lower = frozenset(token.key for tokens in plain for token in tokens if not token.capital)
    capital = Counter(token.key for tokens in plain for token in tokens[1:] if token.capital and token.gap == " ")
    judged = [judge(setting) for tokens in plain for setting in _settings(text, tokens, lower, capital)]
    found = [*names_in_head(article), *_agreed(judged)]
    loud = [tokens for _, tokens in sentences if is_shouting(text, tokens)]
    found += [mention for tokens in loud for mention in names_by_lists(text, tokens, found)]
    return without_overlaps(found)


def _settings(text: str, tokens: Sequence[Token], lower: frozenset[str], capital: Mapping[str, int]) -> list[Setting]:
    return [Setting(text, tokens, piece, lower, capital) for run in runs_in(tokens) for piece in pieces_of(tokens, run)]


def judge(setting: Setting) -> Judged:
    """Adds up the clues."""
    sums: defaultdict[ClueKind, float] = defaultdict(float)
    clues = clues_of(setting)
    for clue in clues:
        sums[clue.kind] += clue.reason.weight
    return Judged(setting, sums, clues)


def _agreed(judged: Sequence[Judged]) -> list[Mention]:
    """Mentions of what is a name, each name of one kind throughout the article where it is not sure by itself."""
    votes: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    family: dict[str, float] = {}
    for one in judged:
        several = len(one.setting.caps) > 1
        if one.margin >= AGREEING:
            votes[one.setting.key][one.best] += 1
        if (
            one.best == "PERSON"
            and one.margin >= (LEAST if several else AGREEING)
            and (several or one.setting.piece.titled)
        ):
            parts = one.setting.caps if one.margin >= AGREEING else one.setting.caps[-1:]
            family |= {token.key: one.margin for token in parts if len(token.key) > 2 and not token.text.isupper()}
    return [mention for one in judged if (mention := _mention(one, votes, family))]


def _mention(one: Judged, votes: dict[str, Counter[NameKind]], family: dict[str, float]) -> Mention | None:
    setting = one.setting
    kind, margin = one.best, one.margin
    if kind != "NORP" and _is_family_name(one, family):
        reason = "is part of a person's name in the article"
        return _as_mention(setting, "PERSON", max(margin, 2.0), "names.family_elsewhere", reason)
    elsewhere = votes.get(setting.key)
    if elsewhere and (margin < AGREEING or elsewhere[kind] * 2 < elsewhere.total()):
        kind, margin = max(KINDS, key=lambda k: elsewhere[k]), max(margin, AGREEING)
        return _as_mention(setting, kind, margin, "names.elsewhere", "is such a name elsewhere in the article")
    if margin < LEAST:
        return None
    best = max((clue for clue in one.clues if clue.kind == kind), key=lambda clue: clue.reason.weight)
    return _as_mention(setting, kind, margin, best.rule, best.reason.words)


def _is_family_name(one: Judged, family: dict[str, float]) -> bool:
    """A lone word that is part of a person's name elsewhere, and neither a country nor "the ..." here."""
    setting = one.setting
    if len(setting.caps) != 1 or setting.key not in family or one.score("PLACE") >= 6:
        return False
    named = not is_common(setting.key) or one.score("PERSON") > 0 or setting.piece.start > 0
    return named and setting.word(-1) not in {"the", "a", "an"}


def _as_mention(setting: Setting, kind: NameKind, margin: float, rule: str, reason: str) -> Mention:
    span = Span(setting.words[0].start, setting.words[-1].end)
    return Mention(kind, span, span.of(setting.text), Why(rule, reason, confidence_of(margin)))


def confidence_of(margin: float) -> float:
    """The share of right names among dev names of about this margin, smoothed to a logistic curve."""
    return round(logistic(0.75 * margin - 0.9, most=0.98), 2)


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """In reading order; of two that overlap the earlier found stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
