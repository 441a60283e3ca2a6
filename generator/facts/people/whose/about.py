"""What a report is about, as far as offices of no stated body go: its body, state, region, town and court."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.facts.names.word_lists import words
from generator.facts.people.described import Bodies
from generator.knowledge.countries import country_of, name_of
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, Mention, Toponym

_OFTEN = 3
"""Namings that a report's own body or state has at least, and twice as many as any other."""
_TOWN_OFTEN = 2
"""The same for a town or region."""
# "Rotterdam district court", "Ndola high court"
_COURT = re.compile(
    r"\b(?:[A-Z][\w’'-]+ ){1,3}(?:district|high|city|county|regional|crown|magistrates['’]|appeals?|supreme|federal|"
    r"provincial|criminal|labou?r|circuit|family|military) (?:court|tribunal)\b"
)
_BANK = re.compile(r"(?:\b[A-Z][\w-]*(?:['’]s)? )?\b[Cc]entral [Bb]ank\b")  # "Kenya's central bank"
_REGION_BEFORE = re.compile(r"\b(?:province|state|canton|county|region|district|prefecture) of $")  # "the canton of "
_REGION_BEHIND = re.compile(
    r" (?:[Pp]rovince|State|[Cc]anton|[Cc]ounty|[Rr]egion|[Dd]istrict|[Pp]refecture)\b"
)  # " canton"


@dataclass(frozen=True)
class About:
    """Looks up what one report is about, by what it names most."""

    article: Article
    mentions: Sequence[Mention]
    bodies: Bodies
    toponyms: Sequence[Toponym]
    found: Sequence[Affiliation]
    """Every statement of the report, before any is inferred."""

    @property
    def text(self) -> str:
        """The article's words."""
        return self.article.text

    @cached_property
    def body(self) -> str | None:
        """The body that a report is about: named far more than any other, or the only one; or whoever issues it."""
        often = Counter({name: len(found) + self._called(name) for name, found in self._namings.items()})
        leading = leading_of(often, _OFTEN)
        if leading is None and len(often) == 1 and max(often.values()) >= _TOWN_OFTEN:
            leading = next(iter(often))
        return leading or self.issuer or self._firm

    @cached_property
    def _firm(self) -> str | None:
        """The only body that the report calls a company."""
        firms = {name for noun in words("roles", "firms") for name in self.bodies.called.get(noun, ())}
        return without_form(next(iter(firms))) if len(firms) == 1 else None

    @cached_property
    def issuer(self) -> str | None:
        """The body that publishes the report, where the report tells of it: a release, no news."""
        publisher = self.article.publisher
        said = _words_of(str(publisher.value)) if publisher is not None else []
        return next((name for name in self._namings if said and _words_of(name) == said), None)

    @cached_property
    def _namings(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for body in self.bodies.named:
            if not is_press(body.name):
                found.setdefault(without_form(body.name), []).append(body)
        for name in [name for name in found if " " not in name]:
            longer = [other for other in found if other != name and name.lower() in _words_of(other)]
            if len(longer) == 1:  # "the Association"
                found[longer[0]] += found.pop(name)
        return found

    def _called(self, name: str) -> int:
        """How often "the Ministry" stands for a body that alone has that word in its name."""
        heads = [word for word in _words_of(name) if word in words("organizations", "heads")]
        own = [word for word in heads if sum(word in _words_of(other) for other in self._namings) == 1]
        return sum(len(re.findall(rf"\b[Tt]he {word.capitalize()}\b", self.text)) for word in own)

    @cached_property
    def town(self) -> str | None:
        """The town that a report is about."""
        towns = (one.name for one in self.toponyms if one.place is not None and one.place.kind == "city")
        return leading_of(Counter(towns), _TOWN_OFTEN)

    @cached_property
    def region(self) -> str | None:
        """The region that a report is about: the only one that it names, or the one that it names most."""
        named = Counter(self._regions(self.toponyms))
        heads = [*self.article.spans_of("headline"), *self.article.sentences[:2]]
        early = set(self._regions([one for one in self.toponyms if any(one.span.within(span) for span in heads)]))
        first = next(iter(early)) if len(early) == 1 else None
        return next(iter(named)) if len(named) == 1 else leading_of(named, _TOWN_OFTEN) or first

    def _regions(self, toponyms: Sequence[Toponym]) -> Iterator[str]:
        for one in toponyms:
            before = self.text[max(0, one.span.start - 14) : one.span.start]
            called = _REGION_BEFORE.search(before) or _REGION_BEHIND.match(self.text, one.span.end)
            within = one.name.split()[-1].lower() in words("roles", "regions")
            if called or within or (one.place is not None and one.place.kind == "region"):
                yield one.name.removeprefix("The ")

    @cached_property
    def court(self) -> str | None:
        """The only court that a report names."""
        named = [one.name for one in self.bodies.named if {"court", "tribunal"} & set(_words_of(one.name))]
        plain = [one.group() for one in _COURT.finditer(self.text)]
        found = {" ".join(_words_of(name)): name for name in (*plain, *named)}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def central_bank(self) -> str | None:
        """The central bank that the headline or first sentence speaks of, as first named: "Kenya's central bank"."""
        heads = [*self.article.spans_of("headline"), *self.article.sentences[:2]]
        found = [bank for span in heads if (bank := _BANK.search(self.text, span.start, span.end))]
        return found[0].group() if found else None

    @cached_property
    def state(self) -> str | None:
        """The state that a report names most, itself or by its adjective, its towns and its bodies ("Peru's Navy"); of
        two that it names alike, the one in which it was written."""
        if self.issuing_state is not None:
            return name_of(self.issuing_state)
        codes = self._states
        ranked = [*codes.most_common(2), (None, 0), (None, 0)]
        (first, often), (_, second) = ranked[:2]
        if first and often >= _OFTEN and often >= 2 * second:
            return name_of(first)
        own = max(self.here, key=lambda code: codes[code], default="")
        most = max((count for code, count in codes.items() if code != own), default=0)
        return name_of(own) if own and codes[own] >= _OFTEN and 3 * codes[own] >= 2 * most else None

    @cached_property
    def states_of(self) -> Mapping[str, frozenset[str]]:
        """Person -> the states that the report ties them to."""
        tied: dict[str, set[str]] = {}
        for one in self.found:
            if one.organization and (code := country_of(one.organization)):
                tied.setdefault(one.name, set()).add(name_of(code))
        return {name: frozenset(states) for name, states in tied.items()}

    @cached_property
    def abroad(self) -> frozenset[str]:
        """States that have sent somebody, or whose minister is a "counterpart": who receives the ambassador of Japan is
        a minister of another one."""
        sent = [one for one in self.found if one.role and words("roles", "envoys") & set(one.role.lower().split())]
        met = tuple(f" {word}" for word in sorted(words("roles", "counterparts")))
        named = (one for one in self.mentions if one.kind == "NORP" and self.text.startswith(met, one.span.end))
        others = [name_of(code) for one in named if (code := country_of(one.name))]
        return frozenset((*others, *(state for one in sent for state in self.states_of.get(one.name, ()))))

    @cached_property
    def held_at_home(self) -> frozenset[str]:
        """Offices, in small letters, that the report gives to somebody of its own state."""
        return frozenset(
            one.role.lower() for one in self.found if one.role and self.state in self.states_of.get(one.name, ())
        )

    @cached_property
    def early_states(self) -> Sequence[Mention]:
        """States, and their adjectives, in the headline and the first sentence."""
        first = [span for span in self.article.sentences if self.article.zone_at(span.start) == "body"][:1]
        stretches = (*self.article.spans_of("headline"), *first)
        named = (one for one in self.mentions if any(one.span.within(stretch) for stretch in stretches))
        return [one for one in named if one.kind in {"PLACE", "NORP"} and country_of(one.name)]

    @cached_property
    def issuing_state(self) -> str | None:
        """Code of the state whose ministry or government publishes the report: "Ministry of Transport of Latvia"."""
        said = WORD.findall(self.bodies.issuer)
        if not {word.lower() for word in said} & words("roles", "governing"):
            return None
        ends = (" ".join(said[at:]) for at in range(len(said)))
        codes = (country_of(end.title() if end.isupper() else end) for end in (*ends, *said[:1]))
        return next((code for code in codes if code), None)

    @cached_property
    def here(self) -> frozenset[str]:
        """Codes of the states in which the dateline's places lie."""
        dateline = self.article.dateline
        within = (one for one in self.toponyms if dateline and one.span.within(dateline.span))
        return frozenset((*self._written, *(one.place.country for one in within if one.place and one.place.country)))

    @cached_property
    def _written(self) -> tuple[str, ...]:
        """Codes of the states that the dateline names: "DURBAN, South Africa (Cape Wire) -"."""
        dateline = self.article.dateline
        parts = dateline.span.of(self.text).split(",")[1:] if dateline is not None else []
        return tuple(code for part in parts if (code := country_of(part.partition("(")[0].strip(" -–—"))))

    @cached_property
    def _states(self) -> Counter[str]:
        named = [code for one in self.mentions if one.kind in {"PLACE", "NORP"} and (code := country_of(one.name))]
        bodies = [code for one in self.bodies.named if (code := country_of(one.name.split()[0]))]
        towns = [one.place.country for one in self.toponyms if one.place is not None and one.place.kind != "country"]
        return Counter(
            [*named, *bodies, *self._written, *filter(None, towns)] if named or bodies or self._written else []
        )


def _words_of(name: str) -> list[str]:
    return [word for word in WORD.findall(name.lower()) if word not in {"the", "of", "for", "and"}]


def without_form(name: str) -> str:
    """ "Acme Foods" of "Acme Foods, Inc."."""
    first, _, last = name.rpartition(" ")
    return first.rstrip(",") if first and last.lower().strip(".") in words("organizations", "suffixes") else name


def is_press(name: str) -> bool:
    """Whether a body tells of others: a news agency."""
    return any(word in words("actors", "press") for word in name.lower().split())


def leading_of(often: Counter[str], least: int) -> str | None:
    """What is counted at least so often, and twice as often as anything else."""
    ranked = [*often.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, second) = ranked[:2]
    return first if first and most >= least and most >= 2 * second else None
