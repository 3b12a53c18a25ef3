"""What the two jobs do that can be asked for here, told before they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec import Struct

from search.job_counts import JobCount
from search.jobs import Job, Kind
from web.admin.overview import Overview, Standing


class Told(NamedTuple):
    """A job in words: its name, what one does with it, and what it does."""

    name: str
    button: str
    sentences: tuple[str, ...]


STARTS: Final[dict[Kind, Told]] = {
    "update": Told(
        name="Update",
        button="Start the update",
        sentences=(
            "It asks each registry for the studies that changed since the day before the live index’s data.",
            "It writes them into a copy of the live index.",
        ),
    ),
    "build": Told(
        name="Full build",
        button="Start the full build",
        sentences=(
            "It reads every study of the registries anew, about one request a second by default.",
            "It writes them into a new, empty index.",
        ),
    ),
}


class NothingToUpdate(Exception):
    """An update was asked for where it can bring nothing up to date."""


def refuse_pointless(kind: Kind, overview: Overview) -> None:
    """Raises `NothingToUpdate` rather than let a job be asked for that must fail; one under way says so itself."""
    if kind == "update" and not overview.can_update and not overview.job:
        raise NothingToUpdate(_nothing_to_update(overview.live))


def _nothing_to_update(live: Standing | None) -> str:
    if live is None:
        return "There is no index yet. A full build makes the first."
    if live.foreign:
        return "The live index is of another version. A full build makes one that fits."
    return "The live index has no registry whole, so there is nothing to bring up to date. A full build reads one."


class Start(Struct, frozen=True, kw_only=True):
    """A job before it is asked for. `last` is the newest of its kind that went well, where a whole registry is live:
    one of a sample tells nothing of it. `under_way` is a job in its way, `pointless` why it could do nothing."""

    kind: Kind
    told: Told
    last: Job | None
    live: Standing | None
    under_way: Job | None
    pointless: str | None


def start_of(kind: Kind, counts: Iterable[JobCount], overview: Overview) -> Start:
    return Start(
        kind=kind,
        told=STARTS[kind],
        last=next((each.newest for each in counts if (each.kind, each.state) == (kind, "done")), None)
        if overview.can_update
        else None,
        live=overview.live,
        under_way=overview.job,
        pointless=_nothing_to_update(overview.live) if kind == "update" and not overview.can_update else None,
    )
