"""What reading one seed costs, measured in a process of its own: processor seconds and peak memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import NamedTuple

from generator.articles import articles_in, plain_article
from generator.errors import DatelineError
from generator.facts import find_facts
from generator.model import Article, Seed

_PATIENCE = 4.0
"""Wall seconds waited for a process, for each second of the processor it may take: others are busy too."""


class Cost(NamedTuple):
    """Of reading one seed."""

    seconds: float
    """Of the processor."""
    megabytes: float
    """Peak memory of the whole process, the model included."""


def read(data: bytes) -> int:
    """Reads a seed to its facts, as a run does; what no article is found in is read as one plain text. How many."""
    articles = _articles(data)
    for article in articles:
        find_facts(article)
    return len(articles)


def _articles(data: bytes) -> tuple[Article, ...]:
    try:
        return articles_in(Seed("hostile.txt", data, sha256(data).hexdigest()))
    except DatelineError:
        return (plain_article("hostile.txt", data.decode("utf-8", "replace")),)


def warm() -> None:
    """Loads the model and the tables, so that no measurement pays for them."""
    read(b"PARIS: President Emmanuel Macron said on 3 March 2026 that talks with Kenya go on.")


def cost_of(make: Callable[[int], bytes], size: int, most: float) -> Cost | None:
    """What a text of this size costs; None where it takes more than `most` seconds. Warm this process up before."""
    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_measure, args=(theirs, make(size), most))
    worker.start()
    theirs.close()
    worker.join(most * _PATIENCE)
    if worker.is_alive():
        worker.kill()
        worker.join()
    return _told(mine) if worker.exitcode == 0 else None


def _told(mine: Connection) -> Cost | None:
    return Cost(*mine.recv()) if mine.poll() else None


def _measure(theirs: Connection, data: bytes, most: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(most) + 1, int(most) + 1))
    before = time.process_time()
    read(data)
    seconds = time.process_time() - before
    theirs.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
