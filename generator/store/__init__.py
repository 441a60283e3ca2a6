"""What earlier runs worked out, kept in `.dateline/`: safe to delete, never the reason of a wrong page.

Reach for `kept` round work that gives the same for the same bytes, for `last_run` to learn that nothing is to be done.
"""

from generator.store.results import JSON, TEXT, Form, keeping, kept

__all__ = ["JSON", "TEXT", "Form", "keeping", "kept"]
