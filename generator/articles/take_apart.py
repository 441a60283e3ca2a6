"""From text to articles: split, cleaned, zoned, with header and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import sha256

from pydantic import TypeAdapter

from generator.articles.head.digest import is_digest, with_common_head
from generator.articles.head.pieces import in_pieces
from generator.articles.lines import lines_of
from generator.articles.one_article import laid_out, text_article, text_digest
from generator.articles.readers.forms import read_file
from generator.articles.readers.laid_out import article_of
from generator.articles.readers.sidecar import Note, note_in, noted
from generator.articles.readers.web_page import is_page
from generator.articles.split import starts_of
from generator.articles.wrapping import unwrapped
from generator.errors import DatelineError, tried
from generator.model import MOST_READ, Article, Problem, Seed, Span
from generator.model.sound import sound
from generator.store import Form, kept

MOST_ARTICLES = 500
"""Articles of one seed: more are an archive, which would hold up all others."""
MOST_OF_A_SEED = 3_000_000
"""Characters of the articles of one seed that facts would be read from; ten times what is read of one article."""
_READ = frozenset({"bullet", "body", "caption"})
_ADAPTER = TypeAdapter(tuple[Article, ...])
_FORM: Form[tuple[Article, ...]] = Form(
    lambda articles: _ADAPTER.dump_json(articles, exclude_defaults=True).decode(), _ADAPTER.validate_json
)


def articles_of(
    seeds: Iterable[Seed], day_first: bool | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of all seeds, and what is wrong with the seeds that give none; `day_first` as in dateline.yml."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for seed in seeds:
        parts = (seed.name, seed.sha256, seed.note_name, day_first)
        reading = partial(_sound_articles_in, seed, day_first)
        found, wrong = tried(seed.name, "read", partial(kept, "articles", parts, _FORM, reading))
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
        clips = enumerate(read, 1)
        found = tuple(article_of(clip, seed.name, number, seed.sha256, day_first) for number, clip in clips)
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
        return (text_article(f"{seed.name}#1", seed.name, 1, seed.sha256, text, day_first, is_titled=True),)
    found = [
        text_article(f"{seed.name}#{number}", seed.name, number, seed.sha256, text[part.start : part.end], day_first)
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
    digest = text_digest(text)
    text = unwrapped(text, keep_length=True)
    parts = _parts(text)
    found = [
        text_article(f"{name}#{number}", name, number, digest, text[part.start : part.end])
        for number, part in enumerate(parts, 1)
    ]
    return tuple(zip((part.start for part in parts), with_common_head(found), strict=True))


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
        if any(zone.kind in _READ for zone in laid_out(own).zones):
            found.append(Span(own[0].start, own[-1].end))
    return tuple(found)
