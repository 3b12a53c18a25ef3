"""Faults as the operator reads them: what happened, and what to do."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from flask import Response, make_response, render_template
from werkzeug.exceptions import HTTPException

from search.jobs import JobUnderWay
from web.admin.starting import NothingToUpdate
from web.errors import add_headers, api_problem
from web.faults import Problem, problem

TITLES: Final = {
    401: "The token is missing or wrong",
    403: "This form was not accepted",
    405: "Not this way",
    409: "A job is under way already",
    413: "That was too long",
    429: "Too many requests",
    503: "The search engine does not answer",
}
DETAILS: Final = {
    401: "Send the value of ADMIN_TOKEN as: Authorization: Bearer TOKEN.",
    403: "It did not come from a page of this session. Go back to the admin page and do it again there.",
    409: "One job at a time: wait until it has ended, then ask again.",
    413: "The request is larger than any that can be made here.",
    429: "Too many came from this address. Wait a minute, then try again.",
    503: "It may be starting, or it may be down: its log says more. You stay logged in. Try again in a few seconds.",
}


def told(error: Exception) -> Problem:
    """How an error is told here; what is not of this interface alone is told as everywhere."""
    if isinstance(error, JobUnderWay):
        return Problem(409, TITLES[409], DETAILS[409])
    if isinstance(error, NothingToUpdate):
        return Problem(409, "There is nothing to update", str(error))
    found = problem(error)
    title, detail = TITLES.get(found.status, found.title), DETAILS.get(found.status, found.detail)
    return found._replace(title=title, detail=detail)


def as_json(error: Exception) -> Response:
    """problem+json; with the job that is under way, and with how to show who one is."""
    answer = api_problem(told(error), error)
    if isinstance(error, JobUnderWay):
        body: dict[str, Any] = msgspec.json.decode(answer.get_data())
        answer.set_data(msgspec.json.encode(body | {"job": error.job}))
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name == "WWW-Authenticate":
                answer.headers[name] = value
    return answer


def as_page(error: Exception) -> Response:
    fault = told(error)
    answer = make_response(render_template("admin/problem.html", fault=fault), fault.status)
    add_headers(answer, fault, error)
    return answer
