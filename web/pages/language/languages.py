"""The reader's language: which one a page is in, what it is offered in, and its words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, request
from flask_babel import Babel, Domain, get_locale
from werkzeug.datastructures import LanguageAccept

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENGLISH: Final = "en"
LANGUAGES: Final = {ENGLISH: "English", "de": "Deutsch", "es": "Español", "fr": "Français"}
"""Each by its own name. English has no part of its own in an address."""

CHOSEN: Final = "trial_finder.language"
ALIKE: Final = frozenset({"api", "healthz", "readyz", "metrics", "robots.txt", "sitemap.xml", "sitemaps"})
"""What is the same in every language, and stands at the root alone."""


class LanguageInAddress:
    """Takes `/de` off the front of an address, as if the pages were mounted there: their links lead there too."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        first, _, rest = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        if first in LANGUAGES and first != ENGLISH and rest.partition("/")[0] not in ALIKE:
            environ[CHOSEN] = first
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
            environ["PATH_INFO"] = f"/{rest}"
        return self.app(environ, start_response)


class Catalogues(Domain):  # type: ignore[misc]
    """Translations as they are written: without a step that compiles them, none can be out of date."""

    def get_translations(self) -> NullTranslations:
        return catalogue(current())


class Languages(Babel):  # type: ignore[misc]
    domain_instance = Catalogues()


@cache
def catalogue(language: str) -> NullTranslations:
    """The words of a language, from `catalogues/<language>.po`; English stands in the code."""
    if language == ENGLISH:
        return NullTranslations()
    with (files("web.pages.language") / "catalogues" / f"{language}.po").open("rb") as written:
        compiled = BytesIO()
        write_mo(compiled, read_po(written, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def set_up(app: Flask) -> None:
    """Every page of the app in every language."""
    Languages(app, locale_selector=lambda: request.environ.get(CHOSEN, ENGLISH))
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.wsgi_app = LanguageInAddress(app.wsgi_app)  # type: ignore[method-assign]


def current() -> str:
    """The language of the page that is being made; English where none is."""
    locale = get_locale()
    return locale.language if locale else ENGLISH


def offered(languages: LanguageAccept) -> str | None:
    """A language that the browser would rather read than the page's own."""
    best = languages.best_match(list(LANGUAGES))
    return best if best != current() else None
