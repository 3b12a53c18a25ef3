"""What must hold before a new index may go live: every check is run, and all that failed are told at once."""

from __future__ import annotations

import msgspec

from indexer.checks.against_live import live_count, points, recruiting, refuse_loss
from indexer.checks.asked import questions
from indexer.checks.of_the_index import empty, fingerprint, written
from indexer.checks.of_the_run import broken_files, refuse_faults, refused, registry_count, unreadable
from indexer.checks.verdict import FORCE, Checked, CheckFailed, Made
from search.indices import Live

__all__ = ["CheckFailed", "Checked", "Made", "check", "refuse_faults", "refuse_loss"]

ALWAYS = (written, empty, registry_count, unreadable, refused, fingerprint, questions)
BESIDE_LIVE = (broken_files, live_count, points, recruiting)
"""Where something answers already: a first load with gaps is more than none."""
NEVER_FORCED = frozenset({"written", "empty", "fingerprint"})


def check(made: Made, live: Live | None, *, force: bool) -> list[Checked]:
    """Raises `CheckFailed` where the new index is not what it should be; `force` is for who has read why."""
    results = [one(made) for one in ALWAYS]
    results += [one(made, live) for one in BESIDE_LIVE] if live else []
    made.report.checks = [msgspec.to_builtins(result) for result in results]
    failed = [one for one in results if one.passed is False and (one.name in NEVER_FORCED or not force)]
    if failed:
        hint = [] if any(one.name in NEVER_FORCED for one in failed) else [FORCE]
        raise CheckFailed("\n".join([*(f"{one.name}: {one.told}" for one in failed), *hint]))
    return results
