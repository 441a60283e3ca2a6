"""An invented article and what was found in it."""

from __future__ import annotations

from generator.model import (
    Actor,
    ActorFact,
    Affiliation,
    Article,
    Candidate,
    Fact,
    Facts,
    Mention,
    NameKind,
    Quotation,
    Span,
    Topic,
    Why,
    Zone,
)

TEXT = (
    "Flood in Beira\n"
    'Mayor Ana Dias said on Tuesday: "The river will rise again." Bo Lindqvist of the Red Cross went to Dondo.\n'
    '"The river will rise again." Ana Dias flew to Dondo with Mozambican troops and Chen Wei.'
)
WHY = Why("test.rule", "as the text says", 0.9)
UNSURE = Why("test.guess", "nearest name", 0.3, inferred=True)


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def mention(kind: NameKind, words: str, nth: int = 0) -> Mention:
    return Mention(kind, span(words, nth), words, WHY)


ARTICLE = Article(
    id="flood.txt#1",
    seed="flood.txt",
    part=1,
    sha256="0" * 64,
    text=TEXT,
    zones=(Zone("headline", span("Flood in Beira")),),
    sentences=(span("Flood in Beira"),),
    headline=span("Flood in Beira"),
    published=Fact("2026-02-03", (), WHY),
)

FACTS = Facts(
    title=Fact("Flood in Beira", (span("Flood in Beira"),), WHY),
    date=Fact("2026-02-03", (span("on Tuesday"),), WHY, (Candidate("2026-02-02", None, 0.2, "the day before"),)),
    location=Fact("Beira, Mozambique", (span("Beira"),), WHY),
    actors=(
        ActorFact(Actor("Ana Dias", "mayor"), "person", span("Ana Dias"), WHY),
        ActorFact(Actor("Bo Lindqvist", "head", "Red Cross", "Col."), "person", span("Bo Lindqvist"), WHY),
    ),
    mentions=(
        mention("PLACE", "Beira"),
        mention("PERSON", "Ana Dias"),
        mention("ORG", "Red Cross"),
        mention("PLACE", "Dondo"),
        mention("PERSON", "Ana Dias", 1),
        mention("PLACE", "Dondo", 1),
        mention("NORP", "Mozambican"),
        mention("PERSON", "Chen Wei"),
    ),
    toponyms=(),
    dates=(),
    quotations=(
        Quotation(span("The river will rise again."), "Ana Dias", span("Ana Dias"), UNSURE),
        Quotation(span("The river will rise again.", 1), None, None, WHY),
    ),
    affiliations=(
        Affiliation("Ana Dias", "mayor", None, None, span("Mayor"), WHY),
        Affiliation("Bo Lindqvist", "head", "Red Cross", None, span("of the Red Cross"), UNSURE),
        Affiliation("Bo Lindqvist", None, "Red Cross", None, span("of the Red Cross"), WHY),
    ),
    acronyms=(),
    topics=(Topic("floods", "flood relief", "medtop:20000140", (span("river"),), WHY),),
    summary=Fact("The river\n will rise.", (span("river"),), WHY),
    answers={"when": (Fact("2026-02-03", (span("on Tuesday"),), WHY),)},
)
