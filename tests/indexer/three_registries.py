"""One trial that three registries hold, and the servers that play them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from search.settings import Settings
from tests.indexer.ctis import records as ctis
from tests.indexer.ctis import server as ctis_server
from tests.indexer.isrctn import records as isrctn
from tests.indexer.isrctn import server as isrctn_server
from tests.indexer.registry_server import RegistryServer, served
from tests.records import small_record

NCT, EUCT, EUDRACT, OURS = "NCT01234567", "2023-500001-10-00", "2019-003842-34", "ISRCTN00000017"
AWAY = "http://127.0.0.1:9"


def of_ctgov() -> bytes:
    """It names ISRCTN's number; CTIS names its own."""
    locations = [{"facility": "Szpital A", "city": "Warszawa", "country": "Poland", "status": "RECRUITING"}]
    return small_record(
        NCT,
        identificationModule={
            "nctId": NCT,
            "briefTitle": "Crackers for the dizzy",
            "secondaryIdInfos": [{"id": OURS, "type": "REGISTRY"}],
        },
        statusModule={"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2026-11-03"}},
        contactsLocationsModule={"locations": locations},
    )


def of_ctis() -> bytes:
    record = ctis.new_shape(EUCT, states=(ctis.state("Poland", code=8, sites=("Szpital A", "Szpital B")),))
    return json.dumps(record).encode()


def of_isrctn(number: str = "00000017", updated: str = "2026-05-26T15:09:37.8Z", **changed: Any) -> bytes:
    """As the API sends it; it names no other number."""
    return isrctn.wire(isrctn.made(isrctn=number, externalRefs={}, **changed), updated=updated)


@dataclass
class Three:
    """The servers, each with the trial and one more, and the settings that lead to them."""

    ctgov: RegistryServer
    ctis: ctis_server.CtisServer
    isrctn: isrctn_server.IsrctnServer
    settings: Settings


@contextmanager
def three_registries(settings: Settings) -> Iterator[Three]:
    """All three on the loopback."""
    ctgov = RegistryServer([of_ctgov(), small_record("NCT00000002")])
    euct = ctis_server.CtisServer([of_ctis()])
    ours = isrctn_server.IsrctnServer([of_isrctn(), of_isrctn("00000018")])
    with served(ctgov) as one, ctis_server.served(euct) as two, isrctn_server.served(ours) as three:
        yield Three(
            ctgov, euct, ours, replace(settings, ctgov_url=one, ctis_url=two, isrctn_url=three, registry_rate=0.0)
        )
