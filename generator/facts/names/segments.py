"""Takes a capitalised run apart: country, role, rank and person; nationality and what follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.facts.names.runs import Run
from generator.facts.names.tokens import Token
from generator.facts.names.word_lists import counts, is_common, is_place, words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_of, is_demonym
from generator.knowledge.titles import is_office, match_title, may_be_name, title_spans


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that may be one name, with what its run says of it."""

    start: int
    """Index of its first word in the sentence."""
    end: int
    titled: str = ""
    """The title that stands right before it in the same run: "Gen.", "Interior Minister"."""
    before_title: bool = False
    """It stands right before a title: "Kenya" in "Kenya President", "IMF" in "IMF Chief"."""


def pieces_of(tokens: Sequence[Token], run: Run) -> Iterator[Piece]:
    """The possible names within a run, left to right."""
    start, end = _trimmed(tokens, run)
    if start >= end:
        return
    if _ends_as_organization(tokens, start, end) or _whole(tokens, start, end):
        yield from _after_nationality(tokens, Piece(start, end))
        return
    area = _area_end(tokens, start, end) if start else 0
    if area:
        yield Piece(start, area)
        yield Piece(area, end, titled=phrase_text(tokens, start, area))
        return
    if start and (portfolio := _portfolio_end(tokens, start, end)):
        yield Piece(portfolio, end, titled=phrase_text(tokens, start, portfolio))
        return
    title = _last_title(tokens, start, end)
    if not title:
        start = _without_waste(tokens, start, end)
        yield from _after_nationality(tokens, Piece(start, end))
        return
    before, behind = title
    if before > start:
        lead = Piece(start, before, before_title=True)
        yield from _role_lead(tokens, lead) if _in_role(tokens, start) else _after_nationality(tokens, lead)
    if behind < end:
        yield Piece(behind, end, titled=" ".join(token.text for token in tokens[before:behind]))


def _trimmed(tokens: Sequence[Token], run: Run) -> tuple[int, int]:
    """The run without function words at its start ("The", "In", "Speaking") and calendar or other waste at its end."""
    start, end = run
    while start < end and is_function_word(tokens[start]) and not _whole(tokens, start, end):
        if end - start > 2 and not tokens[start + 1].capital and tokens[start].key in words("organizations", "heads"):
            break
        row = counts(tokens[start].key)
        if row.given * 20 > row.lower and end - start > 1 and tokens[start + 1].capital:
            break
        start += 1
    while start < end and not tokens[start].capital:
        start += 1
    return start, end


def is_function_word(token: Token) -> bool:
    """Whether a word never begins a name: "The", "Speaking"; "US" and "WHO" in capitals are others."""
    return token.key in words("names", "function_words") and not (token.text.isupper() and len(token.text) > 1)


def phrase(tokens: Sequence[Token], start: int, end: int) -> str:
    """Words as one lower-case phrase, for the lists."""
    return " ".join(token.key for token in tokens[start:end])


def _ends_as_organization(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "King Faisal Hospital", "General Assembly": the last word says that no person is named."""
    last = tokens[end - 1].key
    if end - start < 2 or is_office(last):
        return False
    return _is_organization_word(tokens, start, end) or last in words("organizations", "other_heads")


def ends_in_head(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the last word or the last two ("Red Cross") are a word for an organisation."""
    heads = words("organizations", "heads")
    return tokens[end - 1].key in heads or phrase(tokens, max(start, end - 2), end) in heads


def _is_organization_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    last = tokens[end - 1].key
    known = last in words("organizations", "suffixes") or last in words("names", "place_heads")
    return known or ends_in_head(tokens, start, end)


def _whole(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the run as it stands is a known organisation or place of several words ("The Hague", "White House")."""
    whole = phrase(tokens, start, end)
    return end - start > 1 and (
        whole in words("organizations", "known") or _is_whole_place(phrase_text(tokens, start, end))
    )


def _is_whole_place(text: str) -> bool:
    """ "The Hague", whose own name begins so; not "The Lima" of "The Lima broker"."""
    return is_place(text) and (text[:4].lower() != "the " or gazetteer.lookup(text)[0].name[:4].lower() == "the ")


def _last_title(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Word indices of the last title group of a run, modifiers before an office included; None without one."""
    spans = [(a + start, b + start, kind) for a, b, kind in title_spans([token.text for token in tokens[start:end]])]
    for index in range(len(spans) - 1, -1, -1):
        a, b, kind = spans[index]
        if kind == "modifier" or (b == end and _is_family_name(tokens, start, a)):
            continue
        b = next((y for x, y, k in spans if k == "modifier" and x == b), b)
        for x, y, _ in reversed(spans[:index]):
            a = x if y == a else a
        return a, b
    return None


def _is_family_name(tokens: Sequence[Token], start: int, at: int) -> bool:
    """ "Larry King": a title word at the end of a run behind a given name."""
    return at > start and may_be_name(tokens[at].text) and not is_common(tokens[at - 1].key)


def _in_role(tokens: Sequence[Token], start: int) -> bool:
    """Whether "Chief of", "Commander of the" stands before."""
    at = start - 1
    while at >= 0 and tokens[at].key in {"of", "the", "for"}:
        at -= 1
    return start - at > 1 and at >= 0 and is_office(tokens[at].text)


def _portfolio_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """ "Minister for [Defence] Ali Omar": index behind an office's everyday words; 0 without any."""
    at = start
    while at < end and (is_common(tokens[at].key) or match_title([tokens[at].key], 0) or not tokens[at].capital):
        at += 1
    named = start < at < end and end - at <= 4 and not is_place(phrase_text(tokens, at, end))
    return at if named and not match_title([tokens[at].key], 0) and _in_role(tokens, start) else 0


def _area_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """ "Minister for the [Middle East] Jane Doe": index behind the place before a name; 0 where there is none."""
    if end - start < 3 or not _in_role(tokens, start) or _last_title(tokens, start, end):
        return 0
    stops = range(min(start + 3, end - 2), start, -1)
    return next((stop for stop in stops if _is_area(phrase_text(tokens, start, stop))), 0)


def _is_area(text: str) -> bool:
    return not is_demonym(text) and (country_of(text) is not None or (" " in text and is_place(text)))


def phrase_text(tokens: Sequence[Token], start: int, end: int) -> str:
    """Words as they are written."""
    return " ".join(token.text for token in tokens[start:end])


def _without_waste(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leaves out what runs into a person's name: "BEATING Ali Omar", "Kenya Ali Omar", "Striker Ali Omar"."""
    caps = [at for at in range(start, end) if tokens[at].capital]
    for index, at in enumerate(caps[:-2]):
        known = counts(tokens[at].key)
        given = counts(tokens[caps[index + 1]].key)
        loud = tokens[at].text.isupper() and len(tokens[at].text) > 3 and not tokens[caps[index + 1]].text.isupper()
        foreign = known.given * 3 <= known.lower or known.place > 3 * known.person
        if not (
            given.given >= 3
            and given.given > given.place + given.org
            and (loud or foreign)
            and known.lower + known.place > 2
        ):
            return at if index else start
        start = caps[index + 1]
    return start


def _role_lead(tokens: Sequence[Token], piece: Piece) -> Iterator[Piece]:
    """ "Chief of [Kenyan Defence Forces] General Omar": the forces belong to the role; whose they are is a name."""
    if is_demonym(tokens[piece.start].text):
        yield Piece(piece.start, piece.start + 1)
    else:
        yield from _after_nationality(tokens, piece)


def nationality_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Index behind the nationality that begins at `start`: "Kenyan", "South African"; `start` where there is none."""
    for length in (2, 1):
        stop = start + length
        if stop <= end:
            text = " ".join(token.text for token in tokens[start:stop])
            if is_demonym(text) or text.lower() in words("names", "groups"):
                return stop
    return start


def _after_nationality(tokens: Sequence[Token], piece: Piece) -> Iterator[Piece]:
    """Parts "Kenyan" from what follows, unless both are one name ("Kenyan Red Cross", "Indian Ocean")."""
    stop = nationality_end(tokens, piece.start, piece.end)
    one = (
        _whole(tokens, piece.start, piece.end)
        or counts(phrase(tokens, piece.start, piece.end)).names > 0
        or _is_organization_word(tokens, piece.start, piece.end)
        or _has_of_head(tokens, piece)
    )
    if stop in {piece.start, piece.end} or one:
        yield piece
        return
    yield Piece(piece.start, stop)
    yield Piece(stop, piece.end, before_title=piece.before_title)


def _has_of_head(tokens: Sequence[Token], piece: Piece) -> bool:
    heads = words("organizations", "heads") | words("names", "place_starts")
    inside = range(piece.start, piece.end - 1)
    return any(tokens[at].key in heads and not tokens[at + 1].capital for at in inside)
