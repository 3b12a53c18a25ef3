"""Conditions as lists show them: what they are called in the page's language, and how many studies they have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from web.pages.language.languages import ENGLISH, current
from web.pages.language.translate import ngettext
from web.pages.port import KnowsConditions
from web.pages.search.buttons import studies

Counts = Mapping[str, tuple[int, int]]
"""For a condition's id: its studies, and those of them that are listed as recruiting."""

NONE: Final = (0, 0)


class Name(Struct, frozen=True, kw_only=True):
    """What a page calls a condition; `lang` tells the name's language where it is not the page's."""

    id: str
    text: str
    lang: str | None


class Row(Struct, frozen=True, kw_only=True):
    """A condition in a list, with some of those under it."""

    name: Name
    told: str
    under: tuple[Name, ...] = ()


def name_of(id: str, conditions: KnowsConditions) -> Name:
    language = current()
    in_english = language != ENGLISH and conditions.lay(id, language) is None
    return Name(id=id, text=conditions.shown(id, language), lang=ENGLISH if in_english else None)


def row_of(id: str, conditions: KnowsConditions, counts: Counts, under: Iterable[str] = ()) -> Row:
    names = tuple(name_of(one, conditions) for one in under)
    return Row(name=name_of(id, conditions), told=tell(counts.get(id, NONE)), under=names)


def tell(counted: tuple[int, int]) -> str:
    """`709 studies, 41 listed as recruiting`: the registries say so, whenever it was confirmed."""
    found, recruiting = counted
    if not recruiting:
        return studies(found)
    return ngettext(
        "%(studies)s, %(num)s listed as recruiting",
        "%(studies)s, %(num)s listed as recruiting",
        recruiting,
        studies=studies(found),
    )


def most_first(ids: Iterable[str], conditions: KnowsConditions, counts: Counts) -> list[str]:
    """Those that have studies, most studies first, then by what the page calls them."""
    language = current()
    found = [id for id in ids if counts.get(id, NONE)[0]]
    return sorted(found, key=lambda id: (-counts[id][0], conditions.shown(id, language)))


def with_page(conditions: KnowsConditions, counts: Counts) -> list[str]:
    """The ids of all conditions that have a page and studies, sorted."""
    tops = set(conditions.tree.tops())
    return sorted(id for id in counts if conditions.heading(id) and (id in tops or not conditions.hidden(id)))
