"""The command `dateline`: the only place that prints or exits. A verb is a line in `VERBS`."""

from __future__ import annotations

from collections.abc import Mapping
from errno import EPIPE
from importlib import import_module
from typing import Any

import click

from generator import __version__
from generator.cli.output import FAILED, refuse, speak_utf8
from generator.errors import DatelineError
from generator.model import Problem

VERBS: Mapping[str, str] = {
    "add": "adding",
    "generate": "making",
    "check": "site",
    "explain": "evidence",
    "dossier": "handing_on",
    "export": "handing_on",
    "merge": "decisions",
    "split": "decisions",
    "review": "decisions",
    "accept": "decisions",
    "history": "log",
    "facts": "filters",
    "articles": "filters",
    "same": "filters",
    "entities": "filters",
    "stories": "filters",
    "new": "fresh",
    "schema": "fresh",
}
"""Each verb and the module here that has its function; loaded when it is asked for, since each needs little of all."""


_MEND = "Free some space, or give yourself the right to it; then run again"


class Verbs(click.Group):
    """Loads a verb by its name; turns the generator's one exception into lines on stderr and exit status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in the order of `VERBS`."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name; None for no verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"generator.cli.{VERBS[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb. Exit status 1 also where it told a problem and went on."""
        speak_utf8()
        done = None
        try:
            done = super().invoke(ctx)
        except DatelineError as error:
            refuse(*error.problems)
        except OSError as error:
            if error.errno == EPIPE:
                raise
            refuse(Problem(_named(error), None, f"can't be read or written: {error.strerror}", _MEND))
        if ctx.meta.get(FAILED):
            ctx.exit(1)
        return done


def _named(error: OSError) -> str:
    return str(error.filename or "standard output")


@click.group(cls=Verbs)
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Turns raw news text into a briefing site whose every fact shows its source sentence."""
