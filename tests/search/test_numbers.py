"""Registry numbers in the spellings that people use, and texts that are none."""

from __future__ import annotations

import pytest

from search.numbers import registry_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ISRCTN 1234 5678", "ISRCTN12345678"),
        ("isrctn1234-5678", "ISRCTN12345678"),
        ("ISRCTN no. 12345678", "ISRCTN12345678"),
        ("ISRCTN1234567", None),
        ("ISRCTN 1234 56789", None),
        ("2023-501234-12", "202350123412"),
        ("2023-501234-12-00", "20235012341200"),
        ("EU CT number: 2023-501234-12-01", "20235012341201"),
        ("EU-CT 2023‑501234‑12", "202350123412"),
        ("CTIS 2023 501234 12 00", "20235012341200"),
        ("EudraCT 2016-005119-42", "201600511942"),
        ("EudraCT Nr. 2016-005119-42", "201600511942"),
        ("Eudra CT: 2016-005119-42-GB", "201600511942"),
        ("201600511942", "201600511942"),
        ("2016-005119-4", None),
        ("2016-005119-42-1", None),
        ("5016-005119-42", None),
        ("nct 3371017", "NCT03371017"),
        ("tummy pain 2016", None),
    ],
)
def test_numbers_in_any_spelling(typed: str, number: str | None) -> None:
    assert registry_number(typed) == number
