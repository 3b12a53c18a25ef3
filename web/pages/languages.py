"""What a browser says of its reader's language and country."""

from __future__ import annotations

from werkzeug.datastructures import LanguageAccept

from web.pages.distances import Units, units_of


def preferred_units(languages: LanguageAccept) -> Units:
    """The units before any place is known: by the first language's country; English alone means miles."""
    first = languages.best or "en"
    language, _, rest = first.replace("_", "-").partition("-")
    country = rest.rpartition("-")[2].upper()
    if len(country) == 2:
        return units_of(country)
    return "mi" if language.lower() == "en" else "km"
