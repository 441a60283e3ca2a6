"""A long first sentence made into a title: asides dropped, names kept, cut where a clause ends."""

from __future__ import annotations

import re

from generator.facts.headline.clauses import listed, split_clause, starts_with_verb
from generator.facts.quotations.cues import speech
from generator.model import Span

LONGEST = 90  # characters of a title, about
AT_ALL = 125  # a title that can't be cut with sense may grow this long
SHORTEST = 30
READ = 600  # characters of a sentence; what stands later is in no title
WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*\.?")  # "and/or", "Gen."; unlike the shared word, with its full stop
BRACKET = re.compile(r"(?:(?<!\s)\s+)?\([^()]*\)")  # " (IMF)"
SMALL = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "to",
        "on",
        "in",
        "de",
        "bin",
        "ibn",
        "al",
        "el",
        "van",
        "von",
        "der",
        "da",
        "di",
        "le",
        "la",
    }
)
_NAME_WORD = r"(?:[A-Z][\w'’-]*+|of|the|and|for|to|on|in|de)"  # "World", "of"
# "World Health Organization (WHO)"
ACRONYM = re.compile(rf"(?<![\w'’-])({_NAME_WORD}(?:\s+{_NAME_WORD}){{1,15}}+)\s*\(([A-Z][A-Za-z-]{{1,9}})\)")
# ", a", " amid protests", " to 40 people"
CUT = re.compile(
    r"[,;:–—]\s|\s(?=(?:as|after|while|when|amid|but|although|though|because|before|despite|since|until|which|who|where"
    r"|in|at|on|for|with|by|from|over|during|against|near|under|through|into|about|between|and(?!\s[A-Z])|to(?=\s[\d$€£]))\s)"
)
# "a rise in the"
HANGING = re.compile(
    r"(?<!\s)\s+(?:the|a|an|of|in|at|on|for|with|by|from|and|or|but|to|as|that|which|who|its|his|her|their"
    r"|is|are|was|were|has|have|had|been|be|will|would|could|can|may|might|should|it|they|he|she|even|just|more|than)$",
    re.IGNORECASE,
)
DETERMINED = re.compile(r"(?<![\w-])(?:the|a|an|its|his|her|their)\s", re.IGNORECASE)  # "their "
SHORT_FORM = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|St)\.)$")  # "Acme Inc.", "George W."
PUNCTUATION = " .,;:–—-_"


def shorten(text: str, sentence: Span) -> tuple[str, tuple[Span, ...]]:
    """A title of about 90 characters at most and the words it was made from."""
    sentence = Span(sentence.start, min(sentence.end, sentence.start + READ))
    whole = _pieces(text, sentence)
    if len(_joined(text, whole)) <= LONGEST:
        return _tidy(_joined(text, whole)), (sentence,)
    bare = _without_brackets(text, _without_opener(text, whole))
    lean = _without_trailing(text, _without_asides(text, bare))
    named = _without_trailing(text, _by_names(text, bare))
    options = (
        (_joined(text, bare), bare),
        (_joined(text, lean), lean),
        (_joined(text, named), named),
        (_by_acronym(text, whole, lean), lean),
        (_cut(_joined(text, lean)), lean),
    )
    title, kept = next((option for option in options if len(option[0]) <= LONGEST), options[-1])
    return _tidy(title), tuple(kept)


def _without_opener(text: str, pieces: list[Span]) -> list[Span]:
    """`On Monday, ...`, `While the talks went on, ...`: the clause that comes first is not the news."""
    first = WORD.search(text, *pieces[0])
    opens = len(pieces) > 1 and first is not None and first.group().lower() in speech().openers
    return pieces[1:] if opens and pieces[1].end - pieces[1].start > SHORTEST else pieces


def _pieces(text: str, sentence: Span) -> list[Span]:
    """The sentence cut at its commas and semicolons, the marks left with the piece before."""
    found, start = [], sentence.start
    for mark in re.finditer(r"[,;]\s+", text[sentence.start : sentence.end]):  # ", and"
        found.append(Span(start, sentence.start + mark.start() + 1))
        start = sentence.start + mark.end()
    return [*found, Span(start, sentence.end)]


def _without_brackets(text: str, pieces: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for piece in pieces:
        start = piece.start
        for bracket in BRACKET.finditer(text, *piece):
            kept.append(Span(start, bracket.start()))
            start = bracket.end()
        kept.append(Span(start, piece.end))
    return [piece for piece in kept if piece.of(text).strip()]


def _without_asides(text: str, pieces: list[Span]) -> list[Span]:
    """Pieces between two commas that only say more about the noun before them are dropped."""
    main = _verb_piece(text, pieces)
    if main:
        return [pieces[0], *_without_asides(text, pieces[main:])]
    kept = []
    for index, piece in enumerate(pieces):
        enclosed = index > 0 and piece.of(text).rstrip().endswith(",") and text[pieces[index - 1].end - 1] == ","
        first = WORD.search(text, *piece)
        described = enclosed and DETERMINED.search(text, *pieces[index - 1]) and not _in_list(text, pieces, index)
        if (
            enclosed
            and first
            and (first.group().lower() in listed("appositions") or (described and _is_name(text, piece)))
        ):
            continue
        kept.append(piece)
    return kept


def _verb_piece(text: str, pieces: list[Span]) -> int:
    """The piece with the verb whose subject is the first piece: "Acme, a maker of toys, >sold< ..."; 0 for none."""
    if not pieces or text[pieces[0].end - 1] != "," or split_clause(text, pieces[0]) is not None:
        return 0
    return next((i for i in range(2, len(pieces)) if starts_with_verb(text, pieces[i])), 0)


def _without_trailing(text: str, pieces: list[Span]) -> list[Span]:
    kept = list(pieces)
    while len(kept) > 1 and len(_joined(text, kept)) > LONGEST:
        first = WORD.search(text, *kept[-1])
        if first is None or first.group().lower() not in listed("trailing") or len(_joined(text, kept[:-1])) < SHORTEST:
            break
        if not _has_verb(text, kept[:-1]):
            break
        kept.pop()
    return kept


def _has_verb(text: str, pieces: list[Span]) -> bool:
    return any(starts_with_verb(text, piece) or split_clause(text, piece) is not None for piece in pieces)


def _by_names(text: str, pieces: list[Span]) -> list[Span]:
    """`The head of the union, >Amina Diallo<, met ...`: a name stands in for the description before it."""
    kept: list[Span] = []
    for index, piece in enumerate(pieces):
        noun = DETERMINED.search(text, *kept[-1]) if kept else None
        if noun is not None and _is_name(text, piece) and not _in_list(text, pieces, index):
            described = kept.pop()
            if noun.start() > described.start:
                kept.append(Span(described.start, noun.start()))
            kept.append(Span(piece.start, piece.end - 1 if text[piece.end - 1] in ",;" else piece.end))
        else:
            kept.append(piece)
    return kept


def _in_list(text: str, pieces: list[Span], index: int) -> bool:
    """`Poland, Hungary and Latvia`: a name among names, not one that says who the last was."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    after = following.of(text).lstrip() if following else ""
    return (
        " and " in pieces[index].of(text)
        or after.startswith(("and ", "or "))
        or bool(following and _is_name(text, following))
    )


def _is_name(text: str, piece: Span) -> bool:
    words = WORD.findall(text, *piece)
    capital = [w for w in words if w[0].isupper()]
    return 2 <= len(words) <= 8 and len(capital) >= 2 and all(w[0].isupper() or w.lower() in SMALL for w in words)


def _by_acronym(text: str, pieces: list[Span], kept: list[Span]) -> str:
    """Long names that the sentence itself abbreviates, abbreviated."""
    title = _joined(text, kept)
    for long, short in ACRONYM.findall(_joined(text, pieces)):
        name = re.sub(r"^(?:The|the|and|of|in|to|for|on)\s+", "", long)  # "The "
        title = title.replace(name, short)
    return title


def _joined(text: str, pieces: list[Span]) -> str:
    """The pieces as one line, with the comma dropped where a piece between two is gone."""
    title = ""
    for index, piece in enumerate(pieces):
        words = " ".join(piece.of(text).split())
        whole = not index or not text[pieces[index - 1].end : piece.start].strip()
        title = f"{title if whole else title.rstrip(',;')} {words}"
    return re.sub(r"(?<!\s)\s+([,;.])", r"\1", title).strip(" ,;:")  # " ,"


def _cut(title: str) -> str:
    """The title up to the last place at which a clause or phrase ends."""
    if len(title) <= LONGEST:
        return title
    places = [m.start() for m in CUT.finditer(title) if m.start() >= SHORTEST]
    fitting = [p for p in places if p <= LONGEST] or [p for p in places if p <= AT_ALL]
    for place in reversed(fitting):
        part = title[:place]
        if split_clause(part, Span(0, len(part))) is None:  # "Colombia's Constitutional Court"
            continue
        if part.count("“") == part.count("”") and part.count('"') % 2 == 0 and not HANGING.search(part):
            return part
    if len(title) <= AT_ALL:
        return title
    short = title[:LONGEST]
    return short[: short.rindex(" ")] if " " in short else short


def _tidy(title: str) -> str:
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")]
    while (short := HANGING.sub("", title)) != title:
        title = short
    title = title.lstrip(PUNCTUATION)
    title = title if SHORT_FORM.search(title) else title.rstrip(PUNCTUATION)
    return title[:1].upper() + title[1:]
