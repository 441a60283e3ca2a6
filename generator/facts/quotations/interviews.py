"""What is said in interviews that print questions and answers without naming who speaks before each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from generator.facts.quotations.cues import speech
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, Mention, Quotation, Span, Why

_FEWEST = 3
"""Questions of an interview, each on a paragraph of its own, with an answer below."""
_LONGEST_QUESTION = 60
"""Words."""
_REMARK = 16
_FEWEST_WORDS = 4
_MARKED = re.compile(r"[\"“«][^\"“”«»]*[\"”»]")  # "“we can't”"


def answers_of(
    article: Article, mentions: Sequence[Mention], affiliations: Sequence[Affiliation]
) -> tuple[Quotation, ...]:
    """Each paragraph of the answers as a quotation, in reading order; empty for other texts.

    An interview asks somebody ("you") and is answered by somebody ("I", "we"): explainers and lists of frequent
    questions do neither. The speaker is whom the text round the questions tells of most; None where two share that.
    """
    zones = article.spans_of("body")
    asked = [at for at, zone in enumerate(zones[:-1]) if _asks(article.text, zone)]
    answered = [at for at in asked if at + 1 not in asked]
    first = [at for at in answered if _has(article.text, zones[at + 1], "own")]
    if len(answered) < _FEWEST or 2 * len(first) < len(answered):
        return ()
    if not any(_has(article.text, zones[at], "addressed") for at in asked):
        return ()
    said = [part for at in answered for part in _answer(article.text, zones, at + 1, asked)]
    speaker = _interviewed(mentions, affiliations, (said[0].start, said[-1].end))
    reason = "an answer in an interview" + (f" with {speaker.name}" if speaker else "")
    why = Why("quotations.interview", reason, 0.85 if speaker else 0.5)
    return tuple(
        Quotation(part, speaker.name if speaker else None, speaker.span if speaker else None, why)
        for part in said
        if len(WORD.findall(article.text, *part)) >= _FEWEST_WORDS
    )


def talk_of(article: Article, quotations: Sequence[Quotation]) -> Span | None:
    """From the first question of an interview or transcript to its last answer; None for other texts."""
    said = [one.span for one in quotations if one.why.rule in {"quotations.interview", "quotations.turn"}]
    if not said:
        return None
    asked = [zone for zone in article.spans_of("body") if zone.end <= said[0].start]
    return Span(asked[-1].start if asked else said[0].start, said[-1].end)


def _asks(text: str, zone: Span) -> bool:
    words = zone.of(text).rstrip()
    return words.endswith("?") and words[0] not in '"“«' and len(WORD.findall(words)) <= _LONGEST_QUESTION


def _answer(text: str, zones: Sequence[Span], first: int, asked: Sequence[int]) -> Iterator[Span]:
    """The paragraph below a question, and those that follow while they go on in the first person; a short remark
    between two of them is who asks: "Critics say farmers drain too much."."""
    for at in range(first, len(zones)):
        if at in asked:
            return
        if at == first or _has(text, zones[at], "own"):
            yield zones[at]
        elif len(WORD.findall(text, *zones[at])) > _REMARK or not _goes_on(text, zones, at + 1, asked):
            return


def _goes_on(text: str, zones: Sequence[Span], at: int, asked: Sequence[int]) -> bool:
    return at < len(zones) and at not in asked and _has(text, zones[at], "own")


def _has(text: str, zone: Span, kind: str) -> bool:
    """Whether a paragraph has a word of the first person or of address outside quotation marks."""
    said = _MARKED.sub(" ", zone.of(text)).replace("’", "'").casefold()
    return any(word.partition("'")[0] in _words(kind) for word in WORD.findall(said))


@cache
def _words(kind: str) -> frozenset[str]:
    return speech().own if kind == "own" else speech().addressed


def _interviewed(
    mentions: Sequence[Mention], affiliations: Sequence[Affiliation], talk: tuple[int, int]
) -> Mention | None:
    """Whom the text above and below the questions names most; of equals the one with a role."""
    told = [one for one in mentions if one.kind == "PERSON" and not talk[0] <= one.span.start < talk[1]]
    held = {one.name for one in affiliations if one.role}
    often = Counter(one.name for one in told)
    ranked = sorted(often, key=lambda name: (-(name in held), -often[name]))
    best = [name for name in ranked if (name in held, often[name]) == (ranked[0] in held, often[ranked[0]])]
    return next((one for one in told if one.name == best[0]), None) if len(best) == 1 else None
