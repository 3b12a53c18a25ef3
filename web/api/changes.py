"""What changed in the registries, newest first."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

from flask import request
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.changes import Change, ChangeQuery, read
from search.faults import QuestionFaults
from web.api.answers import cached, json_answer
from web.api.arguments import FormFaults, from_address
from web.api.asking import finder
from web.api.describe import lists, parameters
from web.api.schemas import ChangeQuestion
from web.limits import many

changes = Blueprint("changes", __name__, url_prefix="/api/v1", description="What changed in the registries")


@changes.route("/changes")
class Changes(MethodView):
    @changes.doc(**parameters(ChangeQuestion), **lists(Change, 304, 400, 429, 503))
    @many
    def get(self) -> Response:
        """What changed since a day, newest first; an empty list until the registries were read a second time

        Where there are more, the address of the next page stands in the header `Link`, as `rel="next"`.
        """
        page = finder().changes(_asked())
        answer = json_answer(page.changes)
        if page.next:
            answer.headers["Link"] = f'<{_with(after=page.next)}>; rel="next"'
        # What an earlier moment brought never changes, but a history that was lost may come back.
        told = hashlib.sha256(answer.get_data()).hexdigest()
        return cached(answer, told, page.next or "")


def _asked() -> ChangeQuery:
    """The question; faults of form and of meaning are told together."""
    try:
        return read(from_address(ChangeQuestion()))
    except FormFaults as form:
        try:
            read(form.sound)
        except QuestionFaults as meaning:
            raise QuestionFaults([*form.faults, *meaning.faults]) from form
        raise


def _with(**other: str) -> str:
    """The address that was asked, with another value of a parameter; relative, whatever host it is known by."""
    return f"{request.script_root}{request.path}?{urlencode(request.args.to_dict() | other)}"
