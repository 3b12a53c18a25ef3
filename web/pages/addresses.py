"""How the world reaches a page: whole addresses, for links that leave the page."""

from __future__ import annotations

from urllib.parse import quote

from flask import request

from search.settings import Settings
from web.pages.language.languages import ENGLISH, current


def root(settings: Settings) -> str:
    """The service's own address, without a slash at its end."""
    return (settings.public_url or request.host_url).rstrip("/")


def of_page(settings: Settings, language: str | None = None) -> str:
    """This page's address, without what was asked; in another language if one is named."""
    return whole(settings, quote(request.path), language)


def whole(settings: Settings, path: str, language: str | None = None) -> str:
    """`https://trials.example.org/de/studies/NCT00000001`; `path` is without its language."""
    return f"{root(settings)}{_part(language or current())}{path}"


def path(language: str) -> str:
    """This page in another language, as a link on itself: what was asked in its address stays."""
    return f"{_part(language)}{quote(request.path)}{question()}"


def question() -> str:
    """What was asked in this page's address, behind its question mark; empty where nothing was."""
    return f"?{request.query_string.decode('latin-1')}" if request.query_string else ""


def alike(path: str) -> str:
    """What is the same in every language, as a page names it: without the language that the page is under."""
    return request.script_root.removesuffix(_part(current())) + path


def _part(language: str) -> str:
    return "" if language == ENGLISH else f"/{language}"
