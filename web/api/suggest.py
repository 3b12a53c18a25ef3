"""Suggestions while somebody types: conditions that have studies, and places."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.faults import Fault, QuestionFaults
from search.suggest.conditions import Suggested
from search.suggest.places import SuggestedPlace, suggested
from web.api.answers import cached, json_answer, private
from web.api.arguments import from_address, from_body
from web.api.asking import finder
from web.api.describe import lists, parameters, question_body
from web.api.schemas import PlaceName, Prefix, Question
from web.limits import many

suggestions = Blueprint("suggestions", __name__, url_prefix="/api/v1", description="Suggestions while somebody types")


@suggestions.route("/conditions")
class Conditions(MethodView):
    @suggestions.doc(**parameters(Prefix), **lists(Suggested, 304, 400, 429, 503))
    @many
    def get(self) -> Response:
        """Up to 10 conditions with a word that begins so, most studies first"""
        prefix = _typed(from_address(Prefix()), "prefix")
        state = finder().state()
        return cached(json_answer(finder().condition_names().prefix(prefix)), *state)

    @suggestions.doc(**question_body(Prefix), **lists(Suggested, 400, 413, 415, 429, 503))
    @many
    def post(self) -> Response:
        """The same with what is typed in a JSON body; where nothing begins so, slips of typing are allowed for"""
        prefix = _typed(from_body(Prefix()), "prefix")
        names = finder().condition_names()
        return private(json_answer(names.prefix(prefix) or names.corrected(prefix)))


@suggestions.route("/conditions.json")
class AllConditions(MethodView):
    @suggestions.doc(**lists(Suggested, 304, 400, 429, 503))
    @many
    def get(self) -> Response:
        """All conditions that have studies, most studies first: one file, to be matched while somebody types"""
        from_address(Question())
        state = finder().state()
        return cached(json_answer(finder().condition_names().every()), *state)


@suggestions.route("/places")
class Places(MethodView):
    @suggestions.doc(**parameters(PlaceName), **lists(SuggestedPlace, 304, 400, 429, 503))
    @many
    def get(self) -> Response:
        """Up to 10 places whose name begins so, the largest first"""
        answer = json_answer(_places(_typed(from_address(PlaceName()), "q")))
        answer.add_etag()
        answer.headers["Cache-Control"] = "public, max-age=60, must-revalidate"
        answer.make_conditional(request)
        return answer

    @suggestions.doc(**question_body(PlaceName), **lists(SuggestedPlace, 400, 413, 415, 429, 503))
    @many
    def post(self) -> Response:
        """The same with what is typed in a JSON body, which keeps the place out of addresses and logs"""
        return private(json_answer(_places(_typed(from_body(PlaceName()), "q"))))


def _typed(asked: dict[str, Any], name: str) -> str:
    text: str = asked.get(name, "").strip()
    if not text:
        raise QuestionFaults([Fault(name, "is needed: one letter or more")])
    return text


def _places(text: str) -> list[SuggestedPlace]:
    return [suggested(place) for place in finder().suggest_places(text)]
