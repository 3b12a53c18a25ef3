"""What an operator wants to know: which index is live, what it holds, how the last runs went."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from indexer import lifecycle
from indexer.workshop import Workshop
from search.indices import IndexMeta, read_live


class IndexStanding(Struct, frozen=True, kw_only=True):
    name: str
    live: bool
    studies: int
    meta: IndexMeta


class Standing(Struct, frozen=True, kw_only=True):
    """Everything `status` tells."""

    indices: tuple[IndexStanding, ...]
    runs: tuple[dict[str, Any], ...]
    faults: tuple[tuple[str, str], ...] = ()

    def sentences(self) -> list[str]:
        lines = [line for index in self.indices for line in _index_lines(index)] or ["no index yet"]
        lines += [
            f"run {run['number']}: {run['state']}, {run['started']} to {run['ended'] or '…'}" for run in self.runs
        ]
        return lines + [f"{place}: {reason}" for place, reason in self.faults]


def standing(workshop: Workshop, *, faults: bool) -> Standing:
    """The indices, newest last, and the last ten runs, newest first."""
    prefix = workshop.settings.index_prefix
    live = lifecycle.live(workshop.client, prefix)
    runs = workshop.store.runs()
    return Standing(
        indices=tuple(
            IndexStanding(
                name=str(name),
                live=live is not None and live.name == str(name),
                studies=lifecycle.count(workshop.client, str(name)),
                meta=read_live(workshop.client, str(name)).meta,
            )
            for name in lifecycle.finished(workshop.client, prefix)
        ),
        runs=tuple(run._asdict() | {"report": msgspec.json.decode(run.report or "null")} for run in runs),
        faults=tuple(workshop.store.faults(runs[0].number)) if faults and runs else (),
    )


def _index_lines(index: IndexStanding) -> list[str]:
    mark = "live" if index.live else "kept"
    lines = [
        f"{index.name}: {mark}, {index.studies:,} studies, {index.meta.scope}, data of {index.meta.data_timestamp}"
    ]
    return lines + [f"  {part.name}: {part.studies:,} studies, {part.sites:,} sites" for part in index.meta.registries]
