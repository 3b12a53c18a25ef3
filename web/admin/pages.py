"""The pages of the admin interface, for any browser, with or without scripts."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from search.jobs import Job, JobUnderWay, Kind
from web.admin import guard, problems, words
from web.admin.guard import sessions
from web.admin.keeper import keeper
from web.admin.limits import refusals, requests
from web.admin.sessions import COOKIE, LASTS_S, PATH
from web.admin.starting import STARTS, refuse_pointless, start_of

pages = Blueprint("admin", __name__, url_prefix=PATH)
OPEN: Final = ("admin.front", guard.LOG_IN)
SEE_OTHER: Final = 303

requests(pages)
pages.after_request(guard.shut)
pages.register_error_handler(Exception, problems.as_page)
pages.context_processor(lambda: {"words": words, "form_token": guard.form_token(), "starts": STARTS})


@pages.before_request
def admit() -> Response | None:
    """Whoever is not logged in sees the form for that; a form must come from a page of the same session."""
    guard.refuse_other_languages()
    if request.endpoint in OPEN:
        return None
    known = guard.session()
    if known is None:
        return redirect(url_for("admin.front"), SEE_OTHER)
    if request.method not in guard.READING:
        guard.check_origin()
        guard.check_form(known, request.form.get(guard.FORM_FIELD, ""))
    return None


@pages.get("")
def front() -> Response:
    """How everything stands; without a session the form to log in."""
    if guard.session() is None:
        return _page("log_in")
    return _page("overview", told=keeper().overview())


@pages.post("/log-in")
@refusals
def log_in() -> Response:
    guard.check_origin()
    if not guard.is_offered_token():
        keeper().note("log_in_refused")
        return _page("log_in", 403, fault="This is not the token.")
    keeper().note("log_in")
    answer = redirect(url_for("admin.front"), SEE_OTHER)
    answer.set_cookie(
        COOKIE, sessions().begun(), LASTS_S, path=PATH, secure=request.is_secure, httponly=True, samesite="Strict"
    )
    return answer


@pages.post("/log-out")
def log_out() -> Response:
    keeper().note("log_out")
    answer = redirect(url_for("admin.front"), SEE_OTHER)
    answer.delete_cookie(COOKIE, path=PATH, secure=request.is_secure, httponly=True, samesite="Strict")
    return answer


@pages.get("/start/<kind>")
def confirm(kind: str) -> Response:
    """What a job would do, before it is asked for."""
    start = start_of(_kind(kind), keeper().job_counts(), keeper().overview())
    return _page("start", start=start)


@pages.post("/start/<kind>")
def start(kind: str) -> Response:
    wanted = _kind(kind)
    refuse_pointless(wanted, keeper().overview())
    try:
        keeper().ask(wanted)
    except JobUnderWay as other:
        return _page("under_way", 409, job=other.job)
    return redirect(url_for("admin.front"), SEE_OTHER)


@pages.get("/jobs/<id>")
def job(id: str) -> Response:
    """One run, with all that it told."""
    return _page("job", job=_job(id))


@pages.get("/jobs/<id>/progress")
def progress(id: str) -> Response:
    """The part of a page that shows how far a job is, for the page's script."""
    return _page("progress", job=_job(id))


def _kind(text: str) -> Kind:
    return next((kind for kind in STARTS if kind == text), None) or abort(404)


def _job(id: str) -> Job:
    return keeper().job(id) or abort(404)


def _page(name: str, status: int = 200, **context: Any) -> Response:
    return make_response(render_template(f"admin/{name}.html", **context), status)
