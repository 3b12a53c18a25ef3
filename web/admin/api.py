"""`/admin/api`: what the pages show and do, as JSON for an operator's programs."""

from __future__ import annotations

from typing import Any, Final, cast

from flask import Blueprint, abort, request, url_for
from werkzeug import Response

from search.faults import Fault, QuestionFaults
from search.jobs import Kind
from web.admin import guard, problems
from web.admin.keeper import keeper
from web.admin.limits import refusals, requests
from web.admin.starting import STARTS, refuse_pointless
from web.api.answers import json_answer
from web.api.arguments import parse_json
from web.faults import NotJson

PREFIX: Final = "/admin/api"
api = Blueprint("admin_api", __name__, url_prefix=PREFIX)

requests(api)
refusals(api)
api.before_request(guard.admit_program)
api.after_request(guard.shut)
api.register_error_handler(Exception, problems.as_json)


@api.get("/status")
def status() -> Response:
    """Everything that the page shows."""
    _refuse_parameters()
    return json_answer(keeper().overview())


@api.get("/jobs")
def jobs() -> Response:
    """The last ten jobs, newest first."""
    _refuse_parameters()
    return json_answer({"jobs": keeper().jobs()})


@api.get("/jobs/<id>")
def job(id: str) -> Response:
    """One job: how far it is, or what it told."""
    _refuse_parameters()
    return json_answer(keeper().job(id) or abort(404))


@api.post("/jobs")
def ask() -> Response:
    """Asks for a job, which a watcher takes."""
    kind = _kind()
    refuse_pointless(kind, keeper().overview())
    asked = keeper().ask(kind)
    answer = json_answer(asked)
    answer.status_code = 202
    answer.headers["Location"] = url_for("admin_api.job", id=asked.id)
    return answer


def _kind() -> Kind:
    """The kind that the body names. Raises `QuestionFaults` with everything that is wrong."""
    if not request.is_json:
        raise NotJson
    given = parse_json(request.get_data(cache=False))
    if not isinstance(given, dict):
        raise QuestionFaults([Fault("body", 'must be an object such as {"kind": "update"}')])
    faults = [Fault(name, "belongs into the body, not into the address") for name in request.args]
    faults += [Fault(name, "is no field of a job: there is `kind` alone") for name in given if name != "kind"]
    kind: Any = given.get("kind")
    if not (isinstance(kind, str) and kind in STARTS):
        faults.append(Fault("kind", f"must be one of {', '.join(f'`{one}`' for one in STARTS)}"))
    if faults:
        raise QuestionFaults(faults)
    return cast(Kind, kind)


def _refuse_parameters() -> None:
    if request.args:
        raise QuestionFaults(Fault(name, "is no parameter: this address takes none") for name in request.args)
