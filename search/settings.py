"""Every setting of the service: read once, typed, from the environment.

A field's name in capitals is its variable. A variable that is empty counts as unset.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from search.setting_values import (
    Address,
    address,
    day,
    existing_file,
    folder,
    heap,
    heap_by_memory,
    interval,
    limit,
    prefix,
    rate,
    records,
    text,
    web_address,
    whole_number,
)

__all__ = ["Address", "BadSetting", "Settings", "variable"]


class BadSetting(Exception):
    """Settings that cannot be used: one line for each, naming the variable and what would be right."""


def setting(read: Callable[[str], Any], default: Any, meaning: str, *, secret: bool = False) -> Any:
    """A field read by `read`, which raises ValueError saying what would be right. A secret is never shown."""
    metadata = {"read": read, "meaning": meaning, "secret": secret}
    if callable(default):
        return field(default_factory=default, metadata=metadata, repr=not secret)
    return field(default=default, metadata=metadata, repr=not secret)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the operator chose; `Settings.read()` reads it from the environment."""

    opensearch_url: str | None = setting(
        web_address,
        None,
        "the cluster to use, with user and password if it has them; "
        "unset: a local node is started and stopped with the program",
        secret=True,
    )
    opensearch_ca: Path | None = setting(existing_file, None, "a CA file for an https cluster")
    data_dir: Path = setting(
        folder,
        lambda: Path("var").absolute(),
        "what the program keeps: the engine, its data, raw registry pages, reference data",
    )
    basemap_pmtiles: Path | None = setting(existing_file, None, "another background map, from a file")
    index_prefix: str = setting(prefix, "", "put before every index and alias name")
    ctgov_url: str = setting(web_address, "https://clinicaltrials.gov/api/v2", "the API address of ClinicalTrials.gov")
    isrctn_url: str | None = setting(
        web_address, None, "the API address of ISRCTN, read by every build then; unset: the public one, when asked for"
    )
    ctis_url: str | None = setting(
        web_address, None, "the API address of CTIS, read by every build then; unset: the public one, when asked for"
    )
    listen: Address = setting(address, Address("127.0.0.1", 8000), "where the web listens")
    workers: int = setting(whole_number(1), 1, "processes of 8 threads that serve the web")
    trusted_proxies: int = setting(
        whole_number(0), 0, "how many proxies in front may name the client's address and scheme"
    )
    engine_heap: str = setting(heap, heap_by_memory, "heap of the local node")
    studies: str | None = setting(
        records, None, "records to index instead of the registry's newest: a file, a folder, or demo"
    )
    registry_rate: float = setting(rate, 1.0, "requests a second to a registry; 0: no limit")
    admin_token: str | None = setting(
        text, None, "opens the admin interface over HTTP to who has it; unset: there is none", secret=True
    )
    update_every: timedelta | None = setting(
        interval, timedelta(hours=6), "how often `indexer watch` updates a whole index: 30m, 6h, 2d, or never"
    )
    build_every: timedelta | None = setting(
        interval, timedelta(days=7), "how often `indexer watch` builds a whole index anew: 12h, 7d, or never"
    )
    site_name: str = setting(text, "Trial Finder", "the operator's name on the pages")
    site_contact: str | None = setting(text, None, "where wrong entries can be reported")
    public_url: str | None = setting(
        web_address,
        None,
        "how the world reaches the service; with it made-up studies are never loaded by themselves",
    )
    nominatim_url: str | None = setting(
        web_address, None, "a geocoder to ask, by the server, for places that the own gazetteer does not know"
    )
    rate_limit: str = setting(limit, "120/minute", "per client address, on searches alone")
    clock: date | None = setting(day, None, "for tests only: the day that the service takes for today")

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings of this environment. Raises BadSetting, a line for every value that is not right."""
        values: dict[str, Any] = {}
        faults: list[str] = []
        for one in fields(cls):
            value = environ.get(variable(one.name), "").strip()
            if not value:
                continue
            try:
                values[one.name] = one.metadata["read"](value)
            except ValueError as right:
                shown = "" if one.metadata["secret"] else f", not {value!r}"
                faults.append(f"{variable(one.name)} must be {right}{shown}")
        if faults:
            raise BadSetting("\n".join(faults))
        return cls(**values)

    @property
    def today(self) -> date:
        """The day in UTC, when asked; in tests the one that TODAY names."""
        return self.clock or datetime.now(UTC).date()


def variable(name: str) -> str:
    """The environment variable that a field is read from."""
    return "TODAY" if name == "clock" else name.upper()
