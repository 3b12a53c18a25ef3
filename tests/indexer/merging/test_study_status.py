"""Whose word holds for a joined study as a whole."""

from __future__ import annotations

import pytest

from indexer.merging import merged
from search.vocabulary import Status
from tests.indexer.merging.builders import by_name, part, record, site
from tests.indexer.merging.three_registries import parts


def test_the_study_recruits_while_all_words_at_the_best_level_say_so() -> None:
    card = merged(parts(), (), by_name).study.card
    assert (card.status, card.recruits_until) == ("recruiting", None)
    assert (card.checked, card.updated) == ("2026-06-01", "2026-06-01")


def test_an_older_end_beats_newer_recruiting() -> None:
    card = merged(
        [part(record("ctgov", "recruiting", "2026-06-01")), part(record("ctis", "completed", "2025-06-01"))],
        (),
        by_name,
    ).study.card
    assert (card.status, card.checked, card.updated) == ("completed", "2025-06-01", "2026-06-01")


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("unknown", ("recruiting", "2026-12-01")),
        ("completed", ("completed", None)),
        ("recruiting", ("recruiting", None)),
    ],
)
def test_dates_speak_for_the_study_where_no_word_does(said: Status, holds: tuple[str, str | None]) -> None:
    dated = part(record("isrctn", "recruiting", source="dates", until="2026-12-01"))
    card = merged([part(record("ctgov", said)), dated], (), by_name).study.card
    assert (card.status, card.recruits_until) == holds


def test_of_two_last_days_the_study_has_the_earlier() -> None:
    dated = [
        part(record("isrctn", "recruiting", source="dates", until="2026-12-01")),
        part(record("file", "recruiting", source="dates", until="2026-09-30")),
    ]
    assert merged(dated, (), by_name).study.card.recruits_until == "2026-09-30"


def test_a_study_of_which_nobody_knows_is_unknown() -> None:
    unsure = [part(record("ctgov", "unknown", "2019-01-01")), part(record("ctis", "unknown", "2020-01-01"))]
    card = merged(unsure, (), by_name).study.card
    assert (card.status, card.checked) == ("unknown", "2020-01-01")


def test_what_countries_say_together_counts_where_nobody_speaks_of_the_study() -> None:
    europe = part(record("ctis", "completed", source="country"))
    dated = part(record("isrctn", "recruiting", source="dates", until="2026-12-01"))
    assert merged([part(record("ctgov", "recruiting")), europe], (), by_name).study.card.status == "recruiting"
    assert merged([europe, dated], (), by_name).study.card.status == "completed"


def test_a_study_recruits_where_one_of_its_sites_does_whatever_a_registry_says_of_the_whole() -> None:
    ctgov = part(record("ctgov", "recruiting"), site("ctgov", "recruiting", "site", "2026-11-03"))
    stopped = part(record("isrctn", "terminated", "2026-10-20"), site("isrctn", "terminated", "study", name="Leeds"))
    study = merged([ctgov, stopped], (), by_name).study
    assert [each.status for each in study.sites] == ["recruiting", "terminated"]
    assert (study.card.status, study.card.checked, study.card.recruits_until) == ("recruiting", "2026-11-03", None)
    assert [each.status for each in study.details.records] == ["recruiting", "terminated"]


def test_a_study_whose_sites_all_stopped_does_not() -> None:
    ctgov = part(record("ctgov", "recruiting"), site("ctgov", "recruiting", "study"))
    stopped = part(record("isrctn", "terminated", "2026-10-20"), site("isrctn", "terminated", "study", name="Leeds"))
    assert merged([ctgov, stopped], (), by_name).study.card.status == "terminated"
