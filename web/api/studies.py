"""Studies: a question's hits, one study whole, its sites as GeoJSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.answer import ShownSite, StudyPage, WholeStudy
from search.faults import StudyMoved
from web.api.answers import cached, json_answer, private
from web.api.arguments import from_address, from_body
from web.api.asking import asked, finder
from web.api.describe import answers, parameters, question_body
from web.api.schemas import Near, StudyQuestion
from web.limits import many, searches

studies = Blueprint("studies", __name__, url_prefix="/api/v1/studies", description="Studies and their sites")


@studies.route("")
class Studies(MethodView):
    @studies.doc(**parameters(StudyQuestion), **answers(StudyPage, 400, 429, 503))
    @searches
    def get(self) -> Response:
        """Studies, ordered by the nearest site that matches"""
        return _answer(lambda: from_address(StudyQuestion()))


@studies.route("/search")
class Search(MethodView):
    @studies.doc(**question_body(StudyQuestion), **answers(StudyPage, 400, 413, 415, 429, 503))
    @searches
    def post(self) -> Response:
        """The same question as a JSON body, which keeps health and place out of addresses and logs"""
        return _answer(lambda: from_body(StudyQuestion()))


@studies.route("/<number>")
class Study(MethodView):
    @studies.doc(**parameters(Near), **answers(WholeStudy, 301, 304, 400, 404, 429, 503))
    @many
    def get(self, number: str) -> Response:
        """One study whole; with `near` its sites come nearest first"""
        return _study(number, "studies.Study", lambda found: found)


@studies.route("/<number>/sites")
@studies.route("/<number>/sites.geojson", endpoint="SitesFile")
class Sites(MethodView):
    @studies.doc(**parameters(Near), **answers(None, 301, 304, 400, 404, 429, 503))
    @many
    def get(self, number: str) -> Response:
        """All sites of a study as GeoJSON; `geometry` is null where no point is known"""
        endpoint = request.endpoint or "studies.Sites"
        return _study(number, endpoint, _collection)


def _answer(read: Callable[[], dict[str, Any]]) -> Response:
    query, _ = asked(read)
    return private(json_answer(finder().ask(query)))


def _study(number: str, endpoint: str, shape: Any) -> Response:
    near = from_address(Near()).get("near")
    live = finder().live()
    try:
        found = finder().study(number, near)
    except StudyMoved as moved:
        again = {"near": near} if near else {}
        return redirect(url_for(endpoint, number=moved.to, **again), code=301)
    day = finder().settings.today.isoformat()
    media = "application/geo+json" if shape is _collection else "application/json"
    return cached(json_answer(shape(found), media), live.name, str(live.meta.run), day)


def _collection(study: WholeStudy) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "study": study.card.id,
        "as_of": study.as_of,
        "features": [_feature(site) for site in study.all_sites],
    }


def _feature(site: ShownSite) -> dict[str, Any]:
    """One site; RFC 7946 puts the longitude first."""
    point = {"type": "Point", "coordinates": [site.lon, site.lat]} if site.lat is not None else None
    properties = {name: getattr(site, name) for name in ShownSite.__struct_fields__ if name not in ("lat", "lon")}
    return {"type": "Feature", "id": site.id, "geometry": point, "properties": properties}
