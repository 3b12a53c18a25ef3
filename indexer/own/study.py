"""A whole study of an operator's own, in a form that can be written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta

from indexer.own.fields import (
    AgeLimit,
    Count,
    Country,
    Day,
    Given,
    Latitude,
    Longitude,
    Name,
    OwnId,
    PartialDate,
    Person,
    Text,
    Title,
    nowhere,
)
from search.ages import limit
from search.vocabulary import Phase, Purpose, Status, StudyType


class OwnSite(Given, frozen=True, kw_only=True):
    """A place where the study is done."""

    name: Annotated[
        Name | None, Meta(description="The hospital or practice.", examples=["Example Hospital, Stroke Unit"])
    ] = None
    city: Annotated[Name | None, Meta(description="Its town. Name, town or both are needed.", examples=["Leeds"])] = (
        None
    )
    region: Annotated[Name | None, Meta(description="Its state, county or region.", examples=["England"])] = None
    postcode: Annotated[
        Name | None, Meta(description="Its postcode: finds its place on the map.", examples=["LS1 3EX"])
    ] = None
    country: Annotated[Country, Meta(description="Its country: two letters or the English name.", examples=["GB"])]
    status: Annotated[
        Status | None,
        Meta(description="Its own status, if it is not the study's. Words below.", examples=["not_yet_recruiting"]),
    ] = None
    lat: Annotated[
        Latitude | None, Meta(description="Latitude in degrees, WGS 84, if you know the point.", examples=[53.8021])
    ] = None
    lon: Annotated[Longitude | None, Meta(description="Longitude in degrees, WGS 84.", examples=[-1.5529])] = None
    contact: Annotated[Person | None, Meta(description="Whom to call there.")] = None

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not given.get("name") and not given.get("city"):
            yield "name", "missing: a site has a name or a city, best both"
        for one, other in (("lat", "lon"), ("lon", "lat")):
            if given.get(one) is None and given.get(other) is not None:
                yield one, f"missing beside `{other}`: a point needs both"
        yield from nowhere(given)


class OwnStudy(Given, frozen=True, kw_only=True):
    """A study that stands in no registry we read, or that an operator wants to show by themselves."""

    id: Annotated[OwnId, Meta(description="Your own number for it; no registry's.", examples=["LEEDS-2025-07"])]
    title: Annotated[Title, Meta(description="The title that lists show.", examples=["Daily walks after a stroke"])]
    status: Annotated[Status, Meta(description="Whether it takes people now. Words below.", examples=["recruiting"])]
    updated: Annotated[
        Day, Meta(description="The day somebody last checked all this: a status ages.", examples=["2025-09-30"])
    ]
    official_title: Annotated[
        Title | None,
        Meta(
            description="The title of the protocol.",
            examples=["A randomised trial of daily walking after ischaemic stroke"],
        ),
    ] = None
    summary: Annotated[
        Text | None, Meta(description="What it is about, in short.", examples=["We compare walking with usual care."])
    ] = None
    description: Annotated[
        Text | None, Meta(description="What it is about, at length.", examples=["People walk for 30 minutes a day."])
    ] = None
    conditions: Annotated[
        tuple[Title, ...], Meta(max_length=100, description="What it is on.", examples=[["Stroke", "Hypertension"]])
    ] = ()
    keywords: Annotated[
        tuple[Title, ...],
        Meta(max_length=200, description="More words to be found by.", examples=[["walking", "exercise"]]),
    ] = ()
    interventions: Annotated[
        tuple[Title, ...],
        Meta(max_length=100, description="What people are given or do.", examples=[["Daily walk", "Usual care"]]),
    ] = ()
    type: Annotated[StudyType | None, Meta(description="The kind of study.", examples=["interventional"])] = None
    purpose: Annotated[Purpose | None, Meta(description="What it is for.", examples=["treatment"])] = None
    phase: Annotated[
        tuple[Phase, ...], Meta(max_length=2, description="Its phase, or two of them.", examples=[["phase2", "phase3"]])
    ] = ()
    sex: Annotated[
        Literal["all", "female", "male"] | None, Meta(description="Who can take part.", examples=["all"])
    ] = None
    minimum_age: Annotated[AgeLimit | None, Meta(description="From which age on.", examples=["18 years"])] = None
    maximum_age: Annotated[AgeLimit | None, Meta(description="Up to which age.", examples=["80 years"])] = None
    healthy_volunteers: Annotated[
        bool | None, Meta(description="Whether healthy people can take part.", examples=[False])
    ] = None
    eligibility: Annotated[
        Text | None, Meta(description="Who can and who cannot take part, in full.", examples=["A stroke in 2025."])
    ] = None
    sponsor: Annotated[Name | None, Meta(description="Who is responsible for it.", examples=["Example Hospital"])] = (
        None
    )
    start: Annotated[PartialDate | None, Meta(description="When it starts or started.", examples=["2025-03"])] = None
    completion: Annotated[PartialDate | None, Meta(description="When it ends or ended.", examples=["2027-12"])] = None
    enrolment: Annotated[Count | None, Meta(description="How many people take part.", examples=[240])] = None
    other_ids: Annotated[
        tuple[Name, ...],
        Meta(
            max_length=100,
            description="Its other numbers. A registry's joins it to that registry's study.",
            examples=[["ISRCTN99999999", "R&D 4711"]],
        ),
    ] = ()
    contact: Annotated[Person | None, Meta(description="Whom to call about the whole study.")] = None
    sites: Annotated[tuple[OwnSite, ...], Meta(max_length=5_000, description="Where it is done.")] = ()

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        low, high = limit(given.get("minimum_age")), limit(given.get("maximum_age"))
        if low and high and low.first_day > high.last_day:
            yield "maximum_age", f"{high.words} is below the minimum age of {low.words}"
        if (start := given.get("start")) and (end := given.get("completion")) and end < start[: len(end)]:
            yield "completion", f"{end} is before the start, {start}"
