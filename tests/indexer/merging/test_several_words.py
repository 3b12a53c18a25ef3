"""Whose word holds at a site of a joined study, second table of decision 009: several words at one level."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from search.study import Record, Site
from tests.indexer.merging.builders import CHECKED, record, site
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
            site("ctis", "completed", "country"),
            [site("ctgov", "recruiting", "site")],
            [record("ctgov", "recruiting"), GERMANY_ENDED],
            ("completed", "country", None, CHECKED),
            id="a closed site stays closed, even against a nearer word",
        ),
        pytest.param(
            site("ctis", "recruiting", "country"),
            [site("ctgov", "suspended", "site", "2026-03-03")],
            [record("ctgov", "recruiting"), GERMANY_RECRUITS],
            ("suspended", "site", "ctgov", "2026-03-03"),
            id="another registry has the same place suspended",
        ),
        pytest.param(
            site("ctis", "recruiting", "country"),
            [],
            [record("ctgov", "recruiting"), GERMANY_RECRUITS],
            ("recruiting", "country", None, CHECKED),
            id="a suspended site at another place says nothing here",
        ),
        pytest.param(
            site("ctgov", "recruiting", "site", "2026-06-30"),
            [site("file", "completed", "site", "2025-01-31")],
            [record("ctgov", "recruiting"), record("file", "recruiting")],
            ("completed", "site", "file", "2025-01-31"),
            id="at one level an older end beats newer recruiting",
        ),
        pytest.param(
            site("ctgov", "recruiting", "site"),
            [site("ctis", "completed", "country")],
            [record("ctgov", "recruiting"), GERMANY_ENDED],
            ("recruiting", "site", None, CHECKED),
            id="the same place counts at its own level, not as a site",
        ),
        pytest.param(
            site("ctgov", "recruiting", "site"),
            [site("ctgov", "completed", "site", number=2)],
            [record("ctgov", "recruiting")],
            ("recruiting", "site", None, CHECKED),
            id="another site of the same record says nothing",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [
                record("ctgov", "recruiting"),
                record("isrctn", "completed", "2026-02-01"),
                record("file", "suspended", "2026-02-02"),
            ],
            ("suspended", "study", "file", "2026-02-02"),
            id="three registries: the newest of the other words is told",
        ),
        pytest.param(
            OF_DATES,
            [AT_STUDY, site("ctis", "terminated", "country", "2026-04-10")],
            [BY_DATES, record("ctgov", "recruiting"), GERMANY_ENDED],
            ("terminated", "country", "ctis", "2026-04-10"),
            id="three registries: the country is nearest; of one day the word that is more final",
        ),
        pytest.param(
            OF_DATES,
            [site("ctgov", "recruiting", "site")],
            [BY_DATES, record("ctgov", "recruiting"), GERMANY_ENDED],
            ("recruiting", "site", "ctgov", CHECKED),
            id="three registries: a recruiting site at the place is nearer than the ended country",
        ),
        pytest.param(
            OF_DATES,
            [],
            [BY_DATES, record("file", "not_yet_recruiting", "2026-01-01", source="dates")],
            ("not_yet_recruiting", "dates", "file", "2026-01-01"),
            id="dates against dates: both must have begun",
        ),
        pytest.param(
            OF_DATES,
            [],
            [BY_DATES, record("ctgov", "withdrawn", None)],
            ("withdrawn", "study", "ctgov", None),
            id="a word without a day counts as well",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), record("isrctn", "completed", None), record("file", "suspended", "2001")],
            ("suspended", "study", "file", "2001"),
            id="a word without a day is the oldest",
        ),
        pytest.param(
            AT_STUDY,
            [],
            [record("ctgov", "recruiting"), record("file", "completed"), record("ctis", "completed")],
            ("completed", "study", "ctis", CHECKED),
            id="of two words of one day the first registry's is told",
        ),
    ],
)
def test_the_word_that_holds_among_several(
    own: Site, beside: Sequence[Site], records: Sequence[Record], holds: Holds
) -> None:
    check_holds(own, beside, records, holds)
