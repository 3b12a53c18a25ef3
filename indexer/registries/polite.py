"""Asking a registry politely: who we are, not too fast, again when it stumbles, and not for ever."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

import msgspec
import requests
import stamina
import urllib3
from requests.auth import HTTPBasicAuth

from indexer.registries.reading import RegistryAway
from search.version import VERSION

T = TypeVar("T")

CONNECT_S = 5.0
READ_S = 60.0
"""Seconds without a byte."""
WHOLE_ANSWER_S = 300.0
"""Seconds for a whole answer, however steadily it drips; a page of 1,000 studies has 17 MB."""
PIECE = 1 << 18
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
    """One registry's server at an address, which may hold a user and a password: `url` names neither of them.

    `rate` is requests a second, 0 for no limit; `contact` tells it whom to write to.
    """

    def __init__(self, url: str, rate: float, contact: str | None = None, patience: Patience | None = None) -> None:
        self.url, credentials = without_credentials(url.rstrip("/"))
        self.pause_s = 1 / rate if rate else 0.0
        self.patience = patience or Patience()
        self.earliest = 0.0
        self.session = requests.Session()
        if credentials:
            # As bytes: the library would write them as Latin-1, which not every password is.
            self.session.auth = HTTPBasicAuth(*(each.encode() for each in credentials))
        self.session.headers["User-Agent"] = user_agent(contact)

    def get(self, url: str, parameters: Mapping[str, str], read: Callable[[bytes], T], *, if_there: bool = False) -> T:
        """What `read` makes of the answer. A body that it cannot decode is asked for again.

        Raises `RegistryAway` when patience is at its end, `Refused` for an answer that would stay the same. With
        `if_there` a server that gives no answer at all is away at once.
        """
        return self._answer(requests.Request("GET", url, params=parameters), read, if_there)

    def post(self, url: str, question: object, read: Callable[[bytes], T], *, if_there: bool = False) -> T:
        """As `get`, for a registry that takes its question as JSON; asking twice must change nothing there."""
        return self._answer(requests.Request("POST", url, json=question), read, if_there)

    def _answer(self, request: requests.Request, read: Callable[[bytes], T], if_there: bool) -> T:
        try:
            for attempt in stamina.retry_context(
                on=_if_there if if_there else _how_long,
                attempts=self.patience.attempts,
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
        asked = self.session.request(
            request.method,
            request.url,
            params=request.params,
            json=request.json,
            timeout=(CONNECT_S, READ_S),
            stream=True,
        )
        with asked as answer:
            if answer.status_code == 429 or answer.status_code >= 500:
                raise Stumble(f"status {answer.status_code}", wait_asked_for(answer.headers.get("Retry-After")))
            body = _whole(answer)
        if answer.status_code >= 400:
            said = body[:200].decode(errors="replace")
            raise Refused(f"{request.url} refuses with status {answer.status_code}: {said}")
        try:
            return read(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise Stumble(f"its answer cannot be read: {fault}") from fault

    def _wait_for_turn(self) -> None:
        now = time.monotonic()
        if now < self.earliest:
            time.sleep(self.earliest - now)
        self.earliest = max(now, self.earliest) + self.pause_s


def without_credentials(url: str) -> tuple[str, tuple[str, str] | None]:
    """An address without user and password, and the two, if it has them."""
    parts = urlsplit(url)
    _, at, host = parts.netloc.rpartition("@")
    credentials = (unquote(parts.username or ""), unquote(parts.password or "")) if at else None
    return urlunsplit(parts._replace(netloc=host)), credentials


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


def _whole(answer: requests.Response) -> bytes:
    """The body, decompressed. Takes what has come so far, so that the clock is looked at however slowly it comes."""
    ends = time.monotonic() + WHOLE_ANSWER_S
    pieces = []
    try:
        while piece := answer.raw.read1(PIECE, decode_content=True):
            pieces.append(piece)
            if time.monotonic() > ends:
                raise Stumble(f"its answer is not whole after {WHOLE_ANSWER_S:g} s")
    except urllib3.exceptions.ReadTimeoutError as fault:
        raise Stumble("it takes too long") from fault
    except urllib3.exceptions.HTTPError as fault:
        raise Stumble(f"its answer breaks off: {fault}") from fault
    return b"".join(pieces)


def _if_there(fault: Exception) -> bool | float:
    """As `_how_long`, of a server that answers."""
    return isinstance(fault, Stumble) and _how_long(fault)


def _how_long(fault: Exception) -> bool | float:
    """Whether to ask again, and after how many seconds where the registry said so."""
    if isinstance(fault, Stumble):
        if fault.wait_s is None:
            return True
        return fault.wait_s if fault.wait_s <= LONGEST_WAIT_S else False
    return isinstance(fault, (requests.ConnectionError, requests.Timeout))


def _said(fault: Exception) -> str:
    """The reason without the libraries' nested names."""
    if isinstance(fault, requests.Timeout):
        return "it takes too long"
    if isinstance(fault, requests.ConnectionError):
        return "no connection"
    return str(fault)
