"""Many trials that three registries hold: for each record of ClinicalTrials.gov one of ISRCTN and one of CTIS."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tests.indexer.ctis import records as ctis
from tests.indexer.isrctn import records as isrctn
from tests.records import number

STATES = ("Poland", "Germany", "France", "Spain", "Italy")
SITES = tuple(f"Szpital {letter}" for letter in "ABCDEFGHIJ")
CENTRES = [
    {"name": f"Infirmary {letter}", "address": "1 Way", "city": "Edinburgh", "country": "Scotland", "zip": "EH1 1AA"}
    for letter in "ABCDEFGHIJ"
]


def in_three_registries(records: Iterable[bytes]) -> Iterator[bytes]:
    """Each record and the two that name its number, a line each; CTIS adds 50 sites, ISRCTN 10."""
    for place, record in enumerate(records):
        yield record
        yield _of_isrctn(place, number(record))
        yield _of_ctis(place, number(record))


def _of_isrctn(place: int, nct: str) -> bytes:
    made = isrctn.made(
        isrctn=f"{place + 10_000_000}",
        externalRefs={"clinicalTrialsGovNumber": nct},
        participants__trialCentres={"trialCentre": CENTRES},
    )
    return isrctn.wire(made).replace(b"\n", b"&#10;")


def _of_ctis(place: int, nct: str) -> bytes:
    states = [ctis.state(country, code=4, sites=SITES) for country in STATES]
    text = json.dumps(ctis.new_shape(f"2023-5{place:05}-10-00", states=states))
    return text.replace("NCT01234567", nct).replace("2019-003842-34", f"2019-{place:06}-34").encode()
