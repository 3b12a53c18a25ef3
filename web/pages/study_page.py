"""A study's page as the template prints it, section by section."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from msgspec import Struct

from search.answer import WholeStudy
from search.study import Number
from web.pages import dates
from web.pages.centres import Centres, show_centres
from web.pages.facts import REGISTRIES
from web.pages.markdown import registry_html
from web.pages.questions import Questions, questions
from web.pages.sites import Call, From, call_of
from web.pages.study_facts import Fact, basic_details, sources
from web.pages.words import Badge, badge

LONG_TITLE = 120
FOLDED_TITLE = 150
"""An official title that is longer than three lines of a phone folds."""

SECTIONS = {
    "official_title": "Official title",
    "summary": "Summary",
    "description": "Detailed description",
    "design": "Design",
    "primary_outcomes": "What is measured first",
    "secondary_outcomes": "What else is measured",
    "other_outcomes": "Other measures",
    "eligibility": "Eligibility criteria",
    "gender": "About sex and gender",
    "population": "Who is studied",
    "collaborators": "Collaborators",
    "officials": "Who is responsible",
}
NUMBERS = {"eudract": "EU Clinical Trials Register", **REGISTRIES}


class Tag(Struct, frozen=True, kw_only=True):
    """A step of the way to a condition; `value` is what its studies are asked by."""

    name: str
    value: str


class Section(Struct, frozen=True, kw_only=True):
    """A section of the registry's text with an address of its own."""

    anchor: str
    title: str
    lang: str
    html: Markup


class Link(Struct, frozen=True, kw_only=True):
    text: str
    url: str


class ShownStudy(Struct, frozen=True, kw_only=True):
    """The page of a study."""

    id: str
    badge: Badge
    title: str
    long_title: bool
    official: str | None
    fold_official: bool
    tags: tuple[tuple[Tag, ...], ...]
    demo: bool
    centres: Centres
    office: Call | None
    facts: tuple[Fact, ...]
    numbers: tuple[tuple[str, str], ...]
    questions: Questions
    source: str
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    sources: tuple[Fact, ...]


def show_study(study: WholeStudy, near: From | None, within_m: float | None, today: date, only: str = "") -> ShownStudy:
    """The study as its page tells it, from a place where one was asked from."""
    card, details = study.card, study.details
    contacts = (call_of(one) for one in (card.contact, *details.contacts))
    office = next((call for call in contacts if call and not call.of_centre), None)
    title = card.plain_title or card.title
    official = details.titles.official
    has_number = office is not None and office.by_phone
    return ShownStudy(
        id=card.id,
        badge=badge(card.status, study.fresh, card.checked, of="study", can_call=has_number),
        title=title,
        long_title=len(title) > LONG_TITLE,
        official=official if official and official != title else None,
        fold_official=len(official or "") > FOLDED_TITLE,
        tags=tuple(_way(one.name, one.id, one.path) for one in card.conditions),
        demo="demo" in card.registries,
        centres=show_centres(study, near, within_m, only),
        office=office,
        facts=tuple(basic_details(study, today)),
        numbers=tuple((one.number, _whose(one, place)) for place, one in enumerate(details.numbers)),
        questions=questions(study),
        source=_source(study),
        sections=tuple(_sections(study)),
        links=tuple(_links(study)),
        sources=tuple(sources(study)),
    )


def _way(name: str, id: str, path: tuple[str, ...]) -> tuple[Tag, ...]:
    return (*(Tag(name=above, value=above) for above in path), Tag(name=name, value=id))


def _whose(number: Number, place: int) -> str:
    if number.registry:
        return "EudraCT" if number.registry == "eudract" else REGISTRIES.get(number.registry, number.registry)
    return "Sponsor" if place == 1 else "Another number of it"


def _source(study: WholeStudy) -> str:
    record = study.details.records[0]
    when = f", {dates.long_day(record.updated)}" if record.updated else ""
    return (
        f"Unedited text of {REGISTRIES[record.registry]}{when}, in English. "
        "This part has its own address, so you can send it to your doctor."
    )


def _sections(study: WholeStudy) -> list[Section]:
    return [
        Section(
            anchor=f"registry-{text.section.replace('_', '-')}",
            title=SECTIONS.get(text.section, text.section.replace("_", " ").capitalize()),
            lang=text.lang,
            html=registry_html(text.text),
        )
        for text in study.details.texts
    ]


def _links(study: WholeStudy) -> list[Link]:
    """The record at each registry, and the other registries that know its numbers."""
    links = [
        Link(text=f"This record at {REGISTRIES[record.registry]}", url=record.url)
        for record in study.details.records
        if record.url
    ]
    known = {link.url for link in links}
    for number in study.details.numbers:
        if number.url and number.url not in known:
            place = f" at {NUMBERS[number.registry]}" if number.registry in NUMBERS else ", as the sponsor shows it"
            links.append(Link(text=f"{number.number}{place}", url=number.url))
    return links
