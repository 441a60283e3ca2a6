"""Pages: what a site's Markdown looks like. `plan(site)` is the way in.

`asset_files()` and `data_files(site)` have what stands beside the pages.
"""

from generator.pages.assets import asset_files
from generator.pages.exports import data_files
from generator.pages.markdown import escape
from generator.pages.plan import plan, plan_review, redirect_body
from generator.pages.questions import Question, questions
from generator.pages.site import Site

__all__ = [
    "Question",
    "Site",
    "asset_files",
    "data_files",
    "escape",
    "plan",
    "plan_review",
    "questions",
    "redirect_body",
]
