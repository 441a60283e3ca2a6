"""A page whose front matter can't be read counts as it stood when a run could last read it.

Reach for `stand_in` while pages are read, so that one slip of the pen undoes no correction elsewhere and holds up no
other page; for `remembered` when a record is written. The file itself is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import front_matter
from generator.corrections import as_proposed
from generator.front_matter import Document
from generator.front_matter.document import FENCE
from generator.front_matter.yaml.write import write
from generator.model import Record
from generator.site.routes import kind_of

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_SEED = re.compile(r"^seed:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)  # "seed: flood.txt#1"


def stand_in(path: str, text: str, record: Record | None) -> Document | None:
    """The page at `path` (below the root) with the front matter that its record remembers, over the words that it has
    now; None where nobody remembers any.

    An index keeps no more than its words: it has no front matter of ours.
    """
    if record is None or (not record.proposed and record.front is None and kind_of(record.page) != "index"):
        return None
    head = write(as_proposed(record.proposed)) if record.front is None else record.front
    return front_matter.parse(path, f"{FENCE}{head}{FENCE}\n{_body(text)}")


def remembered(head: str, base: Mapping[str, object]) -> str | None:
    """What a record keeps of a front matter for the day when it can't be read: None where the proposal tells it all."""
    return None if head == write(as_proposed(base)) else head


def seed_named(text: str) -> str | None:
    """The seed that a front matter names, as far as a line of it can be made out."""
    found = _SEED.search(text)
    return found[1].strip("'\"") if found else None


def _body(text: str) -> str:
    """What stands below a front matter, whatever is wrong with that."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    first, _, rest = plain.partition("\n")
    closing = _CLOSING.search(rest) if first.strip(" -–—\t") == "" else _CLOSING.search(plain)
    whole = rest if first.strip(" -–—\t") == "" else plain
    return whole[closing.end() :].lstrip("\n") if closing else ""
