"""The words of every heading: the contract between the pages and the style sheet.

Reach for this module to name or link a section; the style sheet finds its components by these words'
anchors, so a changed word changes both (a test holds them together).
"""

from __future__ import annotations

import re

from generator.model import EntityKind, Story

HOME = "Today’s briefing"
STORIES = "Stories"
STORYLINES = "Storylines"
BRIEFS = "Briefs"
PEOPLE = "People"
ORGANIZATIONS = "Organizations"
PLACES = "Places"
TOPICS = "Topics"
TIMELINE = "Timeline"
UPCOMING = "What is ahead"
MAP = "Map"
NETWORK = "Network"
REVIEW = "To review"

WHO_TOOK_PART = "Who took part"
WHAT_HAPPENED = "What happened"
IN_FIGURES = "In figures"
WHAT_WAS_SAID = "What was said"
HOW_WE_KNOW = "How we know"
NOT_STATED = "Not stated"
ALSO_MENTIONED = "Also mentioned"
RELATED = "Same story, and related"
SOURCE_TEXT = "Source text"

WHERE_REPORTS_DIFFER = "Where the reports differ"
WHAT_CHANGED = "What changed between the reports"
REPORTS = "The reports"
RELATED_STORIES = "Related stories"

EVENTS_TOLD = "Event by event"
AHEAD = "Ahead"
WAS_DUE = "Was due"
EVENT_BY_EVENT = "What happened, event by event"
LATEST_FIRST = "Those that went on last, first"

WHEN = "When"
ROLES = "Roles"
THEIR_WORDS = "In their words"
WITH_WHOM = "With whom"
WHO_BELONGS = "Who speaks and acts for it"
OFFICES = "Offices, and who holds them"
EVENTS_HERE = "What happened here"
NAMED_IN = "Also named in"
POSSIBLY_SAME = "Possibly the same"

NEW_AND_RISING = "New and rising"
OPEN_QUESTIONS = "Open questions"
YOU_AND_THE_SOURCE = "You and the source disagree"
REPORTS_CONFLICT = "Reports contradict each other"
ONE_PAGE_FOR_TWO = "One page, perhaps two"
ONE_OR_TWO = "One or two?"
TITLES_OUT_OF_TIME = "Titles out of their time"
DAYS_WORKED_OUT = "Days that were worked out"
UNSURE_FACTS = "Unsure, and so left out"
NEARLY_KNOWN = "Places that are nearly known ones"
OTHER_LANGUAGES = "Not in English"
READ_IN_PART = "Too long to be read whole"
WHO_AND_WHERE = "Who and where"
WHAT_ABOUT = "What about"
NEWEST = "Newest"
BY_MONTH = "By month"
BY_DAY = "By day"
A_TO_Z = "From A to Z"
BY_NAME = "By name"
NEWEST_FIRST = "Newest first"
ALL_TOPICS = "By number of briefs"
EVENTS_BY_PLACE = "What happened where"
AT_A_GLANCE = "At a glance"
WHERE = "Where"
MOST_NAMED = "Most often named"
SEVERAL_REPORTS = "Told by several reports"
UNDATED = "Without a month"
NO_DAY = "Without a day"
ALL = "All of them"
GET_STARTED = "Get started"

IN_ORDER_OF_TIME = "What the sources say, in order of time"
SOURCES = "Sources"
SOURCE_NOTES = "Source notes"

TRUST = "How far to trust this"
HOW_OFTEN_RIGHT = "How often it is right"
WHAT_THE_WORDS_MEAN = "What the words mean"
DOES_IT_KNOW = "Does it know when it is wrong"
WHAT_IT_MISSES = "What it misses"
SURE = ("Kind of fact", ".9 and more", ".5 to .9", "under .5: unsure")

CHANGES = "What changed"
CORRECTIONS = "Corrected by hand"
RUNS = "Followed the generator"
LIMITS_OF_HISTORY = "What this page can’t know"
DATA = "Data"
DATA_FILES = "Files"
DATA_IDS = "Ids"
DATA_LIMITS = "What is in them, and what is not"
DATA_FEEDS = "Feeds"
DATA_LICENCE = "Licence"
NAMES_INTRO = "Reports write this name in several ways. What speaks for each being the same stands beside it."

STRIP = ("When", "Where", "Who says so", "How sure")
SOURCES_TABLE = ("No.", "Report", "Publisher", "Published", "Seed", "SHA-256 of the seed")
LEDGER = ("Fact", "Value", "The words it was read from", "Why", "Standing")

EVENTS = ("What", "Who", "To or with whom", "In the report’s words", "When and where")
EVENT_TABLE = ("When", "Kind", "What happened", "Where", "Toll")
AHEAD_TABLE = ("When", "What is to happen", "Report")
FIGURES = ("What", "How many", "Of whom", "Who says so")

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONE: dict[EntityKind, tuple[str, str]] = {
    "person": ("One person", "spellings"),
    "organization": ("One organization", "names"),
    "place": ("One place", "names"),
}


def spellings(kind: EntityKind, count: int) -> str:
    """The heading over an entity's names: "One person, four spellings"."""
    one, many = _ONE[kind]
    return f"{one}, {number(count)} {many}"


def number(count: int) -> str:
    """A count as a reader writes it: words up to ten."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 brief", "3,000 briefs"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def reports(story: Story) -> str:
    """How many reports a story has, and how many texts they go back to where some are copies: "3 reports, 1 origin"."""
    told = plural(len(story.briefs), "report")
    return f"{told}, {plural(story.origins, 'origin')}" if story.copies else told


def anchor(heading: str) -> str:
    """The id that MkDocs and GitHub alike give a heading made of letters, blanks and commas."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())
