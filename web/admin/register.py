"""Joins the admin interface to the app, where the operator has set a token; without one nothing of it is there."""

from __future__ import annotations

from flask import Flask, current_app, request

from search.settings import Settings
from web.admin.api import PREFIX, api
from web.admin.keeper import Keeper
from web.admin.pages import pages
from web.admin.sessions import Sessions
from web.finder import Finder
from web.metrics import metrics


def add_admin(app: Flask, finder: Finder, settings: Settings) -> None:
    """Adds `/admin`, `/admin/api` and `/metrics`."""
    if settings.admin_token is None:
        return
    app.extensions["admin"] = Keeper(finder)
    app.extensions["admin_sessions"] = Sessions(settings.admin_token)
    for routes in (pages, api, metrics):
        app.register_blueprint(routes)


def for_operators_programs() -> bool:
    """Whether the address is, or would be, one of `/admin/api`: what is not there is told as JSON too."""
    return "admin_api" in current_app.blueprints and request.path.startswith(f"{PREFIX}/")
