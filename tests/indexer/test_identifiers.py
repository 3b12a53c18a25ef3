from __future__ import annotations

import pytest

from indexer.identifiers import number, numbers_in, registry_numbers
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
        ("EUDRACT n° 2007-003056-12", "2007-003056-12", "eudract"),
        ("EudraCT N°: 2020-001972-13", "2020-001972-13", "eudract"),
        ("EUDRA 2006-003525-82", "2006-003525-82", "eudract"),
        ("EudraCT ref. 2005-003893-46", "2005-003893-46", "eudract"),
        ("EudraCT 2008 005506-40", "2008-005506-40", "eudract"),
        ("EudraCT 200600362737", "2006-003627-37", "eudract"),
        ("2016‐005119–42", "2016-005119-42", "eudract"),
        ("EUCT No. 2023-501234-12-01", "2023-501234-12-01", "ctis"),
        ("EudraCT 2023-501234-12-00", "2023-501234-12-00", "ctis"),
        ("2023-501234-12-00 (CTIS)", "2023-501234-12-00", "ctis"),
        ("2023-501234-12", "2023-501234-12", "ctis"),
        ("ISRCTN 1234 5678", "ISRCTN12345678", "isrctn"),
        ("ISRCTN-12345678", "ISRCTN12345678", "isrctn"),
        ("isrctn12345678.", "ISRCTN12345678", "isrctn"),
        ("ISRCTN No. 12345678", "ISRCTN12345678", "isrctn"),
        ("https://www.isrctn.com/ISRCTN12345678", "ISRCTN12345678", "isrctn"),
        ("10.1186/ISRCTN12345678", "ISRCTN12345678", "isrctn"),
        ("NCT 0000 0001", "NCT00000001", "ctgov"),
        ("(NCT00000001)", "NCT00000001", "ctgov"),
        ("ClinicalTrials.gov Identifier: NCT00000001", "NCT00000001", "ctgov"),
        ("https://clinicaltrials.gov/study/NCT00000001", "NCT00000001", "ctgov"),
        ("NCT000000012", "NCT000000012", None),
        ("12016-005119-42", "12016-005119-42", None),
        ("200600362737", "200600362737", None),
        ("OXN4502 (2008-002426-10)", "OXN4502 (2008-002426-10)", None),
        ("2020-12020001231", "2020-12020001231", None),
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


@pytest.mark.parametrize(
    ("written", "are_numbers"),
    [
        ("NCT00000001, NCT00000002", ["NCT00000001", "NCT00000002"]),
        ("NCT00000001 NCT00000002", ["NCT00000001", "NCT00000002"]),
        ("NCT00000001; EudraCT 2016-005119-42", ["NCT00000001", "2016-005119-42"]),
        ("nct00000001 and ISRCTN 1234 5678", ["NCT00000001", "ISRCTN12345678"]),
        ("2016-005119-42/2016-005119-42", ["2016-005119-42"]),
        ("NCT00000001", ["NCT00000001"]),
        ("08-107 AP, NCT00844532", ["08-107 AP, NCT00844532"]),
        ("Sub-study of NCT00000001, NCT00000002", ["Sub-study of NCT00000001, NCT00000002"]),
        ("Smith and Nephew", ["Smith and Nephew"]),
        ("", [""]),
    ],
)
def test_several_numbers_in_one_field(written: str, are_numbers: list[str]) -> None:
    """Only where there is nothing but registries' numbers."""
    assert [each.number for each in numbers_in(written)] == are_numbers


def test_the_numbers_that_a_record_bears() -> None:
    given = [
        "MO39193",
        None,
        "nct 00000001",
        "EudraCT: 2016-005119-42",
        "2016-005119-42",
        "Nil known",
        "ISRCTN12345678",
    ]
    assert registry_numbers(given, "NCT00000001") == ("2016-005119-42", "ISRCTN12345678")


def test_only_a_web_address_becomes_a_link() -> None:
    assert number("R01HD047722", "https://reporter.nih.gov/x").url == "https://reporter.nih.gov/x"
    assert number("R01HD047722", "javascript:alert(1)") == Number(number="R01HD047722")
