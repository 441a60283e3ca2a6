"""`mkdocs serve`: after the first build a save touches only what it changes, in the same process.

`serving.py` is what happens on a save, `following.py` what becomes of the pages, `watching.py` how a save is heard.
"""
