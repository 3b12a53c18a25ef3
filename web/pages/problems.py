"""Faults as pages: what happened in plain words, and what to do next."""

from __future__ import annotations

from typing import Final

from flask import Response, make_response, render_template, request
from msgspec import Struct

from search.filters import FILTERS
from web.errors import add_headers
from web.faults import Problem
from web.pages.headers import is_framed
from web.pages.language.languages import ENGLISH, current
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.map.frame import read_frame
from web.pages.search.asking import read_form


class Told(Struct, frozen=True, kw_only=True):
    heading: str
    words: str
    again: bool = False


TOLD: Final = {
    400: Told(
        heading=noted("We did not understand this"),
        words=noted("Something in the address or the form is not right."),
    ),
    404: Told(
        heading=noted("There is no such page"),
        words=noted("The address may be mistyped, or the study may be under another number. Search for it instead."),
    ),
    405: Told(heading=noted("This does not work this way"), words=noted("Start again from the search page.")),
    413: Told(heading=noted("That was too long"), words=noted("Search with fewer words.")),
    429: Told(
        heading=noted("Too many searches for now"),
        words=noted(
            "Many searches came from your connection. You may share it with others. Wait a minute, then try again."
        ),
        again=True,
    ),
    500: Told(
        heading=noted("Something went wrong"),
        words=noted("The fault is ours, not yours. It has been noted. Try again, or start a new search."),
        again=True,
    ),
    503: Told(
        heading=noted("The search is starting"),
        words=noted("It is not ready yet, or it is away for a moment. Wait a few seconds, then try again."),
        again=True,
    ),
}


FIELDS: Final = {"q": "The words", "near": "The place", "within": "The distance", "centre": "The centre"}
"""How a fault begins in English, whose words are the search's own."""

TO_MEND: Final = {
    "q": noted("Please use fewer or shorter words."),
    "near": noted("Please check the place: write a town, or a postcode."),
    "within": noted("Please check the distance: write a number with km or mi."),
    "age": noted("Please write an age such as 54 for years, or 6 months."),
    "updated_since": noted("Please write a day of the calendar, such as 2026-01-31."),
    "started_since": noted("Please write a day of the calendar, such as 2026-01-31."),
}
"""What other languages say of a fault, by its parameter."""


def fault_words(parameter: str, message: str) -> str:
    """A fault beside its field, in a reader's words."""
    if parameter == "near" and "no place that we know" in message:
        return _("We do not know this place. Write a town, or a postcode.")
    title = next((each.title for each in FILTERS if each.name == parameter), "") or parameter
    if current() == ENGLISH:
        return f"{FIELDS.get(parameter, f'“{title}”')} {message.replace('`', '')}."
    return _(TO_MEND[parameter]) if parameter in TO_MEND else _("Please check “%(title)s”.", title=_(title))


def page_problem(told: Problem, error: Exception | None = None) -> Response:
    """The page for a fault. A question that was asked is kept in the page, so that one press asks it again."""
    page = TOLD.get(told.status) or TOLD[500 if told.status >= 500 else 400]
    # A body that was too large cannot be read again.
    repeat = list(read_form(request.form).fields()) if page.again and request.method == "POST" else []
    if is_framed():
        theme = read_frame(request.args, ()).theme
        html = render_template("problem_framed.html", page=page, told=told, theme=theme)
    else:
        html = render_template("problem.html", page=page, told=told, repeat=repeat, posted=repeat)
    answer = make_response(html, told.status)
    answer.headers["Cache-Control"] = "no-store" if told.status >= 500 else "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    if error is not None or told.retry_after:
        add_headers(answer, told, error or Exception())
    return answer
