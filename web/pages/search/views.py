"""The search page and its results."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, Response, request
from msgspec import to_builtins
from msgspec.structs import replace
from werkzeug import Response as BaseResponse

from search.answer import AskedNear
from search.faults import Fault, QuestionFaults
from search.vocabulary import EXTRAS
from web.limits import searches
from web.pages import headers
from web.pages.desk import Desk
from web.pages.search.absent import absent_study
from web.pages.search.asking import Form, read_form
from web.pages.search.forms import form_context
from web.pages.search.hint import near_hint
from web.pages.search.on_map import show_map
from web.pages.search.panel import beyond, panel_facets, show_panel
from web.pages.search.place_told import OTHERS
from web.pages.search.placed import Asked, place_apart
from web.pages.search.radii import choose_units
from web.pages.search.results import show_results


class SearchViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        routes.add_url_rule("/", "search", self.search)
        routes.add_url_rule("/search", "results", self.results, methods=["GET", "POST"])

    def search(self) -> BaseResponse:
        """The search page, before anything was asked."""
        self.desk.finder.index()  # Without it nothing can be searched, and the page says so.
        return headers.revalidated(self._empty(Form()))

    @searches
    def results(self) -> BaseResponse:
        """The answer to a question. Without one it is the search page, which a reload fills again."""
        form = read_form(request.form if request.method == "POST" else request.args)
        if request.method != "POST" and not form.asks:
            return headers.private(self._empty(form))
        asked = place_apart(form, partial(self.desk.finder.place, near_hint=near_hint()))
        try:
            return headers.private(self._answer(asked))
        except QuestionFaults as faults:
            return headers.private(self._faulty(asked.form, faults.faults))

    def _empty(self, form: Form) -> Response:
        return self.desk.page("search.html", **form_context(form, self.desk.preferred_units()))

    def _answer(self, placed: Asked) -> Response:
        form, page, restarted = placed.form, None, False
        if form.after:
            try:
                page = self.desk.finder.studies(self.desk.parameters(form), near_hint())
            except QuestionFaults as faults:
                if {fault.parameter for fault in faults.faults} != {"after"}:
                    raise
                # The form was changed beside the button, or the index it went on in is gone.
                form, restarted = form.first_page, True
                placed = replace(placed, form=form)
        # What stands beside the list is worked out once, with its first page.
        beside = {"extras": list(EXTRAS), "facets": panel_facets()}
        asked = self.desk.parameters(form.first_page)
        page = page or self.desk.finder.studies(asked | beside, near_hint())
        near = page.question.near
        units = choose_units(form, near.country if near else None, self.desk.preferred_units())
        count, conditions = partial(self._count, form), self.desk.finder.conditions
        results = show_results(page, placed, units, count, conditions, restarted=restarted)
        context = form_context(form, units) | {"radii": results.radii}
        if results.total:
            panel = show_panel(form, page.facets)
            context |= {"panel": panel, "carried": list(beyond(panel, form))}
        else:
            context["absent"] = absent_study(self.desk.finder, form.q)
        if results.total or form.bbox:
            context["on_map"] = to_builtins(show_map(_for_map(asked, near), page.question, self.desk.settings.today))
        view = "map" if request.form.get("view") == "map" else ""
        posted = [*form.fields(), *([("view", view)] if view else [])]
        return self.desk.page("results.html", results=results, posted=posted, view=view, **context)

    def _count(self, form: Form, within: str) -> int:
        """How many studies the form would find within another distance."""
        farther = self.desk.parameters(replace(form.first_page, within=within))
        return self.desk.finder.studies(farther | {"size": 1}, near_hint()).total

    def _faulty(self, form: Form, faults: list[Fault]) -> Response:
        """The form again, with what is wrong beside each field."""
        messages = {fault.parameter: fault.message for fault in faults}
        page = self.desk.page(
            "faulty.html",
            faults=faults,
            posted=list(form.fields()),
            spellings=[other for fault in faults if fault.parameter == "near" for other in fault.others[:OTHERS]],
            **form_context(form, form.units or self.desk.preferred_units(), messages),
        )
        page.status_code = 400
        return page


def _for_map(asked: Mapping[str, Any], near: AskedNear | None) -> dict[str, Any]:
    """The question as the API understands it alike: without the reader's country, a name may mean another place."""
    return {**asked, "near": near.name} if near and "near" in asked else {**asked}
