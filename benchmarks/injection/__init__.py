"""What strangers' words do to a built site: attack strings in every field of every kind of page, beside a benign twin.

Reach for `python -m benchmarks.injection` after a change of templates, of escaping, of the host or of a dependency.
The strings are `tests/cases/hostile/strings.yml`; `tests/test_injection.py` holds the laws for a part of them.
"""
