"""Countries by their ISO 3166 alpha-2 codes, with English names from the CLDR."""

from __future__ import annotations

from typing import Final

from babel import Locale

NOT_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Two letters in the CLDR's table that stand for groups and tests."""

NAMES: Final[dict[str, str]] = {
    code: name
    for code, name in Locale("en").territories.items()
    if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
}
