"""Which numbers a record of the v2 shape tells: to joining, and on the study's page."""

from __future__ import annotations

from typing import Any

import pytest

from indexer.registries.ctgov.reader import identify, study
from indexer.registries.reading import Unreadable
from tests.records import TODAY, small_record

OWN = "NCT00000001"


def record(**identification: Any) -> bytes:
    """A record with these fields beside its number."""
    return small_record(identificationModule={"nctId": OWN, "briefTitle": "A study"} | identification)


def test_a_record_tells_the_numbers_of_other_registries_and_its_former_ones() -> None:
    received = record(
        nctIdAliases=["nct00000009 ", "NCT00000001"],
        orgStudyIdInfo={"id": "EudraCT: 2016-005119-42"},
        secondaryIdInfos=[
            {"id": "ISRCTN 1234 5678", "type": "REGISTRY"},
            {"id": "2023-501234-12-00; nct00000002", "type": "OTHER"},
            {"id": "U1111-1234-5678", "type": "OTHER"},
            {"id": "NCT00000009"},
            {"id": OWN},
            {"id": None},
            None,
        ],
    )
    found = identify(received)
    assert found.id == OWN
    assert found.names == ("2016-005119-42", "ISRCTN12345678", "2023-501234-12-00", "NCT00000002")
    assert found.former == ("NCT00000009",)


def test_every_number_that_may_join_stands_on_the_page() -> None:
    received = record(nctIdAliases="NCT00000009", secondaryIdInfos={"id": "ISRCTN 1234 5678, EU CT 2023-501234-12-00"})
    found, page = identify(received), study(received, today=TODAY).study.details
    assert found.names == ("ISRCTN12345678", "2023-501234-12-00")
    assert [each.number for each in page.numbers] == [OWN, *found.names]
    assert page.aliases == found.former == ("NCT00000009",)


@pytest.mark.parametrize("identification", [{}, {"nctIdAliases": {}, "secondaryIdInfos": {}, "orgStudyIdInfo": None}])
def test_a_record_that_bears_its_own_number_alone(identification: dict[str, Any]) -> None:
    found = identify(record(**identification))
    assert (found.names, found.former) == ((), ())


def test_a_number_of_a_wrong_type_is_named() -> None:
    with pytest.raises(Unreadable, match="secondaryIdInfos"):
        identify(record(secondaryIdInfos=[{"id": 3}]))
