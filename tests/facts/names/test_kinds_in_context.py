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
