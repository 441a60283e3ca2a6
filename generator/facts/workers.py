"""Reading articles on all cores, or on a cluster that is there already: the same pure function, the same facts.

Reach for `Workers` wherever a `Mapper` is asked for. Processes of this machine do the work, or the workers of a Dask or
Ray cluster on which Dateline is installed. Each loads the model once. A worker that dies costs no article but the one
that it dies of.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Literal, cast

from generator.errors import DatelineError
from generator.facts.read import Read
from generator.model import Article, Problem

Backend = Literal["processes", "dask", "ray"]
Find = Callable[[Article], Read]
AT_ONCE = 4
"""Articles handed to a process together."""
WORTH_STARTING = 40
"""Articles from which processes save more than the two seconds that each takes to start."""
AGAIN = 2
"""Times that an article is read again whose worker was lost."""
ANSWER = 10
"""Seconds within which a scheduler must answer."""
_MODULES = {"dask": "distributed", "ray": "ray"}


@dataclass(frozen=True, slots=True)
class Workers:
    """A `Mapper` that reads articles beside one another and gives what is found in the articles' order.

    Raises DatelineError where a cluster's library is not installed or its scheduler does not answer.
    """

    backend: Backend = "processes"
    scheduler: str = ""
    """Where a cluster is reached (example: "tcp://10.0.0.5:8786"); empty for one of this machine."""
    jobs: int = 0
    """Processes on this machine; 0 for one a core."""

    def __call__(self, find: Find, articles: Sequence[Article]) -> Iterator[Read]:
        """What `find` gives for each article, as it becomes known."""
        if self.backend != "processes":
            return self._on_cluster(find, articles)
        jobs = self.jobs or cores()
        beside = jobs > 1 and len(articles) >= WORTH_STARTING
        return _by_processes(find, articles, jobs) if beside else map(find, articles)

    def _on_cluster(self, find: Find, articles: Sequence[Article]) -> Iterator[Read]:
        if find_spec(_MODULES[self.backend]) is None:
            remedy = f"pip install 'dateline[{self.backend}]'"
            raise DatelineError(Problem(f"--backend {self.backend}", None, f"{self.backend} is not installed", remedy))
        try:
            return (_by_dask if self.backend == "dask" else _by_ray)(self.scheduler, find, articles)
        except (OSError, ValueError) as failure:  # also: no answer in time, an address that is none
            remedy = "Start the scheduler first, or give its address"
            raise DatelineError(Problem(f"--scheduler {self.scheduler}", None, f"{failure}", remedy)) from failure


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _by_processes(find: Find, articles: Sequence[Article], jobs: int) -> Iterator[Read]:
    """By several processes; where one dies, the articles that it may have died of go to one alone, then on."""
    done = 0
    while (begun := done) < len(articles):
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            try:
                pool.submit(cores).result()
            except BrokenProcessPool:  # started by a script that runs its own main part when imported
                yield from map(find, articles[done:])
                return
            try:
                for read in pool.map(find, articles[done:], chunksize=AT_ONCE if jobs > 1 else 1):
                    yield read
                    done += 1
            except BrokenProcessPool:
                pass
        if done < len(articles) and jobs > 1:
            suspects = articles[done : done + 2 * jobs * AT_ONCE]
            yield from _by_processes(find, suspects, 1)
            done += len(suspects)
        elif done == begun:  # the first that a fresh process was given
            yield _died(articles[done])
            done += 1


def _died(article: Article) -> Problem:
    return Problem(article.id, None, "can't be read (the process that read it died)", "All else goes on")


def _by_dask(scheduler: str, find: Find, articles: Sequence[Article]) -> Iterator[Read]:
    from distributed import Client, KilledWorker

    client = Client(scheduler or None, timeout=ANSWER, set_as_default=False)

    def given() -> Iterator[Read]:
        with client:
            futures = client.map(find, articles, pure=False, retries=AGAIN)
            for article, future in zip(articles, futures, strict=True):
                try:
                    yield future.result()
                except KilledWorker:
                    yield _died(article)

    return given()


def _by_ray(scheduler: str, find: Find, articles: Sequence[Article]) -> Iterator[Read]:
    import ray

    ray.init(address=scheduler or None, ignore_reinit_error=True, log_to_driver=False)
    work = ray.remote(max_retries=AGAIN)(_called)

    def given() -> Iterator[Read]:
        asked = [work.remote(find, article) for article in articles]
        for article, one in zip(articles, asked, strict=True):
            try:
                yield cast("Read", ray.get(one))
            except ray.exceptions.WorkerCrashedError:
                yield _died(article)

    return given()


def _called(find: Find, article: Article) -> Read:
    return find(article)
