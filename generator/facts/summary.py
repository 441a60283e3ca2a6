"""One or two sentences of the source that say what the article reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from math import log

from generator.facts.grammar.sentence_words import Grammar
from generator.facts.quotations.interviews import talk_of
from generator.knowledge.words import LONG_WORD, Vector, unit, word_set
from generator.model import Article, Fact, Quotation, Span, Why

MOST_WORDS = 60
FEWEST_WORDS = 6
COMPARED = 40  # sentences; a report says what it is about in its first screens
ALIKE = 0.6  # cosine above which a second sentence repeats the first
QUOTE = re.compile(r"[“”\"«»„]")  # "“No”"
STEM = 5  # letters: "detained" and "detains" agree
OPENING = 6  # sentences among which the one that tells the news stands
LATER = 0.12  # what each place further down costs, in shares of the headline's words
ENDED = re.compile(r"[.?!…]['’”\"»)\]]*$")  # "It ended.”"
# "However"
LEANING = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Their|But|And|However|Also|Meanwhile|Earlier|Later)\b"
)
CLAUSE_END = re.compile(r"[,;:–—](?=\s)")  # "It ended, but"


def summarize(article: Article, grammar: Grammar, quotations: Sequence[Quotation] = ()) -> Fact | None:
    """The sentence that tells the news, and the most central further one where both fit into about 60 words.

    Reach for it where a reader should learn in one breath what happened. The news is told by the first sentence, or by
    one soon after it that holds more of the headline. Sentences are the source's own, in reading order, from the body
    only; questions, orders, pieces of quotations and the talk of an interview are left out. Centrality is the mean
    cosine to the other sentences, as in LexRank (Erkan and Radev, 2004). None where the body has no full sentence.
    """
    sentences = _outside_talk(article, _full_sentences(article, grammar), quotations)
    if not sentences:
        return None
    first = _news(article, sentences)
    lede, sentences = sentences[first], sentences[first:]
    room = MOST_WORDS - _length(article, lede)
    if room < 0:
        lede = _first_clauses(article, lede)
        why = Why("summary.lede", "the opening of a long sentence that tells the news", 0.7)
        return Fact(_words(article, lede), (lede,), why)
    second = _second(article, sentences, room)
    told = "the first sentence" if first == 0 else "the sentence with most of the headline"
    if second is None:
        return Fact(_words(article, lede), (lede,), Why("summary.lede", told, 0.8))
    value = f"{_words(article, lede)} {_words(article, second)}"
    why = Why("summary.lede_and_central", f"{told} and the most central other", 0.75)
    return Fact(value, (lede, second), why)


def _news(article: Article, sentences: Sequence[Span]) -> int:
    """Which of the first sentences tells what the headline does."""
    theme = _stems(article.headline.of(article.text)) if article.headline else set()
    if not theme:
        return 0
    held = [
        len(theme & _stems(s.of(article.text))) / len(theme) - LATER * at for at, s in enumerate(sentences[:OPENING])
    ]
    return max(range(len(held)), key=lambda at: (held[at], -at))


def _stems(words: str) -> set[str]:
    common = word_set("en/headlines", "common")
    return {word[:STEM] for word in LONG_WORD.findall(words.lower()) if word not in common}


def _full_sentences(article: Article, grammar: Grammar) -> tuple[Span, ...]:
    """Sentences of the body that stand by themselves; the first words of the body where none does."""
    body = iter(article.spans_of("body"))
    zone = next(body, None)
    found: list[Span] = []
    for sentence in article.sentences:
        while zone is not None and zone.end <= sentence.start:
            zone = next(body, None)
        if zone is None or len(found) == COMPARED:
            break
        if sentence.within(zone) and _stands_alone(sentence.of(article.text)) and _says(grammar, sentence):
            found.append(sentence)
    return tuple(found)


def _outside_talk(article: Article, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Sequence[Span]:
    """What an interview's text says round its questions and answers; all of it where it says nothing there."""
    talk = talk_of(article, [one for one in quotations if one.why.rule == "quotations.interview"])
    if talk is None:
        return sentences
    return [one for one in sentences if not one.within(talk)] or sentences


def _says(grammar: Grammar, sentence: Span) -> bool:
    """Whether it says something of somebody: no order, no heading. True where it was not read."""
    tree = grammar.tree_at(sentence.start)
    if tree is None or any(node.relation.startswith(("nsubj", "csubj", "expl")) for node in tree.nodes):
        return True
    return tree.root > 0 and tree.nodes[tree.root].upos == "VERB"  # "Published again" begins with it


def _stands_alone(words: str) -> bool:
    if len(words.split()) < FEWEST_WORDS or not ENDED.search(words) or words.rstrip("”\"’' ").endswith("?"):
        return False
    return not QUOTE.match(words) and (words.count("“") == words.count("”")) and words.count('"') % 2 == 0


def _length(article: Article, span: Span) -> int:
    return len(span.of(article.text).split())


def _words(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())


def _first_clauses(article: Article, lede: Span) -> Span:
    """A long sentence up to the last clause that ends within the limit."""
    words = islice(re.compile(r"\S+").finditer(article.text, *lede), MOST_WORDS)  # "mid-2026,"
    end = max((word.end() for word in words), default=lede.end)
    cuts = [m.start() for m in CLAUSE_END.finditer(article.text, lede.start, end)]
    return Span(lede.start, cuts[-1] if cuts and cuts[-1] - lede.start > 60 else end)


def _second(article: Article, sentences: Sequence[Span], room: int) -> Span | None:
    """The most central sentence besides the lede that fits, repeats nothing and leans on nothing before it."""
    vectors = _vectors(article, sentences)
    best: tuple[float, Span] | None = None
    for index, sentence in enumerate(sentences[1:], 1):
        words = sentence.of(article.text)
        if _length(article, sentence) > room or QUOTE.search(words) or LEANING.match(words):
            continue
        if _cosine(vectors[0], vectors[index]) > ALIKE:
            continue
        central = sum(_cosine(vectors[index], other) for other in vectors) - 1
        score = central / len(vectors) * (1 + 1 / (1 + index))
        if best is None or score > best[0]:
            best = (score, sentence)
    return best[1] if best and best[0] > 0 else None


def _vectors(article: Article, sentences: Sequence[Span]) -> list[Vector]:
    common = word_set("en/headlines", "common")
    counts = [Counter(w for w in LONG_WORD.findall(s.of(article.text).lower()) if w not in common) for s in sentences]
    spread = Counter(word for count in counts for word in count)
    weighed = ({w: n * log(1 + len(counts) / spread[w]) for w, n in sorted(count.items())} for count in counts)
    return [unit(vector) for vector in weighed]


def _cosine(a: Vector, b: Vector) -> float:
    return sum(value * b[word] for word, value in a.items() if word in b)
