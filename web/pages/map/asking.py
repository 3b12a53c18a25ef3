"""What a request for a study's map asks: a place, in a form alone, and the statuses that centres are narrowed to."""

from __future__ import annotations

from typing import Any

from flask import request

from search.faults import Fault, QuestionFaults
from search.places.place import Place
from search.query import StudyQuery
from web.pages.desk import Desk
from web.pages.map.shapes import Near
from web.pages.map.study_map import Asked
from web.pages.search.asking import Form, read_form
from web.pages.search.hint import near_hint
from web.pages.search.radii import choose_units
from web.pages.sites import asked_from


def read_asked(desk: Desk) -> Asked:
    """Raises `QuestionFaults`. A place in an address would stand in logs on its way."""
    posted = request.method == "POST"
    sent = request.form if posted else request.args
    if "near" in request.args:
        raise QuestionFaults([Fault("near", "is sent in a form, by POST: an address holds no place")])
    form = read_form(sent) if posted else Form()
    statuses = [value for text in sent.getlist("status") if (value := text.strip())]
    query = desk.finder.read(_parameters(desk, form, statuses), near_hint())
    point = query.point
    return Asked(
        origin=asked_from(point, choose_units(form, point.country, desk.preferred_units())) if point else None,
        near=_near(point, form, query) if point else None,
        place=form.near if point else None,
        statuses=query.status if statuses else (),
        only=sent.get("only", ""),
    )


def _parameters(desk: Desk, form: Form, statuses: list[str]) -> dict[str, Any]:
    asked = desk.parameters(form)
    told = {name: asked[name] for name in ("near", "within") if name in asked}
    return told | ({"status": statuses} if statuses else {})


def _near(point: Place, form: Form, query: StudyQuery) -> Near:
    """Nobody who named no radius sees one."""
    radius = round(query.within_m) if form.within and query.within_m else None
    return Near(name=asked_from(point, "km").name, lat=point.lat, lon=point.lon, within_m=radius)
