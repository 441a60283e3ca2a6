"""What the built site owes its readers, measured from outside: access, validity, links, weight, other hosts, speed.

Reach for `python -m benchmarks.bars` before a change of templates, styles or scripts lands; `tests/bars` holds the same
measures at nothing wrong for the three seeds. Each module measures one thing of a built site and gives plain values.
"""
