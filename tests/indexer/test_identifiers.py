from __future__ import annotations

import pytest

from indexer.identifiers import number
from search.study import Number


@pytest.mark.parametrize(
    ("written", "is_number", "registry"),
    [
        ("2016-005119-42", "2016-005119-42", "eudract"),
        ("EudraCT: 2005-004290-19", "2005-004290-19", "eudract"),
        ("EUDRACT NUMBER:2004-002627-40;", "2004-002627-40", "eudract"),
        ("N° EudraCT : 2007-003405-27", "2007-003405-27", "eudract"),
        ("EudtaCT No: 2008-000562-23", "2008-000562-23", "eudract"),
        ("Eudra CT# 2006-000987-10", "2006-000987-10", "eudract"),
        ("2016-005119-42-GB", "2016-005119-42", "eudract"),
        ("2023-501234-12-00", "2023-501234-12-00", "ctis"),
        ("CTIS 2023-501234-12-00", "2023-501234-12-00", "ctis"),
        ("EU CT number: 2023-501234-12", "2023-501234-12", "ctis"),
        ("ISRCTN: 94839639", "ISRCTN94839639", "isrctn"),
        ("nct00000001", "NCT00000001", "ctgov"),
        ("ISRCTN1150", "ISRCTN1150", None),
        ("MO39193", "MO39193", None),
        ("Follow-up of NCT00000001", "Follow-up of NCT00000001", None),
        ("Sub-study of 2016-005119-42", "Sub-study of 2016-005119-42", None),
        ("2009-A00149-48", "2009-A00149-48", None),
    ],
)
def test_which_registry_a_number_belongs_to(written: str, is_number: str, registry: str | None) -> None:
    found = number(written)
    assert (found.number, found.registry) == (is_number, registry)
    assert (found.url is not None) == (registry is not None)
    assert found.url is None or found.url.startswith("https://")


def test_only_a_web_address_becomes_a_link() -> None:
    assert number("R01HD047722", "https://reporter.nih.gov/x").url == "https://reporter.nih.gov/x"
    assert number("R01HD047722", "javascript:alert(1)") == Number(number="R01HD047722")
