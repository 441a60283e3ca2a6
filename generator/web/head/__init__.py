"""What a built page says of itself to machines: pure functions that any host can call.

`subjects` gives each page's description, Open Graph type and JSON-LD; `tags` has the lines for its head.
"""

from generator.web.head.about import About, Address
from generator.web.head.linked_data import addressed, dataset, website
from generator.web.head.subject import Subject, subjects
from generator.web.head.tags import feed_lines, head_lines, with_head

__all__ = [
    "About",
    "Address",
    "Subject",
    "addressed",
    "dataset",
    "feed_lines",
    "head_lines",
    "subjects",
    "website",
    "with_head",
]
