"""Real servers for tests: `mkdocs serve`, and a built site under a sub-path."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(what: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


class Server:
    """`mkdocs serve` over a site, with what it has logged so far."""

    def __init__(self, site: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/"
        self._log = site / "serve.log"
        with self._log.open("wb") as log:
            command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
            self.process = subprocess.Popen(command, cwd=site, stdout=log, stderr=subprocess.STDOUT, env=QUIET)

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def builds(self) -> int:
        return self.log().count("Documentation built in")

    def read(self, path: str) -> str:
        with urlopen(self.url + path) as answer:
            text: str = answer.read().decode()
            return text


@contextmanager
def mkdocs_serve(site: Path) -> Iterator[Server]:
    """A running `mkdocs serve`, ready to answer."""
    server = Server(site, free_port())
    try:
        ready = wait_for(lambda: "Serving on" in server.log() or server.process.poll() is not None)
        assert ready, server.log()
        assert server.process.poll() is None, server.log()
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


@contextmanager
def static(folder: Path) -> Iterator[str]:
    """A folder served as it is; gives its address."""

    class Silent(SimpleHTTPRequestHandler):
        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Keep the test's output to the test."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def build(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` in a site."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, env=QUIET, check=False)
