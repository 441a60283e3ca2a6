"""What the words beside a name say of a body: "the brokerage X", "director of X", "X shares", "X, which"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.facts.names.kinds.naming import POSSESSIVE, Naming, clue, is_placed
from generator.facts.names.setting import Clue
from generator.facts.names.word_lists import words
from generator.knowledge.titles import is_office, title_spans


def body_noun(n: Naming) -> Iterator[Clue]:
    """ "the brokerage X", "a company called X", "X, a movement with ties"."""
    # "the charity X founded" leaves out "that"
    plain = n.last(2) not in _DETERMINERS or n.next() not in words("organizations", "owners_verbs")
    called = n.last() in {"called", "named"} and n.last(2) in _body_nouns()
    called = called or (n.last() == "called" and "which" in n.before and not _body_nouns().isdisjoint(n.before))
    if (plain and n.before[-1:] and n.before[-1] in _body_nouns()) or called:
        yield clue("ORG", "names.body_noun", 3.5, f"stands behind “{n.last()}”")
    elif plain and n.last() in words("organizations", "makers"):
        yield clue("ORG", "names.maker", 2.0, f"stands behind “{n.last()}”")
    elif n.last() == "," and n.next() == "," and n.last(3) in _DETERMINERS and _is_body_noun(n.last(2)):
        yield clue("ORG", "names.body_noun", 3.0, f"says who “the {n.last(2)}” is")
    elif n.last() in words("organizations", "joined"):
        weight = 2.5 if n.mention.kind == "ORG" else 1.5  # people join people, too
        yield clue("ORG", "names.joined", weight, f"stands behind “{n.last()}”")
    if n.next() in {",", "is", "was"} and n.next(1) in {"a", "an", "the", "one"} and _tells_of_body(n.behind[2:]):
        yield clue("ORG", "names.described", 3.5, "is called a body")


_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_CLAUSE = frozenset({"who", "whose", "that", "which", "with", "from"})


def _is_body_noun(word: str) -> bool:
    return word in _body_nouns() or word in words("organizations", "makers")


def _body_nouns() -> frozenset[str]:
    return words("organizations", "body_nouns")


def _tells_of_body(said: Sequence[str]) -> bool:
    """ "movement with ties", "one big lithium firm": not "company director", "founder of a charity"."""
    for word, behind in zip(said, (*said[1:], ""), strict=True):
        if not word[0].isalnum() or (word != "of" and word in words("organizations", "small")) or word in _CLAUSE:
            return False
        if word in _body_nouns():
            return not is_office(behind)
    return False


def office_of(n: Naming) -> Iterator[Clue]:
    """ "director of X", "economist at X", "mayor of X"."""
    back = 2 if n.last() == "the" else 1
    link, head, known = n.last(back), n.last(back + 1), is_placed(n)
    if link not in {"of", "at", "for"}:
        return
    if head in words("organizations", "members") and link == "of":
        yield clue("ORG", "names.members", 3.5, f"stands behind “{head} {link}”")
    elif head in words("names", "heads_of_places") and link == "of":
        yield clue("PLACE", "names.mayor_of", 2.5, f"stands behind “{head} of”")
    elif head and is_office(head):
        # lawyers are persons' as well
        weight = 1.0 if link == "for" or head in words("organizations", "of_persons") else 3.5
        yield clue("ORG", "names.office_of", weight, f"stands behind “{head} {link}”")
        yield clue("PLACE", "names.office_of", 2.0 if known else 0.0, f"stands behind “{head} {link}”")
    elif head in words("organizations", "staff") and link in {"of", "at"}:
        yield clue("ORG", "names.staff", 2.5, f"stands behind “{head} {link}”")
        yield clue("PLACE", "names.staff", 2.0 if known else 0.0, f"stands behind “{head} {link}”")


def has_offices(n: Naming) -> Iterator[Clue]:
    """ "X chairman Maria Lund", "X shares", "X's shareholders"."""
    owns = n.next() in POSSESSIVE
    word = n.next(1 if owns else 0)
    if word in words("organizations", "bands"):
        yield clue("ORG", "names.bands", 1.5 if owns else 3.5, f"“{word}” follows")
        yield clue("PLACE", "names.bands", _at_seat(n, word, owns), f"“{word}” follows")
    if owns and len(n.behind) > 1 and _office_end(n.behind[1:]):
        yield clue("ORG", "names.its_office", 1.5, f"has a {n.behind[1]}")
        yield clue("PLACE", "names.its_office", 1.0, f"has a {n.behind[1]}")
    stop = 0 if owns else _office_end(n.behind)
    whose = "of" if n.name[-1] in _HEADQUARTERS else ""  # "Joint Headquarters Chief of Operations X"
    if stop and stop < len(n.behind) and (n.behind[stop][0].isupper() or n.behind[stop] == whose):
        yield clue("ORG", "names.title_behind", 4.0, f"“{n.behind[stop - 1]}” and a name follow")
        at_place = 0.0 if n.name[-1] in _HEADQUARTERS else 3.5
        yield clue("PLACE", "names.title_behind", at_place, f"“{n.behind[stop - 1]}” and a name follow")


def _at_seat(n: Naming, word: str, owns: bool) -> float:
    """What speaks for a town: "at its Cupertino headquarters"."""
    return (3.5 if is_placed(n) else 2.5) if word in words("organizations", "seats") and not owns else 0.0


_HEADQUARTERS = frozenset({"Headquarters", "HQ", "Command"})
"""Places, unless they have offices: "Joint Headquarters Chief of Operations X"."""


@lru_cache(4096)
def _office_end(said: tuple[str, ...]) -> int:
    """Index behind the office that stands at the start; 0 for none."""
    if not said or not said[0][0].isalpha():
        return 0
    spans = title_spans(said[:4])
    at = 0
    for start, end, kind in spans:
        if start != at or kind not in {"modifier", "office"}:
            break
        at = end
        if kind == "office":
            return at
    return 0


def body_verbs(n: Naming) -> Iterator[Clue]:
    """ "X employs", "X filed for bankruptcy", "X lowered its forecast"."""
    said = [" ".join(n.behind[:size]).lower() for size in (1, 2, 3)]
    known = words("organizations", "body_verbs")
    if verb := next((phrase for phrase in said if phrase in known), ""):
        as_place = 2.5 if is_placed(n) or verb in words("organizations", "lands_do") else 0.0
        yield clue("ORG", "names.body_verb", 2.5, f"“{verb}” follows, as bodies do")
        yield clue("PLACE", "names.body_verb", as_place, f"“{verb}” follows")
    if n.next() == "," and n.next(1) == "which" and len(n.name) > 1:
        yield clue("ORG", "names.which", 3.0, "“which” follows")
        yield clue("PLACE", "names.which", 2.5, "“which” follows")
    for word in n.behind[1:4] if n.behind and n.behind[0].isalpha() else ():
        if word in {"its", "itself"}:
            yield clue("ORG", "names.its", 2.5, f"“{word}” speaks of it")
            yield clue("PLACE", "names.its", 2.0, f"“{word}” speaks of it")
        if not word.isalpha() or word in {"its", "it", "that"}:
            break


def called_behind(n: Naming) -> Iterator[Clue]:
    """ "El-Maarouf hospital", "the Jadranka line"."""
    if n.next() in words("organizations", "called_behind"):
        yield clue("ORG", "names.called", 2.5, f"“{n.next()}” follows")
        yield clue("PLACE", "names.called", 3.0 if is_placed(n) else 0.0, f"“{n.next()}” follows")


def invested_in(n: Naming) -> Iterator[Clue]:
    """ "a stake in X"."""
    if n.last() in {"in", "from"} and n.last(2) in words("organizations", "stakes"):
        yield clue("ORG", "names.stake", 2.0, f"stands behind “{n.last(2)} in”")


def article_before(n: Naming) -> Iterator[Clue]:
    """ "the X": of several words hardly a person; "the Greens"."""
    if n.last() == "the" and len(n.name) == 1 and n.name[0].lower() in words("organizations", "parties"):
        yield clue("ORG", "names.party", 3.0, "is what a party is called")
    ends = not n.behind or not n.behind[0][0].isalpha() or n.next() in words("names", "verbs_behind")
    if n.last() == "the" and len(n.name) > 1 and ends:
        yield clue("PERSON", "names.the", -2.0, "“the” stands before it")


def acting_town(n: Naming) -> Iterator[Clue]:
    """ "City of X spokesperson", "the City of X said": the body that runs it."""
    name = n.name[1:] if n.name[0].lower() == "the" else n.name
    if len(name) > 2 and name[1] == "of" and name[0].lower() in words("organizations", "boroughs"):
        says = n.next() in words("names", "person_verbs") or n.next() in words("organizations", "members")
        if says or _office_end(n.behind):
            yield clue("ORG", "names.borough", 5.0, "acts as those who run it")
