"""Texts made to be slow to read: the visible list of kinds, each a fragment that is said over and over.

Reach for `KINDS` to time whatever reads text. A new kind is one line: its name, and what is repeated. `{}` stands for
a number that rises, so that no two fragments are equal; `once` names the kinds that open and never close.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

_WIDE = "\u00a0\u1680\u2002\u2003\u2009\u202f\u205f\u3000"
_PROSE = "The minister said on Monday that talks would go on in the capital this week. "

_REPEATED: Mapping[str, str] = {
    "prose": _PROSE + "\n\n",
    "prose, one line": _PROSE,
    "one name": "John Smith ",
    "names and": "John and ",
    "names, comma": "John Smith, Mary Jones, ",
    "names, all new": "Kaloro Vand{} met Ines Torv{}. ",
    "titled names": "Mr A, Mr B, ",
    "titled names, all new": "Mr Adamo{}, Ms Belin{}, ",
    "offices": "President Prime Minister General Secretary ",
    "office of office": "Minister of Deputy Minister of ",
    "initials": "J. R. R. ",
    "initials and name": "J. R. Smith, ",
    "apostrophes": "O'Neil's d'Or's ",
    "hyphens": "Jean-Luc-Marie-",
    "places": "Paris, London, Nairobi, Lagos, Springfield, Georgia, ",
    "places in": "in Paris, in Kenya, near London ",
    "nationalities": "Kenyan French South African ",
    "datelines": "NAIROBI, Kenya (AP) - ",
    "datelines, lines": "NAIROBI, Kenya (AP) - Talks went on.\n\n",
    "agencies": "(AP) (Reuters) (AFP) ",
    "organizations": "Ministry of Health, World Health Organization, ",
    "of the": "Ministry of the Department of the ",
    "acronyms": "NATO EU UN WHO ",
    "acronyms, all new": "AB{} CD{} ",
    "acronyms explained": "World Health Organization (WHO) ",
    "acronyms explained, all new": "Kal Tor Val{} (KTV{}) ",
    "capitals": "THE PRESIDENT SAID TALKS WENT ON ",
    "title case": "The Talks Went On As Expected ",
    "one word": "a",
    "one capital word": "A",
    "one long name": "Aa",
    "letters apart": "A b ",
    "quotes": '"No," he said. ',
    "quotes, only opening": "“No ",
    "quotes, only closing": "No” ",
    "straight quotes": '" ',
    "single quotes": "'so ' ",
    "quotes in quotes": "“‘“‘",
    "speaker after speaker": "“We go,” said John Smith. “We stay,” Mary Jones said. ",
    "said that": "he said that she said that ",
    "according to": "according to John according to Mary ",
    "brackets": "(a) [b] {c} ",
    "brackets, only opening": "([{",
    "brackets, only closing": ")]} ",
    "brackets in brackets": "(a (b ",
    "dates": "3 March 2026, 4 April 2025, ",
    "days": "Monday Tuesday last Friday ",
    "dates, ISO": "2026-03-03 ",
    "dates, slashes": "3/4/2026/",
    "times": "10:30 pm 11:45 a.m. GMT+1 ",
    "periods": "from March to April from 2024 to 2025 between ",
    "months": "March May ",
    "numbers": "1,234,567.89 ",
    "digits": "7",
    "money": "$5 million €3bn ",
    "commas": ", ",
    "full stops": ". ",
    "full stops, no blank": ".",
    "questions": "?! ",
    "dashes": "- – — ",
    "ellipses": "so ... on … ",
    "signs": "@#$%^&*~|\\/",
    "rules": "---\n",
    "bullets": "• A point is made here today\n",
    "bullets, numbered": "1. A point is made here\n",
    "headlines": "Talks Go On in Capital\n",
    "labels": "Published: \nUpdated: \nBy: \n",
    "bylines": "By John Smith and By ",
    "captions": "A man walks (Photo: AP) ",
    "furniture": "Share\nTweet\nRead more\n",
    "blank lines": "\n",
    "blanks": " ",
    "blanks in lines": "a          \n",
    "tabs": "a\t\t\t",
    "wide blanks": f"M{_WIDE}. ",
    "wide blank and stop": "M\u00a0. Duval ",
    "carriage returns": "a line of text\r\n",
    "carriage returns alone": "a\r",
    "combining marks": "e\u0301\u0301\u0301",
    "zero width": "a\u200b\u200d\ufeff",
    "bidirectional": "\u202eabc\u202c \u2067d\u2069 ",
    "right to left": "قال الرئيس إن ",
    "no blanks between": "会议在首都继续举行",
    "accents": "Évêque Ñandú Ängström ",
    "emoji": "👩‍👩‍👧‍👦🇫🇷 ",
    "surrogates, escaped": "\\ud83d ",
    "control signs": "a\x01\x02\x07",
    "tags": "<p>Talks <b>go on</b></p>",
    "tags, only opening": "<div><a href='x'>",
    "tags, broken": "< a <b <",
    "comments": "<!-- <!-- ",
    "scripts": "<script>a</script>",
    "entities": "&amp;&lt;&#x41;&nbsp;",
    "entities, broken": "&amp &",
    "addresses": "https://example.org/a?b=c ",
    "addresses, one": "https://a.",
    "mail": "a.b@example.org, ",
    "mail, headers": "From: a@b.c\nTo: d@e.f\nSubject: x\n",
    "at signs": "@john @mary ",
    "hashtags": "#Talks #GoOn ",
    "front matter": "---\ntitle: x\n---\n",
    "YAML": "a: [b, {c: d}]\n",
    "JSON": '{"a": ["b", ',
    "CSV": 'a,b,"c",d\n',
    "Markdown": "**a** _b_ `c` [d](e) ",
    "Markdown, nested": "> > - * ",
    "headings": "# A heading\n\n",
    "tables": "| a | b |\n",
}
"""What is repeated, by the name of its kind."""

_ONCE: Mapping[str, tuple[str, str]] = {
    "quote never closed": ("He said: “", _PROSE),
    "bracket never closed": ("The talks (", _PROSE),
    "tag never closed": ('<a href="', _PROSE),
    "page never closed": ("<!DOCTYPE html><html><body><p>", _PROSE),
    "object never closed": ('[{"text": "', _PROSE),
}
"""What opens once, and what follows it."""

_PAGE, _REST = "<!DOCTYPE html><html><head><title>Talks</title>", "</head><body><p>The talks go on.</p></body></html>"
_FEED, _END = '<?xml version="1.0"?><rss version="2.0"><channel><item><title>Talks</title>', "</item></channel></rss>"
_WITHIN: Mapping[str, tuple[str, str, str]] = {
    "page, outlet of dashes": (f'{_PAGE}<meta property="og:site_name" content="', "-", f'">{_REST}'),
    "page, outlet of stops": (f'{_PAGE}<meta property="og:site_name" content="', "a.", f'">{_REST}'),
    "page, title of bars": (f'{_PAGE}<meta property="og:title" content="Talks', " |", f'">{_REST}'),
    "page, title of line ends": (f'{_PAGE}<meta property="og:title" content="Talks', "\n", f'x">{_REST}'),
    "page, author of at signs": (f'{_PAGE}<meta name="author" content="', "a@b (", f'">{_REST}'),
    "page, comment of line ends": (f"{_PAGE}<!-- saved", "\n", f"-->{_REST}"),
    "feed, author of at signs": (f"{_FEED}<author>", "@", f"</author>{_END}"),
    "feed, author of brackets": (f"{_FEED}<author>a@b ", "(", f"</author>{_END}"),
    "feed, head of line ends": ("", "\n", f"{_FEED}{_END}"),
    "mail, subject of answers": ("From: a@b.c\nSubject: ", "Re: ", "\n\nThe talks go on.\n"),
    "mail, forwarded by dashes": ("From: a@b.c\nSubject: x\n\n", "-", " \nThe talks go on.\n"),
    "front matter, links": ("---\ntitle: ", "[[", "\n---\nThe talks go on.\n"),
}
"""What is repeated in one field of a form that has fields, between what opens it and what closes it."""

_BYTES: Mapping[str, bytes] = {
    "high bytes": b"\xe9\xff\xa0 ",
    "high bytes, words": b"caf\xe9 M\xfcller ",
    "high bytes, broken": b"\xc3\x28\xe2\x82 ",
    "UTF-16": "Talks go on. ".encode("utf-16-le"),
}
"""Repeated bytes that are no UTF-8."""


def _said(fragment: str, size: int) -> bytes:
    if "{}" not in fragment:
        return _cut(fragment.encode("utf-8", "surrogatepass"), size)
    found, length, numbers = [], 0, count()
    while length < size:
        found.append(fragment.replace("{}", _letters(next(numbers))))
        length += len(found[-1])
    return "".join(found)[:size].encode()


def _letters(number: int) -> str:
    """A number as letters, for names have no digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _cut(fragment: bytes, size: int) -> bytes:
    return (fragment * (size // len(fragment) + 1))[:size]


def _kind(opening: str, fragment: str) -> Callable[[int], bytes]:
    return lambda size: opening.encode() + _said(fragment, size - len(opening))


def _field(opening: str, fragment: str, closing: str) -> Callable[[int], bytes]:
    frame = len(opening) + len(closing)
    return lambda size: b"".join((opening.encode(), _said(fragment, size - frame), closing.encode()))


def _raw(fragment: bytes) -> Callable[[int], bytes]:
    return lambda size: _cut(fragment, size)


KINDS: Mapping[str, Callable[[int], bytes]] = {
    **{name: _kind("", fragment) for name, fragment in _REPEATED.items()},
    **{name: _kind(opening, fragment) for name, (opening, fragment) in _ONCE.items()},
    **{name: _field(*parts) for name, parts in _WITHIN.items()},
    **{name: _raw(fragment) for name, fragment in _BYTES.items()},
}
"""Kind -> the bytes of a seed of about so many bytes."""
