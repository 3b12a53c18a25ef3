"""Whom to call about a whole study, at none of its centres."""

from __future__ import annotations

from search.answer import WholeStudy
from web.pages.sites import Call, call_of


def office_of(study: WholeStudy) -> Call | None:
    """The study's office, where a registry gives its number or its address, or whom the service's operator names."""
    calls = (call_of(one) for one in (study.card.contact, *study.details.contacts))
    return next((call for call in calls if call and not call.of_centre), None)
