"""What the index holds, and the readable page of the API."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.answer import IndexStory
from web.api.answers import cached, json_answer
from web.api.arguments import from_address
from web.api.describe import answers
from web.api.schemas import Question

index = Blueprint("index", __name__, url_prefix="/api/v1", description="What the index holds")


@index.route("/index")
class Index(MethodView):
    @index.doc(**answers(IndexStory, 304, 503))
    def get(self) -> Response:
        """What the index holds, from when, and under whose terms"""
        from_address(Question())
        finder = current_app.extensions["finder"]
        live = finder.live()
        return cached(json_answer(finder.index()), live.name, str(live.meta.run))


def docs_page(spec: dict[str, Any]) -> str:
    """The description as a page that a person can read, without a script."""
    operations = [
        (path, method, operation)
        for path, methods in spec["paths"].items()
        for method, operation in methods.items()
        if method in ("get", "post")
    ]
    return render_template("api.html", operations=operations, schemas=spec["components"]["schemas"])
