"""Who is who in every file: ids that follow from a page's path alone, so that they outlive every change of a title.

Reach for `of_page` for the id that people read and for the others where a format asks for its own form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.model import Entity
from generator.site import routes

NAMESPACE = uuid5(NAMESPACE_URL, "tag:dateline,2026:ids")
"""Of all UUIDs made here (RFC 9562, version 5)."""
_READABLE = re.compile(r"[0-9a-zA-Z]+(?:[-/][0-9a-zA-Z]+)*", re.ASCII)
_LONGEST = 200


def of_page(path: str) -> str:
    """`people/jane-doe` for `people/jane-doe.md`."""
    return path.removesuffix(".md")


def of_entity(entity: Entity) -> str:
    """`places/kisumu`."""
    return of_page(routes.of_entity(entity))


@lru_cache(maxsize=1 << 16)
def ftm(*parts: str) -> str:
    """FollowTheMoney's form: `people.jane-doe`; a digest for what letters, digits and hyphens can't write."""
    name = "/".join(parts)
    if len(name) <= _LONGEST and _READABLE.fullmatch(name):
        return name.replace("/", ".")
    return f"dateline-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:40]}"


def ftm_link(*parts: str) -> str:
    """For what only joins two others, and there is most of: short rather than readable."""
    return f"link-{uuid(*parts).hex}"


@lru_cache(maxsize=1 << 16)
def uuid(*parts: str) -> UUID:
    """A UUID of an id, or of several that belong together."""
    return uuid5(NAMESPACE, "\n".join(parts).encode("utf-8", "replace").decode("utf-8"))


def stix(kind: str, *parts: str) -> str:
    """`identity--5f1d…`."""
    return f"{kind}--{uuid(*parts)}"
