"""The page of saved studies: one and the same for everybody, filled in the browser from the browser's own storage."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, get_args

from flask import Blueprint
from msgspec import to_builtins
from werkzeug import Response as BaseResponse

from search.freshness import checked_between
from search.vocabulary import STATUSES, Fresh, Status
from web.pages import headers
from web.pages.desk import Desk
from web.pages.language.words import Age, badge_pattern, listed

AGES: Final[tuple[Age, ...]] = get_args(Age)


class SavedViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        routes.add_url_rule("/saved", "saved", self.saved)

    def saved(self) -> BaseResponse:
        return headers.revalidated(self.desk.page("saved.html", table=self._table()))

    def _table(self) -> dict[str, Any]:
        """The words for every status at every age, and the first days of a check that is recent, or aging."""
        today = self.desk.settings.today
        return {
            "recent_since": _since("recent", today),
            "aging_since": _since("aging", today),
            "statuses": {status: _words(status) for status in STATUSES},
        }


def _since(age: Fresh, today: date) -> str:
    first, _ = checked_between(age, today)
    return first.isoformat() if first else ""


def _words(status: Status) -> dict[str, Any]:
    by_age = {age: to_builtins(badge_pattern(status, age, of="study")) for age in AGES}
    return {"then": listed(status)} | by_age
