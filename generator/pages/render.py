"""Templates in, Markdown out. Every value a template prints is escaped unless it is `Markdown` already.

Reach for `templates(folder)` to let a user's folder replace any template of ours by one of the same name.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from generator.pages import headings
from generator.pages.markdown import code, em, escape, finalize, link, strong

_BLANK_LINES = re.compile(r"\n{3,}")


def templates(overrides: Path | None = None) -> Environment:
    """The page templates; those in `overrides` win over ours, file by file."""
    # Ours never change while a process lives, so a server compiles them once; a user's may.
    return _environment(overrides) if overrides else _ours()


@cache
def _ours() -> Environment:
    return _environment(None)


def _environment(overrides: Path | None) -> Environment:
    ours: BaseLoader = PackageLoader("generator.pages", "templates")
    # Autoescape is HTML's; ours is `finalize`, which no template can forget to call.
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(overrides), ours]) if overrides else ours,
        autoescape=False,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals["h"] = headings
    environment.filters |= {"escape": escape, "e": escape, "strong": strong, "em": em, "code": code, "link": link}
    return environment


def render(environment: Environment, template: str, view: Any) -> str:
    """A page's body: one blank line between blocks, one newline at its end."""
    text = environment.get_template(template).render(page=view)
    return _BLANK_LINES.sub("\n\n", text).strip("\n") + "\n"
