"""Attack strings in the settings of a site: each is a value, or is refused with line and remedy."""

from __future__ import annotations

import json

from generator.config import Settings, parse_settings
from generator.errors import DatelineError


def misread(text: str) -> list[str]:
    """Keys of `dateline.yml` that raise with this text behind them, quoted or as it is, where they should tell."""
    return [f"{key}, {text!r}: {why}" for key in Settings.model_fields for why in _misread(key, text)]


def _misread(key: str, text: str) -> list[str]:
    wrong = []
    for value in (json.dumps(text), text):
        try:
            parse_settings(f"{key}: {value}\n")
        except DatelineError as error:
            wrong += [f"no remedy: {problem}" for problem in error.problems if not (problem.line and problem.remedy)]
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError, AttributeError) as error:
            wrong.append(repr(error))
    return wrong
