"""A built site as GitHub Pages would serve it: below a path, and compressed."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socket import socket
from typing import Any, BinaryIO

PACKED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".map")


class _Pages(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file, compressed where that pays; a folder is its index."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if file.suffix not in PACKED or not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send, and count what is sent."""
        body = source.read()
        outputfile.write(body)
        self.server.sent.append((self.path, len(body)))

    def end_headers(self) -> None:
        """Tell a link checker that it need not go gently, and a browser what it need not ask for twice on its way."""
        self.send_header("LinkChecker", "ours")
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep the output to the figures."""


class _Server(ThreadingHTTPServer):
    sent: list[tuple[str, int]]

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A reader who hangs up is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path, sent: list[tuple[str, int]] | None = None) -> Iterator[str]:
    """The folder `site`, served below a path of its own name; gives its address, which ends in a slash.

    `sent` grows by path and bytes of each body as it goes out, those that a browser's workers ask for too.
    """
    httpd = _Server(("127.0.0.1", 0), partial(_Pages, directory=str(site.parent)))
    httpd.sent = [] if sent is None else sent
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}/{site.name}/"
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
