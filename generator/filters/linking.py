"""What `dateline same`, `dateline entities` and `dateline stories` print: the site's own linking, on plain JSON lines.

Reach for these when names or articles of your own are to be compared or grouped without a site. Nothing is compared
here: mentions and articles are put into briefs as a run would, then linked and clustered by the code that a run uses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator import briefs
from generator.articles import plain_article, with_inferred_years
from generator.entities import guess_kind, judge_names, link
from generator.errors import DatelineError
from generator.facts import read_facts
from generator.facts.given import name_facts
from generator.model import KIND_OF_NAME, Article, Brief, EntityKind, Facts, Mention, NameKind, Problem, Span, Why, Zone
from generator.stories import told

KINDS: Mapping[str, EntityKind] = {str(kind): entity for kind, entity in KIND_OF_NAME.items()}
"""The types that lines may give, as everywhere in `dateline facts`; without one it is guessed from the name."""

_NAMES: Mapping[EntityKind, NameKind] = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
_GIVEN = Why("given", "given as a name", 1.0)
_OWNER = re.compile(r"^.{2,40}?['’]s\s+(?=[A-Z])")
_WHERE_FROM = re.compile(r"(?:,|(?<!\s)\s+(?:of|in|at|from|near)\b)\s*\S.*$")


def same_json(line: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the names `a` and `b` are one bearer's: `same`, `score` (0 to 1) and `reasons`."""
    judged = judge_names(line["a"], line["b"], _kind(line.get("type"), line["a"]))
    return {"id": line["id"], "same": judged.same, "score": round(judged.score, 4), "reasons": list(judged.reasons)}


def entities_json(lines: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Which mentions name one entity, over all documents: `cluster` is kind and address, like `person/jane-doe`."""
    by_document: dict[str, list[_Named]] = defaultdict(list)
    for line in lines:
        kind = _kind(line.get("type"), line["text"])
        by_document[line["doc"]].append(_Named(line["id"], _NAMES[kind], _own_words(line["text"], kind)))
    made = {document: _brief_of_names(document, named) for document, named in sorted(by_document.items())}
    pages = {
        (appearance.brief, appearance.spelling): f"{entity.kind}/{entity.slug}"
        for entity in link(tuple(brief for brief, _ in made.values()))
        for appearance in entity.appearances
    }
    found = {
        named.id: f"{named.kind}:{pages[brief.path, full]}"
        for document, (brief, names) in made.items()
        for named, full in zip(by_document[document], names, strict=True)
    }
    yield from ({"id": line["id"], "cluster": found[line["id"]]} for line in lines)


def stories_json(lines: Sequence[Mapping[str, Any]], recognizer: str) -> Iterator[dict[str, Any]]:
    """Which articles tell one event, and what came of it: `cluster` is the storyline's address, or the story's where it
    belongs to none; `story` is that of the event alone. Lines of different `topic` stay apart.

    Raises DatelineError with the id of each article that can't be read.
    """
    by_topic: dict[str, list[Article]] = defaultdict(list)
    for line in lines:
        by_topic[str(line.get("topic", ""))].append(_article(line))
    found: dict[str, dict[str, str]] = {}
    for topic, articles in sorted(by_topic.items()):
        facts = read_facts(articles, {}, recognizer)
        if problems := [found for found in facts if isinstance(found, Problem)]:
            raise DatelineError(*problems)
        reports = tuple(
            briefs.untouched(article.id, article, known)
            for article, known in zip(articles, facts, strict=True)
            if isinstance(known, Facts)
        )
        happened = told(reports, link(reports))
        line_of = {slug: f"storylines/{line.slug}" for line in happened.storylines for slug in line.stories}
        for story in happened.stories:
            address = {"cluster": f"{topic}/{line_of.get(story.slug, story.slug)}", "story": f"{topic}/{story.slug}"}
            found |= dict.fromkeys(story.briefs, address)
    yield from ({"id": line["id"], **found[line["id"]]} for line in lines)


# -- names ---------------------------------------------------------------------------------------


class _Named(NamedTuple):
    id: str
    kind: NameKind
    words: str


def _kind(given: object, name: str) -> EntityKind:
    return KINDS[given] if isinstance(given, str) and given in KINDS else guess_kind(name)


def _own_words(name: str, kind: EntityKind) -> str:
    """The name without the owner before it and where they belong behind it: "the FTU's Alice Mak of Kowloon"."""
    words = " ".join(name.split()).strip(" .,;:'\"")
    if kind != "organization":
        words = _WHERE_FROM.sub("", _OWNER.sub("", words)) or words
    return words or name


def _brief_of_names(document: str, named: Sequence[_Named]) -> tuple[Brief, tuple[str, ...]]:
    """A brief whose article is nothing but the names, one a line; and the full form of each."""
    spans, at = [], 0
    for one in named:
        spans.append(Span(at, at + len(one.words)))
        at += len(one.words) + 1
    text = "\n".join(one.words for one in named)
    zones = tuple(Zone("body", span) for span in spans)
    article = Article(document, document, 1, "", text, zones, tuple(spans))
    mentions = [Mention(n.kind, span, n.words, _GIVEN) for n, span in zip(named, spans, strict=True)]
    facts = name_facts(article, mentions)
    names = tuple(mention.name for mention in facts.mentions)
    meta = {"title": document, "mentions": list(dict.fromkeys(names))}
    return briefs.to_brief(document, meta, (), (), article, facts, ()), names


# -- articles ------------------------------------------------------------------------------------


def _article(line: Mapping[str, Any]) -> Article:
    published = line.get("published") or line.get("date_publish") or None
    (article,) = with_inferred_years([plain_article(line["id"], line["text"], published, line.get("title"))])
    return article
