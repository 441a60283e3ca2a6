"""The one table of kinds: what a page can be about."""

from __future__ import annotations

from typing import Literal

EntityKind = Literal["person", "organization", "place"]
"""What has a page of its own."""
