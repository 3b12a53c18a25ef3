"""Errors as programs read them: problem+json, by RFC 9457."""

from __future__ import annotations

import msgspec
from flask import Response
from werkzeug.exceptions import HTTPException

from search.faults import Fault
from web.faults import Problem


def api_problem(told: Problem, error: Exception) -> Response:
    """The problem as JSON, with the headers that the fault itself brings (`Allow`, `Retry-After`)."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": told.title,
        "status": told.status,
        "detail": told.detail,
    }
    if told.faults:
        body["errors"] = [_told(fault) for fault in told.faults]
    if told.studies:
        body["studies"] = list(told.studies)
    answer = Response(msgspec.json.encode(body), status=told.status, mimetype="application/problem+json")
    add_headers(answer, told, error)
    return answer


def _told(fault: Fault) -> dict[str, object]:
    told: dict[str, object] = {"parameter": fault.parameter, "message": fault.message}
    return told | {"others": fault.others} if fault.others else told


def add_headers(answer: Response, told: Problem, error: Exception) -> None:
    """`Retry-After` where the fault passes, `Allow` where the method is wrong."""
    if told.retry_after:
        answer.headers["Retry-After"] = str(told.retry_after)
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name in ("Allow", "Retry-After"):
                answer.headers[name] = value
