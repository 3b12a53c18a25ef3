"""Faults as pages: what happened in plain words, and what to do next."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from msgspec import Struct

from search.filters import FILTERS
from web.errors import add_headers
from web.faults import Problem
from web.pages.asking import read_form


class Told(Struct, frozen=True, kw_only=True):
    heading: str
    words: str
    again: bool = False


TOLD = {
    400: Told(heading="We did not understand this", words="Something in the address or the form is not right."),
    404: Told(
        heading="There is no such page",
        words="The address may be mistyped, or the study may be under another number. Search for it instead.",
    ),
    405: Told(heading="This does not work this way", words="Start again from the search page."),
    413: Told(heading="That was too long", words="Search with fewer words."),
    429: Told(
        heading="Too many searches for now",
        words="Many searches came from your connection. You may share it with others. Wait a minute, then try again.",
        again=True,
    ),
    500: Told(
        heading="Something went wrong",
        words="The fault is ours, not yours. It has been noted. Try again, or start a new search.",
        again=True,
    ),
    503: Told(
        heading="The search is starting",
        words="It is not ready yet, or it is away for a moment. Wait a few seconds, then try again.",
        again=True,
    ),
}


FIELDS = {"q": "The words", "near": "The place", "within": "The distance"}


def fault_words(parameter: str, message: str) -> str:
    """A fault beside its field, in a reader's words."""
    if parameter == "near" and "no place that we know" in message:
        return "We do not know this place. Write a town, or a postcode."
    title = next((each.title for each in FILTERS if each.name == parameter), parameter)
    return f"{FIELDS.get(parameter, f'“{title}”')} {message.replace('`', '')}."


def page_problem(told: Problem, error: Exception | None = None) -> Response:
    """The page for a fault. A question that was asked is kept in the page, so that one press asks it again."""
    page = TOLD.get(told.status) or TOLD[500 if told.status >= 500 else 400]
    # A body that was too large cannot be read again.
    repeat = list(read_form(request.form).fields()) if page.again and request.method == "POST" else []
    answer = make_response(
        render_template("problem.html", page=page, told=told, repeat=repeat, posted=repeat),
        told.status,
    )
    answer.headers["Cache-Control"] = "no-store" if told.status >= 500 else "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    if error is not None or told.retry_after:
        add_headers(answer, told, error or Exception())
    return answer
