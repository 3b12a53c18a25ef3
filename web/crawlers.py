"""For search engines: which pages they may read, and a list of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Blueprint, abort, current_app
from werkzeug import Response

from search.buckets import BUCKETS
from search.coverage import DEMO
from web.api.answers import cached
from web.api.asking import finder
from web.limits import many
from web.pages import addresses
from web.pages.condition.rows import with_page
from web.pages.language.languages import ENGLISH, LANGUAGES

crawlers = Blueprint("crawlers", __name__)

PERSONAL: Final = ("/search", "/saved")
"""Pages that are made of what one reader asks or keeps."""

PLAIN: Final = "pages"
"""The part of the list with the pages that hold no study."""

CONDITIONS: Final = "conditions"
"""The part with the pages of conditions."""

PARTS: Final = (PLAIN, CONDITIONS, *BUCKETS)
"""The others hold studies: the buckets."""

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


@crawlers.get("/robots.txt")
def robots() -> Response:
    """Everything but results, saved studies and the API; made-up studies are kept from all search engines."""
    state = finder().state()
    shut = ["/"] if _made_up() else [*_in_every_language(PERSONAL), "/api/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in shut), "", f"Sitemap: {_whole('/sitemap.xml')}", ""]
    return cached(Response("\n".join(lines), mimetype="text/plain"), *state, _whole("/"))


@crawlers.get("/sitemap.xml")
@many
def sitemap() -> Response:
    """The parts of the list: a study stays in its part for ever, so that a part is made without the others."""
    state = finder().state()
    parts = () if _made_up() else PARTS
    return _xml("sitemapindex", [_entry("sitemap", f"/sitemaps/{part}.xml") for part in parts], state)


@crawlers.get("/sitemaps/<part>.xml")
@many
def part(part: str) -> Response:
    """One part: at 600,000 studies some 2,300 addresses, 230 kB.

    Each page names its other languages itself. Here they would make 25 times as much of it.
    """
    if part not in PARTS or _made_up():
        abort(404)
    state = finder().state()
    if part == PLAIN:
        return _xml("urlset", [_entry("url", path) for path in plain_pages()], state)
    if part == CONDITIONS:
        shown = with_page(finder().conditions, finder().condition_counts())
        return _xml("urlset", [_entry("url", f"/conditions/{id}") for id in shown], state)
    studies = finder().own_ids(part)
    return _xml("urlset", [_entry("url", f"/studies/{quote(each.id)}", each.updated) for each in studies], state)


def plain_pages() -> list[str]:
    """The addresses of all pages that are the same for everybody and hold no study."""
    rules = [rule for rule in current_app.url_map.iter_rules() if rule.endpoint.startswith("pages.")]
    return sorted(rule.rule for rule in rules if not ("<" in rule.rule or rule.rule in PERSONAL))


def _made_up() -> bool:
    return finder().live().meta.scope == DEMO


def _in_every_language(paths: Iterable[str]) -> list[str]:
    fronts = ["" if language == ENGLISH else f"/{language}" for language in LANGUAGES]
    return [front + path for path in paths for front in fronts]


def _whole(path: str) -> str:
    return addresses.whole(finder().settings, path, ENGLISH)


def _entry(kind: str, path: str, changed: str | None = None) -> str:
    when = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<{kind}><loc>{escape(_whole(path))}</loc>{when}</{kind}>\n"


def _xml(kind: str, entries: list[str], state: tuple[str, ...]) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{NAMESPACE}">\n{"".join(entries)}</{kind}>\n'
    return cached(Response(text, mimetype="text/xml"), *state, _whole("/"))
