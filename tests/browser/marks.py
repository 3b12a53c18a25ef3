"""What the marks of a page's map stand for."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator

SUM: Final = """(map) => [...map.querySelectorAll("[data-cluster], [data-site]")]
  .reduce((sum, mark) => sum + Number(mark.dataset.cluster ?? 1), 0)"""


def centres_on(drawn: Locator) -> int:
    return int(drawn.evaluate(SUM))
