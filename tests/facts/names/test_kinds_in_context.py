"""What a name is where the words beside it say so plainly."""

from __future__ import annotations

import pytest

from tests.facts.reading import article_of, mentions_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Researchers at US brokerage house Marlowe Stern expect more. Marlowe Stern has 30 staff.",
            "Marlowe Stern",
            "ORG",
        ),
        ("Hale & Dunmore LLP and Ryland Frost LLP are legal advisers.", "Ryland Frost LLP", "ORG"),
        ("Fighters of al Nusur, a movement with ties to al Qaeda, fled.", "al Nusur", "ORG"),
        ("Soldiers freed 31 hostages whom Yaki Kasa terrorists kept. Yaki Kasa fled.", "Yaki Kasa", "ORG"),
        ("The airline Blue Heron said flights would resume.", "Blue Heron", "ORG"),
        ("He left the charity Anna Holm founded in 2003.", "Anna Holm", "PERSON"),
        ("Jack Weller, a former company director, was jailed.", "Jack Weller", "PERSON"),
        ("Maria Lund was the firm's founder.", "Maria Lund", "PERSON"),
        ("Residents in Tamale voted. Tamale was calm.", "Tamale", "PLACE"),
        ("The Federal Republic of Germany (FRG) agreed. The FRG will pay.", "Federal Republic of Germany", "PLACE"),
        ("Kenya Power managing director Joseph Siror blamed an overload.", "Kenya Power", "ORG"),
        ("The search was led by 12 Mechanised Brigade on Friday.", "12 Mechanised Brigade", "ORG"),
        # what it is in law, in any country
        ("Sompio Oyj’s net sales fell. Sompio Oyj has 90 staff.", "Sompio Oyj", "ORG"),
        ("PT Laut Biru Tbk and Teluk Sari Sdn Bhd signed a deal.", "PT Laut Biru Tbk", "ORG"),
        # words for bodies in other languages
        ("Analysts polled by Banco Sumapaz expect 2 percent.", "Banco Sumapaz", "ORG"),
        ("Its sponsor, the power producer Pohja Energia, withdrew.", "Pohja Energia", "ORG"),
        ("Witnesses should call the Kantonspolizei Thurgau.", "Kantonspolizei Thurgau", "ORG"),
        ("Fundación Semilla Azul feeds 900 children. Semilla Azul was founded in 1998.", "Semilla Azul", "ORG"),
        # who has directors, chairmen, drivers
        ("“We want a study,” said the director of Aguas Vivas, Rosa Quispe. Aguas Vivas sued.", "Aguas Vivas", "ORG"),
        ("Drivers at the bus company Linhas do Minho left. Linhas do Minho hires.", "Linhas do Minho", "ORG"),
        ("Al-Karam striker Yusuf Said is injured. Al-Karam have won five in a row.", "Al-Karam", "ORG"),
        ("Two helicopters of Bergwacht Air were sent.", "Bergwacht Air", "ORG"),
        # what only bodies do
        ("Corbin Hale lowered its forecast. Corbin Hale shares fell.", "Corbin Hale", "ORG"),
        ("The combined company, which will be called Hallam Nordvik, stays in Leeds.", "Hallam Nordvik", "ORG"),
        ("The Greens took nine seats. Novak said she would not persuade the Greens.", "Greens", "ORG"),
        ("City of Ekurhuleni spokesperson Thandi Mokoena said so.", "City of Ekurhuleni", "ORG"),
        # towns
        ("Gareth Pugh, 41, of Maes Derwen, Llandovery, was jailed.", "Llandovery", "PLACE"),
        ("A Penzance woman, Tegan Rowe, has been named.", "Penzance", "PLACE"),
        ("The satellite will watch for illegal clearing in the Amazon.", "Amazon", "PLACE"),
        # and persons all the same
        ("Aurora Marin, 29, a singer from Oslo, won. Aurora Marin thanked her mother.", "Aurora Marin", "PERSON"),
        ("The charity’s founder, Hugo Stern, left. Hugo Stern’s board was told.", "Hugo Stern", "PERSON"),
        ("Lykke Holm, who runs a shop in Aarhus, filed a complaint.", "Lykke Holm", "PERSON"),
        ("Chelsea Clinton met Paris Jackson in London.", "Paris Jackson", "PERSON"),
    ],
)
def test_the_words_beside_a_name_tell_its_kind(text: str, name: str, kind: str) -> None:
    assert {mention.kind for mention in mentions_of(article_of(text)) if mention.name == name} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "The Chief of Army Staff (CAS) spoke on Monday. The CAS left.",
        "Energy Cabinet Secretary Davis Chiro said power was back.",
        "The Regional Press Liaison Officer, Wilber Aheb, made this known.",
    ],
)
def test_an_office_is_no_body(text: str) -> None:
    assert not [mention for mention in mentions_of(article_of(text)) if mention.kind == "ORG"]


def test_a_kind_that_was_told_gives_what_told_it() -> None:
    (sompio,) = (one for one in mentions_of(article_of("Sompio Oyj’s net sales fell.")) if one.name == "Sompio Oyj")
    assert sompio.why.rule == "names.kind_in_context"
    assert "in law" in sompio.why.reason


def test_a_doubtful_body_counts_where_the_report_says_what_it_is() -> None:
    text = "A Singapore firm called Brightstar Agri-Commodities had been paid."
    (firm,) = (one for one in mentions_of(article_of(text)) if one.kind == "ORG")
    assert firm.name == "Brightstar Agri-Commodities"
    assert firm.why.standing == "stated"


def test_who_studied_at_a_university_does_not_make_it_a_person() -> None:
    text = "Ecologist Priya Raman of the University of Ghent, who took no part, called it elegant."
    assert [(one.kind, one.name) for one in mentions_of(article_of(text))][-1] == ("ORG", "University of Ghent")
