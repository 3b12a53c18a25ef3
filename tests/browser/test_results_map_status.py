"""A status on the map of the results reads as on the pages, in every language."""

from __future__ import annotations

from typing import Final

import pytest
from flask import Flask
from msgspec import to_builtins

from search.freshness import fresh
from search.vocabulary import STATUSES
from tests.browser.conftest import Open
from tests.web.pages.service import MadeFinder
from web.pages.language.languages import CHOSEN
from web.pages.language.words import badge

TELL: Final = """async ([statuses, days]) => {
  const told = JSON.parse(document.getElementById("on-map").textContent);
  const { badge } = await import(told.dated);
  return statuses.flatMap((status) => days.map((day) => badge(told.statuses, status, day)));
}"""


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_a_status_reads_as_on_the_pages(open_page: Open, made_service: tuple[Flask, MadeFinder], language: str) -> None:
    """On every month, at every age, without a date: a script fills in the day, and says what Python says."""
    app, finder = made_service
    today = finder.settings.today
    days = [f"2026-{month:02}-0{1 + month % 9}" for month in range(1, 12)] + ["2025-03-31", "2019-12-24", None]
    page = open_page()
    path = "" if language == "en" else f"/{language}"
    page.goto(f"{path}/search?q=many")
    shown = page.evaluate(TELL, [list(STATUSES), days])
    with app.test_request_context(environ_overrides={CHOSEN: language}):
        expected = [badge(status, fresh(day, today), day) for status in STATUSES for day in days]
    assert [plain(one) for one in shown] == [plain(to_builtins(one)) for one in expected]


def plain(badge: dict[str, str]) -> dict[str, str]:
    """Without what keeps a date on one line."""
    return {name: text.replace("\u00a0", " ").replace("\u202f", " ") for name, text in badge.items()}
