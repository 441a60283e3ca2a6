"""All facts of one article, stage by stage: the table of contents of `facts/`."""

from __future__ import annotations

from generator.facts.answers import answer_questions
from generator.facts.bounds import within_reach
from generator.facts.calibrate import calibrated
from generator.facts.dates.event_date import choose_date
from generator.facts.dates.find_dates import find_dates
from generator.facts.events.find_events import find_events
from generator.facts.figures.find_figures import find_figures
from generator.facts.foreign import foreign_facts
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.headline.title import choose_title
from generator.facts.names.acronyms import find_acronyms
from generator.facts.names.find_names import SHIPPED, find_names
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.names.short_forms.full_names import with_full_names
from generator.facts.people.actors import choose_actors
from generator.facts.people.find_affiliations import find_affiliations
from generator.facts.places.associated import find_associated
from generator.facts.places.find_toponyms import find_toponyms
from generator.facts.places.location import choose_location
from generator.facts.quotations.find_quotations import find_quotations
from generator.facts.quotations.interviews import talk_of
from generator.facts.summary import summarize
from generator.facts.topics.find_topics import find_topics
from generator.model import Article, Facts


def find_facts(article: Article, recognizer: str = SHIPPED) -> Facts:
    """Everything the article says, each fact with its words. Pure: the same article gives the same facts.

    `recognizer` reads the names: see `names.find_names`. Of a text longer than a book the beginning is
    read: see `bounds`. Of a text in another language than English little is read: see `foreign`.
    """
    return calibrated(uncalibrated_facts(article, recognizer))


def uncalibrated_facts(article: Article, recognizer: str = SHIPPED) -> Facts:
    """The facts as their finders give them, for whoever measures what a finder's confidence is worth."""
    article = within_reach(article)
    if article.is_foreign:
        return foreign_facts(article)
    dates = find_dates(article)
    read = read_by_model(article)
    grammar = Grammar(read.trees)
    found = find_names(article, recognizer, read.names)
    acronyms = find_acronyms(article, found)
    mentions = with_full_names(article, found, acronyms)
    toponyms = find_toponyms(article, mentions)
    affiliations = find_affiliations(article, mentions, toponyms, grammar)
    quotations = find_quotations(article, mentions, affiliations, grammar)
    talk = talk_of(article, quotations)
    spoken = (talk,) if talk else tuple(quotation.span for quotation in quotations)
    date = choose_date(article, dates, grammar, spoken)
    location = choose_location(article, mentions, toponyms, affiliations, grammar, spoken, talk)
    actors = choose_actors(article, mentions, affiliations, quotations, grammar)
    title = choose_title(article)
    summary = summarize(article, grammar, quotations)
    return Facts(
        title=title,
        date=date,
        location=location,
        actors=actors,
        mentions=mentions,
        toponyms=toponyms,
        dates=dates,
        quotations=quotations,
        affiliations=affiliations,
        acronyms=acronyms,
        topics=find_topics(article, mentions),
        summary=summary,
        figures=find_figures(article, grammar, mentions, dates, affiliations, quotations, date),
        events=find_events(article, grammar, mentions, toponyms, dates, affiliations, quotations, date, location),
        associated=find_associated(article, found),
        answers=answer_questions(article, title, actors, date, dates, location, toponyms, mentions),
    )
