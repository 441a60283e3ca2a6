"""Whoever reads the articles, the facts are the same, and a worker that dies takes one article with it at most."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from generator.articles import articles_of
from generator.errors import DatelineError
from generator.facts import Read, Workers, read_one
from generator.facts.workers import WORTH_STARTING
from generator.model import Article, Problem, Seed

TOWNS = ("Beira", "Nampula", "Tete", "Quelimane")


def articles(many: int) -> tuple[Article, ...]:
    towns = [TOWNS[n % len(TOWNS)] for n in range(many)]
    texts = [f"Flood in {town} kills {n}\n\nMayor Ana Dias visited {town} on Monday.\n" for n, town in enumerate(towns)]
    seeds = [Seed(f"s{n}.txt", text.encode(), sha256(text.encode()).hexdigest()) for n, text in enumerate(texts)]
    found, problems = articles_of(seeds)
    assert problems == ()
    return tuple(found)


def deadly(article: Article) -> Read:
    """A reader that one article kills, as a slip of a compiled library would."""
    if article.id.startswith("s17."):
        os.kill(os.getpid(), signal.SIGKILL)
    return Problem(article.id, None, "read", "")


def slow(article: Article) -> Read:
    time.sleep(0.05)
    return read_one(article)


def test_processes_find_what_one_finds() -> None:
    asked = articles(WORTH_STARTING)
    assert list(Workers(jobs=2)(read_one, asked)) == [read_one(article) for article in asked]


def test_few_articles_are_read_here() -> None:
    """Starting a process takes longer: what cannot be handed to one is read all the same."""
    asked = articles(2)
    here: list[str] = []

    def find(article: Article) -> Read:
        here.append(article.id)
        return read_one(article)

    assert list(Workers(jobs=2)(find, asked)) == [read_one(article) for article in asked]
    assert here == [article.id for article in asked]


def test_an_article_that_kills_its_process_is_told_and_the_others_are_read() -> None:
    asked = articles(WORTH_STARTING)
    found = list(Workers(jobs=2)(deadly, asked))
    assert [one.path for one in found if isinstance(one, Problem)] == [article.id for article in asked]
    assert [one.path for one in found if isinstance(one, Problem) and "died" in one.what] == [asked[17].id]


def test_a_problem_goes_from_process_to_process() -> None:
    """A recogniser that is not there is told as it is told without processes."""
    asked = articles(WORTH_STARTING)
    with pytest.raises(DatelineError) as alone:
        read_one(asked[0], "no_such_pipeline")
    with pytest.raises(DatelineError) as beside:
        list(Workers(jobs=2)(partial(read_one, recognizer="no_such_pipeline"), asked))
    assert beside.value.problems == alone.value.problems
    assert pickle.loads(pickle.dumps(alone.value)).problems == alone.value.problems


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and two workers, each a process of its own on the loopback interface."""
    told = tmp_path / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = subprocess.Popen([*command, "--no-dashboard", "--scheduler-file", str(told)], **quiet)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(told), "--nthreads", "1"]
    worker += ["--no-dashboard", "--no-nanny", "--local-directory"]
    workers = [subprocess.Popen([*worker, str(tmp_path / name)], **quiet) for name in ("one", "other")]
    try:
        yield str(told), workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_dask_cluster_finds_the_same_though_a_worker_is_lost(
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    from distributed import Client

    told, (lost, _) = cluster
    with Client(scheduler_file=told, timeout=60) as client:
        client.wait_for_workers(2, timeout=60)
        address = client.scheduler.address
    asked = articles(WORTH_STARTING)
    found = []
    for number, one in enumerate(Workers("dask", address)(slow, asked)):
        found.append(one)
        if number == 5:
            lost.send_signal(signal.SIGKILL)
    assert found == [read_one(article) for article in asked]


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    with pytest.raises(DatelineError, match=r"--scheduler tcp://127\.0\.0\.1:9: "):
        list(Workers("dask", "tcp://127.0.0.1:9")(read_one, articles(1)))
