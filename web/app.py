"""create_app joins the parts; nothing else does."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable

import structlog
from flask import Flask, Response, make_response, request
from flask_smorest import Api
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from search.logs import set_up, where
from search.settings import Settings
from web.admin import add_admin, for_operators_programs
from web.api.answers import cached
from web.api.changes import changes
from web.api.describe import add_values
from web.api.files import files
from web.api.index import docs_page, index
from web.api.saved import saved
from web.api.sites import sites
from web.api.studies import studies
from web.api.suggest import suggestions
from web.assets import add_assets
from web.background import add_background, background_of
from web.built import Built, add_built
from web.compress import compress
from web.crawlers import crawlers
from web.errors import api_problem
from web.faults import problem
from web.finder import Finder
from web.health import health
from web.limits import limiter
from web.pages import page_problem, register_pages
from web.sharing import for_programs, share

LARGEST_BODY = 64 * 1024
DESCRIPTION = "api-docs.openapi_json"
log = structlog.get_logger()


def create_app(settings: Settings, address: Callable[[], str | None]) -> Flask:
    """The service. `address` tells where the engine answers now, or None while it does not."""
    set_up()
    # A machine without a list of its own calls scripts by a former name, which would not be packed.
    mimetypes.add_type("text/javascript", ".js")
    app = Flask(__name__, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        API_TITLE=settings.site_name,
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.extensions["finder"] = Finder(settings, address)
    app.before_request(refuse_nameless)
    app.after_request(share)  # Runs after those that are added later: the limiter's is one.
    limiter.init_app(app)
    _add_api(app)
    app.register_blueprint(health)
    add_assets(app)
    add_built(app, Built())
    add_background(app, background_of(settings))
    app.register_blueprint(crawlers)
    register_pages(app, app.extensions["finder"], settings)
    add_admin(app, app.extensions["finder"], settings)
    for kind in (Exception, HTTPException):
        app.register_error_handler(kind, _answer_error)
    app.after_request(compress)
    return app


def refuse_nameless() -> None:
    """A request that names no host that there could be: its name would stand in addresses."""
    if not request.host:
        raise BadRequest


def _add_api(app: Flask) -> None:
    api = Api(app)
    for part in (studies, files, sites, suggestions, saved, changes, index):
        api.register_blueprint(part)
    add_values(api.spec)
    description = app.view_functions[DESCRIPTION]
    app.view_functions[DESCRIPTION] = lambda: cached(make_response(description()))
    app.add_url_rule("/api/v1/docs", "docs", lambda: cached(make_response(docs_page(api.spec.to_dict()))))


def _answer_error(error: Exception) -> Response:
    """An error as the caller reads it: problem+json under /api, /admin/api and for probes, a page elsewhere."""
    told = problem(error)
    if told.status >= 500 and told.status != 503:
        route = request.url_rule.rule if request.url_rule else "404"
        log.error("fault", route=route, kind=type(error).__name__, way=where(error))
    if for_programs() or for_operators_programs() or request.blueprint == "health":
        return api_problem(told, error)
    return page_problem(told, error)
