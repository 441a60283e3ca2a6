"""Pages: what a site's Markdown looks like. `plan(site)` is the way in.

`asset_files()` and `data_files(site)` have what stands beside the pages.
"""

from generator.pages.assets import asset_files
from generator.pages.exports import data_files
from generator.pages.markdown import escape
from generator.pages.plan import plan, redirect_body
from generator.pages.site import Site

__all__ = ["Site", "asset_files", "data_files", "escape", "plan", "redirect_body"]
