"""Whose word holds at a site of a joined study, first table of decision 009: how near a word is, who says nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indexer.merging.words import agreed
from search.study import Record, Site
from search.vocabulary import STATUSES
from tests.indexer.merging.builders import CHECKED, country, record, site
from tests.indexer.merging.site_words import (
    AT_STUDY,
    BY_DATES,
    GERMANY_ENDED,
    GERMANY_RECRUITS,
    OF_DATES,
    Holds,
    check_holds,
)


@pytest.mark.parametrize(
    ("own", "beside", "records", "holds"),
    [
        pytest.param(
            site("ctgov", "recruiting", "site"),
            [],
            [record("ctgov", "recruiting"), GERMANY_ENDED],
            ("recruiting", "site", None, CHECKED),
            id="a site's own word is nearer than its country's",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), GERMANY_ENDED],
            ("completed", "country", "ctis", "2026-04-10"),
            id="a country's word is nearer than the study's",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), GERMANY_RECRUITS],
            ("recruiting", "study", None, CHECKED),
            id="a country that recruits changes nothing",
        ),
        pytest.param(
            site("ctgov", "recruiting", "study", code="US"),
            [],
            [record("ctgov", "recruiting"), GERMANY_ENDED],
            ("recruiting", "study", None, CHECKED),
            id="another country's word says nothing here",
        ),
        pytest.param(
            site("ctgov", "recruiting", "study", country=None),
            [],
            [record("ctgov", "recruiting"), GERMANY_ENDED],
            ("recruiting", "study", None, CHECKED),
            id="no country speaks for a site without one",
        ),
        pytest.param(
            site("ctgov", "recruiting", "study", code="US"),
            [],
            [record("ctgov", "recruiting"), record("ctis", "completed", "2026-01-01", countries=[])],
            ("completed", "study", "ctis", "2026-01-01"),
            id="where no country speaks, the study's words meet, and an older end counts",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), record("ctis", "completed", countries=[country("DE", "recruiting")])],
            ("recruiting", "study", None, CHECKED),
            id="a country that recruits is nearer than the same registry's ended study",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), record("ctis", "completed", countries=[country("DE", "unknown")])],
            ("completed", "study", "ctis", CHECKED),
            id="a country of which nothing is known leaves it to the study",
        ),
        pytest.param(
            OF_DATES,
            [],
            [BY_DATES, record("ctgov", "completed", "2020-01-01")],
            ("completed", "study", "ctgov", "2020-01-01"),
            id="what follows from dates yields to a word, however old",
        ),
        pytest.param(
            OF_DATES,
            [],
            [BY_DATES, record("ctgov", "recruiting")],
            ("recruiting", "dates", None, CHECKED),
            id="dates that a better word confirms stay, with their last day",
        ),
        pytest.param(
            OF_DATES,
            [],
            [BY_DATES, record("ctgov", "unknown")],
            ("recruiting", "dates", None, CHECKED),
            id="a study that nobody has confirmed for years says nothing",
        ),
        pytest.param(
            site("ctis", "recruiting", "country"),
            [site("ctgov", "unknown", "study")],
            [record("ctgov", "unknown"), GERMANY_RECRUITS],
            ("recruiting", "country", None, CHECKED),
            id="a site of which nothing is known says nothing",
        ),
        pytest.param(
            site("ctgov", "unknown", "study"),
            [site("ctis", "recruiting", "country")],
            [record("ctgov", "unknown"), GERMANY_RECRUITS],
            ("unknown", "study", None, CHECKED),
            id="unknown is never raised",
        ),
        pytest.param(
            site("ctgov", "not_yet_recruiting", "site"),
            [site("ctis", "recruiting", "country")],
            [record("ctgov", "recruiting"), GERMANY_RECRUITS],
            ("not_yet_recruiting", "site", None, CHECKED),
            id="not yet open is never raised",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), record("isrctn", "completed", source="dates")],
            ("recruiting", "study", None, CHECKED),
            id="an end that follows from dates is weaker than a word",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), record("ctis", "completed", countries=[country("DE", "suspended")])],
            ("suspended", "country", "ctis", CHECKED),
            id="a country's word without a day is as old as its record",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "by_invitation")],
            ("by_invitation", "study", None, CHECKED),
            id="its own record's word is no other registry's",
        ),
        pytest.param(
            site("ctgov", "recruiting", "study", code="US"),
            [],
            [record("ctgov", "recruiting"), record("ctis", "completed", source="country")],
            ("recruiting", "study", None, CHECKED),
            id="what countries say together is no word for another country",
        ),
    ],
)
def test_the_nearest_word_holds(own: Site, beside: Sequence[Site], records: Sequence[Record], holds: Holds) -> None:
    check_holds(own, beside, records, holds)


def test_the_earlier_last_day_counts_and_is_told() -> None:
    sooner = record("file", "recruiting", "2026-01-01", source="dates", until="2026-09-30")
    shown = agreed(OF_DATES, [], [BY_DATES, sooner])
    assert (shown.status, shown.recruits_until, shown.status_registry) == ("recruiting", "2026-09-30", "file")
    assert agreed(OF_DATES, [], [BY_DATES, record("file", "recruiting", source="dates")]) == OF_DATES


def test_a_country_that_recruits_until_a_day_ends_a_site_on_it() -> None:
    dated = record("ctis", "recruiting", countries=[country("DE", "recruiting", "2026-02-02", "2026-10-31")])
    shown = agreed(AT_STUDY, [], [record("ctgov", "recruiting"), dated])
    assert (shown.status, shown.status_source, shown.status_registry) == ("recruiting", "country", "ctis")
    assert (shown.recruits_until, shown.status_as_of) == ("2026-10-31", CHECKED)


def test_a_lowered_site_has_no_last_day_and_the_day_on_which_we_saw_a_change_stays_ours() -> None:
    shown = agreed(OF_DATES, [], [BY_DATES, GERMANY_ENDED])
    assert (shown.status, shown.status_as_of, shown.status_since, shown.recruits_until) == (
        "completed",
        "2026-04-10",
        None,
        None,
    )


def test_no_word_raises_a_site() -> None:
    for own in STATUSES:
        for other in STATUSES:
            shown = agreed(site("ctis", own, "country"), [site("ctgov", other, "site")], [record("ctgov", other)])
            lowered = own == "recruiting" and other not in ("recruiting", "unknown")
            assert shown.status == (other if lowered else own)
