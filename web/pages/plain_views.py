"""Pages of plain text, which hold no study: one template each."""

from __future__ import annotations

from typing import Final

from flask import Blueprint
from werkzeug import Response as BaseResponse

from web.pages import headers
from web.pages.desk import Desk

PLAIN: Final = {
    "/about": "about",
    "/about/data": "data",
    "/privacy": "privacy",
}
"""Addresses with the names of their templates, which are the names of their routes too."""


class PlainViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        for path, name in PLAIN.items():
            routes.add_url_rule(path, name, self.plain, defaults={"name": name})

    def plain(self, name: str) -> BaseResponse:
        return headers.revalidated(self.desk.page(f"{name}.html"))
