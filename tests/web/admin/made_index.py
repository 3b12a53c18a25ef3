"""What the made indices hold."""

from __future__ import annotations

import mappings
from search.contents import Contents
from search.indices import STUDIES, IndexMeta, RegistryMeta
from web.admin.overview import Standing


def standing(name: str, *, day: str, studies: int, age_s: int) -> Standing:
    part = RegistryMeta(name="ctgov", studies=studies, sites=2_412_330, as_of=f"{day}T09:00:05Z", scope="full")
    other = RegistryMeta(name="isrctn", studies=26_100, sites=61_004, as_of=f"{day}T08:00:05Z", scope="full")
    meta = IndexMeta(
        fingerprint=mappings.fingerprint(STUDIES),
        scope="full",
        data_timestamp=f"{day}T09:00:05Z",
        built=f"{day}T09:01:30Z",
        run=41,
        studies=studies,
        sites=2_473_334,
        placed=2_401_110,
        recruiting=301_207,
        of=631_000,
        registries=(part, other),
    )
    return Standing(name=name, foreign=False, age_s=age_s, meta=meta)


LIVE = standing("studies-3-20261122t090001000000", day="2026-11-22", studies=628_412, age_s=97_200)
PREVIOUS = standing("studies-3-20261121t090001000000", day="2026-11-21", studies=628_101, age_s=183_600)
HELD = Contents(
    studies=628_412,
    sites=2_473_334,
    placed=2_401_110,
    recruiting=301_207,
    studies_by_registry={"ctgov": 605_104, "isrctn": 26_100},
    sites_by_registry={"ctgov": 2_412_330, "isrctn": 61_004},
    studies_by_status={"completed": 340_000, "recruiting": 80_412, "unknown": 208_000},
    studies_by_registry_and_status={
        "ctgov": {"completed": 330_000, "recruiting": 75_104, "unknown": 200_000},
        "isrctn": {"completed": 12_000, "recruiting": 6_100, "unknown": 8_000},
    },
    sites_by_registry_and_status={
        "ctgov": {"completed": 1_300_000, "recruiting": 290_207, "unknown": 822_123},
        "isrctn": {"completed": 30_000, "recruiting": 11_000, "active_not_recruiting": 20_004},
    },
)
