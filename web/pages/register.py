"""Joins the pages to the app: their routes, what their templates share, and the headers of every answer."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, request

from search.settings import Settings
from web.pages import addresses, headers
from web.pages.centre.views import CentreViews
from web.pages.condition.views import ConditionViews
from web.pages.desk import Desk
from web.pages.language import languages
from web.pages.language.numbers import number
from web.pages.language.typography import unbroken
from web.pages.language.words import TABLE
from web.pages.map.views import MapViews
from web.pages.plain.saved_views import SavedViews
from web.pages.plain.views import PlainViews
from web.pages.port import Finder
from web.pages.problems import fault_words
from web.pages.search import asking
from web.pages.search.views import SearchViews
from web.pages.study.call_sheet_views import CallSheetViews
from web.pages.study.views import StudyViews


def register_pages(app: Flask, finder: Finder, settings: Settings) -> None:
    """Adds the pages to the app."""
    languages.set_up(app)
    desk = Desk(finder, settings)
    routes = Blueprint("pages", __name__)
    every = (SearchViews, StudyViews, CentreViews, ConditionViews, CallSheetViews, MapViews, PlainViews, SavedViews)
    for views in every:
        views(desk).add_to(routes)
    app.register_blueprint(routes)
    app.context_processor(lambda: _shared(desk))
    app.after_request(headers.protect)


def _shared(desk: Desk) -> dict[str, Any]:
    """What every template may use."""
    settings = desk.settings
    return {
        "site_name": settings.site_name,
        "settings": settings,
        "contact_link": _contact_link(settings.site_contact),
        "story": desk.told(),
        "unbroken": unbroken,
        "number": number,
        "fault_words": fault_words,
        "language": languages.current(),
        "languages": languages.LANGUAGES,
        "draft": TABLE[languages.current()]["draft"],
        "offered": languages.offered(request.accept_languages),
        "search_fields": asking.FIELDS,
        "own_path": addresses.path,
        "own_address": lambda language=None: addresses.of_page(settings, language),
    }


def _contact_link(contact: str | None) -> str | None:
    """Where the operator's contact leads: an address on the web, else an e-mail address."""
    if contact is None or contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}"
