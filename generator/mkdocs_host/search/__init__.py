"""Search for large sites: Pagefind's index in pieces in place of the theme's in one, with facets.

`plugin.py` is what MkDocs calls, `generator/web/facets.py` says what a page is about, `theme/` holds the search field
of the header, and script and style of the page "Search".
"""
