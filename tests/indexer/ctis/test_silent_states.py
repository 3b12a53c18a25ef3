"""A member state of which the registry says nothing, beside states of which it speaks."""

from __future__ import annotations

import pytest

from tests.indexer.ctis.records import NUMBER, new_shape, read, state


@pytest.mark.parametrize(
    ("study_code", "german_code", "status", "source"),
    [
        (4, 4, "unknown", "country"),
        (None, 4, "unknown", "country"),
        (None, 8, "unknown", "country"),
        (4, 8, "unknown", "country"),
        (5, 5, "active_not_recruiting", "study"),
        (6, 4, "suspended", "study"),
        (8, 8, "completed", "study"),
        (2, 2, "not_yet_recruiting", "study"),
        (4, None, "recruiting", "study"),
        (99, 4, "unknown", "country"),
    ],
)
def test_a_state_that_says_nothing_while_others_speak(
    study_code: int | None, german_code: int | None, status: str, source: str
) -> None:
    """A study that recruits in Germany says nothing of Paris; one that is closed is closed there too."""
    states = [state("Germany", code=german_code, trialStatus=None), state("France", trialStatus=None)]
    _, french = read(new_shape(NUMBER, states=states, ctPublicStatusCode=study_code)).study.sites
    assert (french.status, french.status_source, french.said, french.recruits_until) == (status, source, None, None)


def test_a_site_in_a_state_that_is_not_listed_is_not_known() -> None:
    elsewhere = {"trialSites": state("Poland")["trialSites"]}
    record = new_shape(NUMBER, states=[state("Germany", code=4)], ctPublicStatusCode=4)
    record["authorizedApplication"]["authorizedPartsII"].append(elsewhere)
    assert [(one.country, one.status) for one in read(record).study.sites] == [("DE", "recruiting"), ("PL", "unknown")]
