"""Pages: what a site's Markdown looks like. `plan(site)` is the way in, `asset_files()` gives what stands beside."""

from generator.pages.assets import asset_files
from generator.pages.markdown import escape
from generator.pages.plan import Planned, lay_out, plan, planned, planned_some, redirect_body

__all__ = ["Planned", "asset_files", "escape", "lay_out", "plan", "planned", "planned_some", "redirect_body"]
