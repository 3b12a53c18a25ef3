"""Whose data an answer stands on: only those that the index really holds are named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

STUDIES: Final = {
    "ctgov": "Studies: ClinicalTrials.gov, U.S. National Library of Medicine",
    "ctis": "Studies: EU Clinical Trials Information System (CTIS), European Medicines Agency",
    "isrctn": "Studies: ISRCTN registry, CC BY, each by the researchers it names",
    "file": "Studies: the operator of this service",
    "demo": "Studies: made up for demonstration, not real",
}
"""By registry; docs/data-sources.md has the terms."""

REFERENCE: Final = (
    "Places and postcodes: GeoNames, CC BY 4.0",
    "Conditions: Medical Subject Headings (MeSH) 2024, U.S. National Library of Medicine",
    "Names of conditions: Mondo Disease Ontology, CC BY 4.0; Human Phenotype Ontology, release of 2025-01-16",
)
OPENSTREETMAP: Final = "Other places: OpenStreetMap contributors, ODbL"


def attribution(registries: Iterable[str], *, asks_nominatim: bool) -> tuple[str, ...]:
    """Who is to be named for an index of these registries, and for the geocoder that is asked beside our places."""
    held = set(registries)
    studies = tuple(line for registry, line in STUDIES.items() if registry in held)
    return (*studies, *REFERENCE, *((OPENSTREETMAP,) if asks_nominatim else ()))
