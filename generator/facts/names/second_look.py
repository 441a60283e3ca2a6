"""A second look at the names of an article, when all are known.

Names cut short are made whole, titles of offices are no bodies, and what is a name in one place is one everywhere.

The recogniser reads passage by passage and word by word: it stops at "of", leaves out the number of a battalion,
and misses behind "anti-" what it names rightly two lines above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.facts.names.by_rules import without_overlaps
from generator.facts.names.kinds.kinds_in_context import rekinded
from generator.facts.names.recognizer.combine import OF_ANY_KIND
from generator.facts.names.whole_names import whole_name
from generator.facts.names.word_lists import is_common, words
from generator.knowledge.countries import is_demonym
from generator.knowledge.titles import is_office, match_title, title_key
from generator.model import Article, Mention, Span, Why, ZoneKind

_NUMBERED = re.compile(
    r"\b(?:[1-9]\d{0,2}(?:st|nd|rd|th)?|First|Second|Third|Fourth|Fifth) (?:[A-Z][a-z]+ ){0,2}"
    r"(?:Battalion|Brigade|Division|Regiment|Squadron|Corps|Wing|Fleet)\b"
)  # "12 Mechanised Brigade"
_WITH_NUMBER = re.compile(r"\b([A-Z][a-z]+) No\. ?\d{1,3}\b")  # "Union No. 2"
_OFFICE_OF = re.compile(
    r"\b(?!The\b|A\b|An\b)((?:[A-Z][a-z]+ (?:of )?){0,3}[A-Z][a-z]+)['’]s Office\b"
)  # "Public Prosecutor's Office"
_WORD_BEHIND = re.compile(r" ([A-Za-z]+)")  # " Secretary"
_NEXT = re.compile(r" ([A-Z][\w.-]*)")  # " Headquarters"
_LINK = re.compile(r" (?:of|for|in)\b")  # "Chief of"
_READ: tuple[ZoneKind, ...] = ("headline", "bullet", "caption", "body")
_LEAST = 0.8
"""Confidence from which a name is looked for elsewhere."""
_MOST = 200
"""Names that are looked for."""


def looked_again(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names of an article made to agree with each other, in reading order, none overlapping."""
    named = (m for m in rekinded(article.text, mentions) if m.kind != "PERSON" or m.why.confidence > OF_ANY_KIND)
    whole = without_overlaps(
        whole_name(article.text, mention) for mention in named if not _is_office(article.text, mention)
    )
    held = {word.lower() for mention in whole if " " in mention.name for word in mention.name.split()}
    whole = tuple(mention for mention in whole if not _is_word(mention.name.lower(), held))
    return without_overlaps((*whole, *_elsewhere(article, whole), *_told_by_form(article, whole)))


def _told_by_form(article: Article, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies that nothing else names, told by how they are built: "3 Division", "Union No. 2", "Coroner's Office"."""
    starts = [mention.span.start for mention in mentions]
    for zone in article.spans_of(*_READ):
        for form, (pattern, is_meant) in _FORMS.items():
            for found in pattern.finditer(article.text, zone.start, zone.end):
                before = bisect_right(starts, found.end() - 1) - 1
                free = before < 0 or mentions[before].span.end <= found.start()
                if free and is_meant(found) and not _name_goes_on(article.text, found.end()):
                    why = Why("names.form", form, 0.9)
                    yield Mention("ORG", Span(found.start(), found.end()), found.group(), why)


_FORMS: Mapping[str, tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]] = {
    "a number and what units of a force are called": (_NUMBERED, lambda found: True),
    "a word for a body and a number": (_WITH_NUMBER, lambda found: _is_head(found[1])),
    "the office of who holds one": (_OFFICE_OF, lambda found: any(map(is_office, (found[1], found[1].split()[-1])))),
}


def _name_goes_on(text: str, end: int) -> bool:
    """Whether a further capitalised word follows that begins no title: "2 Division >Headquarters<"."""
    behind = _NEXT.match(text, end)
    return behind is not None and match_title([title_key(behind[1])], 0) is None


def is_office_name(name: str) -> bool:
    """Whether several words are an office: "State Minister", "Officer in Charge"; "Joint Chiefs of Staff" are none."""
    said = " ".join(name.split())
    words_ = _LINK.split(said)[0].split()
    ends = (" ".join(words_[-length:]) for length in range(1, min(4, len(words_)) + 1))
    one = bool(words_) and not _is_head(words_[-1]) and not words_[-1].endswith("s") and not _is_paper(words_[-1])
    return " " in said and one and any(map(is_office, ends))


def _is_office(text: str, mention: Mention) -> bool:
    """An office, or the first words of one: "Energy Cabinet" in "Energy Cabinet Secretary"."""
    if mention.kind != "ORG":
        return False
    behind = _WORD_BEHIND.match(text, mention.span.end)
    words_ = mention.name.split()[-2:]
    begun = (" ".join((*words_[at:], behind[1])) for at in range(len(words_))) if behind else ()
    return is_office_name(mention.name) or any(map(is_office, begun))


def _is_word(name: str, held: set[str]) -> bool:
    """ "Brigade", "the Council": a mere word for a body, where no fuller name of the article holds it."""
    return name in words("organizations", "lone") and name not in held


def _is_paper(word: str) -> bool:
    """ "Hollywood Reporter": papers are called like who writes and watches."""
    return word.lower() in words("organizations", "papers")


def _is_head(word: str) -> bool:
    return word.lower() in words("organizations", "heads")


def _elsewhere(article: Article, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Further places of names that the article gives: behind "anti-", before "-based", in a line of capitals."""
    known: dict[str, Mention] = {}
    for mention in mentions:
        name = " ".join(mention.name.split())
        if mention.why.confidence >= _LEAST and _is_telling(name) and not is_demonym(name) and len(known) < _MOST:
            known.setdefault(name, mention)
    if not known:
        return
    longest = sorted(known, key=lambda name: (-len(name), name))
    # "(?<!\w)(?:UNITED NATIONS|Kenya)(?!\w)"
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    starts = [mention.span.start for mention in mentions]
    for zone in article.spans_of(*_READ):
        for found in pattern.finditer(article.text, zone.start, zone.end):
            before = bisect_right(starts, found.end() - 1) - 1
            if before < 0 or mentions[before].span.end <= found.start():
                first = known[found.group()]
                reason = "is such a name elsewhere in the article"
                span = Span(found.start(), found.end())
                yield Mention(first.kind, span, found.group(), Why("names.elsewhere", reason, first.why.confidence))


def _is_telling(name: str) -> bool:
    """Whether these words are hardly ever anything else: several words, or one that is no everyday word."""
    return " " in name or (len(name) > 2 and not is_common(name.lower()))
