"""Titles that stand right before a name: "Interior Minister X", "Chief of Army Staff General X", "Sen. X"."""

from __future__ import annotations

from generator.facts.names.word_lists import words
from generator.facts.people.offices_of_bodies import possessor, split_organization, with_desk
from generator.facts.people.role_phrases import Phrase, Role, offices, widened_left
from generator.knowledge.titles import is_office

_REACH = 16
"""Words before a name that may hold its title."""


def rank_before(phrase: Phrase, at: int) -> int:
    """Index of the first word of rank and forms of address right before word `at`; `at` where there are none.

    Of "Commander Major General" the first word is an office.
    """
    name = at
    while (begin := _begin_of_rank(phrase, at)) is not None and _close(phrase, at):
        if at < name and is_office(phrase.words(begin, at)):
            break
        at = begin
    return at


def _begin_of_rank(phrase: Phrase, end: int) -> int | None:
    """Where the rank or form of address begins that ends before word `end`."""
    found = (a for a, b, kind in phrase.titles_in(end - 1, end) if b == end and kind in {"rank", "honorific"})
    return max(found, default=None)


def _close(phrase: Phrase, at: int) -> bool:
    return at < len(phrase.tokens) and set(phrase.gap(at)) <= set(" .()\u00a0")


def rank_words(phrase: Phrase, start: int, end: int) -> str | None:
    """The rank among the title words of a stretch, forms of address left out: "Maj. Gen."."""
    ranks = [(a, b) for a, b, kind in phrase.titles_in(start, end) if kind == "rank" and start <= a and b <= end]
    if not ranks:
        return None
    last = ranks[-1][1]
    while last < end and phrase.tokens[last].key in {"retd", "ret", "retired"}:
        last += 1
    closing = phrase.text[phrase.tokens[last - 1].end : phrase.tokens[last - 1].end + 1]
    tail = closing if closing == "." or (closing == ")" and "(" in phrase.words(ranks[0][0], last)) else ""
    return phrase.words(ranks[0][0], last) + tail


def role_before(phrase: Phrase, at: int) -> Role | None:
    """The title that ends right before word `at` (a rank or the name itself); the nearest, where several do."""
    at = _before_bracket(phrase, at)
    if not at or at >= len(phrase.tokens):
        return None
    if phrase.gap(at).strip() not in {"", ".", "("}:
        return None
    least = _clause_start(phrase, at)
    ending = [(start, end) for start, end in offices(phrase, least, at) if _leads_to(phrase, end, at)]
    for start, _ in ending:
        if not any(start < other and phrase.tokens[other - 1].key in _OTHERS for other, _ in ending):
            return _role(phrase, start, at, least)
    return None


def _before_bracket(phrase: Phrase, at: int) -> int:
    """ "Chief of Army Staff (COAS) General X": the index of the short form in brackets, which the title ends before."""
    bracket = 0 < at < len(phrase.tokens) and phrase.gap(at).strip() == ")" and phrase.gap(at - 1).strip() == "("
    return at - 1 if bracket and phrase.tokens[at - 1].text.isupper() else at


_OTHERS = frozenset({"for", "to", "with"})
"""Before a second office: it is another person's, as in "spokeswoman >for< Senator X"."""


def _clause_start(phrase: Phrase, at: int) -> int:
    """How far left a title may reach: to a comma, a bracket, a quotation mark, a stop."""
    least = max(0, at - _REACH)
    for index in range(at - 1, least, -1):
        if not phrase.tight(index) and phrase.gap(index).strip() not in {"&", "-", "/"}:
            return index
    return least


def _leads_to(phrase: Phrase, start: int, end: int) -> bool:
    """Whether the words from an office to the name are its field: "of Staff of Kenya", "for Defence", nothing."""
    if start == end or _body_from(phrase, start) == end:
        return True
    if phrase.tokens[start].key not in {"of", "for", "to", "at", "in", "on", "and"}:
        return False
    inside = words("roles", "inside")
    if phrase.tokens[end - 1].key in inside:
        return False
    return all(phrase.tokens[at].capital or phrase.tokens[at].key in inside for at in range(start, end)) and not any(
        (owner := phrase.owners[at]) is not None and owner.kind == "PERSON" for at in range(start, end)
    )


def _body_from(phrase: Phrase, start: int) -> int:
    """ "Commander >3 Division< Major General X", "Secretary General >Shippers' Council<": the index behind a body that
    stands at word `start` right behind an office; `start` where none does."""
    owner = phrase.owners[start]
    return phrase.mention_end(start) if owner is not None and owner.kind == "ORG" else start


def role_in_commas(phrase: Phrase, at: int) -> Role | None:
    """ "The Director, Road Safety of the Transport Agency, X", "The Officer Commanding 7 Division, Lafia, X".

    An office, its body, a town perhaps, and the name, between commas; None where another thing stands there.
    """
    behind, body = at, None
    for number in range(_PIECES):
        start, end = _piece(phrase, behind, last=not number)
        if start == end or (behind == at and not _has_comma(phrase, at, start)):
            return None
        office = next(((a, b) for a, b in reversed(offices(phrase, start, end)) if _leads_to(phrase, b, end)), None)
        if office is not None:
            return _of_pieces(phrase, widened_left(phrase, office[0], start), end, at, body)
        said = _named_in(phrase, start, end)
        if said is None:
            return None
        body, behind = said or body, start
    return None


def _is_persons(phrase: Phrase, at: int) -> bool:
    owner = phrase.owners[at]
    return owner is not None and owner.kind == "PERSON"


def _has_comma(phrase: Phrase, *places: int) -> bool:
    """Whether a comma stands before one of these words."""
    return any(phrase.gap(at).strip() in {",", "),"} for at in places if at < len(phrase.tokens))


_PIECES = 3
"""Pieces between commas, name not counted, of which the first holds the office."""
_PIECE_WORDS = 10
"""Words of one at most: no office is longer, and a text without commas would be gone through again for each name."""


def _piece(phrase: Phrase, behind: int, last: bool) -> tuple[int, int]:
    """The piece that ends before the comma at word `behind`, a short form in brackets left out; an empty one where no
    comma stands there. Right before the name the comma may be missing."""
    gap = phrase.gap(behind).strip() if behind < len(phrase.tokens) else ""
    end = behind
    if gap == "),":
        end = next((at for at in range(behind - 1, 0, -1) if "(" in phrase.gap(at)), behind)
    elif gap != "," and not (last and not gap):
        return behind, behind
    start = max(0, end - 1)
    while start > end - _PIECE_WORDS and start and not _is_persons(phrase, start - 1) and phrase.tight(start):
        start -= 1
    return start, end


def _named_in(phrase: Phrase, start: int, end: int) -> str | None:
    """The body that a piece names, "" where it is a town; None where it is neither: then nothing holds all together."""
    owners = [phrase.owners[at] for at in range(start, end)]
    bodies = [at for at in range(start, end) if (owner := phrase.owners[at]) is not None and owner.kind == "ORG"]
    plain = all(
        phrase.tokens[at].capital
        or phrase.tokens[at].text[0].isdigit()
        or phrase.tokens[at].key in words("roles", "inside")
        for at in range(start, end)
    )
    if not plain or any(owner is not None and owner.kind == "PERSON" for owner in owners):
        return None
    if bodies:
        last = phrase.mention_start(bodies[-1])
        return phrase.words(last, phrase.mention_end(last))
    return "" if all(owner is not None and owner.kind == "PLACE" for owner in owners) else None


def _of_pieces(phrase: Phrase, start: int, end: int, at: int, body: str | None) -> Role | None:
    whose = possessor(phrase, start)
    role = Role(phrase.words(start, end), whose[1], start, end) if whose else split_organization(phrase, start, end)
    organization = role.organization or body
    return Role(role.role, organization, start, at) if organization else None


def _role(phrase: Phrase, start: int, end: int, least: int) -> Role:
    first = with_desk(phrase, widened_left(phrase, start, least))
    found = split_organization(phrase, first, end)
    whose = possessor(phrase, first)
    if not whose:
        return found
    former = widened_left(phrase, whose[0], least)
    role = f"{phrase.words(former, whose[0])} {found.role}".strip() if former < whose[0] else found.role
    return Role(role, found.organization or whose[1], former, end)
