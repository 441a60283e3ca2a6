"""People's corrections: what they decided, kept under everything that the generator says later.

Reach for `merge` before any page is written; `base.py` says what a record remembers.
"""

from generator.corrections.base import as_proposed, is_touched, same
from generator.corrections.merge import Merged, merge

__all__ = ["Merged", "as_proposed", "is_touched", "merge", "same"]
