"""The numbers of a record: each once, and no word for nothing among them."""

from __future__ import annotations

from typing import Any

import pytest

from indexer.registries.isrctn.reader import identify
from indexer.registries.reading import Unreadable
from tests.indexer.isrctn.records import made, read, wire

NONE: dict[str, Any] = {
    "doi": "",
    "eudraCTNumber": "",
    "irasNumber": "",
    "clinicalTrialsGovNumber": "",
    "protocolSerialNumber": "",
    "secondaryNumbers": "",
}


def bears(**references: Any) -> list[str]:
    found = read(made(externalRefs=NONE | references)).study
    assert found.card.ids == tuple(number.number for number in found.details.numbers[1:])
    assert found.details.numbers[0].number == found.card.id == "ISRCTN00000017"
    return [number.number for number in found.details.numbers[1:]]


def test_their_order() -> None:
    found = read(made()).study.details.numbers
    assert [number.number for number in found] == [
        "ISRCTN00000017",
        "NCT01234567",
        "NCT07654321",
        "298897",
        "CPMS 49816",
        "CR-1",
        "2020-501234-12-00",
        "10.1186/ISRCTN00000017",
    ]
    assert found[0].url == "https://www.isrctn.com/ISRCTN00000017"
    assert found[-1].url == "https://doi.org/10.1186/ISRCTN00000017"
    assert [number.registry for number in found] == ["isrctn", "ctgov", "ctgov", None, None, None, "ctis", None]


def test_names_of_other_registries() -> None:
    received = wire(made())
    assert identify(received).names == ("NCT01234567", "NCT07654321", "2020-501234-12-00")
    assert identify(received)[:2] == ("isrctn", "ISRCTN00000017")
    assert identify(received).former == ()


@pytest.mark.parametrize(
    "nothing",
    [
        *(
            "",
            "-",
            "N/A",
            "n/a",
            "Nil known",
            "NIL",
            "None",
            "Not applicable",
            "Not Applicable.",
            "0",
            "TBC",
            "Pending",
        ),
        *("Not provided at time of registration", "Not yet available", "to be confirmed", "Unknown", {}, [], None),
    ],
)
def test_no_number(nothing: Any) -> None:
    assert bears(protocolSerialNumber=nothing, clinicalTrialsGovNumber=nothing, eudraCTNumber=nothing) == []
    assert bears(secondaryNumbers={"secondaryNumber": [nothing, nothing]}) == []


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("NCT01234567, NCT07654321", ["NCT01234567", "NCT07654321"]),
        ("NCT01234567;NCT07654321", ["NCT01234567", "NCT07654321"]),
        ("NCT01234567 and NCT07654321", ["NCT01234567", "NCT07654321"]),
        ("NCT01234567/NCT07654321", ["NCT01234567", "NCT07654321"]),
        ("NCT01234567\nnct 01234567", ["NCT01234567"]),
        ("HTA 11/01/25", ["HTA 11/01/25"]),
        ("Sand and Sea 4", ["Sand and Sea 4"]),
        ("ISRCTN 00000017", []),
        ("EudraCT 2014-002988-16", ["2014-002988-16"]),
        ("A&amp;E-1", ["A&E-1"]),
    ],
)
def test_several_in_one_field(field: str, found: list[str]) -> None:
    assert bears(protocolSerialNumber=field) == found
    assert bears(secondaryNumbers={"secondaryNumber": field}) == found


def test_numbers_with_attributes() -> None:
    number = {"numberType": "nct", "id": "x", "text": "NCT01234567"}
    assert bears(secondaryNumbers={"secondaryNumber": [number, "X1"]}) == ["NCT01234567", "X1"]


@pytest.mark.parametrize(
    "doi", ["10.1186/X1", "https://doi.org/10.1186/X1", "doi: 10.1186/X1", "http://dx.doi.org/10.1186/X1"]
)
def test_the_doi(doi: str) -> None:
    assert bears(doi=doi) == ["10.1186/X1"]
    assert bears(doi="Nil known") == []


@pytest.mark.parametrize(
    ("own", "id"),
    [("00075564", "ISRCTN00075564"), (75564, "ISRCTN00075564"), ("ISRCTN 12949496", "ISRCTN12949496")],
)
def test_the_own_number(own: Any, id: str) -> None:
    assert read(made(isrctn=own)).study.card.id == id


def test_the_own_number_from_the_trial_s_attribute() -> None:
    assert read(made(isrctn="", publicIdentifierCanonical="ISRCTN15819396")).study.card.id == "ISRCTN15819396"


@pytest.mark.parametrize("own", ["", "NCT01234567", "123456789", {}, [], None, "../etc"])
def test_no_own_number(own: Any) -> None:
    with pytest.raises(Unreadable, match="isrctn"):
        read(made(isrctn=own))
