"""A server of one file on the loopback, for what is fetched by HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Download:
    """What is served at ``url``, after how many bytes the server hangs up, and which ranges it was asked for."""

    content: bytes = b""
    etag: str = '"one"'
    cut_after: int | None = None
    status: int = 200
    ranges: list[str] = field(default_factory=list)
    url: str = ""


@contextmanager
def served(file: str) -> Iterator[Download]:
    """Serve a download under this file name."""
    state = Download()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            state.ranges.append(wanted)
            resumed = bool(wanted) and self.headers.get("If-Range") == state.etag
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if resumed else 0
            body = state.content[start:]
            self.send_response(206 if resumed else state.status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", state.etag)
            self.end_headers()
            self.wfile.write(body[: state.cut_after])

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{http.server_port}/obo/{file}"
    threading.Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield state
    finally:
        http.shutdown()
        http.server_close()
