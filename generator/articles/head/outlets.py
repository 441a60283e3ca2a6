"""News agencies, papers, stations and issuing bodies: those known by name, and those known by the form of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.knowledge import read_yaml
from generator.knowledge.countries import fold_name
from generator.knowledge.words import longest_first, word_set

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\([^()]*\)$")
_DOMAIN = re.compile(
    r"(?<![a-z0-9-])(?:https?://)?(?:www\.|m\.|en\.|english\.)?(?P<name>[a-z0-9-]{3,40})\.(?:(?:co|com|org|net|gov|ac)\.)?[a-z]{2,10}\b",
    re.IGNORECASE,
)
LEGAL_FORM = (
    r"(?:Inc|Corp|Ltd|LLC|plc|PLC|AG|SA|N\.?V|Limited|Corporation|Group|Holdings|Co"
    r"|Oyj|Oy|ASA|AB|A/S|SE|S\.p\.A|S\.A|GmbH|KGaA|Bhd|K\.K)"
)
"""How the name of a company ends."""
_COMPANY = re.compile(rf"(?:[A-ZÀ-Þ][\w&’'.-]*,? |& ){{1,6}}{LEGAL_FORM}\.?(?: \([\w ]{{2,12}}\))?")
_JOINING = frozenset(
    {"of", "the", "and", "for", "de", "la", "le", "el", "del", "da", "do", "di", "du", "in", "&", "des"}
)
_LONGEST = 7
"""Words of an outlet's name; bodies have longer ones."""

Form = Literal["known", "outlet", "likely outlet", "body"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A line of `resources/outlets.yml`."""

    name: str
    short: tuple[str, ...]
    also: tuple[str, ...]
    domain: str
    country: str
    is_agency: bool


def outlet_named(words: str) -> Outlet | None:
    """The outlet of that name, short or full; case counts for short forms alone ("AA", "Mint")."""
    return _by_short().get(words.strip()) or _by_name().get(_key(words))


def outlet_at(address: str) -> Outlet | None:
    """The outlet whose pages stand at an address: `https://www.reuters.com/world/…`."""
    found = re.search(r"(?<![a-z0-9.-])(?:https?://)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,10})", address.lower())
    host = found.group(1) if found else ""
    while host.count(".") >= 1:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None


@cache
def agency_pattern() -> str:
    """A regular expression for the known agencies, short and full forms, longest first."""
    names = {form for each in _table() if each.is_agency for form in (*each.short, *each.also)}
    names |= {
        _bare(each.name) for each in _table() if each.is_agency and (len(each.name.split()) > 1 or not each.short)
    }
    return "(?:" + "|".join(map(re.escape, longest_first(names))) + ")"


def form_of(words: str) -> Form | None:
    """What a name looks like: "The Bramley Courier" an outlet, "Ministry of Water" a body; None for other words.

    Every word but joining ones has a capital, and one of them is a noun that such names have
    (`resources/en/headers.yml`).
    """
    name = words.strip(" .,:;|–—-")
    if outlet_named(name):
        return "known"
    tokens = _WORD.findall(name)
    if (
        not tokens
        or len(name) > 90
        or not all(word[0].isupper() or word[0].isdigit() or word in _JOINING for word in tokens)
    ):
        return None
    if re.search(r"\bNo\b|[!?;:\"“”/»›>+=#*_@]|\d{3}", name):
        return None
    plain = [word.casefold() for word in tokens]
    if plain[:2] == ["in", "the"]:
        plain = plain[2:]
    if not plain or plain[-1] in _JOINING or plain[0] in _JOINING - {"the", "la", "le", "el"}:
        return None
    if len(tokens) <= 14 and _is_body(plain):
        return "body"
    if 1 < len(tokens) <= _LONGEST and _has(plain, "outlet_nouns"):
        return "outlet"
    likely = 1 < len(tokens) <= 5 and plain[-1] not in word_set("en/headers", "no_outlets")
    return "likely outlet" if likely and _has(plain, "weak_outlet_nouns") else None


def is_name(words: str) -> bool:
    """Whether a few words are written as names are: "Human Rights Forum of the Andes (HRFA)"."""
    found = [word.strip("()") for word in words.split()]
    return len(found) <= _LONGEST + 1 and all(word[:1].isupper() or word in _JOINING for word in found)


def is_company(words: str) -> bool:
    """Whether words are the full name of a company and nothing else: "Nordic Seaweed AB (publ)"."""
    return bool(_COMPANY.fullmatch(words))


def name_in_address(address: str, text: str) -> str | None:
    """The words of a text that a domain name is made of: "Prairie Lantern" for `m.prairielantern.ca`."""
    found = _DOMAIN.search(address)
    if not found:
        return None
    letters = re.sub(r"[^a-z0-9]", "", fold_name(found["name"]))
    capital = r"(?:[Tt]he )?[A-ZÀ-Þ][\w’'-]*(?:[ -][A-ZÀ-Þ][\w’'-]*){0,4}"
    for match in re.finditer(capital, text[:60_000]):
        words = match.group()
        joined = re.sub(r"[^a-z0-9]", "", fold_name(words))
        if joined and joined.removeprefix("the") == letters.removeprefix("the") and " " in words:
            return words
    return None


def domain_in(line: str) -> str | None:
    """The domain name that a line consists of: "TURKSWIRE.COM"."""
    found = _DOMAIN.fullmatch(line.strip(" /|"))
    return line.strip(" /|") if found and "." in line else None


def _is_body(plain: list[str]) -> bool:
    """ "Ministry of Water", "Judiciary of Zambia", "Uganda River Guard": where the noun stands tells."""
    nouns = word_set("en/headers", "body_nouns")
    starts = plain[1] if plain[0] == "the" and len(plain) > 1 else plain[0]
    tails = word_set("en/headers", "body_tails")
    at = plain.index(starts) + 1
    if (starts in nouns and len(plain) > 2 and plain[at] in _JOINING | {"on"}) or (
        plain[-1] in tails and len(plain) > 1
    ):
        return True
    if any((word in nouns or word in tails) and plain[i + 1 : i + 2] == ["of"] for i, word in enumerate(plain)):
        return True
    # "Foreign Office Travel Notices": a body and what it puts out.
    return plain[-1] in word_set("en/headers", "issues") and any(word in nouns or word in tails for word in plain)


def _has(plain: list[str], name: str) -> bool:
    nouns = word_set("en/headers", name)
    return any(word in nouns or any(word.endswith(f"-{noun}") for noun in nouns) for word in plain)


def _key(words: str) -> str:
    plain = [word.casefold() for word in _WORD.findall(words)]
    return " ".join(plain[1:] if plain[:1] == ["the"] and len(plain) > 1 else plain)


def _bare(name: str) -> str:
    return _BRACKET.sub("", name)


@cache
def _table() -> tuple[Outlet, ...]:
    found = []
    for kind, lines in read_yaml("outlets").items():
        for line in lines:
            name, short, also, domain, country = (part.strip() for part in str(line).split("|"))
            found.append(Outlet(name, _listed(short), _listed(also), domain, country, kind == "agencies"))
    return tuple(found)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


@cache
def _by_short() -> dict[str, Outlet]:
    return {form: each for each in reversed(_table()) for form in each.short}


@cache
def _by_name() -> dict[str, Outlet]:
    """Full names. One word alone is the name of other things, too ("Mint"): only agencies and capitals are sure."""
    found: dict[str, Outlet] = {}
    for each in reversed(_table()):
        for name in (_bare(each.name), *each.also):
            if " " in name or each.is_agency or "." in name:
                found[_key(name)] = each
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return {each.domain: each for each in reversed(_table()) if each.domain}
