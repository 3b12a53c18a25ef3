"""What the pages' scripts ask of the API, hand-made: conditions, places, the present state of saved studies."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

from flask import Flask, request

from tests.web.pages import made
from web.api.sites import sites


def condition(id: str, name: str, studies: int, lay: str | None = None, *also: str) -> dict[str, Any]:
    return {"id": id, "name": name, "lay": lay, "studies": studies, "recruiting": studies // 3, "also": also}


CONDITIONS: Final = [
    condition("D007938", "Leukemia", 1_200),
    condition("D002318", "Cardiovascular Diseases", 950, "Heart and Blood Vessel Diseases"),
    condition("D001943", "Breast Neoplasms", 900, "Breast cancer"),
    condition("D014594", "Uterine Neoplasms", 300, None, "cancer of the womb", "womb cancer"),
    condition("D009203", "Myocardial Infarction", 200, "Heart Attack"),
    condition("D012859", "Sjögren Syndrome", 70),
    condition("D061325", "Hereditary Breast and Ovarian Cancer Syndrome", 40),
    condition("D018567", "Breast Neoplasms, Male", 9),
]
"""Most studies first, as the API has them."""

GERMAN: Final = [condition("D001943", "Breast Neoplasms", 900, "Brustkrebs", "Mammakarzinom")]
PLACES: Final = ["Boston, Massachusetts, US", "Boston, England, GB", "Bottrop, North Rhine-Westphalia, DE"]
NOW: Final = {
    "NCT00000001": ["recruiting", 5, 8, made.RECENT],
    "NCT00000002": ["suspended", 0, 8, made.RECENT],
    "NCT00000003": ["recruiting", 1, 2, made.STALE],
}
"""Status, recruiting sites, all sites, the day of the check."""


def add_files(app: Flask) -> None:
    app.add_url_rule("/api/v1/conditions.json", "conditions", conditions)
    app.add_url_rule("/api/v1/places", "places", places, methods=["POST"])
    app.add_url_rule("/api/v1/saved/<bucket>.json", "saved", saved)


def add_sites(app: Flask) -> None:
    """The API's own answer for a map, as `create_app` joins it."""
    app.register_blueprint(sites)


def conditions() -> list[dict[str, Any]]:
    return GERMAN if request.args["lang"] == "de" else CONDITIONS


def places() -> list[dict[str, str]]:
    typed = request.get_json()["q"].lower()
    return [{"name": name} for name in PLACES if name.lower().startswith(typed)]


def saved(bucket: str) -> dict[str, Any]:
    return {id: row for id, row in NOW.items() if sha256(id.encode()).hexdigest()[:2] == bucket}
