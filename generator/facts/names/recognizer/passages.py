"""What the model reads at once: sentences that follow each other, so that one explains the next."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import MOST_NAMED, Article, Span

MOST = 420
"""Characters of a passage: about 70 words, as in training."""


def passages_of(article: Article) -> tuple[Span, ...]:
    """Stretches of whole sentences with nothing but blanks between them, in reading order."""
    passages: list[Span] = []
    for sentence in article.sentences:
        last = passages[-1] if passages else None
        near = last is not None and not article.text[last.end : sentence.start].strip()
        if last and near and sentence.end - last.start <= MOST:
            passages[-1] = Span(last.start, sentence.end)
        else:
            passages.append(sentence)
    return tuple(passages)


def passages_to_read(article: Article, most: int = MOST_NAMED) -> Iterator[Span]:
    """The first passages of so many characters together, in reading order; one that is said again costs nothing."""
    left = most
    read: set[str] = set()
    for span in passages_of(article):
        text = span.of(article.text)
        if text not in read:
            left -= len(text)
            if left >= 0:
                read.add(text)
        if text in read:
            yield span
