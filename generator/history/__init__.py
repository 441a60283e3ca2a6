"""What people and the generator changed over time, read from the repository of the site.

Reach for `read_log` and `entries`; `changes_page`, `corrected_here` and `corrections_atom` tell what they found.
"""

from generator.history.atom import corrections_atom
from generator.history.changes import Change, Correction, entries
from generator.history.git import read_log
from generator.history.log import Log
from generator.history.page import changes_page, corrected_here
from generator.history.shown import FEED, PAGE, change_json, of_page

__all__ = [
    "FEED",
    "PAGE",
    "Change",
    "Correction",
    "Log",
    "change_json",
    "changes_page",
    "corrected_here",
    "corrections_atom",
    "entries",
    "of_page",
    "read_log",
]
