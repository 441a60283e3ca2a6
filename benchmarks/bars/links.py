"""Broken links and anchors of a served site, found by LinkChecker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Links:
    """What a walk over all links found."""

    followed: int
    broken: tuple[str, ...]
    """"page -> target: what is wrong", sorted."""


def links(address: str) -> Links:
    """Every link from a page at or below `address`, and those that lead nowhere.

    Follows what a reader or a browser follows: pages, anchors, pictures, styles, scripts, feeds. Addresses elsewhere
    are not asked for. Needs LinkChecker, which the dependency group `bars` brings.
    """
    from linkcheck.checker import get_url_from
    from linkcheck.configuration import Configuration
    from linkcheck.director import check_urls, get_aggregate

    config = Configuration()
    found = _Collector()
    config.update(threads=4, maxrequestspersecond=1000, enabledplugins=["AnchorCheck"], status=False)
    config["logger"] = found
    config.sanitize()
    aggregate = get_aggregate(config)
    aggregate.urlqueue.put(get_url_from(address, 0, aggregate, extern=(0, 0)))
    check_urls(aggregate)
    return Links(found.seen, tuple(sorted(found.wrong)))


class _Collector:
    """What LinkChecker takes for its output: keeps what is wrong."""

    is_active = True

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.seen = 0

    def log_filter_url(self, url: Any, do_print: bool) -> None:
        self.seen += 1
        if do_print:
            told = "; ".join(text for _, text in url.warnings) or url.result
            self.wrong.append(f"{url.parent_url} -> {url.url}: {told}")

    def log_internal_error(self) -> None:
        self.wrong.append("LinkChecker itself failed; what it says stands on standard error")

    def start_output(self) -> None: ...

    def end_output(self, **_: Any) -> None: ...
