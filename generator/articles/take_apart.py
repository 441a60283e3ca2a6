"""From text to articles: split, cleaned, zoned, with header and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256

from generator.articles.head.digest import is_digest, with_common_head
from generator.articles.head.foreign_days import foreign_published
from generator.articles.head.headline import find_headline
from generator.articles.head.pieces import in_pieces
from generator.articles.head.published import Source, find_published
from generator.articles.head.publisher import find_publisher
from generator.articles.header import Layout, lay_out
from generator.articles.language import language_of
from generator.articles.lines import Line, lines_of
from generator.articles.readers.forms import read_file
from generator.articles.readers.laid_out import article_of
from generator.articles.readers.pasted.origin_lines import origin_in, without
from generator.articles.readers.sidecar import Note, note_in, noted
from generator.articles.readers.web_page import is_page, main_block
from generator.articles.sentences import sentences_in
from generator.articles.split import starts_of
from generator.errors import DatelineError, tried
from generator.model import MOST_READ, Article, Fact, Problem, Seed, Span, Why, Zone
from generator.model.sound import sound

MOST_ARTICLES = 500
"""Articles of one seed: more are an archive, which would hold up all others."""
MOST_OF_A_SEED = 3_000_000
"""Characters of the articles of one seed that facts would be read from; ten times what is read of one article."""
_READ = frozenset({"bullet", "body", "caption"})


def articles_of(
    seeds: Iterable[Seed], day_first: bool | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of all seeds, and what is wrong with the seeds that give none; `day_first` as in dateline.yml."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for seed in seeds:
        found, wrong = tried(seed.name, "read", partial(_sound_articles_in, seed, day_first))
        articles.extend(found or ())
        problems.extend(wrong)
    return tuple(articles), tuple(problems)


def _sound_articles_in(seed: Seed, day_first: bool | None) -> tuple[Article, ...]:
    return tuple(sound(article, Article, article.text) for article in articles_in(seed, day_first))


def articles_in(seed: Seed, day_first: bool | None = None) -> tuple[Article, ...]:
    """The articles of a seed, in reading order, with ids `<seed name>#<part>`.

    Reach for it once a seed. `day_first`: how days in figures are read where the text itself doesn't show it. Raises
    DatelineError, with the file's name and a remedy, for a file that is empty, no text, nothing but page furniture, or
    more articles than one file may hold.
    """
    _, read = read_file(seed.name, seed.data)
    note = note_in(seed.note_name, seed.note) if seed.note_name else None
    if isinstance(read, str):
        found = _articles_in_text(seed, read, note, day_first)
    else:
        found = tuple(article_of(clip, seed.name, number, seed.sha256) for number, clip in enumerate(read, 1))
    return tuple(noted(article, note) for article in found) if note else found


def _articles_in_text(seed: Seed, text: str, note: Note | None, day_first: bool | None) -> tuple[Article, ...]:
    if not text.strip():
        raise DatelineError(Problem(seed.name, None, "is empty", "Put the text of an article into it, or remove it."))
    parts = _parts(text)
    if not parts:
        what = "holds no article, only what a page puts round one"
        raise DatelineError(Problem(seed.name, None, what, "Copy the text of the article itself."))
    if problem := _too_much(seed.name, parts):
        raise DatelineError(problem)
    if note and note.values.get("title") and len(parts) == 1:
        text = _under_title(note.values["title"], text[parts[0].start : parts[0].end])
        return (_article(f"{seed.name}#1", seed.name, 1, seed.sha256, text, day_first, is_titled=True),)
    found = [
        _article(f"{seed.name}#{number}", seed.name, number, seed.sha256, text[part.start : part.end], day_first)
        for number, part in enumerate(parts, 1)
    ]
    return with_common_head(found)


def _under_title(title: str, text: str) -> str:
    """The text below the title that its note gives, which may be its first line already."""
    lines = lines_of(text)
    return text if lines[0].key == lines_of(title)[0].key else f"{title}\n\n{text}"


def file_articles(name: str, data: bytes) -> tuple[tuple[int | None, Article], ...]:
    """The articles of a file at hand, each with its start in the file's text; None where its form gave it.

    Reach for it in filters that are handed a file, whatever it holds. Raises DatelineError for what no reader knows.
    """
    _, read = read_file(name, data)
    if isinstance(read, str):
        return raw_articles(name, read)
    digest = sha256(data).hexdigest()
    return tuple((None, article_of(clip, name, number, digest)) for number, clip in enumerate(read, 1))


def _too_much(name: str, parts: Sequence[Span]) -> Problem | None:
    """What is wrong with a seed of more articles than one file may cost time for."""
    if len(parts) <= MOST_ARTICLES and sum(min(part.end - part.start, MOST_READ) for part in parts) <= MOST_OF_A_SEED:
        return None
    what = f"holds {len(parts)} articles, more than are read of one file"
    remedy = f"Split it into files of at most {MOST_ARTICLES} articles and {MOST_OF_A_SEED:,} characters each."
    return Problem(name, None, what, remedy)


def raw_articles(name: str, text: str) -> tuple[tuple[int, Article], ...]:
    """The articles of a text as given, each with the offset in `text` at which its own text starts.

    Reach for it in filters, where offsets must be true for the caller's text: nothing is decoded or repaired. Ids
    are `<name>#<part>`. Empty for a text without an article.
    """
    digest = _digest(text)
    text = unwrapped(text, keep_length=True)
    parts = _parts(text)
    found = [
        _article(f"{name}#{number}", name, number, digest, text[part.start : part.end])
        for number, part in enumerate(parts, 1)
    ]
    return tuple(zip((part.start for part in parts), with_common_head(found), strict=True))


def plain_article(name: str, text: str, published: str | None = None, title: str | None = None) -> Article:
    """One clean article, its text untouched: every line is body but a headline and a dateline.

    Reach for it where the caller has already taken pages apart. `published` is an EDTF day and wins over the text's
    own; `title` helps to tell the headline. Any text gives an article.
    """
    lines = lines_of(text)
    headline = _given_headline(lines, title) or find_headline(lines)
    layout = lay_out(lines, headline)
    zones = _plain_zones(lines, layout)
    language = language_of(text)
    publisher = find_publisher(text, lines, layout.dateline, layout.headline)
    source = Source(layout.headline, publisher.value if publisher else None)
    said = find_published(text, layout.dated, layout.dateline, source)
    given = Fact(published, (), Why("given", "given with the text", 1.0)) if published else None
    return Article(
        id=name,
        seed=name,
        part=1,
        sha256=_digest(text),
        text=text,
        zones=zones,
        sentences=sentences_in(text, zones, language),
        language=language,
        headline=layout.headline,
        dateline=layout.dateline,
        byline=layout.byline,
        published=given or said,
        publisher=publisher,
    )


def _article(
    name: str, seed: str, part: int, digest: str, text: str, day_first: bool | None = None, is_titled: bool = False
) -> Article:
    lines = in_pieces(lines_of(text))
    origin = origin_in(lines)
    told = {line for fact in origin.values() for line in lines if fact.spans[0].within(line.span)}
    lines = tuple(line for line in lines if line not in told)
    layout = lay_out(lines, lines[0]) if is_titled else _laid_out(lines)
    zones = _tidy(text, sorted((*layout.zones, *(Zone("publication", line.span) for line in told)), key=_place))
    said = without(text, (fact.spans[0] for name, fact in origin.items() if name != "source_url"))
    language = language_of(" ".join(z.span.of(text)[:2000] for z in zones if z.kind == "body") or text)
    publisher = find_publisher(text, lines, layout.dateline, layout.headline)
    source = Source(layout.headline, publisher.value if publisher else None, day_first)
    return Article(
        id=name,
        seed=seed,
        part=part,
        sha256=digest,
        text=text,
        zones=zones,
        sentences=sentences_in(text, zones, language),
        language=language,
        headline=layout.headline,
        dateline=layout.dateline,
        byline=layout.byline,
        published=find_published(said, layout.dated, layout.dateline, source) or _foreign_day(text, lines, language),
        publisher=publisher,
        source_url=origin.get("source_url"),
        archive_url=origin.get("archive_url"),
        retrieved=origin.get("retrieved"),
    )


def _foreign_day(text: str, lines: Sequence[Line], language: str) -> Fact | None:
    return foreign_published(text, lines, language) if language not in ("en", "und") else None


def _laid_out(lines: Sequence[Line]) -> Layout:
    """Zones of all lines; on a page copied whole, everything but the article is furniture."""
    if not is_page(lines):
        return lay_out(lines)
    block = main_block(lines)
    layout = lay_out(block.kept, block.headline)
    kept = {line.start for line in block.kept}
    rest = [Zone("furniture", line.span) for line in lines if line.start not in kept]
    zones = tuple(sorted([*layout.zones, *rest], key=lambda zone: zone.span))
    return Layout(zones, layout.headline, layout.byline, layout.dateline, layout.dated)


def _parts(text: str) -> tuple[Span, ...]:
    """Where the articles of a text stand, without the blank lines round them; parts that say nothing are left out."""
    lines = in_pieces(lines_of(text))
    if not lines:
        return ()
    page = is_page(lines)
    starts = starts_of(lines, items_only=page)
    if page and not is_digest(lines):
        # A page is full of other articles' titles: only a rule drawn by hand parts it.
        starts = tuple(
            start
            for start in starts_of(lines)
            if start == 0 or (len(lines[start - 1].text) >= 8 and lines[start - 1].is_rule)
        )
    found = []
    for start, after in zip(starts, (*starts[1:], len(lines)), strict=True):
        own = lines[start:after]
        if any(zone.kind in _READ for zone in _laid_out(own).zones):
            found.append(Span(own[0].start, own[-1].end))
    return tuple(found)


def _given_headline(lines: Sequence[Line], title: str | None) -> Line | None:
    wanted = lines_of(title or "")
    return lines[0] if wanted and len(lines) > 1 and lines[0].key == wanted[0].key else None


def _plain_zones(lines: Sequence[Line], layout: Layout) -> tuple[Zone, ...]:
    return tuple(_plain(lines, layout))


def _plain(lines: Sequence[Line], layout: Layout) -> Iterator[Zone]:
    for line in lines:
        dateline = layout.dateline.span if layout.dateline else None
        if line.span == layout.headline:
            yield Zone("headline", line.span)
        elif dateline and dateline.within(line.span):
            yield from _tidy_line(line, dateline)
        else:
            yield Zone("body", line.span)


def _tidy_line(line: Line, dateline: Span) -> Iterator[Zone]:
    if line.start < dateline.start:
        yield Zone("body", Span(line.start, dateline.start))
    yield Zone("dateline", dateline)
    rest = line.text[dateline.end - line.start :]
    if rest.strip():
        yield Zone("body", Span(line.end - len(rest.lstrip()), line.end))


def _place(zone: Zone) -> Span:
    return zone.span


def _tidy(text: str, zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """Zones without blanks at their ends, empty ones left out."""
    found = []
    for zone in zones:
        words = zone.span.of(text)
        start = zone.span.start + len(words) - len(words.lstrip())
        end = zone.span.start + len(words.rstrip())
        if start < end:
            found.append(Zone(zone.kind, Span(start, end)))
    return tuple(found)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
