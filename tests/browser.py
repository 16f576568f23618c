"""A real browser, run once over a page: what the page has become when its scripts have run."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from lxml.html import HtmlElement, document_fromstring

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program() -> str | None:
    """Return where Chromium is, if it is."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def after(browser: str, page: Path, doing: str = "", fragment: str = "") -> HtmlElement:
    """Return the page as it stands after its own scripts and then *doing* (JavaScript) have run."""
    acted = page.with_suffix(".acted.html")
    markup = page.read_text(encoding="utf-8")
    acted.write_text(markup.replace("</body>", f"<script>{doing}</script></body>"), encoding="utf-8")
    address = acted.as_uri() + (f"#{fragment}" if fragment else "")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [browser, *_QUIET, f"--user-data-dir={profile}", "--dump-dom", address],
            capture_output=True,
            timeout=120,
            check=True,
        )
    return document_fromstring(done.stdout.decode("utf-8"))
