"""Saved studies as a browser keeps them, and the ways to them."""

from __future__ import annotations

import json
from typing import Any, Final

from playwright.sync_api import Locator, Page

from tests.web.pages import made

KEY: Final = "saved-studies"


def study(number: int, **changes: Any) -> dict[str, Any]:
    """A study as it was saved: recruiting, five of eight centres, checked of late."""
    return {
        "id": f"NCT0000000{number}",
        "title": f"Study {number}",
        "status": "recruiting",
        "recruiting": 5,
        "sites": 8,
        "checked": made.RECENT,
        "saved": "2026-11-20",
    } | changes


def written(*studies: dict[str, Any], **changes: Any) -> str:
    """The text that is stored and exported."""
    return json.dumps({"format": "saved-studies", "version": 1, "studies": studies} | changes)


def store(page: Page, *studies: dict[str, Any]) -> None:
    """Opens the page of saved studies with these in the browser's storage."""
    store_text(page, written(*studies))
    page.goto("/saved")


def store_text(page: Page, text: str) -> None:
    """Puts any text where the saved studies are kept."""
    page.goto("/about")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def bring(page: Page, text: str) -> None:
    """Chooses a file with this text."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring in a list from a file").click()
    chooser.value.set_files({"name": "list.json", "mimeType": "application/json", "buffer": text.encode()})


def stored(page: Page) -> list[str]:
    """The numbers in the browser's storage, newest first."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return [one["id"] for one in json.loads(text)["studies"]] if text else []


def item(page: Page, number: int) -> Locator:
    return page.locator(".kept > li").filter(has_text=f"NCT0000000{number}")
