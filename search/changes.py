"""What changed in the registries between two runs."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args

import msgspec
from msgspec import Meta, Struct

from search import ledger
from search.cursor import NO_CURSOR
from search.engine.client import Client, engine_errors
from search.faults import Fault, QuestionFaults

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2}))?")
Kind = Literal["added", "removed", "status", "site_status"]
KINDS: Final = get_args(Kind)
DEFAULT_SIZE: Final = 100
LARGEST_SIZE: Final = 1_000
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_MS: Final = 10**15


class Change(Struct, frozen=True, kw_only=True, rename={"before": "from", "after": "to"}):
    """One change: when it was seen (RFC 3339), of which study, and from what to what.

    `kind` is `added`, `removed`, `status` or `site_status`; `site` is None unless one site changed.
    """

    at: str
    study: str
    kind: Kind
    site: str | None
    before: str | None
    after: str | None


class KeptChange(Change, frozen=True, kw_only=True):
    """A change as it is kept: `id` is a digest of what it tells, `number` its place among all."""

    id: str
    number: int


class Position(NamedTuple):
    """A change's place when the newest comes first: its moment in ms since 1970, and its id."""

    at: Annotated[int, Meta(ge=-LATEST_MS, le=LATEST_MS)]
    id: str


class ChangeQuery(NamedTuple):
    """Which changes are asked for: those seen since a moment, of one study, of one kind; a page after a position."""

    since: datetime | None = None
    study: str | None = None
    kind: str | None = None
    size: int = DEFAULT_SIZE
    after: Position | None = None


class ChangePage(NamedTuple):
    """Changes, the newest first, and the cursor of the next page; None where this is the last."""

    changes: list[Change]
    next: str | None


def read(asked: Mapping[str, Any]) -> ChangeQuery:
    """The question that parameters in their form ask; raises `QuestionFaults` for what they mean."""
    meant = dict(asked)
    faults = []
    for name, reader in (("since", moment), ("after", position)):
        try:
            if name in meant:
                meant[name] = reader(meant[name])
        except ValueError as error:
            faults.append(Fault(name, str(error)))
    if faults:
        raise QuestionFaults(faults)
    return ChangeQuery(**meant)


def find(client: Client, prefix: str, query: ChangeQuery) -> ChangePage:
    """The changes asked for; none as long as no second run has found any."""
    wanted: list[dict[str, Any]] = []
    if query.since:
        wanted.append({"range": {"at": {"gte": _milliseconds(query.since), "format": "epoch_millis"}}})
    if query.study is not None:
        wanted.append({"term": {"study": {"value": query.study.strip(), "case_insensitive": True}}})
    if query.kind:
        wanted.append({"term": {"kind": query.kind}})
    body: dict[str, Any] = {
        "size": query.size + 1,
        "query": {"bool": {"filter": wanted}},
        "sort": [{"at": "desc"}, {"id": "desc"}],
        "track_total_hits": False,
    }
    if query.after:
        body["search_after"] = list(query.after)
    with engine_errors():
        index = ledger.name(prefix, ledger.CHANGES)
        hits = client.search(index=index, body=body, ignore_unavailable=True)["hits"]["hits"]
    shown = hits[: query.size]
    more = len(hits) > len(shown)
    changes = [msgspec.convert(hit["_source"], Change) for hit in shown]
    return ChangePage(changes, _cursor(Position(*shown[-1]["sort"])) if more else None)


def moment(text: str) -> datetime:
    """A day or a time by RFC 3339; raises ValueError that says so."""
    try:
        if MOMENT.fullmatch(text.strip()):
            found = datetime.fromisoformat(text.strip())
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ValueError("takes a day such as 2026-01-31, or a time such as 2026-01-31T09:00:00Z")


def _milliseconds(since: datetime) -> int:
    """The first whole millisecond since 1970 that is not before a moment; nothing was seen any earlier."""
    return max(0, -((EPOCH - since) // timedelta(milliseconds=1)))


def position(text: str) -> Position:
    """The inverse of writing a cursor; raises ValueError for a text that is none of ours."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=Position)
    except (binascii.Error, UnicodeError, msgspec.DecodeError) as error:
        raise ValueError(NO_CURSOR) from error


def _cursor(last: Position) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(last)).decode().rstrip("=")
