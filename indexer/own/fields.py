"""The kinds of fields that an operator's file has, each with its limits and its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct

from indexer.own import rules


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An object of the file. A field's `Meta` says what it means, with an example: schema and guide show both."""

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Fields of an object, each right in itself, that are wrong together, and why."""
        return iter(())


Name = Annotated[str, Meta(min_length=1, max_length=300)]
Title = Annotated[str, Meta(min_length=1, max_length=1_000)]
Text = Annotated[str, Meta(min_length=1, max_length=50_000, extra={"paragraphs": True})]
Day = Annotated[
    str, Meta(min_length=1, max_length=10, extra={"rule": rules.day, "not_after_today": rules.come, "date": True})
]
PartialDate = Annotated[str, Meta(min_length=1, max_length=10, extra={"rule": rules.partial_date, "date": True})]
Address = Annotated[str, Meta(min_length=1, max_length=2_000, extra={"rule": rules.web_address})]
Email = Annotated[str, Meta(min_length=1, max_length=254, extra={"rule": rules.email})]
Phone = Annotated[str, Meta(min_length=1, max_length=60, extra={"rule": rules.phone})]
Country = Annotated[str, Meta(min_length=1, max_length=100, extra={"rule": rules.country})]
Language = Annotated[str, Meta(max_length=60, pattern=f"^{rules.LANGUAGE.pattern}$", extra={"rule": rules.language})]
AgeLimit = Annotated[str, Meta(min_length=1, max_length=30, extra={"rule": rules.age})]
OwnId = Annotated[str, Meta(min_length=1, max_length=64, extra={"rule": rules.own_id})]
StudyNumber = Annotated[str, Meta(min_length=1, max_length=64, extra={"rule": rules.study_number})]
Count = Annotated[int, Meta(ge=0, le=99_999_998)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]


class Person(Given, frozen=True, kw_only=True):
    """Whom patients can call or write to."""

    name: Annotated[Name | None, Meta(description="Who answers.", examples=["Study office"])] = None
    phone: Annotated[
        Phone | None, Meta(description="A number that somebody answers.", examples=["+44 20 7946 0000"])
    ] = None
    email: Annotated[
        Email | None, Meta(description="An address that somebody reads.", examples=["team@hospital.example"])
    ] = None

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not given.get("phone") and not given.get("email"):
            yield "phone", "missing: a contact has a phone number or an e-mail address"


def nowhere(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The point where both zeros meet lies in the sea: somebody left it empty."""
    if given.get("lat") == 0 and given.get("lon") == 0:
        yield "lat", "0 and 0 is no place: leave both out where the point is not known"
