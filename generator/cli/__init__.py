"""The command `dateline`: the only place that prints or exits. A verb is a line in `VERBS`."""

from __future__ import annotations

from typing import Any

import click

from generator import __version__
from generator.cli import decisions, filters, fresh, site
from generator.cli.output import complain
from generator.errors import DatelineError

VERBS = (
    site.generate,
    site.check,
    site.explain_command,
    site.dossier,
    site.export,
    decisions.merge,
    decisions.split,
    decisions.review,
    decisions.accept,
    decisions.history,
    filters.facts,
    filters.articles,
    filters.same,
    filters.entities,
    filters.stories,
    fresh.new,
    fresh.schema,
)


class Verbs(click.Group):
    """Turns the generator's one exception into lines on stderr and exit status 1, for every verb."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            complain(error.problems)
            ctx.exit(1)


@click.group(cls=Verbs)
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Turns raw news text into a briefing site whose every fact shows its source sentence."""


for verb in VERBS:
    main.add_command(verb)
