"""The site as it stands, for verbs that need no pages laid out; what could not be used is told on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.build import read_inputs, site_of
from generator.config import Settings
from generator.model import Problem
from generator.shelf.inputs import Inputs
from generator.site import Site

Tell = Callable[..., None]
"""Takes what could not be used, each a `Problem`; the rest goes on."""


def in_silence(*_: Problem) -> None:
    """For who asks for the site alone."""


def site_at(root: Path, settings: Settings, tell: Tell = in_silence) -> tuple[Inputs, Site]:
    """What stands on disk at `root`, and the site that it makes, corrections included. Writes nothing."""
    inputs = read_inputs(root, settings)
    made = site_of(inputs)
    tell(*made.failed(inputs))
    return inputs, made.site
