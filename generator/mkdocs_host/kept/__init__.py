"""What a build of pages gave is kept for the next one: nothing is parsed or laid out twice.

`keeper.py` is what happens to each page; `ground.py` says what all pages depend on; `internals.py` names what of MkDocs
all this relies on. A page that can't be kept, or a site with a plugin that nobody here knows, is built as MkDocs does.
"""
