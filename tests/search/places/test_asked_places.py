"""A question's place: hinted, corrected and told, or refused with what may have been meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from search import countries
from search.faults import QuestionFaults
from search.places import Gazetteer
from search.question import KnowsConditions, Reader
from search.told import told_back

TODAY = date(2026, 11, 22)


class NoConditions:
    """A vocabulary that knows nothing."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


@pytest.fixture
def reader(gazetteer: Gazetteer) -> Reader:
    conditions: KnowsConditions = NoConditions()
    return Reader(gazetteer, conditions, countries.NAMES)


def test_a_correction_is_told(reader: Reader) -> None:
    near = told_back(reader.read({"near": "Bostn"}, TODAY)).near
    assert near is not None
    assert (near.name, near.corrected_from) == ("Boston, Massachusetts, US", "Bostn")
    assert "Boston, England, GB" in near.others
    right = told_back(reader.read({"near": "near Boston"}, TODAY)).near
    assert right is not None
    assert (right.name, right.corrected_from) == ("Boston, Massachusetts, US", None)


def test_a_hint_breaks_ties(reader: Reader) -> None:
    near = reader.read({"near": "Cambridge"}, TODAY, near_hint="US").near
    assert near is not None
    assert near.name == "Cambridge, Massachusetts, US"


def test_at_most_seven_others(reader: Reader) -> None:
    assert len(reader.read({"near": "Springfield"}, TODAY).near_others) == 7


def test_a_corrected_question_is_the_same_question(reader: Reader) -> None:
    typed, right = (reader.read({"near": name}, TODAY) for name in ("Bostn", "Boston"))
    assert typed.digest() == right.digest()


def test_what_is_unclear_is_a_fault_with_what_may_be_meant(reader: Reader) -> None:
    with pytest.raises(QuestionFaults) as told:
        reader.read({"near": "Grenvile"}, TODAY)
    (fault,) = told.value.faults
    assert fault.parameter == "near"
    assert "Greenville, North Carolina, US" in fault.others
    assert fault.message.startswith("is no place that we know: did you mean Grenoble")
    assert fault.message.endswith("? Or write a town, a postcode, or `lat,lon`")


def test_what_is_far_from_all_is_a_fault_alone(reader: Reader) -> None:
    with pytest.raises(QuestionFaults) as told:
        reader.read({"near": "xqzwvk"}, TODAY)
    (fault,) = told.value.faults
    assert (fault.message, fault.others) == (
        "is no place that we know: write a town, a postcode, or `lat,lon`",
        (),
    )
