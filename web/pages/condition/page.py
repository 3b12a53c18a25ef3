"""A condition's page: its names, where it stands among the others, how many studies it has, and some of them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from search.answer import Hit, StudyPage
from search.conditions.heading import Heading
from search.conditions.keys import name_key
from web.pages.condition.rows import NONE, Counts, Name, Row, most_first, name_of, row_of, tell
from web.pages.language.translate import ngettext
from web.pages.port import KnowsConditions
from web.pages.search.cards import ShownCard, show_card

FIRST: Final = 12
"""Conditions under this one that are seen at once; the others unfold."""

OTHER_NAMES: Final = 8

Fields = list[tuple[str, str]]


class Ask(Struct, frozen=True, kw_only=True):
    """A button that leads to all studies of a kind, and what it sends."""

    label: str
    fields: Fields


class ShownCondition(Struct, frozen=True, kw_only=True):
    """The page of a condition. `over` leads from the widest condition to this one's parent; `medical` is MeSH's name
    where the page calls it otherwise; `asked` is what its studies are asked by, near a place too."""

    name: Name
    over: tuple[Name, ...]
    told: str
    studies: int
    medical: str | None
    also: tuple[str, ...]
    under: tuple[Row, ...]
    further: tuple[Row, ...]
    asked: Fields
    recruiting: bool
    cards: tuple[ShownCard, ...]
    all: tuple[Ask, ...]


def show_condition(
    heading: Heading, conditions: KnowsConditions, counts: Counts, listed: StudyPage | None
) -> ShownCondition:
    """`listed` has the studies that the page shows; None where there are none."""
    id, name = heading.id, name_of(heading.id, conditions)
    counted = counts.get(id, NONE)
    under = [row_of(one, conditions, counts) for one in most_first(conditions.tree.children(id), conditions, counts)]
    return ShownCondition(
        name=name,
        over=tuple(name_of(above, conditions) for above in conditions.tree.over(id)),
        told=tell(counted),
        studies=counted[0],
        medical=heading.name if heading.name != name.text else None,
        also=_also_called(heading, name, conditions),
        under=tuple(under[:FIRST]),
        further=tuple(under[FIRST:]),
        asked=asked_by(id, counted),
        recruiting=counted[1] > 0,
        cards=tuple(_card(hit, listed) for hit in listed.studies) if listed else (),
        all=tuple(_all(id, counted)),
    )


def asked_by(id: str, counted: tuple[int, int]) -> Fields:
    """The studies that recruit; where none does, those of any status."""
    return [("condition", id)] if counted[1] else [("condition", id), ("status", "any")]


def _card(hit: Hit, page: StudyPage) -> ShownCard:
    """The card as in a list of results, without what the page's heading says of all of them."""
    return replace(show_card(hit, page.question, None), why=None)


def _also_called(heading: Heading, name: Name, conditions: KnowsConditions) -> tuple[str, ...]:
    """Other English names, the one that patients know first, then the shortest: one of those that have the same words,
    and none turned around."""
    plain = conditions.shown(heading.id)
    known = {_alike(heading.name), _alike(name.text), ""}
    others: dict[str, str] = {}
    for other in (plain, *conditions.names(heading.id)):
        if "," not in other and (key := _alike(other)) not in known:
            others.setdefault(key, other[:1].upper() + other[1:])
    return tuple(sorted(others.values(), key=lambda other: (other != plain, len(other.split())))[:OTHER_NAMES])


def _alike(name: str) -> str:
    """The same for a name and its plural, "carcinomas" too."""
    return name_key(name.removesuffix("s"))


def _all(id: str, counted: tuple[int, int]) -> list[Ask]:
    found, recruiting = counted
    asks = []
    if recruiting:
        label = ngettext("Show %(num)s listed as recruiting", "Show %(num)s listed as recruiting", recruiting)
        asks.append(Ask(label=label, fields=asked_by(id, counted)))
    if found > recruiting:
        label = ngettext("Show %(num)s of any status", "Show %(num)s of any status", found)
        asks.append(Ask(label=label, fields=[("condition", id), ("status", "any")]))
    return asks
