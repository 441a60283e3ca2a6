"""The policies of a build: what the theme asks for on a page of its own, for each way that leads to the root."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator.web.blanks import without_blank_lines
from generator.web.policy import Asked, asked_by, with_policy

_EMPTY = ["404.html", "main.html"]
"""Templates that a theme lays out without a page."""

_NO_PLACE = ' tabindex=""'
"""On the names of sections: HTML wants a number."""


class Policies:
    """Lays the theme out without words, once for each address of the root as pages see it (`..`, `../..`)."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._known: dict[str, Asked] = {}
        self._asked = Asked()

    def meet(self, context: TemplateContext) -> TemplateContext:
        """Learn what a page that is about to be laid out in this context may ask for. The context stays as it is."""
        root = context["base_url"]
        if root not in self._known:
            bare = Navigation([], [])
            bare.homepage = context["nav"].homepage
            empty = {**context, "page": None, "nav": bare}
            self._known[root] = asked_by(self._env.select_template(_EMPTY).render(empty))
        self._asked = self._known[root]
        return context

    def on(self, html: str) -> str:
        """The page that has been laid out, with its policy, and without what the theme leaves empty."""
        return with_policy(without_blank_lines(html.replace(_NO_PLACE, "")), self._asked)
