"""What the values of settings must be: each reads a text, or raises ValueError saying what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil


class Address(NamedTuple):
    """Where the web listens. Port 0 takes any free one."""

    host: str
    port: int


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


UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def interval(value: str) -> timedelta | None:
    """How often something is done; None for never."""
    if value.lower() == "never":
        return None
    match = re.fullmatch(r"([1-9]\d{0,3}) ?([mhdw])", value.lower())
    if match is None:
        raise ValueError("a time such as 30m, 6h, 7d or 2w, or never")
    return timedelta(**{UNITS[match[2]]: int(match[1])})


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
