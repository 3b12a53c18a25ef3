"""Pages of plain text, which hold no study: one template each."""

from __future__ import annotations

from typing import Final

from flask import Blueprint
from limits import parse
from werkzeug import Response as BaseResponse

from web.pages import addresses, headers
from web.pages.desk import Desk
from web.pages.language import dates
from web.pages.map.snippets import map_snippets
from web.pages.plain.snippets import EXAMPLE, snippets
from web.pages.plain.status_guide import guide

PLAIN: Final = {
    "/about": "about",
    "/about/research": "research",
    "/about/data": "data",
    "/privacy": "privacy",
    "/accessibility": "accessibility",
    "/embed": "embed",
}
"""Addresses with the names of their templates, which are the names of their routes too."""

STATED: Final = "2026-11-23"
"""The day on which the accessibility statement was last looked through."""


class PlainViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        for path, name in PLAIN.items():
            routes.add_url_rule(path, name, self.plain, defaults={"name": name})

    def plain(self, name: str) -> BaseResponse:
        return headers.revalidated(self.desk.page(f"{name}.html", **self._beside(name)))

    def _beside(self, name: str) -> dict[str, object]:
        """What a page tells that its template cannot know."""
        match name:
            case "about":
                return {"statuses": guide(self.desk.settings.today)}
            case "privacy":
                return {"counted_for": dates.span(parse(self.desk.settings.rate_limit).get_expiry())}
            case "accessibility":
                return {"stated": dates.long_day(STATED)}
            case "embed":
                settings = self.desk.settings
                return {
                    "snippets": snippets(settings),
                    "map": map_snippets(settings, EXAMPLE),
                    "widget_address": addresses.alike("/widget.js"),
                }
            case _:
                return {}
