"""From a request to a question: faults of form and of meaning are told together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import current_app

from search.faults import QuestionFaults
from search.query import StudyQuery
from web.api.arguments import FormFaults
from web.finder import Finder


def finder() -> Finder:
    found: Finder = current_app.extensions["finder"]
    return found


def asked(read: Callable[[], dict[str, Any]], *aside: str) -> tuple[StudyQuery, dict[str, Any]]:
    """The question that a request asks, and the values of the parameters that are none of the question's."""
    try:
        given = read()
    except FormFaults as form:
        raise _with_meaning(form, aside) from form
    others = {name: given.pop(name) for name in aside if name in given}
    return finder().read(given), others


def _with_meaning(form: FormFaults, aside: tuple[str, ...]) -> QuestionFaults:
    faults = list(form.faults)
    sound = {name: value for name, value in form.sound.items() if name not in aside}
    try:
        finder().read(sound)
    except QuestionFaults as meaning:
        told = {fault.parameter for fault in faults}
        # What misses a parameter that is there but faulty is no fault of its own.
        needed = {"within": "near", "sort": "q" if sound.get("sort") == "relevance" else "near"}
        faults += [
            each
            for each in meaning.faults
            if each.parameter not in told and needed.get(each.parameter) not in told & form.named
        ]
    return QuestionFaults(faults)
