"""What became of saved studies: a browser tells one bucket of 256, never a study."""

from __future__ import annotations

from flask import abort
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.buckets import BUCKETS
from search.saved import SavedStudy
from web.api.answers import cached, json_answer
from web.api.arguments import from_address
from web.api.asking import finder
from web.api.describe import by_id
from web.api.schemas import Question
from web.limits import many

saved = Blueprint("saved", __name__, url_prefix="/api/v1/saved", description="What became of saved studies")


@saved.route("/<bucket>.json")
class Saved(MethodView):
    @saved.doc(**by_id(SavedStudy, 304, 400, 404, 429, 503))
    @many
    def get(self, bucket: str) -> Response:
        """The studies whose id's SHA-256 begins with these two hex digits: status, recruiting sites, sites, checked"""
        if bucket not in BUCKETS:
            abort(404)
        from_address(Question())
        state = finder().state()
        return cached(json_answer(finder().saved(bucket)), *state)
