"""What the search form offers beside what was typed."""

from __future__ import annotations

from typing import Any

from search.countries import NAMES
from search.query import DEFAULT_WITHIN_M
from web.pages.asking import Form
from web.pages.distances import Units
from web.pages.radii import radii
from web.pages.words import LANGUAGE, TABLE

STATUS_CHOICES = (
    "recruiting",
    "not_yet_recruiting",
    "available",
    "suspended",
    "active_not_recruiting",
    "completed",
    "terminated",
)
"""Those that a reader may want to tick; an address may ask for any other."""


COUNTRIES = sorted(NAMES.items(), key=lambda item: item[1])


def form_context(form: Form, units: Units, messages: dict[str, str] | None = None) -> dict[str, Any]:
    """Choices of the fields, what is wrong with them, and what else the form carries."""
    words = TABLE[LANGUAGE]["words"]
    return {
        "form": form,
        "messages": messages or {},
        "radii": radii(DEFAULT_WITHIN_M, "", units),
        "statuses": [(value, words[value]["word"]) for value in STATUS_CHOICES],
        "carried": [field for field in form.fields() if field[0] not in ("q", "near", "within", "after", "shown")],
        "countries": COUNTRIES,
    }


def beyond_filters(form: Form) -> list[tuple[str, str]]:
    """What the form holds beyond its fields and ticks, so that every button asks the whole question."""
    others = [value for value in form.status if value not in (*STATUS_CHOICES, "any")]
    return [
        *(("condition", value) for value in form.condition),
        *(("status", value) for value in others),
        *(("country", value) for value in form.country[1:]),
        *(("bbox", value) for value in [form.bbox] if value),
        *(("units", value) for value in [form.units] if value),
    ]
