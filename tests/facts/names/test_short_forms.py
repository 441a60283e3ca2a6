"""Every mention carries the fullest form of its name, where only one fits."""

from __future__ import annotations

from generator.articles import plain_article
from generator.facts import find_facts
from generator.facts.given import name_facts
from generator.model import Mention, Span, Why
from tests.facts.reading import article_of, mentions_of


def names(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    article = article_of(text, headline)
    return [(m.span.of(article.text), m.name) for m in mentions_of(article)]


def test_a_family_name_stands_for_the_one_person_who_has_it() -> None:
    assert ("Wanjiru", "Jane Wanjiru") in names("President Jane Wanjiru spoke. Then Wanjiru left.")


def test_a_family_name_of_two_people_stands_for_itself() -> None:
    found = names("Minister Jane Wanjiru met Governor Paul Wanjiru. Then Wanjiru left.")
    assert found[-1] == ("Wanjiru", "Wanjiru")


def test_a_family_name_alone_means_the_main_person_not_the_relative() -> None:
    text = "Jane Wanjiru won. President Jane Wanjiru thanked her husband, Paul Wanjiru. Then Wanjiru left."
    assert names(text)[-1] == ("Wanjiru", "Jane Wanjiru")


def test_forms_of_one_name_count_together() -> None:
    text = "Jane N. Wanjiru won. Jane Wanjiru thanked Paul Wanjiru. Then Wanjiru left."
    assert names(text)[-1] == ("Wanjiru", "Jane N. Wanjiru")


def test_a_word_in_capitals_is_written_as_elsewhere() -> None:
    assert names("JANE Wanjiru won. Later Jane Wanjiru left.")[0][1] == "Jane Wanjiru"


def test_a_longer_name_takes_up_its_shorter_form() -> None:
    found = names("General Syed Imran Qadir spoke. Later General Imran Qadir left.")
    assert [name for _, name in found] == ["Syed Imran Qadir", "Syed Imran Qadir"]


def test_a_misspelt_family_name_with_the_same_rank_is_the_same_person() -> None:
    found = names("Major General Hassan bin Omar Al-Mutairi spoke in Doha. Major General Al-Mutayri left.")
    assert found[-1] == ("Al-Mutayri", "Hassan bin Omar Al-Mutairi")


def test_a_like_sounding_name_without_the_rank_is_somebody_else() -> None:
    found = names("Major General Hassan bin Omar Al-Mutairi spoke in Doha. Mr. Al-Mutayri left.")
    assert found[-1][1] == "Al-Mutayri"


def test_an_acronym_stands_for_its_long_form() -> None:
    found = names("The Volta River Authority (VRA) met. Later VRA engineers left.")
    assert found[-1] == ("VRA", "Volta River Authority")


def test_words_left_out_of_an_organization_are_put_back() -> None:
    found = names("The Baltic Naval Alliance to Protect Shipping met. The Baltic Alliance is new.")
    assert found[-1] == ("Baltic Alliance", "Baltic Naval Alliance to Protect Shipping")


def test_an_organization_with_another_head_word_is_another() -> None:
    found = names("The United Nations Refugee Fund paid. The United Nations did not.")
    assert ("United Nations", "United Nations") in found


def test_a_lower_case_form_in_the_headline_is_the_organization() -> None:
    text = "The African Maritime Counter Piracy Coalition met in Mombasa."
    found = names(text, "African maritime coalition to deepen ties with the port, says the mayor")
    assert found[0] == ("African maritime coalition", "African Maritime Counter Piracy Coalition")


def test_a_place_in_capitals_is_written_plainly() -> None:
    assert ("BANGLADESH", "Bangladesh") in names("FLOODS KILL DOZENS ACROSS BANGLADESH")


def test_a_lone_word_stands_for_the_organisation_that_puts_its_town_before_it() -> None:
    found = names("The Chicago Rovers won the cup on Sunday. Later the Rovers left for home.")
    assert found[-1] == ("Rovers", "Chicago Rovers")


def test_a_lone_word_stands_for_the_company_whose_other_words_any_company_has() -> None:
    found = names("Wexham Motor Company cut jobs on Sunday. Unions said that Wexham was to pay. Wexham did not.")
    assert found[1] == ("Wexham", "Wexham Motor Company")


def test_capitals_stand_for_the_one_organisation_with_these_initials() -> None:
    found = names("The Volta Basin Rescue League met in Accra. VBRL officials spoke.")
    assert found[-1] == ("VBRL", "Volta Basin Rescue League")


def test_capitals_that_two_organisations_have_or_that_the_world_knows_stand_for_themselves() -> None:
    two = names("The Volta Rescue League met the Vienna Rowing League. Later VRL officials spoke.")
    assert two[-1] == ("VRL", "VRL")
    known = names("The Union of Nurses met in Accra. Later UN officials spoke.")
    assert known[-1] == ("UN", "UN")


def test_a_mere_word_for_a_body_is_the_one_that_turns_on_it() -> None:
    text = "The Transport Association of the Lakes protests. No notice was given, the Association said."
    assert names(text)[-1] == ("Association", "Transport Association of the Lakes")


def test_a_lone_word_of_two_organisations_stands_for_itself() -> None:
    text = "The Chicago Dockers beat the Boston Dockers on Sunday. Later the Dockers left for home."
    assert names(text)[-1] == ("Dockers", "Dockers")


def test_a_company_is_the_same_with_and_without_its_legal_form() -> None:
    found = names("Norsk Tidevann ASA agreed to pay. Shares in Norsk Tidevann, led by Gunhild Aasrud, fell.")
    assert [name for said, name in found if said.startswith("Norsk")] == ["Norsk Tidevann ASA"] * 2


def test_more_than_a_legal_form_behind_a_name_makes_another_body() -> None:
    found = names("Shares in Lagos Motor PLC fell. Lagos Motor Racing Club won. Directors of Lagos Motor denied it.")
    assert found[-1] == ("Lagos Motor", "Lagos Motor PLC")


def test_of_two_companies_that_differ_in_their_legal_form_a_bare_name_is_neither() -> None:
    found = names("Lagos Motor Company lost. Lagos Motor PLC paid. Directors of Lagos Motor denied it.")
    assert found[-1] == ("Lagos Motor", "Lagos Motor")


def test_the_first_word_of_a_firm_is_the_firm() -> None:
    """Also where the recogniser takes it for a person's name, whom nobody names in full."""
    text = (
        "Tesora Bank AB today announced that Ingrid Falk will lead it from September.\n\n"
        "Tesora reported a net profit of SEK 2.4 billion for the first quarter, up 6 percent from a year earlier."
    )
    named = [(m.kind, m.name) for m in find_facts(plain_article("t", text)).mentions if "Tesora" in m.name]
    assert named == [("ORG", "Tesora Bank AB")] * 2


def test_a_paper_that_is_called_like_an_office_is_a_name() -> None:
    article = plain_article("t", "Jane Doe told Hollywood Reporter on Monday that the film was done.")
    (span,) = [Span(at, at + 18) for at in [article.text.index("Hollywood Reporter")]]
    given = Mention("ORG", span, "Hollywood Reporter", Why("given", "given as a name", 1.0))
    assert [m.name for m in name_facts(article, [given]).mentions] == ["Hollywood Reporter"]
