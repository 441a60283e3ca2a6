"""What a site tells machines, before any host: each page's subject, and what is in each feed.

`told_of` takes it from a site; a run leaves it in `.dateline/` (`written`), so that a host which builds pages that
nobody has touched since needs no site to know it (`read`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from generator.site import Site
from generator.web.feeds import Channel, Entry, channels
from generator.web.head import Subject, subjects


@dataclass(frozen=True, slots=True)
class Told:
    """All of it. Pages are named by their paths below `docs/`."""

    subjects: Mapping[str, Subject]
    channels: tuple[Channel, ...]


NOTHING = Told({}, ())
"""Of a site that was not generated here."""


def told_of(site: Site) -> Told:
    """What a site tells; the site may be let go."""
    return Told(dict(subjects(site)), tuple(channels(site)))


def told_of_some(site: Site, before: Told) -> Told:
    """The same for some pages of a site that has changed a little: each is made when it is asked for, and feeds are as
    they were. Holds the site as long as it lasts.
    """
    return Told(subjects(site), before.channels)


def written(told: Told) -> str:
    """As text."""
    entries = dict.fromkeys(entry for channel in told.channels for entry in channel.entries)
    places = {entry: place for place, entry in enumerate(entries)}
    listed = [(each.page, each.title, [places[entry] for entry in each.entries]) for each in told.channels]
    whole = ({path: _subject(each) for path, each in told.subjects.items()}, [*map(astuple, entries)], listed)
    return json.dumps(whole, separators=(",", ":"))


def read(text: str) -> Told:
    """From what `written` gave. Raises ValueError, TypeError, LookupError or AttributeError for anything else."""
    subjects, entries, listed = json.loads(text)
    known = [
        Entry(page, title, day, by, tuple(topics), text, mark) for page, title, day, by, topics, text, mark in entries
    ]
    found = (Channel(page, title, tuple(known[each] for each in places)) for page, title, places in listed)
    return Told({path: Subject(*each) for path, each in subjects.items()}, tuple(found))


def _subject(subject: Subject) -> tuple[object, ...]:
    return subject.title, subject.description, subject.kind, subject.day, subject.linked
