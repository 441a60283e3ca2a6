"""The section `## Notes` of a page: a person's, kept to the letter.

Reach for it when a page's body is rendered again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NOTES = re.compile(r" {0,3}##[ \t]+notes:?[ \t]*#*[ \t]*(?:\{[^}\n]*\}[ \t]*)?\r?\n?$", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}##[ \t]+(.+?)[ \t]*#*[ \t]*\r?\n?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")

# Headings of generated sections that nobody would choose for a section of their own notes: where one of
# them follows the notes for the first time, a person has moved the notes up.
_OURS = re.compile(
    r"Who took part|What was said|How we know|Not stated|Same story, and related|Source text"
    r"|Where the reports differ|The reports|Related stories|What happened, event by event|In their words|With whom"
    r"|Who speaks and acts for it"
    r"|What happened here|Also named in|Possibly the same|One (?:person|organization|body|place), .+"
)


def split_notes(body: str) -> tuple[str, str]:
    """What the generator wrote, and the notes, heading included; empty text where there are none.

    Notes reach to the end, or to a heading of a generated section that does not stand above them.
    A heading within a code fence is no heading.
    """
    ours: list[str] = []
    notes: list[str] = []
    above: set[str] = set()
    inside = False
    for line, is_text in _lines(body):
        found = _HEADING.match(line) if is_text else None
        if is_text and _NOTES.match(line):
            inside = True
        elif found and inside and _OURS.fullmatch(found[1]) and found[1] not in above:
            inside = False
        if found and not inside:
            above.add(found[1])
        (notes if inside else ours).append(line)
    return "".join(ours), "".join(notes)


def join_notes(generated: str, notes: str) -> str:
    """A page's body: the generated part, a blank line, the notes as they are."""
    if not notes:
        return generated
    above = generated.rstrip("\n")
    return f"{above}\n\n{notes}" if above else notes


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Each line with its end, and whether it stands outside code fences."""
    fence = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", body):
        found = _FENCE.match(line)
        if fence:
            yield line, False
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        else:
            yield line, not found
            fence = found[1] if found else ""
