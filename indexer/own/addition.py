"""An addition: what an operator's file adds to a study that a registry, or the operator, already has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import Meta

from indexer.own.fields import (
    Address,
    Day,
    Given,
    Language,
    Latitude,
    Longitude,
    Name,
    Person,
    StudyNumber,
    Text,
    Title,
    nowhere,
)


class Question(Given, frozen=True, kw_only=True):
    """A question that patients ask, answered in plain language."""

    question: Annotated[
        Title, Meta(description="A question as patients ask it.", examples=["Will I have to stay overnight?"])
    ]
    answer: Annotated[
        Text, Meta(description="The answer in plain language.", examples=["No. All visits are during the day."])
    ]


class Position(Given, frozen=True, kw_only=True):
    """Where a site really is; the site by its id, or by its name and city as the registry writes them."""

    id: Annotated[
        Name | None,
        Meta(
            description="The site by its id, as the API gives it.",
            examples=["NCT99999901-0a1b2c3d4e"],
        ),
    ] = None
    name: Annotated[
        Name | None, Meta(description="Or by its name as the registry writes it …", examples=["Example Hospital"])
    ] = None
    city: Annotated[Name | None, Meta(description="… and its city.", examples=["Leeds"])] = None
    lat: Annotated[Latitude, Meta(description="Latitude in degrees, WGS 84.", examples=[53.8067])]
    lon: Annotated[Longitude, Meta(description="Longitude in degrees, WGS 84.", examples=[-1.555])]

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        named = given.get("name") or given.get("city")
        if given.get("id") and named:
            yield "id", "stands beside a name or city: name the site in one of the two ways"
        elif not given.get("id") and not (given.get("name") and given.get("city")):
            yield "id", "missing: name the site by its id, or by its name and city"
        yield from nowhere(given)


class Link(Given, frozen=True, kw_only=True):
    """A page about the study that is no registry's."""

    text: Annotated[Name, Meta(description="What the page is.", examples=["The study's own website"])]
    url: Annotated[Address, Meta(description="Its address, https or http.", examples=["https://study.example/"])]


class Addition(Given, frozen=True, kw_only=True):
    """What somebody adds to one study: who, when, and at least one thing more."""

    study: Annotated[
        StudyNumber,
        Meta(
            description="The study, by any of its registry numbers or by an id of yours.",
            examples=["NCT99999901"],
        ),
    ]
    source: Annotated[
        Name, Meta(description="Who wrote what follows. Shown with it.", examples=["Patient team, Example Hospital"])
    ]
    written: Annotated[Day, Meta(description="The day it was written. Shown with it.", examples=["2025-09-30"])]
    lang: Annotated[
        Language, Meta(description="The language of title, questions and answers: en if left out.", examples=["en"])
    ] = "en"
    plain_title: Annotated[
        Title | None,
        Meta(description="A title in plain language.", examples=["Can a daily walk help after a stroke?"]),
    ] = None
    questions: Annotated[
        tuple[Question, ...], Meta(max_length=50, description="Questions and answers, in the order to show.")
    ] = ()
    contact: Annotated[Person | None, Meta(description="Whom to call, beside those the registry names.")] = None
    contact_line: Annotated[
        Title | None,
        Meta(
            description="A line on how to get in touch.", examples=["Call on weekdays from 9 to 12 and ask for Anna."]
        ),
    ] = None
    sites: Annotated[
        tuple[Position, ...], Meta(max_length=5_000, description="Sites whose point on the map is to be corrected.")
    ] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=50, description="Pages about the study.")] = ()

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        adds = ("plain_title", "questions", "contact", "contact_line", "sites", "links")
        if not any(given.get(name) for name in adds):
            yield "study", f"nothing is added to it: give at least one of {', '.join(adds)}"
