"""What search engines read of a study's page, in the words of schema.org: nothing that the page itself does not say."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from markupsafe import Markup

from search.answer import WholeStudy
from search.vocabulary import Status
from web.pages.language.languages import current
from web.pages.language.numbers import country
from web.pages.language.words import OPEN, is_planned
from web.pages.study.centres import told_total
from web.pages.study.details import sponsor_of
from web.pages.study.places import Places

TYPES: Final = {"interventional": "MedicalTrial", "observational": "MedicalObservationalStudy"}
STATUSES: Final[dict[Status, str]] = {
    "recruiting": "Recruiting",
    "not_yet_recruiting": "NotYetRecruiting",
    "by_invitation": "EnrollingByInvitation",
    "active_not_recruiting": "ActiveNotRecruiting",
    "suspended": "Suspended",
    "completed": "Completed",
    "terminated": "Terminated",
    "withdrawn": "Withdrawn",
}
SIGNS: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""Written so in JSON, nothing can end the element that it stands in."""


def structured(study: WholeStudy, address: str) -> Markup | None:
    """The study as JSON-LD, safe inside a `script` element; None for one that is made up."""
    if "demo" in study.card.registries:
        return None
    told = {name: value for name, value in _told(study, address).items() if value}
    text = msgspec.json.encode(told).decode()
    for sign, written in SIGNS.items():
        text = text.replace(sign, written)
    return Markup(text)


def _told(study: WholeStudy, address: str) -> dict[str, Any]:
    card, official = study.card, study.details.titles.official
    title, sponsor = card.plain_title or card.title, sponsor_of(card)
    countries = dict.fromkeys(site.country for site in study.all_sites if site.country)
    return {
        "@context": "https://schema.org",
        "@type": TYPES.get(card.type or "", "MedicalStudy"),
        "@id": address,
        "url": address,
        "inLanguage": current(),
        "description": told_total(Places(study).sites),
        "name": title,
        "alternateName": official if official != title else None,
        "identifier": list(dict.fromkeys((card.id, *(one.number for one in study.details.numbers)))),
        "status": f"https://schema.org/{STATUSES[card.status]}" if _holds(study) else None,
        "sponsor": {"@type": "Organization", "name": sponsor} if sponsor else None,
        "healthCondition": [{"@type": "MedicalCondition", "name": one.name} for one in card.conditions],
        "studyLocation": [{"@type": "Country", "name": country(code)} for code in countries],
        "dateModified": card.updated,
    }


def _holds(study: WholeStudy) -> bool:
    """An open status is told only while it was checked of late, not by dates alone; one that is final stays true."""
    status = study.card.status
    if is_planned(status, study.card.recruits_until):
        return False
    return status in STATUSES and (status not in OPEN or (study.fresh == "recent" and study.card.checked is not None))
