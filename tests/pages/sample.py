"""A small invented site: four reports, one story told twice, a person in three spellings, and hostile words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.model import (
    Actor,
    Appearance,
    Article,
    Brief,
    Cell,
    Dateline,
    Disagreement,
    Discrepancy,
    Entity,
    EntityKind,
    Evidence,
    Fact,
    Facts,
    Mention,
    NameKind,
    Place,
    PossiblySame,
    Quotation,
    QuotationText,
    Span,
    Spelling,
    Story,
    Storyline,
    Topic,
    Why,
    Zone,
    ZoneKind,
)
from generator.site import Site
from tests.field_paths import at

HOSTILE = '<script>alert("x")</script> {{ config }} {% raw %} [a](javascript:alert(1)) **b** `c` | d ![e](http://f.example/g.png)'

ONE = "briefs/2026/03/basin-states-agree-on-shared-gauges.md"
TWO = "briefs/2026/03/minister-hosts-water-envoy.md"
THREE = "briefs/2026/02/commission-opens-training-centre.md"
HAND = "briefs/2026/03/note-on-the-next-round.md"

ONE_TEXT = """Basin states agree on shared river gauges — commission

- Six states to publish water levels every hour
- Talks held in Kisumu, Kenya

By Staff Writer

Short Url

NAIROBI: The Lake Basin Water Commission (LBWC) has won agreement from six states to share river gauges in real time, its secretariat said on Tuesday, calling it the end of “twenty years of guessing.”

On Tuesday, LBWC Executive Secretary Dr. Amina Odhiambo-Wekesa met Water Minister Tomás Rivera Quiroga in Kisumu to settle the last open points on who pays for the stations and who may switch them off.

“A gauge that only one side can read is a rumour, and we have lived with rumours for too long,” Odhiambo-Wekesa told reporters. “From June, anyone with a telephone will see what we see.”

The commission, known as the Lake Commission until 2019, said 48 stations would cost about $5 million, of which $2 million is pledged. Negotiator ليلى الحداد, who chaired the talks, will present the timetable in March 2026."""

TWO_TEXT = """The Minister of Water and Irrigation, Eng. Tomas Rivera Quiroga, on 4 March received the head of the Lake Basin Water Commission, Dr. Amina Odhiambo Wekesa, at the lake headquarters.

Both sides discussed 50 gauging stations and the training of technicians. “We will pay our share on the day the first figure is published,” the minister said."""

THREE_TEXT = """KISUMU, Feb 11 (LNA): The Lake Basin Water Commission on Wednesday opened a training centre for two hundred technicians, its executive secretary, Amina O. Wekesa, announced.

The centre was built with help from the Port of Kisumu and will take its first class in April."""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where some words stand in a text."""
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Span(start, start + len(words))


def why(reason: str, confidence: float = 0.9, inferred: bool = False) -> Why:
    return Why("sample.rule", reason, confidence, inferred)


def _zones(text: str, dateline: Span | None) -> Iterable[Zone]:
    """A zone a line; the kinds as the sample's lines show them."""
    for number, match in enumerate(re.finditer(r"[^\n]+", text)):
        line, at = match[0], Span(*match.span())
        kinds: dict[str, ZoneKind] = {"- ": "bullet", "By ": "byline", "Short Url": "furniture"}
        kind = next((k for start, k in kinds.items() if line.startswith(start)), "body")
        if number == 0 and not line.endswith(".") and dateline is None:
            kind = "headline"
        if dateline and dateline.within(at):
            yield Zone("dateline", dateline)
            at = Span(dateline.end + 1, at.end)
        elif number == 0 and dateline and dateline.start > at.end:
            kind = "headline"
        yield Zone(kind, at)


def article(seed: str, part: int, text: str, dateline: str = "", place: str = "") -> Article:
    """An article with zones by line and sentences by full stop."""
    line = span(text, dateline) if dateline else None
    zones = tuple(_zones(text, line))
    sentences = [
        Span(z.span.start + m.start(), z.span.start + m.end())
        for z in zones
        if z.kind in ("headline", "bullet", "body")
        for m in re.finditer(r"\S.*?(?:\.[”’]?(?=\s+[A-Z“])(?<!Dr\.)(?<!Eng\.)|$)", z.span.of(text))
    ]
    stated = Dateline(line, span(text, place), None, None) if line else None
    return Article(f"{seed}#{part}", seed, part, "0" * 64, text, zones, tuple(sentences), dateline=stated)


def _mentions(text: str, *names: tuple[NameKind, str, str]) -> tuple[Mention, ...]:
    return tuple(
        Mention(kind, Span(m.start(), m.end()), full, why("a name"))
        for kind, surface, full in names
        for m in re.finditer(re.escape(surface), text)
    )


def _facts(source: Article, mentions: tuple[Mention, ...], quotes: Iterable[tuple[str, str, str]]) -> Facts:
    said = tuple(Quotation(span(source.text, q), who, span(source.text, by), why("says")) for q, who, by in quotes)
    topic = Topic("water", "water management", "medtop:20000441", (), why("words"))
    return Facts(
        Fact("t", (), why("headline")), None, None, (), mentions, (), (), said, (), (), (topic,), None
    )  # only what the pages read


COMMISSION = "Lake Basin Water Commission"
AMINA = "Amina Odhiambo-Wekesa"
TOMAS = "Tomás Rivera Quiroga"
LEILA = "ليلى الحداد"
QUOTE = "A gauge that only one side can read is a rumour, and we have lived with rumours for too long,"
QUOTE_2 = "From June, anyone with a telephone will see what we see."
QUOTE_3 = "We will pay our share on the day the first figure is published,"


def _first() -> Brief:
    source = article("basin_0017.txt", 2, ONE_TEXT, "NAIROBI:", "NAIROBI")
    text = source.text
    mentions = _mentions(
        text,
        ("ORG", "Lake Basin Water Commission", COMMISSION),
        ("ORG", "LBWC", COMMISSION),
        ("PERSON", "Amina Odhiambo-Wekesa", AMINA),
        ("PERSON", "Tomás Rivera Quiroga", TOMAS),
        ("PERSON", LEILA, LEILA),
        ("PLACE", "NAIROBI", "Nairobi"),
        ("PLACE", "Kisumu", "Kisumu"),
        ("PLACE", "Kenya", "Kenya"),
    )
    role = "Executive Secretary"
    evidence = (
        Evidence(
            at("title"), "Basin states", (span(text, "Basin states agree on shared river gauges"),), why("headline")
        ),
        Evidence(
            at("date"),
            "2026-03-03",
            (span(text, "On Tuesday"),),
            why('"On Tuesday", as published Tuesday 3 Mar 2026'),
        ),
        Evidence(at("published"), "2026-03-03", (), why("the year is that of another report of the story", 0.7, True)),
        Evidence(
            at("location"),
            "Kisumu, Kenya",
            (span(text, "in Kisumu", 1),),
            why("where the meeting was; the dateline is where it was written"),
        ),
        Evidence(at(f"actors/{AMINA}"), AMINA, (span(text, AMINA),), why("subject of “met”")),
        Evidence(
            at(f"actors/{AMINA}/role"), role, (span(text, "LBWC Executive Secretary"),), why("office before the name")
        ),
        Evidence(at(f"actors/{TOMAS}"), TOMAS, (span(text, TOMAS),), why("object of “met”")),
        Evidence(at(f"actors/{TOMAS}/role"), "Water Minister", (span(text, "Water Minister"),), why("before the name")),
        Evidence(at("topics/water management"), "water management", (span(text, "river gauges"),), why("2 cue words")),
        Evidence(at("topics/aid"), "aid", (span(text, "pledged"),), why("1 cue word", 0.4)),
        Evidence(at("quotations/0"), QUOTE, (span(text, QUOTE),), why("“told reporters” after the words")),
        Evidence(
            at("quotations/0/speaker"), AMINA, (span(text, "Odhiambo-Wekesa told"),), why("last person of that name")
        ),
        Evidence(at("quotations/1/speaker"), AMINA, (), why("continues the quotation before", 0.8, True)),
        Evidence(at("summary"), "The Lake", (span(text, "The Lake Basin Water Commission"),), why("first sentence")),
    )
    lead = text[text.index("The Lake Basin") : text.index("\n\nOn Tuesday")]
    return Brief(
        ONE,
        "Basin states agree on shared river gauges — commission",
        "2026-03-03",
        "2026-03-03",
        None,
        "Kisumu, Kenya",
        (
            Actor(AMINA, role, "LBWC", "Dr."),
            Actor(TOMAS, "Minister of Water and Irrigation", None, None),
            Actor(COMMISSION),
        ),
        ("water management", "Regional cooperation", "aid"),
        lead,
        (QuotationText(QUOTE, AMINA), QuotationText(QUOTE_2, AMINA)),
        (LEILA, "Nairobi", "Kenya"),
        source.id,
        corrected=(
            at(f"actors/{TOMAS}/role"),
            at("topics/Regional cooperation"),
            at("actors/Staff Writer"),
        ),
        disagreements=(Disagreement(at(f"actors/{TOMAS}/role"), "Minister of Water and Irrigation", "Water Minister"),),
        article=source,
        facts=_facts(
            source, mentions, [(QUOTE, AMINA, "Odhiambo-Wekesa told"), (QUOTE_2, AMINA, "Odhiambo-Wekesa told")]
        ),
        evidence=evidence,
    )


def _second() -> Brief:
    source = article("ministry.txt", 1, TWO_TEXT)
    text = source.text
    tomas, amina = "Tomas Rivera Quiroga", "Amina Odhiambo Wekesa"
    mentions = _mentions(
        text, ("PERSON", tomas, tomas), ("PERSON", amina, amina), ("ORG", "Lake Basin Water Commission", COMMISSION)
    )
    evidence = (
        Evidence(at("date"), "2026-03-04", (span(text, "on 4 March"),), why("the year is the seed’s own", 0.7, True)),
        Evidence(at("location"), "Kisumu, Kenya", (span(text, "the lake headquarters"),), why("no town is named", 0.4)),
        Evidence(at(f"actors/{tomas}"), tomas, (span(text, tomas),), why("subject of “received”")),
    )
    return Brief(
        TWO,
        "The Minister of Water and Irrigation received the head of the Lake Basin Water Commission",
        "2026-03-04",
        "2026-03-05",
        "Ministry of Water",
        "Kisumu, Kenya",
        (Actor(tomas, "Minister of Water and Irrigation", None, "Eng."), Actor(amina, "head", COMMISSION, "Dr.")),
        ("water management",),
        "Both sides discussed 50 gauging stations and the training of technicians.",
        (QuotationText(QUOTE_3, tomas),),
        (COMMISSION,),
        source.id,
        article=source,
        facts=_facts(source, mentions, [(QUOTE_3, tomas, "the minister")]),
        evidence=evidence,
    )


def _third() -> Brief:
    source = article("lna-0211.txt", 1, THREE_TEXT, "KISUMU, Feb 11 (LNA):", "KISUMU")
    text = source.text
    amina = "Amina O. Wekesa"
    mentions = _mentions(
        text,
        ("ORG", "Lake Basin Water Commission", COMMISSION),
        ("PERSON", amina, amina),
        ("PLACE", "KISUMU", "Kisumu"),
        ("ORG", "Port of Kisumu", "Port of Kisumu"),
    )
    return Brief(
        THREE,
        "Lake Basin Water Commission opens training centre",
        "2026-02-11",
        "2026-02-11",
        "LNA",
        "Kisumu, Kenya",
        (Actor(COMMISSION), Actor(amina, "executive secretary", COMMISSION)),
        ("water management", "education"),
        text[text.index("The Lake Basin") : text.index("\n\n")],
        (),
        ("Port of Kisumu",),
        source.id,
        article=source,
        facts=_facts(source, mentions, []),
        evidence=(
            Evidence(
                at("date"), "2026-02-11", (span(text, "on Wednesday"),), why("Wednesday, as published 11 Feb", 0.9)
            ),
            Evidence(at("location"), "Kisumu, Kenya", (span(text, "KISUMU"),), why("dateline")),
        ),
    )


def _by_hand() -> Brief:
    """Written by a person, with a title that tries everything."""
    return Brief(
        HAND,
        HOSTILE,
        None,
        None,
        None,
        None,
        (Actor("# Nobody | <b>", "1. {{ role }}", "`x`"),),
        ("{{ topic }}",),
        None,
        (QuotationText("*starred* <i>words</i>", None),),
        (),
        None,
    )


def _entity(kind: EntityKind, slug: str, names: dict[str, tuple[str, ...]], *seen: Appearance, **more: Any) -> Entity:
    spellings = tuple(
        Spelling(name, briefs, "sounds alike; same office; same week" if number else "the page's name")
        for number, (name, briefs) in enumerate(names.items())
    )
    return Entity(kind, slug, next(iter(names)), spellings, seen, **more)


def _people() -> tuple[Entity, ...]:
    amina = _entity(
        "person",
        "amina-odhiambo-wekesa",
        {AMINA: (ONE,), "Amina Odhiambo Wekesa": (TWO,), "Amina O. Wekesa": (THREE,)},
        Appearance(
            THREE, "Amina O. Wekesa", True, "executive secretary", COMMISSION, None, span(THREE_TEXT, "Amina O. Wekesa")
        ),
        Appearance(ONE, AMINA, True, "Executive Secretary", "LBWC", "Dr.", span(ONE_TEXT, AMINA)),
        Appearance(
            TWO, "Amina Odhiambo Wekesa", True, "head", COMMISSION, "Dr.", span(TWO_TEXT, "Amina Odhiambo Wekesa")
        ),
        possibly_same=(PossiblySame("leila", LEILA, 0.4, "same meeting"),),
        same_as=("https://www.wikidata.org/wiki/Q42",),
    )
    tomas = _entity(
        "person",
        "tomas-rivera-quiroga",
        {TOMAS: (ONE,), "Tomas Rivera Quiroga": (TWO,)},
        Appearance(ONE, TOMAS, True, "Minister of Water and Irrigation", None, None, span(ONE_TEXT, TOMAS)),
        Appearance(
            TWO,
            "Tomas Rivera Quiroga",
            True,
            "Minister of Water and Irrigation",
            None,
            "Eng.",
            span(TWO_TEXT, "Tomas Rivera Quiroga"),
        ),
    )
    leila = _entity("person", "leila", {LEILA: (ONE,)}, Appearance(ONE, LEILA, False, span=span(ONE_TEXT, LEILA)))
    hostile = _entity(
        "person", "index", {"# Nobody | <b>": (HAND,)}, Appearance(HAND, "# Nobody | <b>", True, "{{ role }}")
    )
    return amina, tomas, leila, hostile


def _bodies() -> tuple[Entity, ...]:
    commission = _entity(
        "organization",
        "lake-basin-water-commission",
        {COMMISSION: (ONE, TWO, THREE), "LBWC": (ONE,)},
        *(Appearance(path, COMMISSION, path != TWO) for path in (THREE, ONE, TWO)),
        description="Six-state body for the rivers of the lake",
    )
    port = _entity(
        "organization", "port-of-kisumu", {"Port of Kisumu": (THREE,)}, Appearance(THREE, "Port of Kisumu", False)
    )
    return commission, port


def _places() -> tuple[Entity, ...]:
    kisumu = _entity(
        "place",
        "kisumu",
        {"Kisumu": (ONE, TWO, THREE)},
        *(Appearance(path, "Kisumu", False) for path in (THREE, ONE, TWO)),
        place=Place("Kisumu", "KE", -0.10221, 34.76171, "city", 397957, "Kenya"),
    )
    kenya = _entity(
        "place",
        "kenya",
        {"Kenya": (ONE,)},
        Appearance(ONE, "Kenya", False, span=span(ONE_TEXT, "Kenya")),
        place=Place("Kenya", "KE", 1.0, 38.0, "country", 51393010, "Kenya"),
    )
    nairobi = _entity(
        "place", "nairobi", {"Nairobi": (ONE,)}, Appearance(ONE, "Nairobi", False, span=span(ONE_TEXT, "NAIROBI"))
    )
    return kisumu, kenya, nairobi


def _stories() -> tuple[Story, ...]:
    title = "Title of Tomás Rivera Quiroga"
    differ = (
        Discrepancy(
            "date",
            "Date",
            (
                Cell(ONE, "2026-03-03", "On Tuesday", span(ONE_TEXT, "On Tuesday")),
                Cell(TWO, "2026-03-04", "on 4 March", span(TWO_TEXT, "on 4 March")),
            ),
            "conflict",
            "both give the day of the meeting",
        ),
        Discrepancy(
            "number",
            "Number of stations",
            (
                Cell(ONE, "48", "48 stations", span(ONE_TEXT, "48 stations")),
                Cell(TWO, "50", "50 gauging stations", None),
            ),
            "conflict",
            "one number for one thing",
        ),
        Discrepancy(
            "title",
            title,
            (
                Cell(ONE, "Water Minister", "Water Minister", None),
                Cell(TWO, "Minister of Water and Irrigation", "", None),
            ),
            "may agree",
            "one is short for the other",
        ),
        Discrepancy(
            "spelling",
            f"Spelling of {AMINA}",
            (
                Cell(ONE, AMINA, AMINA, span(ONE_TEXT, AMINA)),
                Cell(TWO, "Amina Odhiambo Wekesa", "Amina Odhiambo Wekesa", span(TWO_TEXT, "Amina Odhiambo Wekesa")),
            ),
            "one person",
            "only the hyphen differs",
        ),
    )
    meeting = Story(
        "basin-states-agree",
        "Basin states agree on shared river gauges",
        (ONE, TWO),
        "same two people, same place, a day apart",
        "2026-03-03/2026-03-04",
        "Kisumu, Kenya",
        ("people/amina-odhiambo-wekesa", "people/tomas-rivera-quiroga", "organizations/lake-basin-water-commission"),
        differ,
        ("training-centre",),
        ("where",),
    )
    centre = Story(
        "training-centre",
        "Lake Basin Water Commission opens training centre",
        (THREE,),
        "a single report",
        "2026-02-11",
        "Kisumu, Kenya",
        ("organizations/lake-basin-water-commission",),
        related=("basin-states-agree",),
    )
    note = Story("note", HOSTILE, (HAND,), "a single report", None, None, ("people/index",))
    return meeting, centre, note


def _storylines() -> tuple[Storyline, ...]:
    events = ("basin-states-agree", "note")
    about = ("people/tomas-rivera-quiroga", "organizations/lake-basin-water-commission")
    return (Storyline("gauges", HOSTILE, events, "Tomás Rivera Quiroga in 2 of 2 events", "2026-03-03", about),)


def sample() -> Site:
    """The whole sample site."""
    briefs = (_first(), _second(), _third(), _by_hand())
    entities = (*_people(), *_bodies(), *_places())
    return Site(briefs, entities, _stories(), "Lake desk", storylines=_storylines())
