"""What the registry wrote, for those who want its own words: its text, its numbers, the way to its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from search.study import Details, Number
from web.pages.language import dates
from web.pages.language.registries import NAMES, language_names, registry_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.study.markdown import registry_html

SECTIONS: Final = {
    "official_title": noted("Official title"),
    "summary": noted("Summary"),
    "description": noted("Detailed description"),
    "design": noted("Design"),
    "primary_outcomes": noted("What is measured first"),
    "secondary_outcomes": noted("What else is measured"),
    "other_outcomes": noted("Other measures"),
    "eligibility": noted("Eligibility criteria"),
    "gender": noted("About sex and gender"),
    "population": noted("Who is studied"),
    "collaborators": noted("Collaborators"),
    "officials": noted("Who is responsible"),
}
OTHER: Final = noted("More from the registry")


class Section(Struct, frozen=True, kw_only=True):
    """A section of the registry's text with an address of its own."""

    anchor: str
    title: str
    lang: str
    html: Markup


class Named(Struct, frozen=True, kw_only=True):
    """A number of the study, whose number it is, and where that registry shows it."""

    number: str
    whose: str
    url: str | None


class Link(Struct, frozen=True, kw_only=True):
    text: str
    url: str


def told_source(details: Details) -> str:
    """Which registry, when, and in which language."""
    record = details.records[0]
    registry, language = registry_name(record.registry), language_names(text.lang for text in details.texts)
    if not details.texts:
        return _("%(registry)s gives no text beyond what stands above.", registry=registry)
    if not record.updated:
        return _("Unedited text of %(registry)s, in %(language)s.", registry=registry, language=language)
    values = {"registry": registry, "day": dates.long_day(record.updated), "language": language}
    return _("Unedited text of %(registry)s, %(day)s, in %(language)s.", **values)


def sections(details: Details) -> Iterator[Section]:
    for text in details.texts:
        yield Section(
            anchor=f"registry-{text.section.replace('_', '-')}",
            title=_(SECTIONS.get(text.section, OTHER)),
            lang=text.lang,
            html=registry_html(text.text),
        )


def named(numbers: tuple[Number, ...]) -> Iterator[Named]:
    """Every number that the study bears, its own first."""
    for place, one in enumerate(numbers):
        yield Named(number=one.number, whose=_whose(one, place), url=one.url)


def _whose(one: Number, place: int) -> str:
    """Readers of registries put the sponsor's number second, but a record may bear only those of others."""
    if one.registry:
        return "EudraCT" if one.registry == "eudract" else registry_name(one.registry)
    return _("Sponsor or another organisation") if place == 1 else _("Another number of the study")


def links(details: Details) -> Iterator[Link]:
    """The record at each registry, and the other registries that know its numbers."""
    known = set()
    for record in details.records:
        if record.url:
            known.add(record.url)
            text = _("This record at %(registry)s", registry=registry_name(record.registry))
            yield Link(text=text, url=record.url)
    for one in details.numbers:
        if one.url and one.url not in known:
            yield Link(text=_place(one), url=one.url)


def _place(one: Number) -> str:
    if one.registry in NAMES:
        return _("%(number)s at %(registry)s", number=one.number, registry=registry_name(one.registry))
    return _("%(number)s at the organisation that gave it", number=one.number)
