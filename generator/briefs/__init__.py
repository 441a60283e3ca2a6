"""Briefs and other pages as files: front matter composed, read, checked, merged with corrections, written.

Reach for these functions from the build; the modules behind them say how each works.
"""

from generator.briefs.base import as_proposed, is_touched, same
from generator.briefs.brief import to_brief
from generator.briefs.compose import compose
from generator.briefs.folder import digest, read_texts, remove, write_changed
from generator.briefs.front_matter import Document, RuamelHandler, parse, render
from generator.briefs.merge import Merged, merge
from generator.briefs.notes import join_notes, split_notes
from generator.briefs.paths import page_path
from generator.briefs.record import from_json, to_json
from generator.briefs.schema import PageKind, json_schema
from generator.briefs.validate import validate

__all__ = [
    "Document",
    "Merged",
    "PageKind",
    "RuamelHandler",
    "as_proposed",
    "compose",
    "digest",
    "from_json",
    "is_touched",
    "join_notes",
    "json_schema",
    "merge",
    "page_path",
    "parse",
    "read_texts",
    "remove",
    "render",
    "same",
    "split_notes",
    "to_brief",
    "to_json",
    "validate",
    "write_changed",
]
