"""Whether the clause round a time expression speaks of the past or of the future.

Reach for it where the same words can mean two days: "on Friday" after "will meet" is the next one, after "met" the
last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.facts.dates.context import Tense
from generator.facts.dates.vocabulary import listed, one_of
from generator.model import Span

REACH = 240
"""Characters looked at on either side; clauses of news are shorter, and hostile sentences are not."""


@dataclass(frozen=True, slots=True)
class Tenses:
    """The verbs and phrases of a text that say past or future. Made once a text by `tenses_of`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[Tense, ...]

    def at(self, start: int, end: int, within: Span) -> Tense:
        """The tense round an expression in the sentence `within`.

        What is put off until then, or to be done by then, lies ahead. Else a past verb right behind it decides
        ("on Sunday issued"), else the nearest cue before it, else a preposition such as "by", else the first cue
        behind it.
        """
        left, right = max(within.start, start - REACH), min(within.end, end + REACH)
        if _UNTIL.search(self.text, max(left, start - 14), start) and _put_off().search(self.text, left, start):
            return "future"
        if _at_once().match(self.text, end, right):
            return "past"
        before = bisect_right(self.ends, start) - 1
        if before >= 0 and self.starts[before] >= left:
            return self.kinds[before]
        if _prepositions().search(self.text, max(left, start - 20), start):
            return "future"
        after = bisect_left(self.starts, end)
        return self.kinds[after] if after < len(self.ends) and self.ends[after] <= right else "unclear"


@lru_cache(maxsize=1)
def tenses_of(text: str) -> Tenses:
    """All cues of a text. A past form that belongs to a future cue ("will be launched") is part of that cue."""
    found = list(_cues().finditer(text))
    kinds: tuple[Tense, ...] = tuple("future" if cue["future"] else "past" for cue in found)
    return Tenses(text, tuple(cue.start() for cue in found), tuple(cue.end() for cue in found), kinds)


@cache
def _cues() -> re.Pattern[str]:
    """ "will be held", "said", "issued"."""
    future, past = one_of(listed("future_cues")), one_of(listed("past_cues"))
    more = "not|also|now|then|be|to|have|been|only|again|held|made|given|taken"
    tail = rf"(?:[^\S\n](?:{more}|(?-i:[a-z]{{2,20}}ed))\b){{0,4}}"
    return re.compile(
        rf"(?<!\w)(?=[\w'’])(?:(?P<future>{future}(?!\w){tail})|(?:{past}|(?-i:[a-z]{{2,20}}ed))(?!\w))", re.IGNORECASE
    )


@cache
def _at_once() -> re.Pattern[str]:
    """ " issued", " also said"."""
    past = one_of(listed("past_cues"))
    return re.compile(rf"\s(?:(?:also|again)\s)?(?:{past}|[a-z]{{2,20}}ed)(?!\w)(?!\s(?:to|by)\s)")


_UNTIL = re.compile(r"\s(?:until|till|to|by|before)\s(?:the\s|at\s)?$", re.IGNORECASE)  # " until ", " by the "


@cache
def _put_off() -> re.Pattern[str]:
    """ "adjourned until ", "was ordered to pay by ", "has until "."""
    off, told = one_of(listed("put_off")), one_of(listed("told_to"))
    return re.compile(
        rf"(?<!\w){off}(?!\w)[^.;\n]{{0,60}}?(?<!\w)(?:until|till|to)\s(?:the\s|at\s)?$"
        rf"|(?<!\w){told}(?!\w)[^.;\n]{{0,60}}?\sto\s[a-z]{{2,20}}(?:\s[^.;,\n]{{0,60}})?\s(?:by|until|till|before)\s(?:the\s)?$",
        re.IGNORECASE,
    )


@cache
def _prepositions() -> re.Pattern[str]:
    """ "by ", "until the "."""
    return re.compile(rf"(?<!\w){one_of(listed('future_prepositions'))}\s(?:the\s|as\s)?$", re.IGNORECASE)
