"""The registries by the names that readers know, and the languages that their texts are in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from babel import Locale
from babel.lists import format_list

from search.vocabulary import REGISTRY_NAMES
from web.pages.language.languages import current
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted

OURS: Final = {"file": noted("the operator’s own file"), "demo": noted("a made-up demonstration")}
"""What is no registry, and so has no name of its own."""

SHORT: Final = {"ctis": "CTIS", "eudract": "EudraCT"}
"""What stands for a long name where that was told before, or where there is little room."""

NAMES: Final = {
    **REGISTRY_NAMES,
    "ctis": f"{REGISTRY_NAMES['ctis']} ({SHORT['ctis']})",
    "eudract": "EU Clinical Trials Register",
}

HOMES: Final = {
    "ctgov": "https://clinicaltrials.gov/",
    "ctis": "https://euclinicaltrials.eu/",
    "isrctn": "https://www.isrctn.com/",
}
"""Where anybody can search in each public registry, in the order in which studies name them."""
PUBLIC: Final = {code: NAMES[code] for code in HOMES}


class Home(NamedTuple):
    code: str
    name: str
    address: str


def homes(codes: Iterable[str] = tuple(HOMES)) -> tuple[Home, ...]:
    """The public ones among these registries, by name, with the way to them."""
    held = set(codes)
    return tuple(Home(code, PUBLIC[code], address) for code, address in HOMES.items() if code in held)


def ranked(codes: Iterable[str]) -> list[str]:
    """Registries in the order in which studies name them: the public ones first."""
    rank = [*HOMES, *OURS]
    return sorted(codes, key=lambda code: rank.index(code) if code in rank else len(rank))


def registry_name(code: str) -> str:
    """`ClinicalTrials.gov`"""
    return _(OURS[code]) if code in OURS else NAMES.get(code, code)


def short_name(code: str) -> str:
    """`CTIS`"""
    return SHORT.get(code) or registry_name(code)


def language_names(codes: Iterable[str]) -> str:
    """`English and German`, in the page's language."""
    page = Locale(current())
    return listing(page.languages.get(code, code) for code in sorted(set(codes)))


def listing(names: Iterable[str]) -> str:
    """`one, two and three`, as the page's language lists them."""
    return format_list([*names], style="standard", locale="en_GB" if current() == "en" else current())
