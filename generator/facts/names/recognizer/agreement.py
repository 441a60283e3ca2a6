"""Makes the names of an article agree: same words, same kind; a surname stays a person; the rules have a vote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.facts.names import word_lists
from generator.facts.names.recognizer.found import Found, FoundKind, odds_of, with_odds
from generator.knowledge.countries import country_of
from generator.knowledge.words import word_set
from generator.model import Mention

ELSEWHERE = 1.5
"""Weight of what the article's other mentions of the same words say, against the mention's own odds."""
RULES = 0.2
"""Weight of the rules' vote for a kind, times their confidence."""
PART = 1.2
"""Weight of being the first or last word of a person's full name in the article."""
DOUBTED = 0.9
"""Below this, whether a lone word is a person's name is doubted where a body's full name begins with it."""
_OF_A_PERSON = re.compile(r", (?:(?:aged )?[1-9]\d,|who\b)")  # ", 44,"


def agreed(text: str, found: Sequence[Found], by_rules: Sequence[Mention]) -> tuple[Found, ...]:
    """The same spans, with odds that take into account the whole article and the rules' names."""
    rules = _rules_at(found, by_rules)
    own = [_with_vote(one, rule) for one, rule in zip(found, rules, strict=True)]
    groups: defaultdict[str, list[Found]] = defaultdict(list)
    for one in own:
        groups[key_of(text, one)].append(one)
    means = {key: _mean(group) for key, group in groups.items()}
    parts = (_parts_of_people(text, own), _parts_of_bodies(text, own), _without_legal_form(text, own))
    return tuple(_settled(text, one, means, *parts) for one in own)


def key_of(text: str, one: Found) -> str:
    """What two mentions of a name share."""
    return " ".join(one.span.of(text).lower().replace("’", "'").split())


def _rules_at(found: Sequence[Found], by_rules: Sequence[Mention]) -> list[Mention | None]:
    """For each name the rules' mention that covers most of it, if it does at least half."""
    result: list[Mention | None] = []
    at = 0
    ordered = sorted(by_rules, key=lambda m: m.span)
    for one in found:
        while at < len(ordered) and ordered[at].span.end <= one.span.start:
            at += 1
        rivals: list[Mention] = []
        while at + len(rivals) < len(ordered) and ordered[at + len(rivals)].span.start < one.span.end:
            rivals.append(ordered[at + len(rivals)])
        best = max(rivals, key=lambda m: (_common(m, one), m.span.start), default=None)
        fits = best and 2 * _common(best, one) >= one.span.end - one.span.start
        result.append(best if fits else None)
    return result


def _common(mention: Mention, one: Found) -> int:
    return min(mention.span.end, one.span.end) - max(mention.span.start, one.span.start)


def _with_vote(one: Found, rule: Mention | None) -> Found:
    odds = odds_of(one)
    if rule:
        odds[rule.kind] += RULES * rule.why.confidence * (1 - odds["MISC"])
    return with_odds(one.span, odds)


def _mean(group: Sequence[Found]) -> dict[FoundKind, float]:
    sums: defaultdict[FoundKind, float] = defaultdict(float)
    for one in group:
        for kind, value in odds_of(one).items():
            sums[kind] += value
    return {kind: value / len(group) for kind, value in sums.items()}


def _parts_of_people(text: str, found: Sequence[Found]) -> dict[str, float]:
    """First and last words of persons' full names, with how sure the name is; and the family name of whoever the text
    gives an age, however it was read: "Mets, 44, a former minister"."""
    parts: dict[str, float] = {}
    for one in found:
        words = key_of(text, one).split()
        if one.kind == "PERSON" and 1 < len(words) < 6:
            for word in (words[0], words[-1]):
                if len(word) > 2:
                    parts[word] = max(parts.get(word, 0.0), one.of("PERSON"))
        elif one.kind == "ORG" and len(words) < 4 and _OF_A_PERSON.match(text, one.span.end) and not _holds_head(words):
            parts[words[-1]] = 1.0
    return parts


def _holds_head(words: Sequence[str]) -> bool:
    """ "University of Leeds, who": whoever is meant stands before it."""
    return any(word in word_lists.words("organizations", "heads") for word in words)


def _parts_of_bodies(text: str, found: Sequence[Found]) -> frozenset[str]:
    """First words of bodies' full names: "Northfield", of "Northfield Resources"."""
    names = (key_of(text, one).split() for one in found if one.kind == "ORG")
    return frozenset(words[0] for words in names if 1 < len(words) < 6 and len(words[0]) > 2)


def _without_legal_form(text: str, found: Sequence[Found]) -> frozenset[str]:
    """Companies' full names but for what they are in law: "Norsk Tidevann", of "Norsk Tidevann ASA"."""
    forms = word_set("name_parts", "legal_forms")
    names = (key_of(text, one).split() for one in found if one.kind == "ORG")
    return frozenset(" ".join(words[:-1]) for words in names if len(words) > 1 and words[-1].strip(".") in forms)


def _settled(
    text: str,
    one: Found,
    means: Mapping[str, Mapping[FoundKind, float]],
    people: Mapping[str, float],
    bodies: frozenset[str],
    companies: frozenset[str],
) -> Found:
    key = key_of(text, one)
    odds = odds_of(one)
    mixed = {kind: (value + ELSEWHERE * means[key][kind]) / (1 + ELSEWHERE) for kind, value in odds.items()}
    last = key.split()[-1]
    if country_of(one.span.of(text)):
        return with_odds(one.span, mixed)
    if key in companies:
        rest = mixed["PERSON"] + mixed["PLACE"]
        mixed["ORG"], mixed["PERSON"], mixed["PLACE"] = mixed["ORG"] + rest, 0.0, 0.0
    elif key in people or people.get(last) == 1.0:
        mixed["PERSON"] += PART * people[last]
    elif key in bodies and mixed["PERSON"] < DOUBTED:
        mixed["ORG"], mixed["PERSON"] = mixed["ORG"] + mixed["PERSON"], 0.0  # a name it is, whatever the kind
    return with_odds(one.span, mixed)
