"""What must hold before a new index may go live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.registries.reading import Unreadable
from indexer.report import Report
from indexer.sources import DEMO, FULL, OWN
from search.indices import Live, RegistryMeta
from search.vocabulary import REGISTRY_NAMES

SMALLEST_SHARE_OF_LIVE = 0.8
LARGEST_SHARE_REFUSED = 0.005
FEW_REFUSED = 5
"""So many are named in the report and no reason to keep the others back."""


class CheckFailed(Exception):
    """A check that failed, by how much, and what to do."""


def refuse_faults(faults: list[Unreadable]) -> None:
    """Raises `CheckFailed` where an operator's own lines have faults, and names all of them."""
    if faults:
        told = "\n".join(map(str, faults))
        raise CheckFailed(f"{told}\n{len(faults):,} faults: nothing was taken. --force takes the lines that have none")


def check(report: Report, counted: int, parts: Iterable[RegistryMeta], live: Live | None, *, force: bool) -> None:
    """Raises `CheckFailed` where the new index holds less than it should; `force` is for who has read why.

    `parts` are what the new index holds of each registry.
    """
    if counted != report.studies:
        raise CheckFailed(f"the index holds {counted:,} studies where {report.studies:,} were written: build again")
    if report.studies == 0:
        raise CheckFailed("no study could be read: an empty index never goes live")
    if force or live is None:
        return
    if report.broken:
        raise CheckFailed(
            f"{report.broken:,} files could not be read to their end: `indexer status --faults` names them; "
            "--force takes what could be read"
        )
    share_refused = report.refused / (report.refused + report.studies)
    if report.refused > FEW_REFUSED and share_refused > LARGEST_SHARE_REFUSED:
        raise CheckFailed(
            f"the engine refused {report.refused:,} studies ({share_refused:.1%}); --force takes the rest"
        )
    _refuse_loss({part.name: part for part in parts}, live.meta.registries)


def _refuse_loss(parts: Mapping[str, RegistryMeta], before: Iterable[RegistryMeta]) -> None:
    """Whatever the live index has of a registry must be in the new one, unless it was asked for in another scope."""
    for live in before:
        part = parts.get(live.name)
        if part is None and _may_go(live, parts):
            continue
        studies = part.studies if part else 0
        if (part is None or part.scope == live.scope) and studies < live.studies * SMALLEST_SHARE_OF_LIVE:
            raise CheckFailed(
                f"{f'only {studies:,} studies' if studies else 'no study'} of {REGISTRY_NAMES[live.name]} where the "
                f"live index has {live.studies:,}: if that is right, build again with --force"
            )


def _may_go(live: RegistryMeta, parts: Mapping[str, RegistryMeta]) -> bool:
    """Made-up studies give way to real ones; an operator takes back their own, or shows made-up ones for a part."""
    return live.name in (DEMO, OWN) or (set(parts) == {DEMO} and live.scope != FULL)
