"""Words of others, made fit for every format alike: the same text in JSON, in XML and in a cell.

Reach for `plain` for each name, title and role, and for `passage` for words of a source, which are always clipped.
"""

from __future__ import annotations

import re

PASSAGE = 280
"""Characters of a quotation or of the words behind a fact, at most: enough to find the place, never the whole text."""
SUMMARY = 400
"""Characters of a summary, which is made of a source's own sentences."""

# What XML 1.0 forbids or discourages; the blanks among the controls fold like other blanks.
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """One line without control characters; half a surrogate pair becomes U+FFFD, blanks fold."""
    if text.isprintable() and "  " not in text:  # so nothing of the below is in it: nearly always
        return text.strip()
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", _UNFIT.sub("", text))).strip()


def optional(text: str | None) -> str | None:
    """The same, and None for nothing."""
    return plain(text or "") or None


def passage(text: str, most: int = PASSAGE) -> str:
    """Words of a source, cut after a whole word with an ellipsis where they are longer than `most` characters."""
    words = plain(text)
    if len(words) <= most:
        return words
    cut = words[: most - 2]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–—-") + " …"
