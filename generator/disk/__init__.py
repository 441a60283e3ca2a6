"""The disk: reading and writing files, many as if in one step, one run at a time.

Reach for these functions wherever files are touched; nothing here knows what is in them.
"""

from generator.disk.bounds import is_inside
from generator.disk.files import digest, fits, read_listed, read_texts, remove, text_of, texts_in, told, write_changed

__all__ = [
    "digest",
    "fits",
    "is_inside",
    "read_listed",
    "read_texts",
    "remove",
    "text_of",
    "texts_in",
    "told",
    "write_changed",
]
