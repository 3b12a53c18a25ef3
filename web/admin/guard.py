"""Who may come in: the session of a browser, the token of a program, and forms that our own pages sent."""

from __future__ import annotations

from typing import Final, NoReturn, cast
from urllib.parse import urlsplit

from flask import abort, current_app, request
from werkzeug import Response
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from web.admin.keeper import keeper
from web.admin.sessions import COOKIE, Sessions
from web.pages.language.languages import CHOSEN

LOG_IN: Final = "admin.log_in"
FORM_FIELD: Final = "form_token"
FORM_HEADER: Final = "X-Form-Token"
READING: Final = ("GET", "HEAD", "OPTIONS")


class FormRefused(Forbidden):
    """A form that no page of this session sent."""


def sessions() -> Sessions:
    return cast(Sessions, current_app.extensions["admin_sessions"])


def session() -> str | None:
    """The session of the browser that asks."""
    return sessions().read(request.cookies.get(COOKIE, ""))


def form_token() -> str:
    """What the forms of the page that is being made carry; empty before a session has begun."""
    known = session()
    return sessions().form_token(known) if known else ""


def refuse_other_languages() -> None:
    """The pages of an operator are in English alone, and stand nowhere under `/de`."""
    if CHOSEN in request.environ:
        abort(404)


def is_known() -> bool:
    """Whether the request shows the token, in its header or in the form to log in, or a session."""
    if request.authorization is not None:
        return _has_token()
    return session() is not None or (request.endpoint == LOG_IN and is_offered_token())


def admit_program() -> None:
    """Lets in who has the token, or a page of ours in a browser that is logged in."""
    refuse_other_languages()
    if request.authorization is None and (known := session()):
        if request.method not in READING:
            check_origin()
            check_form(known, request.headers.get(FORM_HEADER, ""))
        return
    admit_bearer()


def admit_bearer() -> None:
    """Lets in who has the token. Only a wrong one is noted: a program that has none yet asks once without."""
    if not _has_token():
        _refuse_token(told=request.authorization is not None)


def is_offered_token() -> bool:
    """Whether the form to log in has the token."""
    return sessions().is_token(request.form.get("token", "").strip().encode("utf-8", "replace"))


def _has_token() -> bool:
    """A header's bytes arrive as if they were Latin-1."""
    given = request.authorization
    if given is None or given.type != "bearer":
        return False
    return sessions().is_token((given.token or "").encode("latin-1", "replace"))


def _refuse_token(*, told: bool) -> NoReturn:
    if told:
        keeper().note("token_refused")
    raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", {"realm": "admin"}))


def check_origin() -> None:
    """Refuses what another site's page sends, by the browser's own word. Where it gives none, on a connection that is
    not safe, by the origin; a page without referrers, as ours are, calls its own `null`: then the form's token decides.
    """
    fetched_from, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    own = fetched_from == "same-origin" if fetched_from else origin == "null" or urlsplit(origin).netloc == request.host
    if not own:
        refuse_form()


def check_form(known: str, given: str) -> None:
    if not sessions().is_form_token(known, given):
        refuse_form()


def refuse_form() -> NoReturn:
    keeper().note("form_refused")
    raise FormRefused


def shut(answer: Response) -> Response:
    """What only the operator sees is kept nowhere, and found by nobody."""
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
