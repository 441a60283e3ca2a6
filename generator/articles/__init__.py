"""From the files of `seeds/` to articles: immutable texts with their headers taken apart."""

from generator.articles.one_article import plain_article
from generator.articles.read import read_seeds
from generator.articles.take_apart import articles_in, articles_of, file_articles, raw_articles
from generator.articles.years import with_inferred_years

__all__ = [
    "articles_in",
    "articles_of",
    "file_articles",
    "plain_article",
    "raw_articles",
    "read_seeds",
    "with_inferred_years",
]
