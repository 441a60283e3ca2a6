"""Who holds which role: "Interior Minister X", "X, the head of Y", with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.word_lists import words
from generator.facts.people.before_name import rank_before, rank_words, role_before, role_in_commas
from generator.facts.people.by_grammar import roles_by_grammar
from generator.facts.people.callings import is_livelihood
from generator.facts.people.described import Bodies, bodies_of
from generator.facts.people.offices_of_bodies import possessor
from generator.facts.people.role_phrases import Phrase, Role, phrases_of
from generator.facts.people.signatures import signed_roles
from generator.facts.people.whose.about import About
from generator.facts.people.whose.described_owners import meant_body
from generator.facts.people.whose.unnamed_bodies import with_bodies
from generator.knowledge.countries import country_of, is_demonym
from generator.knowledge.titles import is_office
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, Mention, Span, Toponym, Why

_BESIDE = "people.before"
"""The rule of words right before a name: of two offices they are surer its own than those before a comma."""
_FIELD = re.compile(r"\s(?:of|for|at|in|on|to|from|with|who|that)\s")  # " of "


def find_affiliations(
    article: Article, mentions: Sequence[Mention], toponyms: Sequence[Toponym], grammar: Grammar
) -> tuple[Affiliation, ...]:
    """Every statement of a role, an organisation or a rank, for each person the fullest first.

    Persons come in the order of their first statement. Role, organisation and rank are the source's words (an
    organisation's short form stays short); `span` covers them without the name.
    """
    found: list[Affiliation] = []
    bodies = bodies_of(mentions, article.text, str(article.publisher.value) if article.publisher else "")
    for phrase in phrases_of(article, mentions):
        for at, owner in enumerate(phrase.owners):
            if owner is not None and owner.kind == "PERSON" and (not at or phrase.owners[at - 1] != owner):
                found += _statements(phrase, at, owner, grammar, bodies)
    found += signed_roles(article, mentions)
    found = [_without_nation(one, article.text) for one in found]
    order = {name: index for index, name in enumerate(dict.fromkeys(one.name for one in found))}
    fullest = sorted(dict.fromkeys(found), key=lambda one: (order[one.name], -_fullness(one), _rank_of(one), one.span))
    return tuple(with_bodies(About(article, mentions, bodies, toponyms, fullest)))


def _without_nation(one: Affiliation, text: str) -> Affiliation:
    """A statement, without the state that only tells where somebody comes from: "the British >epidemiologist< X", "the
    Georgian >director< X"; "the >Ireland< coach" without its article."""
    whose = one.organization or ""
    if (one.role or "")[:1].islower():
        whose = whose.removeprefix("The ")
    code = country_of(whose)
    if code is None:
        return replace(one, organization=whose or None)
    head = _FIELD.split(one.role or "")[0].lower().split()[-1:]
    by_adjective = any(is_demonym(word) and country_of(word) == code for word in WORD.findall(one.span.of(text)))
    if head and (head[0] in words("roles", "private") or (by_adjective and is_livelihood(head[0]))):
        return replace(one, organization=None)
    return replace(one, organization=whose)


def _rank_of(one: Affiliation) -> int:
    """Words right before a name first, mere letters behind it last."""
    return 0 if one.why.rule == _BESIDE else 2 if (one.role or "").lower() in words("roles", "letters") else 1


def _fullness(one: Affiliation) -> int:
    seat = (one.role or "").lower() in words("roles", "letters")
    return 4 * (one.role is not None) - 3 * seat + 2 * (one.organization is not None) + (one.rank is not None)


def _statements(phrase: Phrase, at: int, person: Mention, grammar: Grammar, bodies: Bodies) -> Iterator[Affiliation]:
    first = rank_before(phrase, at)
    rank = rank_words(phrase, first, at) or _rank_behind(phrase, phrase.mention_end(at))
    # "Ministers Odhiambo and Said" each are one; "lawyers for Odhiambo" are not Odhiambo.
    before = _with_owner(role_before(phrase, first), phrase, grammar, bodies)
    before = None if before and before.role and _FIELD.search(before.role) and of_many(before.role) else before
    titled = Span(phrase.tokens[first].start, person.span.end)
    tied = [role for role in roles_by_grammar(phrase, grammar, bodies, person.span, titled) if not of_many(role.role)]
    tied = [role for role in tied if not any(_says_more(other, role) for other in (before, *tied) if other)]
    if before and any(_says_more(other, before) or other[:2] == before[:2] for other in tied):
        before = None
    if not before and not any(role.role and role.organization for role in tied):
        before = role_in_commas(phrase, first)
    tied = [role for role in tied if not rank or rank.islower() or (role.role or "").lower() != rank.lower()]
    if before or (rank and not any(role.role for role in tied)):
        role = before or Role(None, _force_of(phrase, first, at), min(first, at), at)
        span = Span(phrase.tokens[role.start].start, max(phrase.tokens[at - 1].end, phrase.tokens[role.start].end))
        rank = None if rank and _is_its_end(rank, before) else rank
        yield _affiliation(person, role, rank, span, "before")
    for role in (*tied, *_letters_behind(phrase, phrase.mention_end(at))):
        rank = None if rank and ((rank.islower() and rank == role.role) or _is_its_end(rank, role)) else rank
        yield _affiliation(person, role, rank, phrase.span(role.start, role.end), "grammar")


def _with_owner(role: Role | None, phrase: Phrase, grammar: Grammar, bodies: Bodies) -> Role | None:
    """ "the >ministry<'s spokeswoman X", "its chairman X": a role before a name with the body that is meant."""
    if role is None or role.organization or not role.start:
        return role
    owner = phrase.tokens[role.start - 1]
    word = grammar.word_at(owner.start) if owner.possessive or owner.key in {"its", "their"} else None
    return role._replace(organization=meant_body(word, bodies, phrase, grammar)) if word is not None else role


def _rank_behind(phrase: Phrase, at: int) -> str | None:
    """ "Jane Doe, a major general": the rank behind a name."""
    article = at < len(phrase.tokens) and phrase.gap(at).strip() == "," and phrase.tokens[at].key in {"a", "an"}
    ranks = [
        phrase.words(*pair) for *pair, kind in phrase.titles_in(at + 1, at + 2) if kind == "rank" and pair[0] == at + 1
    ]
    return ranks[0] if article and ranks and not is_office(ranks[0]) else None


def _letters_behind(phrase: Phrase, at: int) -> Iterator[Role]:
    """ "Jane Doe MP": the seat that letters behind a name give."""
    if phrase.tight(at) and phrase.tokens[at].text.isupper() and phrase.tokens[at].key in words("roles", "letters"):
        yield Role(phrase.tokens[at].text, None, at, at + 1)


def _force_of(phrase: Phrase, first: int, at: int) -> str | None:
    """Whose rank it is: "Lancashire Police Detective Inspector X", "US Army Major X", "Israeli Major X"."""
    whose = possessor(phrase, first) if first < at else None
    if whose is None and first + 1 < at and phrase.tokens[first].key in words("roles", "services"):
        return phrase.words(first, first + 1)  # "Police Colonel X"
    owner = phrase.owners[first - 1] if whose else None
    return whose[1] if whose and owner is not None and owner.kind != "PLACE" else None


def _is_its_end(rank: str, role: Role | None) -> bool:
    """ "Provincial police >commander< X": the word that is a rank elsewhere ends the office."""
    said = (role.role or "").split() if role else []
    return len(said) > 1 and said[-1] == rank and (rank.islower() or said[-2].lower() in words("roles", "services"))


def _says_more(one: Role, other: Role) -> bool:
    """Whether two readings of the same words differ in that the first takes in more of them."""
    same = one.start < other.end and other.start < one.end and one.role and (other.role or "") in one.role
    return bool(same) and (len(one.role or ""), bool(one.organization)) > (
        len(other.role or ""),
        bool(other.organization),
    )


def of_many(role: str | None) -> bool:
    """Whether a role's head is the plural of an office, so that no single person holds it: "lawyers for X"."""
    head = _FIELD.split(role or "")[0].split()
    if not head or head[0].lower() == "one":
        return False
    last = head[-1].lower()
    one = f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")
    return last.endswith("s") and not last.endswith("ss") and is_office(one)


def _affiliation(person: Mention, role: Role, rank: str | None, span: Span, side: str) -> Affiliation:
    reason = (
        "the words stand before the name" if side == "before" else "the sentence's grammar ties the words to the name"
    )
    why = Why(_BESIDE if side == "before" else "people.grammar", reason, 0.9 if side == "before" else 0.8)
    return Affiliation(person.name, role.role or None, role.organization, rank, span, why)
