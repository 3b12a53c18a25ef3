"""What changed in the registries, newest first."""

from __future__ import annotations

from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.changes import Change, moment
from search.faults import Fault, QuestionFaults
from web.api.answers import cached, json_answer
from web.api.arguments import from_address
from web.api.asking import finder
from web.api.describe import lists, parameters
from web.api.schemas import Since
from web.limits import many

changes = Blueprint("changes", __name__, url_prefix="/api/v1", description="What changed in the registries")


@changes.route("/changes")
class Changes(MethodView):
    @changes.doc(**parameters(Since), **lists(Change, 304, 400, 429, 503))
    @many
    def get(self) -> Response:
        """What changed since a day, newest first; an empty list until the registries were read a second time"""
        asked = from_address(Since()).get("since")
        try:
            since = moment(asked) if asked is not None else None
        except ValueError as error:
            raise QuestionFaults([Fault("since", str(error))]) from error
        live = finder().live()
        return cached(json_answer(finder().changes(since)), live.name, str(live.meta.run))
