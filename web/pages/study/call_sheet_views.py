"""The call sheet of a study's centre or office."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug import Response as BaseResponse

from search.faults import StudyMoved
from web.limits import many
from web.pages import headers
from web.pages.addresses import whole
from web.pages.desk import Desk
from web.pages.search.asking import Form, read_form
from web.pages.study.call_sheet import call_sheet


class CallSheetViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        address = "/studies/<number>/call-sheet"
        routes.add_url_rule(address, "call_sheet", self.call_sheet, methods=["GET", "POST"])

    @many
    def call_sheet(self, number: str) -> BaseResponse:
        """A centre's sheet is posted: a place that was chosen stands in no address."""
        posts = request.method == "POST"
        form, site = (read_form(request.form), request.form.get("site", "")) if posts else (Form(), "")
        try:
            study = self.desk.finder.study(number)
        except StudyMoved as moved:
            return redirect(url_for("pages.call_sheet", number=moved.to), code=308 if posts else 301)
        address = whole(self.desk.settings, f"/studies/{study.card.id}")
        page = self.desk.page(
            "call_sheet.html",
            sheet=call_sheet(study, site, self.desk.settings.today, address),
            back=list(form.fields()),
            posted=[*form.fields(), *([("site", site)] if site else [])],
        )
        page.headers["X-Robots-Tag"] = "noindex"
        return headers.private(page) if posts else headers.revalidated(page)
