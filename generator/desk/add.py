"""Taking files into `seeds/`: under a tidy name, never over another, and saying first what is read from them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath

from slugify import slugify

from generator.articles import articles_in, with_inferred_years
from generator.articles.readers.forms import read_file
from generator.errors import DatelineError
from generator.facts.headline.title import choose_title
from generator.knowledge.addresses import safe, short, told_apart
from generator.model import Article, Seed

_ENDS = {
    "a saved web page": ".html",
    "a feed": ".xml",
    "JSON": ".json",
    "a mail": ".eml",
    "Markdown": ".md",
    "a table": ".csv",
    "a PDF": ".pdf",
    "a Word document": ".docx",
}
"""Form -> end of the name of a seed that came without one."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article of a file, in the words that a person would check it by. None for what it does not say."""

    title: str
    published: str | None
    publisher: str | None
    source_url: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that may go into `seeds/`."""

    name: str
    """Its name there, tidy and free."""
    data: bytes
    form: str
    """What it is: "a mail"."""
    articles: tuple[Read, ...]
    is_there: bool = False
    """The same bytes stand there already, under this name."""


def adding(name: str, data: bytes, taken: Collection[str], known: dict[str, str]) -> Addition:
    """What a file would be as a seed.

    Reach for it before anything is written. `name` is the file's own, `-` for standard input; `taken` the names in
    `seeds/`, `known` the SHA-256 of what stands there -> its name. Raises DatelineError for what no reader can use.
    """
    try:
        form, _ = read_file(name, data)
        articles = with_inferred_years(articles_in(Seed(name, data, sha256(data).hexdigest())))
    except DatelineError as error:
        own = "standard input" if name == "-" else name
        raise DatelineError(*(replace(problem, path=own) for problem in error.problems)) from error
    told = tuple(_told(article) for article in articles)
    same = known.get(sha256(data).hexdigest())
    return Addition(same or _tidy(name, form, told[0].title, taken), data, form, told, same is not None)


def _told(article: Article) -> Read:
    return Read(
        title=choose_title(article).value,
        published=article.published.value if article.published else None,
        publisher=article.publisher.value if article.publisher else None,
        source_url=article.source_url.value if article.source_url else None,
        language=article.language,
    )


def _tidy(name: str, form: str, title: str, taken: Collection[str]) -> str:
    """Words in lower case with dashes; standard input is named after its first article."""
    own = PurePosixPath(name.replace("\\", "/"))
    stem, end = (title, _ENDS.get(form, ".txt")) if name == "-" else (own.stem, own.suffix.lower())
    slug = safe(short(slugify(stem) or "seed"), "seed")
    lower = {each.casefold() for each in taken}
    return told_apart(slug, (), lambda each: f"{each}{end}".casefold() in lower) + end
