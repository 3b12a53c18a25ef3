"""What must hold before a new index may go live."""

from __future__ import annotations

from indexer.report import Report
from search.indices import Live

SMALLEST_SHARE_OF_LIVE = 0.8
LARGEST_SHARE_REFUSED = 0.005
FEW_REFUSED = 5
"""So many are named in the report and no reason to keep the others back."""


class CheckFailed(Exception):
    """A check that failed, by how much, and what to do."""


def check(report: Report, counted: int, live: Live | None, *, force: bool) -> None:
    """Raises `CheckFailed` where the new index holds less than it should; `force` is for who has read why."""
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
    if live.meta.scope == report.scope and report.studies < live.meta.studies * SMALLEST_SHARE_OF_LIVE:
        raise CheckFailed(
            f"only {report.studies:,} studies where the live index has {live.meta.studies:,}: "
            "if that is right, build again with --force"
        )
