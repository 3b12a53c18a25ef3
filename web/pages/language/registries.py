"""The registries by the names that readers know, and the languages that their texts are in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from babel import Locale
from babel.lists import format_list

from search.vocabulary import REGISTRY_NAMES
from web.pages.language.languages import current
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted

OURS: Final = {"file": noted("the operator’s own file"), "demo": noted("a made-up demonstration")}
"""What is no registry, and so has no name of its own."""

NAMES: Final = {**REGISTRY_NAMES, "eudract": "EU Clinical Trials Register"}


def registry_name(code: str) -> str:
    """`ClinicalTrials.gov`"""
    return _(OURS[code]) if code in OURS else NAMES.get(code, code)


def language_names(codes: Iterable[str]) -> str:
    """`English and German`, in the page's language."""
    page = Locale(current())
    return listing(page.languages.get(code, code) for code in sorted(set(codes)))


def listing(names: Iterable[str]) -> str:
    """`one, two and three`, as the page's language lists them."""
    return format_list([*names], style="standard", locale="en_GB" if current() == "en" else current())
