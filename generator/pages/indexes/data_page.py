"""The page "Data": which files the site gives to programs, how their ids work, what they leave out."""

from __future__ import annotations

from generator.exports import FORMATS
from generator.exports.text import PASSAGE, SUMMARY
from generator.pages import headings
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import Markdown, code, escape, lines, link, strong
from generator.pages.parts import Row

_IDS = (
    Markdown("An id is the address of a page without its ending: {}, {}.").format(
        code("people/jane-doe"), code("briefs/2026/02/talks-end")
    ),
    escape("It stays while the page stays, whatever becomes of title, names or facts; pages that are merged keep one."),
    Markdown("STIX has UUIDs (version 5) and FollowTheMoney dots in place of slashes, both made from that id alone."),
)
_LIMITS = (
    escape("Withdrawn briefs, and what only they support, are in none of the files."),
    escape(
        f"No file holds a source text: the words behind a fact, and quotations, are cut at {PASSAGE} characters, "
        f"summaries at {SUMMARY}."
    ),
    escape("Dates are EDTF, as in the briefs; where a format knows less, an unsure day is left out, never made up."),
    escape("Moments in STIX are the days of the briefs in UTC; 1970-01-01 stands for a day that is not known."),
    escape(
        "A cell of a CSV file that a spreadsheet would take for a formula starts with an apostrophe. "
        "The CSV files are UTF-8 with a byte order mark."
    ),
)
_FEEDS = Markdown(
    "The published site also has feeds, Atom and JSON Feed, of the newest briefs: of the whole site, of each topic, "
    "of everybody and everything named in two briefs or more; and of what is ahead. The head of each page names its "
    "own; the site’s are {} and {}. They need to know their address: {} in {}."
).format(code("feeds/index.xml"), code("feeds/index.json"), code("site_url"), code("mkdocs.yml"))
_LICENCE = Markdown(
    "Positions are from {}, CC BY 4.0: name it when you pass them on. Titles, quotations and summaries are in "
    "the words of their publishers, to whom they belong."
).format(link("GeoNames", "https://www.geonames.org/"))


def data_view() -> ListView:
    """The page; the same on every site of one version, so that it changes with no correction."""
    rows = tuple(Row(escape(each.kind), lines(strong(link(each.file, each.file)), each.holds)) for each in FORMATS)
    return ListView(
        headings.DATA,
        escape("Everything on this site as files for programs"),
        (
            Section(headings.DATA_FILES, rows=rows),
            Section(headings.DATA_IDS, items=_IDS),
            Section(headings.DATA_LIMITS, items=_LIMITS),
            Section(headings.DATA_FEEDS, close=_FEEDS),
            Section(headings.DATA_LICENCE, close=_LICENCE),
        ),
    )
