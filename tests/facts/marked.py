"""Articles for tests, written so that anyone can read them.

One line is one zone; `headline:`, `bullet:`, `caption:` or `dateline:` in front of a line says which, the rest is body.
`[[Kisumu]]` marks a PLACE, `{{Kenya Red Cross}}` an ORG, `<<Ann Otieno>>` a PERSON.
"""

from __future__ import annotations

import re

from generator.model import Article, Dateline, Mention, NameKind, Span, Why, Zone, ZoneKind

_MARK = re.compile(r"\[\[(.+?)\]\]|\{\{(.+?)\}\}|<<(.+?)>>")
_KINDS: tuple[NameKind, ...] = ("PLACE", "ORG", "PERSON")
_ZONES: tuple[ZoneKind, ...] = ("headline", "bullet", "caption", "dateline")
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z])|$)")


def read_marked(marked: str) -> tuple[Article, tuple[Mention, ...]]:
    """The article and its mentions, marks taken out."""
    text, zones, sentences, mentions = "", [], [], []
    dateline: Dateline | None = None
    for line in marked.strip().splitlines():
        zone = next((kind for kind in _ZONES if line.startswith(f"{kind}: ")), "body")
        plain, found = _unmark(line.removeprefix(f"{zone}: "), len(text))
        span = Span(len(text), len(text) + len(plain))
        zones.append(Zone(zone, span))
        mentions += found
        if zone == "dateline":
            dateline = Dateline(span, found[0].span if found else None, None, None)
        else:
            sentences += [Span(span.start + m.start(), span.start + m.end()) for m in _SENTENCE.finditer(plain)]
        text += plain + "\n"
    article = Article("t#1", "t", 1, "", text, tuple(zones), tuple(sentences), dateline=dateline)
    return article, tuple(mentions)


def _unmark(line: str, offset: int) -> tuple[str, list[Mention]]:
    plain, found, last = "", [], 0
    for match in _MARK.finditer(line):
        plain += line[last : match.start()]
        kind, name = next((k, g) for k, g in zip(_KINDS, match.groups(), strict=True) if g)
        start = offset + len(plain)
        found.append(Mention(kind, Span(start, start + len(name)), name, Why("test", "marked", 1.0)))
        plain, last = plain + name, match.end()
    return plain + line[last:], found
