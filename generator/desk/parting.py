"""Namesakes parted by the briefs that speak of them, and joined again.

Reach for `other_page` to make the page of the one who is split off; `is_parted_from` knows such a page again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slugify import slugify

from generator import front_matter
from generator.config import Settings
from generator.desk.named_pages import listed, names_on
from generator.errors import DatelineError
from generator.knowledge.addresses import LONGEST, safe, told_apart
from generator.model import Problem
from generator.shelf.read import Shelf


def other_page(shelf: Shelf, settings: Settings, path: str, briefs: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
    """Path, text and briefs of a namesake's page. Raises DatelineError for briefs that the page is not named in."""
    members = own_members(shelf, path)
    taken = tuple(_member(settings, path, members, brief) for brief in dict.fromkeys(briefs))
    rest = [brief for brief in members if brief not in taken]
    if not rest:
        what = "is named in no other briefs: nothing would be left of it"
        raise DatelineError(Problem(f"{settings.docs}/{path}", None, what, "Leave out one of the briefs"))
    names = names_on(shelf.readable(path))
    used = [name for name in names if any(name in _names_in(shelf, brief) for brief in taken)]
    name = used[0] if used else names[0]
    folder = path.rpartition("/")[0]
    taken_slugs = {p.rpartition("/")[2].removesuffix(".md") for p in shelf.documents if p.startswith(f"{folder}/")}
    bare = safe(slugify(name[:100], max_length=LONGEST) or "page")
    slug = told_apart(bare, _words(shelf, taken, name), lambda s: s in taken_slugs)
    meta = {"name": name, "briefs": list(taken), "not": rest}
    return f"{folder}/{slug}.md", front_matter.render(meta, "", None), taken


def own_members(shelf: Shelf, path: str) -> list[str]:
    """The briefs that a page was named in when it was written last."""
    record = shelf.records.get(path)
    return sorted(brief for brief in (record.members if record else ()) if brief in shelf.documents)


def claims_of(shelf: Shelf, path: str) -> list[str]:
    """The briefs that a person said the page is named in."""
    return listed(shelf.readable(path).meta, "briefs")


def is_parted_from(shelf: Shelf, path: str, other: str) -> bool:
    """Whether a page was split off another: it claims briefs, and says that some of the other's are not its own."""
    refused = {name for name in listed(shelf.readable(path).meta, "not") if name.startswith("briefs/")}
    return bool(claims_of(shelf, path)) and not refused.isdisjoint(own_members(shelf, other))


def rest_of(shelf: Shelf, path: str) -> bool:
    """Whether a page holds nothing of a person's but what a split wrote there."""
    document = shelf.readable(path)
    lists = ("briefs", "not")
    meta = {key: value for key, value in document.meta.items() if key not in lists}
    record = shelf.records.get(path)
    if record is None:
        return True
    proposed = {key: value for key, value in record.proposed.items() if key not in lists}
    document = replace(document, meta=meta)
    bare = replace(shelf, documents={path: document}, records={path: replace(record, proposed=_ours(proposed))})
    return bare.is_untouched(path)


def _ours(proposed: dict[str, object]) -> dict[str, object]:
    """A base in which the name that a split wrote counts as the generator's own."""
    name = proposed.get("name")
    said = name.get("by hand") if isinstance(name, dict) else name
    return {**proposed, "name": said} if said else proposed


def _member(settings: Settings, path: str, members: Sequence[str], brief: str) -> str:
    wanted = brief.removeprefix(f"{settings.docs}/")
    found = [m for m in members if wanted in (m, m.removesuffix(".md"), m.rpartition("/")[2].removesuffix(".md"))]
    if len(found) == 1:
        return found[0]
    what = f"is not named in {brief!r}" if not found else f"is named in several briefs {brief!r}"
    raise DatelineError(Problem(f"{settings.docs}/{path}", None, what, f"Name some of: {', '.join(members[:8])}"))


def _names_in(shelf: Shelf, brief: str) -> set[str]:
    meta = shelf.readable(brief).meta
    actors = [actor for actor in meta.get("actors") or () if isinstance(actor, dict)]
    return {str(actor.get("name")) for actor in actors} | set(listed(meta, "mentions"))


def _words(shelf: Shelf, briefs: Sequence[str], name: str) -> Iterator[str]:
    """What may tell the other one's address: an office, an organisation, a place of these briefs."""
    for brief in briefs:
        meta = shelf.readable(brief).meta
        for actor in meta.get("actors") or ():
            if isinstance(actor, dict) and actor.get("name") == name:
                yield str(actor.get("role") or "")
                yield str(actor.get("organization") or "")
        yield str(meta.get("location") or "").partition(",")[0]
