"""The page of a graph in a real browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from graphbuilder import pictures
from tests import browser
from tests.conftest import missing
from tests.worlds import world

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> str:
    """Return where Chromium is."""
    found = browser.program()
    if found is None:
        missing("Chromium (for tests in a browser)")
    return str(found)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Write the page of a small graph."""
    path = tmp_path / "graph.html"
    path.write_text(pictures.html(world(), {}), encoding="utf-8")
    return path


def shown(page: HtmlElement) -> set[str]:
    """Return the statements whose evidence is on display."""
    return {article.get("data-statement", "") for article in page.xpath("//article[not(@hidden)]")}


def chosen(page: HtmlElement) -> set[str]:
    """Return the statements whose arrows are highlighted."""
    return set(
        page.xpath("//*[local-name()='g'][contains(@class, 'edge')][contains(@class, 'chosen')]/@data-statement")
    )


def test_everything_is_shown_at_first(chromium: str, page: Path) -> None:
    """Nothing is hidden until somebody chooses."""
    found = browser.after(chromium, page)

    assert shown(found) == {statement.id for statement in world().statements}
    assert not chosen(found)


@pytest.mark.parametrize(
    "doing",
    [
        "document.querySelector('.edge').dispatchEvent(new MouseEvent('click', {bubbles: true}))",
        "document.querySelector('.edge').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))",
        "document.querySelector('.edge').dispatchEvent(new KeyboardEvent('keydown', {key: ' ', bubbles: true}))",
        "document.querySelector('.step').click()",
    ],
)
def test_choosing_an_arrow_shows_its_evidence(chromium: str, page: Path, doing: str) -> None:
    """By mouse, by keyboard, or by the step on a card."""
    found = browser.after(chromium, page, doing)

    assert len(shown(found)) == 1
    assert chosen(found) == shown(found)


def test_choosing_a_box_shows_all_that_touches_it(chromium: str, page: Path) -> None:
    """Its arrows in and out."""
    doing = (
        "document.querySelector('[data-node=\"CL:0000037\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    touching = {s.id for s in world().statements if "CL:0000037" in (s.subject.id, s.object.id)}

    assert shown(browser.after(chromium, page, doing)) == touching


def test_escape_shows_everything_again(chromium: str, page: Path) -> None:
    """The way back is one key."""
    doing = (
        "document.querySelector('.step').click();"
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))"
    )

    assert len(shown(browser.after(chromium, page, doing))) == len(world().statements)


def test_a_link_into_the_page_opens_its_statement(chromium: str, page: Path) -> None:
    """So that a colleague can be sent to one piece of evidence."""
    statement = world().statements[0].id

    assert shown(browser.after(chromium, page, fragment=statement.replace(":", "-"))) == {statement}


def test_a_hypothesis_can_be_put_away(chromium: str, page: Path) -> None:
    """Its arrows fade, those of its rival stay."""
    found = browser.after(chromium, page, "document.querySelector('[data-shows=A]').click()")
    faded = found.xpath("//*[local-name()='g'][contains(@class, 'away')]/@data-account")

    assert set(faded) == {"A"}


def test_the_picture_can_be_saved(chromium: str, page: Path) -> None:
    """The button offers an SVG that stands alone."""
    doing = (
        "window.Blob = class { constructor(parts) { document.body.dataset.saved = parts[0]; } };"
        "URL.createObjectURL = () => '#';"
        "document.getElementById('download').click();"
    )
    saved = browser.after(chromium, page, doing).xpath("//body/@data-saved")

    assert saved
    assert str(saved[0]).startswith("<svg xmlns=")


def test_a_picture_of_the_page_is_not_blank(chromium: str, page: Path, tmp_path: Path) -> None:
    """It is painted, by file, without a network."""
    picture = tmp_path / "page.png"
    subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *(
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1400,900",
            ),
            *(f"--user-data-dir={tmp_path / 'profile'}", f"--screenshot={picture}", page.as_uri()),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )

    assert picture.stat().st_size > 30_000
