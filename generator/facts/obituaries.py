"""Reports of a death that tell a life: whatever else they name, the news is when and where somebody died."""

from __future__ import annotations

import re

from generator.model import Article

_HEAD, _LEAD = 4, 500
"""Lines among which such a text says what it is, and characters of its beginning."""
_LABEL = re.compile(r"(?i:obituar(?:y|ies)|in memoriam|deaths?)\W{0,3}")  # "Obituary"
# "who has died aged 94", "dies at 81"
_DIED = re.compile(
    r"\b(?:has|have) died\b(?:,? (?:aged?|at)\b)?"
    r"|\b(?:dies|died|dead)(?:,| of [\w ]{2,20})? (?:aged?|at (?:the age of )?\d)"
)
_HAS_DIED = re.compile(r"\b(?:has|have) died\b,? (?:aged?|at)\b")  # "has died aged"
# "died", "passed away", "his death"
_DEATH = re.compile(r"\b(?:died|dies|dead|killed|drowned|passed away|(?:her|his|their) death)\b")


def is_obituary(article: Article) -> bool:
    """Whether an article tells of one death: it says so above, or tells how old somebody was who has died."""
    lines = article.text[:_LEAD].split("\n")
    if any(_LABEL.fullmatch(line.strip()) for line in lines[:_HEAD]):
        return True
    title = article.headline.of(article.text) if article.headline else ""
    lead = next((span.of(article.text) for span in article.spans_of("body")), "")
    return bool(_DIED.search(title) or _HAS_DIED.search(lead[:_LEAD]))


def tells_death(words: str) -> bool:
    """Whether a sentence tells that somebody died."""
    return bool(_DEATH.search(words))
