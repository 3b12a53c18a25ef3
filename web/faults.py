"""What can go wrong between a request and its answer, and the one table that says how it is told."""

from __future__ import annotations

from typing import NamedTuple

from werkzeug.exceptions import HTTPException

from search.engine.client import EngineAway, IndexMissing
from search.engine.folder import NoEngine
from search.faults import Fault, QuestionFaults, StudyAmbiguous, StudyUnknown

RETRY_AFTER_S = 5


class MalformedBody(QuestionFaults):
    """A body that is no JSON text, or one that nobody can mean."""

    def __init__(self, message: str) -> None:
        super().__init__([Fault("body", message)])


class NotJson(Exception):
    """A body of another type than JSON."""


class Problem(NamedTuple):
    """A fault as it is told: status, title, what to do, and the parameters at fault."""

    status: int
    title: str
    detail: str
    faults: tuple[Fault, ...] = ()
    studies: tuple[str, ...] = ()
    retry_after: int | None = None


TITLES = {
    400: "The request cannot be understood",
    403: "Not allowed",
    404: "Not found",
    405: "Not this way",
    406: "Not in this form",
    413: "Too much at once",
    414: "Too much at once",
    415: "Not JSON",
    429: "Too many searches",
    500: "Our fault",
    503: "The search is away for a moment",
}
DETAILS = {
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "The request is larger than a question can be.",
    415: "Send the question as application/json.",
    429: "More searches came from this address than the service takes; try again a little later.",
    500: "Something went wrong on our side. It has been noted.",
    503: "The service is starting, or its index does not answer. Try again in a few seconds.",
}


def problem(error: Exception) -> Problem:
    """How an error is told. Nothing of the engine's words, of indices or of the code is in it."""
    match error:
        case QuestionFaults():
            return Problem(400, TITLES[400], str(error), tuple(error.faults))
        case StudyAmbiguous():
            return Problem(404, TITLES[404], "Several studies hold this number.", studies=tuple(error.ids))
        case StudyUnknown():
            return Problem(404, TITLES[404], "No study here has this number.")
        case NotJson():
            return _of_status(415)
        case EngineAway() | IndexMissing() | NoEngine():
            return _of_status(503)._replace(retry_after=RETRY_AFTER_S)
        case HTTPException():
            return _of_status(error.code or 500)
        case _:
            return _of_status(500)


def _of_status(status: int) -> Problem:
    return Problem(status, TITLES.get(status, TITLES[400]), DETAILS.get(status, TITLES.get(status, TITLES[400])))
