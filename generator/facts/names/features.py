"""What speaks for a person, an organisation, a place or a people: the visible list `FEATURES`.

Each feature looks at one possible name in its sentence and yields clues: a kind, a weight, and one plain clause.
The weights of a kind add up; the highest sum names the piece. Adding a feature is one function and one line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.facts.names.segments import ends_in_head, nationality_end
from generator.facts.names.setting import Clue, Setting
from generator.facts.names.word_features import article_before, everyday_words, list_counts, lone_words, looks
from generator.facts.names.word_lists import counts, is_common, is_place, words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_of, is_demonym
from generator.knowledge.titles import is_office, match_title
from generator.knowledge.weighing import Reason
from generator.knowledge.words import word_set


def title_before(s: Setting) -> Iterator[Clue]:
    """ "Gen. Omar Said", "Interior Minister Jane Doe"."""
    if s.piece.titled:
        yield Clue("PERSON", "names.title", Reason(4.5, f"stands behind the title “{s.piece.titled}”"))
    elif s.word(-1) in {"retd", "retired", "ret"} and match_title([s.word(-2)], 0):
        yield Clue("PERSON", "names.title", Reason(4.5, f"stands behind the title “{s.word(-2)}”"))
    elif is_office(s.word(-1)) and len(s.caps) <= 3 and not s.tokens[s.piece.start].gap.strip():
        yield Clue("PERSON", "names.role_before", Reason(2.5, f"stands behind “{s.word(-1)}”"))


def title_behind(s: Setting) -> Iterator[Clue]:
    """ "IMF chief", "Kenya President Jane Doe": an office of that organisation or country."""
    nxt = s.tokens[s.piece.end] if s.piece.end < len(s.tokens) else None
    if s.piece.before_title or (nxt and nxt.gap == " " and is_office(nxt.text)):
        yield Clue("ORG", "names.title_behind", Reason(1.0, "stands before an office"))
        yield Clue("PLACE", "names.title_behind", Reason(0.5, "stands before an office"))


def person_context(s: Setting) -> Iterator[Clue]:
    """An age, a verb of speech, "who" behind the name."""
    if re.match(r",? (?:aged )?\(?\d{1,2}\b(?!,\d|\.\d| ?%)[,)]", s.behind):  # ", 46,", " (46)"
        yield Clue("PERSON", "names.age", Reason(3.0, "an age follows"))
    if s.word(1) in words("names", "person_verbs") or s.word(-1) in words("names", "speech_before"):
        weight = 1.5 if len(s.caps) > 1 else 1.0
        yield Clue("PERSON", "names.speaks", Reason(weight, "speaks or acts as a person does"))
    if re.match(r", who\b", s.behind):  # ", who"
        yield Clue("PERSON", "names.who", Reason(1.5, "“who” follows"))


def person_words(s: Setting) -> Iterator[Clue]:
    """Known given and family names, initials, "bin" and "al-"."""
    caps = s.caps
    given, family = counts(caps[0].key), counts(caps[-1].key)
    if len(caps) > 1 and given.given > max(1, 0.6 * (given.org + given.place + given.lower / 4)):
        yield Clue(
            "PERSON", "names.given_name", Reason(3.0 if given.given >= 3 else 2.0, f"“{caps[0].text}” is a given name")
        )
    if family.person > max(1, family.org + family.place + family.lower / 4):
        yield Clue("PERSON", "names.family_name", Reason(1.5, f"“{caps[-1].text}” is used as a person's name"))
    if (
        any(len(token.text) == 1 or _INITIALS.fullmatch(token.text) for token in caps[:-1])
        and len(caps) > 1
        and not is_place(s.surface)
    ):
        yield Clue("PERSON", "names.initial", Reason(2.0, "has an initial"))
    small = {token.key for token in s.words if not token.capital}
    if small & {"bin", "ibn", "bint", "ben"} or any(_ARABIC.match(token.text) for token in caps[1:]):
        yield Clue("PERSON", "names.arabic", Reason(2.0, "is built as Arabic names are"))


_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")  # "J.R."
_ARABIC = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]bu|[Bb]in|[Uu]l)-\w")  # "al-Assad"


def organization_words(s: Setting) -> Iterator[Clue]:
    """Ministry, Council, Ltd at the end, or before "of" and "for"."""
    last, size = s.words[-1].key, len(s.words)
    heads, links = words("organizations", "heads"), words("organizations", "links")
    river = size == 1 and s.word(-1) == "the" and is_place(s.surface)  # "in the Amazon"
    if s.key in words("organizations", "known") and not river:
        yield Clue("ORG", "names.known_organization", Reason(5.0, "is known as an organisation everywhere"))
    if size > 1 and last in words("organizations", "suffixes"):
        yield Clue("ORG", "names.company_form", Reason(5.0, f"ends in “{s.words[-1].text}”"))
    if size > 1 and ends_in_head(s.tokens, s.piece.start, s.piece.end):
        yield Clue("ORG", "names.head_word", Reason(4.0, f"“{s.words[-1].text}” is a word for an organisation"))
    inner = zip(s.words[:-1], s.words[1:], strict=True)
    if any(a.key in heads and not b.capital and b.key in links for a, b in inner):
        yield Clue("ORG", "names.head_of", Reason(4.5, "a word for an organisation stands before “of” or “for”"))
    elif any(token.key in heads for token in s.words[:-1]):
        yield Clue("ORG", "names.head_inside", Reason(1.5, "holds a word for an organisation"))
    if size > 1 and s.words[0].key in word_set("bodies", "first_words") and not is_common(s.words[0].key):
        yield Clue("ORG", "names.body_word", Reason(5.5, f"begins with “{s.words[0].text}”, a word for a body"))
    if "&" in s.surface:
        yield Clue("ORG", "names.ampersand", Reason(2.0, "is joined by “&”"))


def acronym(s: Setting) -> Iterator[Clue]:
    """All capitals and short."""
    letters = s.surface.replace(".", "")
    if len(s.words) == 1 and re.fullmatch(r"[A-Z][A-Za-z]{0,2}[A-Z&-]{1,6}\d{0,2}", letters):  # "IMF", "AT&T"
        if s.words[0].key.replace(".", "") in words("organizations", "not_acronyms"):
            yield Clue("NONE", "names.not_acronym", Reason(6.0, "is no organisation's short form"))
        else:
            yield Clue("ORG", "names.acronym", Reason(3.0, "is a short form in capitals"))


def place_words(s: Setting) -> Iterator[Clue]:
    """Countries, the gazetteer, "Lake", "River"."""
    if country_of(s.surface) and not is_demonym(s.surface):
        yield Clue("PLACE", "names.country", Reason(6.0, "is a country"))
    elif is_place(s.surface) and not (s.surface.isupper() and len(s.surface) < 6):
        yield Clue("PLACE", "names.gazetteer", Reason(_prominence(s), "is in the list of the world's places"))
    if len(s.words) > 1 and s.words[-1].key in words("names", "place_heads"):
        family = len(s.words) == 2 and counts(s.words[0].key).given > counts(s.words[0].key).place
        yield Clue(
            "PLACE", "names.place_word", Reason(1.5 if family else 3.8, f"“{s.words[-1].text}” is a word for a place")
        )
    elif len(s.words) > 1 and s.words[0].key in words("names", "place_starts"):
        yield Clue("PLACE", "names.place_start", Reason(1.8, f"begins with “{s.words[0].text}”"))


def _prominence(s: Setting) -> float:
    """Weight of a gazetteer entry: large towns and longer names are sure, a village named as a person is not."""
    if len(s.words) > 1:
        return 3.5
    if is_common(s.key):
        return 0.5
    if max((counts(token.key).person for token in s.caps), default=0) > counts(s.key).place:
        return 1.5
    people = max((place.population for place in gazetteer.lookup(s.surface)), default=0)
    return 3.0 if people >= 100_000 or counts(s.key).place > 2 else 2.2 if people >= 10_000 else 1.4


def place_context(s: Setting) -> Iterator[Clue]:
    """ "in X", "at X", "X, Kenya"."""
    before = s.word(-1) if s.word(-1) != "the" else s.word(-2)
    if before in words("names", "place_prepositions"):
        yield Clue("PLACE", "names.in", Reason(1.8, f"stands behind “{before}”"))
    elif before in words("names", "place_hints"):
        yield Clue("PLACE", "names.at", Reason(0.7, f"stands behind “{before}”"))
    if s.word(-1) in {"a", "an", "the"} and s.word(1) in words("names", "inhabitants") and is_place(s.surface):
        yield Clue("PLACE", "names.man_of", Reason(4.0, f"stands before “{s.word(1)}”"))
    match = re.match(r", ([A-Z][\w.’'-]+(?: [A-Z]\w+)?)", s.behind)  # ", Kenya"
    if match and (country_of(match[1]) or country_of(match[1].split()[0])) and not is_demonym(match[1]):
        yield Clue("PLACE", "names.before_country", Reason(1.5, f"“{match[1]}” follows"))


def people_words(s: Setting) -> Iterator[Clue]:
    """Nationalities, faiths, peoples."""
    if nationality_end(s.tokens, s.piece.start, s.piece.end) == s.piece.end:
        yield Clue("NORP", "names.nationality", Reason(5.0, "names a people or is its adjective"))


Feature = Callable[[Setting], Iterator[Clue]]

FEATURES: tuple[Feature, ...] = (
    title_before,
    title_behind,
    person_context,
    person_words,
    organization_words,
    acronym,
    place_words,
    place_context,
    people_words,
    list_counts,
    everyday_words,
    looks,
    lone_words,
    article_before,
)


def clues_of(setting: Setting) -> tuple[Clue, ...]:
    """All clues of all features, in the order of the list."""
    return tuple(clue for feature in FEATURES for clue in feature(setting))
