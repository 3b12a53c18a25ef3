"""The page of saved studies: one and the same for everybody, filled in the browser from the browser's own storage."""

from __future__ import annotations

from flask import Blueprint
from werkzeug import Response as BaseResponse

from web.pages import headers
from web.pages.desk import Desk
from web.pages.language.status_table import status_table


class SavedViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        routes.add_url_rule("/saved", "saved", self.saved)

    def saved(self) -> BaseResponse:
        table = status_table(self.desk.settings.today, of="study")
        return headers.revalidated(self.desk.page("saved.html", table=table))
