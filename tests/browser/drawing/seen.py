"""What is on a map."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MARKS = ".map-mark"
SEEN = """() => {
  const root = document.querySelector("#box").shadowRoot ?? document;
  return [...root.querySelectorAll(".map-mark")].map((mark) => ({
    site: mark.dataset.site ?? null, sites: Number(mark.dataset.cluster ?? 1), label: mark.ariaLabel,
  }));
}"""

SETTLED = """async () => {
  const root = document.querySelector("#box").shadowRoot ?? document;
  const seen = () => JSON.stringify([
    map.view(), told.moves.length, root.querySelector("[role=status]").textContent,
    [...root.querySelectorAll(".map-mark")].map((mark) => mark.ariaLabel),
  ]);
  const gliding = () => root.querySelector(".leaflet-zoom-anim, .leaflet-pan-anim") !== null;
  for (let before = ""; gliding() || before !== seen(); ) {
    before = seen();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 450)));
  }
}"""


def marks(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate(SEEN))


def total(page: Page) -> int:
    return sum(mark["sites"] for mark in marks(page))


def status(page: Page) -> str:
    return page.locator("[role=status]").inner_text()


def focused(page: Page) -> str:
    """What has the focus: its label, else its text."""
    return str(page.evaluate("(document.activeElement.ariaLabel ?? document.activeElement.innerText).trim()"))


def zoom(page: Page) -> int:
    return int(page.evaluate("map.view().zoom"))


def zoom_to(page: Page, wanted: int) -> None:
    """By keyboard, from wherever the map is."""
    page.locator(".map-canvas").focus()
    while zoom(page) != wanted:
        before = zoom(page)
        moves = page.evaluate("told.moves.length")
        page.keyboard.press("+" if before < wanted else "-")
        wait_until(page, f"told.moves.length > {moves}")
    settle(page)


def wait_until(page: Page, holds: str) -> None:
    """Playwright's own waiting evaluates texts, which the page's policy forbids."""
    for _look in range(300):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {holds}")


def settle(page: Page) -> None:
    """Until the map stands still and its line says so: for longer than the line takes, nothing has changed."""
    page.evaluate(SETTLED)
