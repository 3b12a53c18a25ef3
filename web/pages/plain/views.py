"""Pages of plain text, which hold no study: one template each."""

from __future__ import annotations

from typing import Final

from flask import Blueprint
from limits import parse
from werkzeug import Response as BaseResponse

from search.engine.client import EngineError
from web.pages import addresses, headers
from web.pages.desk import Desk
from web.pages.language import dates
from web.pages.map.snippets import map_snippets
from web.pages.plain.snippets import NO_EXAMPLE, snippets
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
                settings, held = self.desk.settings, self._example()
                id = held or NO_EXAMPLE
                return {
                    "is_held": held is not None,
                    "snippets": snippets(settings, id),
                    "map": map_snippets(settings, id),
                    "widget_address": addresses.alike("/widget.js"),
                }
            case _:
                return {}

    def _example(self) -> str | None:
        """A study that recruits here; None where there is none, or while the search is away."""
        try:
            found = self.desk.finder.studies({"status": ["recruiting"], "size": 1}).studies
        except EngineError:
            return None
        return next((hit.id for hit in found), None)
