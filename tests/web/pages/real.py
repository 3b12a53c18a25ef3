"""A real record as the pages receive it, without an engine: the model study where the shared data are."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from msgspec.structs import replace

from indexer.registries import read
from search import kept
from search.answer import WholeStudy
from search.freshness import fresh
from search.page import show_site
from tests.records import TODAY, demonstration, recent_records
from tests.web.pages.made import TNBC

MODEL = "NCT03371017"
"""IMpassion132, the study whose sponsor's page ours is measured by."""


@cache
def model_record() -> bytes:
    """Its record; where the shared data are missing, a made-up one."""
    return recent_records().get(MODEL) or demonstration()[0]


def raw() -> dict[str, Any]:
    """The record as the registry wrote it."""
    protocol: dict[str, Any] = json.loads(model_record())["protocolSection"]
    return protocol


@cache
def model_study() -> WholeStudy:
    """The study as the index would give it, with the condition that its heading names."""
    study = whole_study("ctgov" if MODEL in recent_records() else "demo", model_record())
    return replace(study, card=replace(study.card, conditions=(TNBC,)))


def whole_study(registry: str, record: bytes) -> WholeStudy:
    """A record as the index would give it."""
    study = read(registry, record, TODAY).study
    return WholeStudy(
        card=study.card,
        details=kept.details(study.details, TODAY),
        fresh=fresh(study.card.checked, TODAY),
        all_sites=tuple(
            show_site(site, TODAY, study_contact=study.card.contact, distance_m=None) for site in study.sites
        ),
        as_of="2026-11-20T09:00:05Z",
    )
