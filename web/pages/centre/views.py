"""A centre's page: one hospital's studies, the same address whichever study it was reached from."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug import Response as BaseResponse
from werkzeug.exceptions import NotFound

from search.answer import StudyPage
from search.centres import canonical
from search.faults import QuestionFaults
from search.query import DEFAULT_SIZE
from web.limits import searches
from web.pages import headers
from web.pages.centre.page import LOOKED_AT, show_centre, sites_of
from web.pages.desk import Desk


class CentreViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        routes.add_url_rule("/centres/<id>", "centre", self.centre)

    @searches
    def centre(self, id: str) -> BaseResponse:
        """A centre's studies: those that recruit there, or with `?status=any` all of them."""
        whole = self._asked(id, "any", LOOKED_AT)
        if not any(sites_of(id, whole.studies)):
            return self._elsewhere(id, whole)
        open = self._asked(id, "recruiting", DEFAULT_SIZE, "fresh")
        listed = self._asked(id, "any", DEFAULT_SIZE) if request.args.get("status") == "any" else open
        return headers.revalidated(self.desk.page("centre.html", centre=show_centre(id, whole, open, listed)))

    def _elsewhere(self, id: str, whole: StudyPage) -> BaseResponse:
        """Another spelling, or an id of before, leads to the one that holds."""
        held = next((site.centre for hit in whole.studies for site in hit.nearest if site.centre), None)
        other = held or canonical(id.lower())
        if other != id and any(sites_of(other, self._asked(other, "any", 1).studies)):
            status = "any" if request.args.get("status") == "any" else None
            return redirect(url_for("pages.centre", id=other, status=status), code=301)
        raise NotFound

    def _asked(self, id: str, status: str, size: int, *facets: str) -> StudyPage:
        """A page of its studies with such a status there, the ones that changed last first."""
        try:
            return self.desk.finder.studies({"centre": [id], "status": [status], "facets": facets, "size": size})
        except QuestionFaults:
            raise NotFound from None  # The address is no id.
