"""What a registry on this machine answers: pages of given records, as ClinicalTrials.gov's API v2 shapes them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

Fault = Literal["429", "429 wait 1", "500", "truncated", "slow", "drip", "empty page", "hang up", "reset"]
PARAMETERS = {"pageSize", "pageToken", "countTotal", "fields", "format", "sort"} | {
    "query.term",
    "query.cond",
    "filter.overallStatus",
    "filter.ids",
}
RANGE = re.compile(r"AREA\[LastUpdatePostDate\]RANGE\[([\d-]+|MIN),\s*([\d-]+|MAX)\]")


class Listed(NamedTuple):
    """A record, with what it is found by."""

    id: str
    data: bytes
    status: str
    updated: str
    words: str


class Refusal(Exception):
    """What the registry answers with status 400."""


class RegistryServer:
    """The records and the faults to come: each request takes the first fault of the list.

    `happens` is called when the request of that number comes. `instead` has bytes that pages give in place of a record,
    `instead_listed` those that lists of numbers give, `lost` the records that pages lose though they count them.
    """

    def __init__(self, received: Iterable[bytes], slow_s: float = 1.0) -> None:
        self.listed = [_listed(data) for data in received]
        self.faults: list[Fault] = []
        self.requests: list[tuple[str, dict[str, str], float, str]] = []
        self.happens: dict[int, Callable[[], None]] = {}
        self.instead: dict[str, bytes] = {}
        self.instead_listed: dict[str, bytes] = {}
        self.lost: set[str] = set()
        self.ignored: set[str] = set()
        self.refused: set[str] = set()
        self.keeps_tokens = False
        self.tells_totals = True
        self.compresses = False
        self.version = 1
        self.tokens = 0
        self.slow_s = slow_s

    def renew(self, received: Iterable[bytes] | None = None) -> None:
        """A new version of the data: tokens of the one before are refused, unless the registry keeps them."""
        self.version += 1
        if received is not None:
            self.listed = [_listed(data) for data in received]

    def forget(self) -> None:
        """Refuses the tokens that it gave, though its data are the same."""
        self.tokens += 1

    @property
    def pages(self) -> list[dict[str, str]]:
        """What was asked of whole studies so far, page by page."""
        studies = (asked for path, asked, _, _ in self.requests if path.endswith("/studies"))
        return [asked for asked in studies if "fields" not in asked]

    @property
    def timestamp(self) -> str:
        return f"2026-11-{self.version:02d}T09:00:05"

    def page(self, asked: dict[str, str], *, empty: bool = False) -> dict[str, Any]:
        """One page as the API shapes it, its studies still as received."""
        if strange := (set(asked) - PARAMETERS) | (set(asked) & self.refused):
            raise Refusal(f"unknown parameter {sorted(strange)[0]}")
        asked = {name: value for name, value in asked.items() if name not in self.ignored}
        size = min(int(asked.get("pageSize", "10")), 1000)
        same = {name: value for name, value in asked.items() if name not in {"pageToken", "pageSize", "countTotal"}}
        key = hashlib.sha256(
            f"{0 if self.keeps_tokens else self.version}{self.tokens}{sorted(same.items())}".encode()
        ).hexdigest()[:12]
        start = self._start(asked.get("pageToken"), key)
        found = self._found(same)
        end = start if empty else start + size
        given = [self._given(each, asked.get("fields")) for each in found[start:end] if each.id not in self.lost]
        page: dict[str, Any] = {"studies": given}
        if self.tells_totals and asked.get("countTotal") == "true" and "pageToken" not in asked:
            page["totalCount"] = len(found)
        if end < len(found):
            page["nextPageToken"] = base64.urlsafe_b64encode(f"{key}.{end}.{len(self.requests)}".encode()).decode()
        return page

    def _given(self, each: Listed, fields: str | None) -> bytes:
        if fields == "NCTId":
            number = json.dumps({"protocolSection": {"identificationModule": {"nctId": each.id}}}).encode()
            return self.instead_listed.get(each.id, number)
        if fields:
            raise Refusal(f"this registry gives all fields or NCTId, not {fields}")
        return self.instead.get(each.id, each.data)

    def _start(self, token: str | None, key: str) -> int:
        if token is None:
            return 0
        try:
            of, start, _ = base64.urlsafe_b64decode(token).decode().split(".")
        except ValueError:
            raise Refusal("`pageToken` is malformed") from None
        if of != key:
            raise Refusal("`pageToken` belongs to other parameters or another version of the data")
        return int(start)

    def _found(self, asked: dict[str, str]) -> list[Listed]:
        found = self.listed
        if term := asked.get("query.term"):
            match = RANGE.fullmatch(term)
            if not match:
                raise Refusal("`query.term` cannot be understood")
            low, high = match[1].replace("MIN", ""), match[2].replace("MAX", "9")
            found = [each for each in found if low <= each.updated <= high]
        if numbers := asked.get("filter.ids"):
            found = [each for each in found if each.id in set(re.split(r"[,|]", numbers))]
        if words := asked.get("query.cond", "").casefold().split():
            found = [each for each in found if all(word in each.words for word in words)]
        if statuses := re.split(r"[,|]", asked.get("filter.overallStatus", "")):
            found = [each for each in found if statuses == [""] or each.status in statuses]
        if order := asked.get("sort"):
            field, _, way = order.partition(":")
            if field != "LastUpdatePostDate":
                raise Refusal(f"cannot sort by {field}")
            found = sorted(found, key=lambda each: each.updated, reverse=way == "desc")
        return found


def _listed(data: bytes) -> Listed:
    record = json.loads(data)
    protocol = record["protocolSection"]
    status = protocol.get("statusModule", {})
    conditions = protocol.get("conditionsModule", {}).get("conditions", [])
    title = protocol["identificationModule"].get("briefTitle", "")
    return Listed(
        id=protocol["identificationModule"]["nctId"],
        data=data,
        status=status.get("overallStatus", "UNKNOWN"),
        updated=status.get("lastUpdatePostDateStruct", {}).get("date", ""),
        words=f"{title} {conditions}".casefold(),
    )
