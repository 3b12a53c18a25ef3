"""A study's page."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, redirect, request, url_for
from werkzeug import Response as BaseResponse

from search.faults import Fault, QuestionFaults, StudyMoved
from search.query import StudyQuery
from web.limits import many
from web.pages import headers
from web.pages.addresses import whole
from web.pages.desk import Desk
from web.pages.search.asking import Form, read_form
from web.pages.search.hint import near_hint
from web.pages.search.radii import choose_units
from web.pages.sites import From, asked_from
from web.pages.study.page import show_study

MAP_FIELDS: Final = ("near", "within", "units", "only")
"""What the map must know to show the centres of the list, with the same distances."""


class StudyViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        routes.add_url_rule("/studies/<number>", "study", self.study, methods=["GET", "POST"])

    @many
    def study(self, number: str) -> BaseResponse:
        """A study; with a place, its centres nearest first."""
        tag = self.desk.tag(str(request.accept_languages))
        if known := headers.unchanged(tag):
            return known
        form = read_form(request.form) if request.method == "POST" else Form()
        query, fault = self._asked_from(form)
        try:
            found = self.desk.finder.study(number, form.near if query else None, near_hint())
        except StudyMoved as moved:
            code = 308 if request.method == "POST" else 301
            return redirect(url_for("pages.study", number=moved.to), code=code)
        near: From | None = None
        if query and query.near:
            near = asked_from(query.near, choose_units(form, query.near.country, self.desk.preferred_units()))
        only, view = request.form.get("only", ""), "map" if request.form.get("view") == "map" else ""
        own = [(name, value) for name, value in (("only", only), ("view", view)) if value]
        settings, within_m = self.desk.settings, query.within_m if query else None
        address = whole(settings, f"/studies/{found.card.id}")
        page = self.desk.page(
            "study.html",
            study=show_study(found, near, within_m, settings.today, address, self.desk.finder.conditions, only),
            form=form,
            near=near,
            fault=fault,
            view=view,
            only=only,
            map_fields=_of_map(form, own, within_m) if near else [],
            posted=[*form.fields(), *own],
            from_results=list(form.fields()) if form.q or form.filters else [],
        )
        if fault:
            page.status_code = 400
        return headers.private(page) if request.method == "POST" else headers.revalidated(page, tag)

    def _asked_from(self, form: Form) -> tuple[StudyQuery | None, Fault | None]:
        """The place and the radius; neither inside an area, where no centre is nearer than another."""
        if not form.near:
            return None, None
        try:
            asked = self.desk.parameters(form)
            told: dict[str, Any] = {name: asked[name] for name in ("near", "within") if name in asked}
            query = self.desk.finder.read(told, near_hint())
        except QuestionFaults as faults:
            return None, faults.faults[0]
        return query if query.point else None, None


def _of_map(form: Form, own: list[tuple[str, str]], within_m: float | None) -> list[tuple[str, str]]:
    """What the map is asked; it shows the radius that the page tells, also where nobody chose one."""
    told = [field for field in (*form.fields(), *own) if field[0] in MAP_FIELDS]
    usual = [("within", f"{within_m / 1000:g}km")] if within_m and not form.within else []
    return told + usual
