"""Subject and predicate of a headline or a news sentence, found with a list of verbs instead of a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from generator.facts.grammar.word_forms import regular_forms
from generator.facts.quotations.cues import speech
from generator.knowledge import read_yaml
from generator.knowledge.words import WORD, word_set
from generator.model import Span

LABEL = re.compile(r":\s")  # "US election: Two"
# ", who is 46,"
ASIDE = re.compile(r",\s+(?:who|which|whose|where|a|an|the|one|including|also|formerly)\b[^,]{0,200},")
BRACKET = re.compile(r"\([^()]{0,200}\)|\[[^\]]{0,200}\]")  # "(IMF)", "[sic]"
DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "no", "our", "my", "your"}
    | {"of", "in", "on", "at", "for", "with", "by", "from", "and", "or"}
)
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
LABEL_WORDS = 4  # "US election 2016: ..." is a label; a longer start says what happened
QUOTES = frozenset("'\"‘“«")
NOT_FINITE = frozenset({"be", "been", "being"})
LONGEST = 60  # words that are looked at

listed = partial(word_set, "en/headlines")
"""A word list of `en/headlines.yml` as a set, by its key."""

Form = Literal["base", "third", "past", "ing"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause taken apart."""

    subject: Span
    predicate: Span
    """From the verb to the end of the clause."""


@dataclass(frozen=True, slots=True)
class _Verb:
    form: Form
    noun_too: bool
    """The same letters are as often a noun: "talks"."""


def split_clause(text: str, span: Span) -> Clause | None:
    """The main clause of a headline or sentence, or None where no verb of the list stands in it.

    A label in front ("US election: ...") is left out, and so is an opening phrase ("On Monday, ...").
    """
    for start, end in _stretches(text, span):
        clause = _split(text, _without_opener(text, start, end), end)
        if clause is not None:
            return clause
    return None


def starts_with_verb(text: str, span: Span) -> bool:
    """Whether a stretch starts with a finite verb, an adverb before it allowed."""
    words = [w.group().lower() for w, _ in zip(WORD.finditer(text, *span), range(2), strict=False)]
    if words and words[0].endswith("ly"):
        words = words[1:]
    verb = _verbs().get(words[0]) if words else None
    return verb is not None and verb.form in {"third", "past"} and not verb.noun_too


def shortened(text: str, span: Span, most: int = 12) -> Span:
    """A predicate cut where its next clause starts, and where it is still long before a preposition."""
    words = list(WORD.finditer(text, *span))
    breaks, prepositions = listed("breaks"), listed("prepositions")
    for index, word in enumerate(words):
        gap = text[words[index - 1].end() : word.start()] if index else ""
        if index > 1 and (re.search(r"[,;:–—]|\s-\s", gap) or word.group().lower() in breaks):  # ", ", " - "
            words = words[:index]
            break
    if len(words) > most:
        at = [i for i in range(4, most + 1) if words[i].group().lower() in prepositions]
        words = words[: at[-1] if at else most]
    end = words[-1].end() if words else span.end
    while end < span.end and text[end] in "’'”\")%":
        end += 1
    return Span(span.start, end)


def _stretches(text: str, span: Span) -> list[tuple[int, int]]:
    label = LABEL.search(text, span.start, span.end)
    if label is None:
        return [(span.start, span.end)]
    before, after = (span.start, label.start()), (label.end(), span.end)
    says_it = len(WORD.findall(text, *before)) > LABEL_WORDS or text[after[0] : after[0] + 1] in QUOTES
    return [before, after] if says_it else [after, before]


def _without_opener(text: str, start: int, end: int) -> int:
    first = WORD.search(text, start, end)
    comma = text.find(",", start, min(end, start + 120))
    if first and comma > 0 and first.group().lower() in speech().openers:
        return comma + 1
    return start


def _split(text: str, start: int, end: int) -> Clause | None:
    hidden = [m.span() for pattern in (ASIDE, BRACKET) for m in pattern.finditer(text, start, end)]
    words = [w for w, _ in zip(WORD.finditer(text, start, end), range(LONGEST), strict=False)]
    words = [w for w in words if not any(a <= w.start() < b for a, b in hidden)]
    for index in range(1, len(words)):
        if _is_verb([w.group().lower() for w in words], index):
            subject = text[words[0].start() : words[index - 1].end()]
            if subject.strip():
                return Clause(Span(words[0].start(), words[index - 1].end()), Span(words[index].start(), end))
    return None


def _is_verb(words: list[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else ""
    if word == "to":
        following = _verbs().get(after)
        return following is not None and following.form == "base" and index > 0 and _verbs().get(before) is None
    verb = _verbs().get(word)
    if (
        verb is None
        or verb.form == "ing"
        or word in NOT_FINITE
        or before in DETERMINERS
        or before.endswith(("'s", "’s"))
    ):
        return False
    if verb.form == "base":
        many = _plural(before) or "and" in words[:index] or after in ARTICLES
        return before != "to" and many and not (verb.noun_too and _finite(after))
    if verb.form == "third" and verb.noun_too:
        return not _finite(after)
    return True


def _finite(word: str) -> bool:
    verb = _verbs().get(word)
    return verb is not None and (verb.form in {"third", "past"} or not verb.noun_too) and verb.form != "ing"


def _plural(word: str) -> bool:
    return word in listed("plurals") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


@cache
def _verbs() -> dict[str, _Verb]:
    forms: dict[str, _Verb] = {}
    for line in read_yaml("en/headlines")["verbs"]:
        for entry in str(line).split():
            base, *others = entry.split("/")
            noun_too, base = base.endswith("*"), base.rstrip("*")
            third, past, ing = regular_forms(base)
            forms.setdefault(base, _Verb("base", noun_too))
            forms.setdefault(third, _Verb("third", noun_too))
            forms.setdefault(ing, _Verb("ing", noun_too))
            for other in others or (past,):
                _add_form(forms, other, _Verb(_form_of(other), noun_too and other == base))
    return forms


def _form_of(word: str) -> Form:
    """What an irregular form is, by its ending: "won" past, "winning" ing, "buries" third."""
    if word.endswith("ing"):
        return "ing"
    return "third" if word.endswith("s") and word != "was" else "past"


def _add_form(forms: dict[str, _Verb], word: str, verb: _Verb) -> None:
    """A past form wins over a base form that is spelt alike: "cut", "hit", "read"."""
    if verb.form == "past":
        forms[word] = verb
    else:
        forms.setdefault(word, verb)
