"""The sites of all hits, for a map."""

from __future__ import annotations

from typing import Any

import msgspec
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.map_answer import MapCluster, MapSite, SiteMap
from web.api.answers import json_answer, private
from web.api.arguments import from_body
from web.api.asking import asked, finder
from web.api.describe import answers, question_body
from web.api.schemas import MapQuestion
from web.limits import searches

sites = Blueprint("sites", __name__, url_prefix="/api/v1/sites", description="Sites for a map")


@sites.route("/search")
class SiteSearch(MethodView):
    @sites.doc(**question_body(MapQuestion), **answers(None, 400, 413, 415, 429, 503))
    @searches
    def post(self) -> Response:
        """The matching sites of all hits as GeoJSON: clusters, or single sites when few. Needs `zoom`"""
        query, others = asked(lambda: from_body(MapQuestion()), "zoom")
        found = finder().site_map(query, others["zoom"])
        return private(json_answer(_collection(found), "application/geo+json"))


def _collection(found: SiteMap) -> dict[str, Any]:
    told = {name: getattr(found, name) for name in SiteMap.__struct_fields__ if name != "features"}
    return {"type": "FeatureCollection"} | told | {"features": [_feature(each) for each in found.features]}


def _feature(each: MapSite | MapCluster) -> dict[str, Any]:
    """A site or a cluster; RFC 7946 puts the longitude first."""
    properties = msgspec.structs.asdict(each)
    point = {"type": "Point", "coordinates": [properties.pop("lon"), properties.pop("lat")]}
    kind = {"cluster": True} if isinstance(each, MapCluster) else {}
    return {"type": "Feature", "geometry": point, "properties": kind | properties}
