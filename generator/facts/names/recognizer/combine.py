"""Joins the names of the model with those of the rules: the model decides, unless a rule knows the name itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.facts.names.by_rules import without_overlaps
from generator.facts.names.recognizer.doubts import is_building, is_end_of_office, is_no_organization, is_titled_person
from generator.facts.names.recognizer.found import Found, FoundKind, calibrated
from generator.facts.names.word_lists import is_common
from generator.model import Article, Mention, NameKind, Why

RULE_ALONE = 0.95
"""From this confidence a name that only the rules see counts."""
PLACE_ALONE = 0.75
"""The same for a name whose last word is a place's: "General Headquarters"."""
RULE_INSTEAD = 0.95
"""From this confidence a name of the rules stands where the model is unsure."""
RULE_LONGER = 0.9
"""From this confidence the rules' longer name of an organisation stands."""
RULE_HALF, ORG_HALF = 0.8, 0.3
"""From these a body's name of the rules stands that the model rather takes for an event's or a work's."""
LEAST = 0.55
"""From this probability a name of the model counts."""
LEAST_OF_ANY, LEAST_OF_KIND = 0.75, 0.4
"""From these a name counts that may be of several kinds: what stands beside it may tell."""
OF_ANY_KIND = 0.3
"""How sure a name is that may be of several kinds. Of persons one in three is right: they are left out, unless what
stands beside them makes them something else."""
SURE_RULES = frozenset(
    {
        "names.dateline",
        "names.byline",
        "names.letterhead",
        "names.country",
        "names.nationality",
        "names.known_organization",
    }
)
"""Rules that know the name itself, whatever stands round it."""
PLACE_RULES = frozenset({"names.country", "names.gazetteer", "names.place_word"})
"""Rules that know a place by its name or by its last word."""
REASONS: dict[FoundKind, str] = {
    "PERSON": "the name recogniser reads a person's name here",
    "ORG": "the name recogniser reads an organisation's name here",
    "PLACE": "the name recogniser reads a place's name here",
    "NORP": "the name recogniser reads a people, faith or party here",
}


def combined(article: Article, found: Sequence[Found], by_rules: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions in reading order, none overlapping."""
    text = article.text
    kept: list[Mention] = []
    ordered = sorted(by_rules, key=lambda m: m.span)
    at = 0
    for one in found:
        while at < len(ordered) and ordered[at].span.end <= one.span.start:
            kept += _alone(ordered[at])
            at += 1
        rivals = []
        while at < len(ordered) and ordered[at].span.start < one.span.end:
            rivals.append(ordered[at])
            at += 1
        kept += _settled(text, one, rivals)
    for mention in ordered[at:]:
        kept += _alone(mention)
    return without_overlaps(mention for mention in kept if text[mention.span.end : mention.span.end + 1] != "$")


def _alone(mention: Mention) -> Iterator[Mention]:
    least = PLACE_ALONE if mention.why.rule == "names.place_word" else RULE_ALONE
    if mention.why.confidence >= least or mention.why.rule in SURE_RULES:
        yield mention


def _settled(text: str, one: Found, rivals: Sequence[Mention]) -> Iterator[Mention]:
    """What stands for the model's name once the rules had their say."""
    sure = [m for m in rivals if m.why.rule in SURE_RULES and m.span == one.span]
    longer = [m for m in rivals if _goes_on(one, m) or _is_whole_place(one, m)]
    other = [m for m in rivals if is_titled_person(one, m) or is_building(one, m)]
    kind = one.kind
    if sure or longer or other:
        yield from sure or longer or other
    elif not _is_likely(one) or is_no_organization(text, one, rivals) or is_end_of_office(text, one):
        yield from (m for m in rivals if m.why.confidence >= RULE_INSTEAD or _is_body_by_rules(one, m))
    elif kind != "MISC":
        yield _mention(text, _without_field(text, one, rivals) if kind == "PERSON" else one, kind)


def _is_likely(one: Found) -> bool:
    """Whether it is a name at all: likely of its kind, or likely a name whatever the kind."""
    named = sum(one.odds) - one.of("MISC")
    return one.probability >= LEAST or (named >= LEAST_OF_ANY and one.probability >= LEAST_OF_KIND)


def _is_body_by_rules(one: Found, rival: Mention) -> bool:
    """Whether a word for a body makes it one where the model half thinks so: "Commercial High Court"."""
    by_word = rival.why.rule in ("names.head_word", "names.head_of") and rival.why.confidence >= RULE_HALF
    return by_word and rival.span == one.span and one.of("ORG") >= ORG_HALF


def _goes_on(one: Found, rival: Mention) -> bool:
    """Whether the rules read an organisation's name further: "Alliance to End Hunger" where the model stops at "to"; or
    a person's behind a title: "Dr. Gebre Hailu-Mersha"."""
    longer = rival.span.start == one.span.start and rival.span.end > one.span.end and one.kind == rival.kind
    one_word = rival.name.find(" ") == one.span.end - one.span.start  # "Robert Hale" is whole without "Sr."
    told = rival.kind == "ORG" or (rival.kind == "PERSON" and rival.why.rule == "names.title" and one_word)
    return longer and told and rival.why.confidence >= RULE_LONGER


def _is_whole_place(one: Found, rival: Mention) -> bool:
    """Whether the map knows the whole name of which the model took a part: "North America", "British Columbia"."""
    inside = rival.kind == "PLACE" and one.span != rival.span and one.span.within(rival.span)
    known = rival.why.rule in PLACE_RULES and rival.why.confidence >= PLACE_ALONE
    return inside and known and one.kind in ("PLACE", "NORP")


def _without_field(text: str, one: Found, rivals: Sequence[Mention]) -> Found:
    """The person's name as the rules have it, where the model took everyday words of the office for part of it:
    "Minister for Defence Ali Omar"."""
    for rival in rivals:
        before = text[one.span.start : rival.span.start].lower().split()
        office = rival.why.rule == "names.title" or all(map(is_common, before))
        if rival.kind == "PERSON" and rival.span.end == one.span.end and before and office:
            return one._replace(span=rival.span)
    return one


def _mention(text: str, one: Found, kind: NameKind) -> Mention:
    worth = calibrated(one.probability) if one.probability >= LEAST else OF_ANY_KIND
    why = Why("names.recognizer", REASONS[kind], worth)
    return Mention(kind, one.span, one.span.of(text), why)
