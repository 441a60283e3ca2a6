"""Titles and outlets of web pages: which of the names that a page gives is the headline, which the outlet's.

A page says each several times: in JSON-LD, in tags for previews, in its first heading, in the title of its window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

_TAIL = re.compile(r"(?<!\s)\s+(?:[|*•·–—-]+|::?)\s+|(?:(?<!\s)\s+)?\|\s*")  # " | Reuters", " - BBC News"
_WORD = re.compile(r"[^\W_]+")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/?", re.I)  # "mz.de"


def title_of(given: str, heads: list[str], meta: Mapping[str, list[str]], named: str, outlets: list[str]) -> str:
    """The headline of the JSON-LD, whole; else that of previews; else the heading that most agrees with them."""
    shown = [
        cleaned
        for key in ("og:title", "twitter:title")
        for t in meta.get(key, ())
        if (cleaned := without_tail(t, outlets))
    ]
    given = without_tail(given, outlets)
    if given:
        return next((each for each in (*shown, *heads) if _completes(each, given)), given)
    others = [*shown, without_tail(named, outlets)]
    head = next((head for head in heads if any(_share(head, other) > 0.5 for other in others if other)), "")
    return next((each for each in (*shown, without_tail(head, outlets), *others, *heads) if each), "")


def _completes(title: str, given: str) -> bool:
    """Whether a title has all of another behind a kicker, or goes on where the other was cut off."""
    whole, part = key_of(title), key_of(given)
    if whole == part or not part:
        return False
    was_cut = given.endswith(("...", "…")) or len(given) >= 105
    longer = len(whole.split()) - len(part.split())
    return (whole.endswith(f" {part}") and longer <= 6) or (was_cut and whole.startswith(part))


def without_tail(title: str, outlets: Iterable[str]) -> str:
    """A title without the outlet's name at its end: "Flood in Beira - National | Globalnews.ca"."""
    names = [_joined(each) for each in outlets if each]
    for cut in islice(_TAIL.finditer(title), 8):
        tail = _joined(title[cut.end() :].partition("*")[0].partition("|")[0])
        last = _joined(_TAIL.split(title)[-1])
        is_outlet = any(_is_alike(part, name) for part in (tail, last) for name in names)
        if cut.start() > 12 and is_outlet:
            return title[: cut.start()]
    return title


def _is_alike(part: str, name: str) -> bool:
    """Whether one holds the other; two or three letters are found in too many words."""
    short, long = sorted((part, name), key=len)
    return short == long or (len(short) >= 4 and short in long)


def outlet_of(outlets: list[str], named: str, meta: Mapping[str, list[str]], heads: list[str]) -> str:
    """A name before a mere domain, spelt as the page spells it best: "Financial Post" for "financialpost"."""
    ends = [
        part.strip() for text in (named, *meta.get("og:title", ())) for part in _TAIL.split(text)[1:] if part.strip()
    ]
    outlet = next((name for name in outlets if not _DOMAIN.fullmatch(name)), "")
    if outlet:
        outlet = next((name for name in outlets if _is_short_for(outlet, name)), outlet)
        alike = [name for name in (outlet, *outlets, *ends) if _joined(name) == _joined(outlet)]
        return max(alike, key=lambda name: (" " in name, name != name.lower(), "_" not in name))
    stems = {_joined(outlet.rpartition(".")[0].rpartition(".")[2]) for outlet in outlets}
    stems |= {_joined(account) for account in meta.get("twitter:site", ())}
    spelt = next((end for end in ends if _joined(end) in stems and end not in heads), "")
    last = ends[-1] if ends and len(ends[-1].split()) <= 4 and ends[-1] not in heads else ""
    return spelt or next(iter(outlets), "") or last


def _is_short_for(outlet: str, name: str) -> bool:
    """ "AP News" for "Associated Press"."""
    first, words = (outlet.split() or [""])[0], name.split()
    return first.isupper() and len(words) > 1 and first.casefold() == "".join(word[0] for word in words).casefold()


def _share(one: str, other: str) -> float:
    a, b = set(key_of(one).split()), set(key_of(other).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0


def key_of(text: str) -> str:
    """For comparing: words in lower case, without signs."""
    return " ".join(_WORD.findall(text.casefold()))


def _joined(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
