"""What the words beside a name say of a place: "in X", "the town of X", "a X man"."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.names.kinds.naming import POSSESSIVE, Naming, clue
from generator.facts.names.setting import Clue
from generator.facts.names.word_lists import is_place, words
from generator.knowledge.given_names import is_given_name


def place_before(n: Naming) -> Iterator[Clue]:
    """ "in X", "the town of X", "of Mill Lane, X,"."""
    name = n.mention.name
    known = is_place(name) and not name.isupper()
    if n.next() in POSSESSIVE:
        return
    if n.last() == "the" and n.last(2) in _WHERE and known:
        yield clue("PLACE", "names.in", 3.0, f"stands behind “{n.last(2)} the”")
    elif n.last() == "of" and n.last(2) in words("names", "kinds_of_places"):
        yield clue("PLACE", "names.town_of", 4.0, f"stands behind “{n.last(2)} of”")
    elif n.last() in _WHERE and n.last(2) not in words("organizations", "stakes"):
        weight = (3.5 if len(n.name) == 1 else 2.5) if known else 1.0
        yield clue("PLACE", "names.in", weight, f"stands behind “{n.last()}”")
        yield clue("PERSON", "names.in", -1.0, f"stands behind “{n.last()}”")
    elif n.last() == "at" and n.last(2) in words("names", "happens_at"):
        yield clue("PLACE", "names.happened_at", 2.5, f"stands behind “{n.last(2)} at”")
    elif known and n.last() == "of" and n.last(2) == "," and n.last(3).isdigit():
        yield clue("PLACE", "names.lives_in", 3.0, "says where somebody lives")
    elif known and n.last() in {"to", "from", "at", "into", "via", "between", "through"}:
        yield clue("PLACE", "names.to", 1.0, f"stands behind “{n.last()}” and is on the map")
    elif known and n.last() == "," and n.before[-2:-1] and n.before[-2][0].isupper():
        address = n.at_body or "of" in n.before[-5:-2]
        sure = address and not (len(n.name) == 1 and is_given_name(name))
        yield clue("PLACE", "names.address", 2.5 if sure else 0.5, "ends an address")


_WHERE = frozenset({"in", "near", "outside", "towards", "toward"})


def place_behind(n: Naming) -> Iterator[Clue]:
    """ "a X man", "X-born", "X copper mine"."""
    if n.last() in {"a", "an", "the"} and n.next() in words("names", "inhabitants") and is_place(n.mention.name):
        yield clue("PLACE", "names.man_of", 3.0, f"stands before “{n.next()}”")
    if len(n.name) > 1 and n.name[-1].lower() not in words("organizations", "heads") and is_place(n.mention.name):
        yield clue("PLACE", "names.on_the_map", 2.0, "is on the map")
    if n.next() in {"-born", "-based"}:
        yield clue("PLACE", "names.based", 2.5, f"“{n.next()}” follows")
    kind = n.next() in words("names", "sites") and n.behind[0].islower()
    plain = n.next(1) in words("names", "sites") and n.next() not in words("names", "verbs_behind")
    if kind or (plain and n.behind[0].isalpha() and n.behind[0].islower()):
        yield clue("PLACE", "names.site", 3.0, "a word for a site follows")
