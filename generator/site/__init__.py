"""A site as values, before anything is laid out: its tables, its addresses, its open questions."""

from generator.site.questions import Question, questions
from generator.site.site import Site

__all__ = ["Question", "Site", "questions"]
