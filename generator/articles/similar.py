"""Which other articles tell the same story: TF-IDF cosine over an inverted index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from generator.articles.language import is_small_word
from generator.knowledge.words import LONG_WORD, unit
from generator.model import Article

_WORDS_READ = 4_000
_COMMONEST = 200
"""Articles; a word in more of them than that is not looked up, which keeps the work near linear."""


@dataclass(frozen=True, slots=True)
class Index:
    """Weighted words of each article, by place, and the places where each word stands."""

    weights: tuple[Mapping[str, float], ...]
    places: Mapping[str, tuple[int, ...]]

    def like(self, place: int) -> tuple[tuple[float, int], ...]:
        """Similarity (0 to 1) and place of every article that shares a telling word with the one at `place`."""
        scores: defaultdict[int, float] = defaultdict(float)
        for word, weight in self.weights[place].items():
            if len(self.places[word]) <= _COMMONEST:
                for other in self.places[word]:
                    scores[other] += weight * self.weights[other][word]
        return tuple(sorted(((score, other) for other, score in scores.items() if other != place), reverse=True))


def index_of(articles: Sequence[Article]) -> Index:
    """The index of some articles; words are their first four thousand, without small words and furniture."""
    counts = [_words(article) for article in articles]
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(counts):
        for word in words:
            found[word].append(place)
    weights = tuple(_weighed(words, found, len(articles)) for words in counts)
    return Index(weights, {word: tuple(places) for word, places in found.items()})


def _words(article: Article) -> Counter[str]:
    read = " ".join(span.of(article.text) for span in article.spans_of("headline", "bullet", "caption", "body"))
    return Counter(_telling(LONG_WORD.findall(read[: _WORDS_READ * 8])[:_WORDS_READ]))


def _telling(words: Iterable[str]) -> Iterable[str]:
    """Lower case, cut to eight letters as a simple stem."""
    return (word.casefold()[:8] for word in words if not is_small_word(word.casefold()))


def _weighed(words: Counter[str], places: Mapping[str, Sequence[int]], total: int) -> dict[str, float]:
    return unit({word: (1 + log(count)) * log(1 + total / len(places[word])) for word, count in sorted(words.items())})
