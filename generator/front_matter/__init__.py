"""Front matter of pages: read with the place of every value, checked, written so that every reader agrees.

Reach for these functions; the modules behind them say how each works.
"""

from generator.front_matter.document import Document, RuamelHandler, parse, parse_keys
from generator.front_matter.front import Front, front, render
from generator.front_matter.notes import join_notes, split_notes
from generator.front_matter.schema import json_schema
from generator.front_matter.validate import validate

__all__ = [
    "Document",
    "Front",
    "RuamelHandler",
    "front",
    "join_notes",
    "json_schema",
    "parse",
    "parse_keys",
    "render",
    "split_notes",
    "validate",
]
