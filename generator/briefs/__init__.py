"""Briefs: front matter composed from facts, read back as a `Brief`, and where a new one lives."""

from generator.briefs.brief import to_brief
from generator.briefs.compose import compose
from generator.briefs.paths import page_path
from generator.briefs.untouched import untouched

__all__ = ["compose", "page_path", "to_brief", "untouched"]
