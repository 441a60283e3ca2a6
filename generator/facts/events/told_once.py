"""What several sentences of a report tell of one event, put together: the headline's and the text's are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.facts.events.event_words import event_words
from generator.facts.events.party_words import Party
from generator.facts.events.telling import Telling
from generator.knowledge.countries import country_of
from generator.knowledge.words import WORD


def once(found: Sequence[Telling]) -> list[Telling]:
    """An event told again is one; what is known of it is put together."""
    kept: list[Telling] = []
    for one in found:
        at = next((i for i, other in enumerate(kept) if _is_same(other, one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _joined(kept[at], one)
    return kept


def _is_same(one: Telling, other: Telling) -> bool:
    if not _kinds_alike(one, other) or not _stand_alike(one, other):
        return False
    from_headline = one.order < 0 and other.order <= 0
    if _is_there(one, other) and _is_one_doer(one, other) and not _are_all_names(one.targets, other.targets):
        return True
    if _is_described(one, other):
        return True
    if _is_there(one, other) and all(_is_anyone(p) for p in (*one.targets, *other.targets)):
        return _agree(one.sources, other.sources, from_headline)
    if one.order < 0 and one.kind in {*_DONE_TO, "TRIAL"} and one.targets and all(map(_is_anyone, one.targets)):
        return _agree(one.sources, other.sources, from_headline)  # "Two men jailed"
    mutual = one.kind in event_words().marked["mutual"]
    if mutual and other.is_known and other.order > one.order and not _is_apart(one, other):
        return True
    if mutual and _is_one_visit(one, other):
        return True
    if mutual and all(
        _agree(a, b, False) and a and b for a, b in ((one.sources, other.targets), (one.targets, other.sources))
    ):
        return True
    if not _agree(one.targets, other.targets, from_headline):
        return False
    return _agree(one.sources, other.sources, from_headline) or any(map(_is_vague, (*one.sources, *other.sources)))


def _is_described(one: Telling, other: Telling) -> bool:
    """A headline's "sinks the holders", "buys Austrian rival": whom the text names."""
    in_headline = one.order < 0 and one.kind in {"RESULT", "DEAL"} and not _is_apart(one, other)
    return in_headline and _is_one_doer(one, other) and not _are_all_names(one.targets, other.targets)


def _is_one_visit(one: Telling, other: Telling) -> bool:
    """ "X toured the base. He was received by Y": where somebody goes and by whom they are met there."""
    places = [side for side in (one, other) if side.targets and not any(_is_met(party) for party in side.targets)]
    near = one.order < 0 or abs(one.order - other.order) <= 1
    return near and bool(places) and any(alike(a, b) for a in one.sources for b in (*other.sources, *other.targets))


def _is_met(party: Party) -> bool:
    """Somebody, and no place or building."""
    last = WORD.findall(party.name.casefold())[-1:]
    return not party.is_place and not (
        last and last[0] in event_words().classes["site"] | event_words().classes["target"]
    )


def _kinds_alike(one: Telling, other: Telling) -> bool:
    """Whom soldiers free is both helped and let go: what a headline calls the one the text may call the other."""
    return one.kind == other.kind or (one.order < 0 and {one.kind, other.kind} == {"AID", "YIELD"})


def _is_one_doer(one: Telling, other: Telling) -> bool:
    if one.order == other.order:
        return any(alike(a, b) for a in one.sources for b in other.sources)
    named = [party for party in one.sources if party.is_name]
    return any(alike(a, b) for a in named for b in other.sources if b.is_name)


def _are_all_names(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return bool(one and other) and all(party.is_name for party in (*one, *other))


def _is_apart(one: Telling, other: Telling) -> bool:
    pairs = ((one.day, other.day), (one.place, other.place))
    return any(a is not None and b is not None and a.value != b.value for a, b in pairs)


def _is_there(one: Telling, other: Telling) -> bool:
    """Of harm that is told twice, nothing says that it was on another day or elsewhere."""
    return one.kind in _DONE_TO and not _is_apart(one, other)


def _is_anyone(party: Party) -> bool:
    """ "Two people", "a man and a woman": they may be the same."""
    said = {word.casefold() for word in WORD.findall(party.name)}
    return not party.is_name and bool(said & event_words().classes["anyone"])


_DONE_TO = frozenset({"ASSAULT", "COERCE", "CRIME", "AID", "SANCTION"})


def _stand_alike(one: Telling, other: Telling) -> bool:
    """A headline tells what is planned as if it were done: "A buys B" is "A has agreed to buy B"."""
    modalities = one.standing.modality, other.standing.modality
    foretold = one.order < 0 and one.kind in event_words().marked["foretold"]
    if one.kind == other.kind == "TRIAL" and set(modalities) <= {"done", "planned"}:
        return True
    return modalities[0] == modalities[1] or (foretold and modalities == ("done", "planned"))


def _agree(one: Sequence[Party], other: Sequence[Party], from_headline: bool) -> bool:
    """Whether two sides may be the same: one is not given, they share somebody, or a headline only describes them."""
    if not one or not other:
        return True
    if any(alike(a, b) for a in one for b in other):
        return True
    return from_headline and not (all(a.is_name for a in one) and all(b.is_name for b in other))


def _is_vague(party: Party) -> bool:
    """ "The soldiers", "police officers": those of a body that is named elsewhere."""
    words = WORD.findall(party.name.casefold())
    is_few = not party.is_name and 0 < len(words) < 3 and not any(word[0].isdigit() for word in words)
    return is_few and words[-1] in event_words().classes["members"]


def alike(one: Party, other: Party) -> bool:
    """Whether two parties may be one: a name and its short form, a person and whom they act for, words in common."""
    if _acts_for(one, other) or _acts_for(other, one):
        return True
    if any(_is_short(short, full) for short, full in ((one, other), (other, one))):
        return True
    if (state := country_of(one.name)) is not None and state == country_of(other.name):
        return True
    a, b = (_words(each) for each in (one, other))
    return a <= b or b <= a or (len(a & b) * 2 >= len(a | b) and not (one.is_name and other.is_name))


def _acts_for(person: Party, body: Party) -> bool:
    """A headline's "NATO", "Chad", "Mozambican PM" are the secretary-general and the prime minister of the text."""
    state = country_of(body.name)
    return any(name == body.name or (state is not None and country_of(name) == state) for name in person.bodies)


def _words(party: Party) -> set[str]:
    """Without numbers: "70 rebels" are the rebels."""
    said = [
        word.removesuffix("'s").removesuffix("’s").removesuffix("s") for word in WORD.findall(party.name.casefold())
    ]
    counted = _COUNTS | event_words().classes["anyone"]
    words = {word for word in said if not word.isdigit() and word not in _COUNTS}
    return words - counted or set(said)


_COUNTS = frozenset({"some", "at", "least", "about", "around", "more", "than", "nearly", "almost", "over", "further"})


def _is_short(short: Party, full: Party) -> bool:
    """ "IAEA", "LAS General-Secretariat": the letters that the words of the other begin with."""
    letters = _initials(full.name.replace("-", " "))
    return any(word.isupper() and len(word) > 1 and letters.endswith(word) for word in short.name.split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _joined(one: Telling, other: Telling) -> Telling:
    short = one.order < 0 <= other.order and not one.is_told_again
    mutual = one.kind in event_words().marked["mutual"]
    if mutual and not any(alike(a, b) for a in one.sources for b in other.sources):
        other = replace(other, sources=other.targets, targets=other.sources) if _crossed(one, other) else other
    if mutual and one.order >= 0 and not _agree(one.sources, other.sources, False):
        return replace(one, is_told_again=True)  # "the meeting was attended by"
    sources = other.sources if _is_better(other.sources, one.sources, short) else one.sources
    unknown = bool(one.targets) and all(map(_is_anyone, one.targets))  # "two men" are those whom the text names
    known = unknown or _is_described(one, other)
    others = not known and not _agree(one.targets, other.targets, one.order < 0 and other.order <= 0)
    nearer = mutual or _is_nearer(other.targets, one.targets)
    keeps = bool(one.targets) and (others or other.is_harm or not nearer)
    targets = other.targets if not keeps and _is_better(other.targets, one.targets, short) else one.targets
    if mutual and not any(map(_is_met, targets)) and any(map(_is_met, other.targets)):
        targets = other.targets  # where they went, and whom they met there
    names = {party.name for party in sources}
    return replace(
        one,
        match=replace(one.match, kind=other.kind),
        sources=sources,
        targets=tuple(party for party in targets if party.name not in names),
        day=(other.day or one.day) if short else (one.day or other.day),
        place=(other.place or one.place) if short else (one.place or other.place),
        who=one.who or other.who,
        standing=other.standing if short else one.standing,
        is_told_again=True,
    )


def _is_nearer(new: Sequence[Party], old: Sequence[Party]) -> bool:
    """The same ones, as many of them, or somebody who is named: no other detail of what was done."""
    counts = [{word for party in side for word in WORD.findall(party.name) if word.isdigit()} for side in (new, old)]
    return (
        bool(counts[0] & counts[1])
        or any(alike(a, b) for a in new for b in old)
        or any(a.is_name and (not a.is_place or country_of(a.name)) for a in new)
    )


def _crossed(one: Telling, other: Telling) -> bool:
    """ "A met B" and "B met A"."""
    return any(alike(a, b) for a in one.sources for b in other.targets)


def _is_better(new: Sequence[Party], old: Sequence[Party], short: bool) -> bool:
    """More names; who acts for a body; or, beside a headline's, the words of the text: a headline is cut short."""
    if not new or not old:
        return bool(new)
    if short and any(_is_short(b, a) for a in new for b in old):
        return True
    named, before = (sum(party.is_name for party in side) for side in (new, old))
    if named != before:
        return named > before
    return any(_acts_for(a, b) for a in new for b in old) or (short and not named)


def turned(main: Telling, one: Telling) -> Telling:
    """Of what several do together whoever a report is about stands first: "X toured the base and was received by Y"."""
    is_mutual = one.kind in event_words().marked["mutual"]
    is_other = any(alike(a, b) for a in main.sources for b in one.targets)
    if not is_mutual or not is_other or any(alike(a, b) for a in main.sources for b in one.sources):
        return one
    return replace(one, sources=one.targets, targets=one.sources)
