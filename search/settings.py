"""Every setting of the service: read once, typed, from the environment.

A field's name in capitals is its variable. A variable that is empty counts as unset.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import psutil


class BadSetting(Exception):
    """Settings that cannot be used: one line for each, naming the variable and what would be right."""


class Address(NamedTuple):
    """Where the web listens. Port 0 takes any free one."""

    host: str
    port: int


def setting(read: Callable[[str], Any], default: Any, meaning: str, *, secret: bool = False) -> Any:
    """A field read by `read`, which raises ValueError saying what would be right. A secret is never shown."""
    metadata = {"read": read, "meaning": meaning, "secret": secret}
    if callable(default):
        return field(default_factory=default, metadata=metadata, repr=not secret)
    return field(default=default, metadata=metadata, repr=not secret)


def text(value: str) -> str:
    return value


def web_address(value: str) -> str:
    """An address without the slash at its end, so that paths can be put after it."""
    try:
        parts = urlsplit(value)
        fit = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fit = False
    if not fit or re.search(r"\s", value) or parts.query or parts.fragment:
        raise ValueError("a web address such as https://example.org or http://localhost:9200")
    return value.rstrip("/")


def existing_file(value: str) -> Path:
    if not Path(value).is_file():
        raise ValueError("a file that exists")
    return Path(value).absolute()


def folder(value: str) -> Path:
    if Path(value).exists() and not Path(value).is_dir():
        raise ValueError("a folder, which is made if it is not there")
    return Path(value).absolute()


def prefix(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", value):
        raise ValueError("up to 100 small letters, digits, - and _, beginning with a letter or digit")
    return value


def address(value: str) -> Address:
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:\[\]]+)):([0-9]{1,5})", value, re.ASCII)
    if not match or int(match[3]) > 65535:
        raise ValueError("host:port, such as 127.0.0.1:8000 or [::1]:8000")
    return Address(match[1] or match[2], int(match[3]))


def whole_number(least: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch("[0-9]{1,6}", value) or int(value) < least:
            raise ValueError(f"a whole number from {least}")
        return int(value)

    return read


def rate(value: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", value):
        raise ValueError("a number of requests a second, such as 1 or 0.5; 0 for no limit")
    return float(value)


def limit(value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,8}/([1-9][0-9]{0,3} )?(second|minute|hour|day)", value):
        raise ValueError("a number and a time, such as 120/minute or 10/second")
    return value


def heap(value: str) -> str:
    if not re.fullmatch("[1-9][0-9]{0,5}[mMgG]", value):
        raise ValueError("a size such as 512m or 2g")
    return value.lower()


def heap_by_memory() -> str:
    """1 GB holds 100,000 studies and 512 MB the tests (measured); the file cache wants the rest."""
    gigabytes = psutil.virtual_memory().total / 2**30
    if gigabytes < 4:
        return "512m"
    return f"{min(4, max(1, int(gigabytes / 8)))}g"


def records(value: str) -> str:
    """`demo`, or the absolute path of a file or folder of records."""
    if value == "demo":
        return value
    if not Path(value).exists():
        raise ValueError("demo, or a file or folder that exists")
    return str(Path(value).absolute())


def day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("a day such as 2026-11-22") from None


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
