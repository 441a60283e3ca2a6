"""Pages: what a site's Markdown looks like. `plan(site)` is the way in, `asset_files()` has what stands beside them."""

from generator.pages.assets import asset_files
from generator.pages.markdown import escape
from generator.pages.plan import plan, plan_review, redirect_body

__all__ = ["asset_files", "escape", "plan", "plan_review", "redirect_body"]
