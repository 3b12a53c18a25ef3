"""Asking a registry politely: who we are, not too fast, again when it stumbles, and not for ever."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar

import msgspec
import requests
import stamina

from indexer.registries.reading import RegistryAway
from search.version import VERSION

T = TypeVar("T")

CONNECT_S = 5.0
READ_S = 60.0
"""Seconds without a byte; a page of 1,000 studies has 17 MB."""
LONGEST_WAIT_S = 300.0
"""What a registry may ask us to wait; if it wants more, it is away."""


class Patience(NamedTuple):
    """How often to ask in all, and how many seconds to wait at first; each wait is twice the one before."""

    attempts: int = 6
    first_wait_s: float = 1.0


class Stumble(Exception):
    """An answer that may be better the next time: 429, 5xx, or a body that breaks off."""

    def __init__(self, said: str, wait_s: float | None = None) -> None:
        super().__init__(said)
        self.wait_s = wait_s


class Refused(RegistryAway):
    """The registry understood and said no: 4xx."""


class Polite:
    """One registry's server. `rate` is requests a second, 0 for no limit; `contact` tells it whom to write to."""

    def __init__(self, rate: float, contact: str | None = None, patience: Patience | None = None) -> None:
        self.pause_s = 1 / rate if rate else 0.0
        self.patience = patience or Patience()
        self.earliest = 0.0
        self.session = requests.Session()
        self.session.headers["User-Agent"] = user_agent(contact)

    def get(self, url: str, parameters: Mapping[str, str], read: Callable[[bytes], T], *, once: bool = False) -> T:
        """What `read` makes of the answer. A body that it cannot decode is asked for again.

        Raises `RegistryAway` when patience is at its end, `Refused` for an answer that would stay the same.
        """
        return self._answer(requests.Request("GET", url, params=parameters), read, once)

    def post(self, url: str, question: object, read: Callable[[bytes], T], *, once: bool = False) -> T:
        """As `get`, for a registry that takes its question as JSON; asking twice must change nothing there."""
        return self._answer(requests.Request("POST", url, json=question), read, once)

    def _answer(self, request: requests.Request, read: Callable[[bytes], T], once: bool) -> T:
        attempts = 1 if once else self.patience.attempts
        try:
            for attempt in stamina.retry_context(
                on=_how_long,
                attempts=attempts,
                timeout=None,
                wait_initial=self.patience.first_wait_s,
                wait_max=60.0,
                wait_jitter=self.patience.first_wait_s / 2,
            ):
                with attempt:
                    return self._once(request, read)
        except (Stumble, requests.RequestException) as fault:
            raise RegistryAway(f"{request.url} does not answer: {_said(fault)}") from fault
        raise AssertionError("the last attempt returns or raises")

    def _once(self, request: requests.Request, read: Callable[[bytes], T]) -> T:
        self._wait_for_turn()
        answer = self.session.request(
            request.method, request.url, params=request.params, json=request.json, timeout=(CONNECT_S, READ_S)
        )
        if answer.status_code == 429 or answer.status_code >= 500:
            raise Stumble(f"status {answer.status_code}", wait_asked_for(answer.headers.get("Retry-After")))
        if answer.status_code >= 400:
            raise Refused(f"{request.url} refuses with status {answer.status_code}: {answer.text[:200]}")
        try:
            return read(answer.content)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise Stumble(f"its answer cannot be read: {fault}") from fault

    def _wait_for_turn(self) -> None:
        now = time.monotonic()
        if now < self.earliest:
            time.sleep(self.earliest - now)
        self.earliest = max(now, self.earliest) + self.pause_s


def user_agent(contact: str | None) -> str:
    """Our name and version, and where the operator can be reached."""
    name = f"trial-finder/{VERSION}"
    return f"{name} ({contact})" if contact and contact.isascii() and contact.isprintable() else name


def wait_asked_for(retry_after: str | None) -> float | None:
    """The seconds that a `Retry-After` asks for, as a number or a date; None where it says nothing readable."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    with contextlib.suppress(ValueError):
        then = parsedate_to_datetime(retry_after)
        return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    return None


def within(seconds: float, ask: Callable[[], T]) -> T:
    """The answer, or `RegistryAway` after so many seconds, even where looking up a name hangs."""
    given: list[T] = []
    faults: list[Exception] = []

    def run() -> None:
        try:
            given.append(ask())
        except Exception as fault:
            faults.append(fault)

    asking = threading.Thread(target=run, daemon=True)
    asking.start()
    asking.join(seconds)
    if given:
        return given[0]
    raise faults[0] if faults else RegistryAway(f"the registry does not answer within {seconds:g} s")


def _how_long(fault: Exception) -> bool | float:
    """Whether to ask again, and after how many seconds where the registry said so."""
    if isinstance(fault, Stumble):
        if fault.wait_s is None:
            return True
        return fault.wait_s if fault.wait_s <= LONGEST_WAIT_S else False
    again = (requests.ConnectionError, requests.Timeout, requests.exceptions.ContentDecodingError)
    return isinstance(fault, (*again, requests.exceptions.ChunkedEncodingError))


def _said(fault: Exception) -> str:
    """The reason without the libraries' nested names."""
    if isinstance(fault, requests.Timeout):
        return "it takes too long"
    if isinstance(fault, requests.ConnectionError):
        return "no connection"
    return str(fault)
