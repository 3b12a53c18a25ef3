"""Checks of what a run has read and written, by its own counts."""

from __future__ import annotations

from typing import Final

from indexer.checks.verdict import Checked, CheckFailed, Made, share
from indexer.registries.reading import Unreadable
from search.indices import Live
from search.vocabulary import REGISTRY_NAMES

ONE_IN: Final = 1_000
"""So many may lack one, as a registry may drop a study while it is read; fewer lack none."""
MOST_LACKING: Final = 99
"""Fewer than a page of any registry: one that got lost must not pass, however many there are."""
FEW_UNREADABLE: Final = 5
LARGEST_SHARE_UNREADABLE: Final = 0.01
"""More is no odd record but a registry that writes in another way."""
FEW_REFUSED: Final = 5
"""So many are named in the report and no reason to keep the others back."""
LARGEST_SHARE_REFUSED: Final = 0.005
"""A refused study is lost to searches: half as many as may be unreadable, of which the last readable record stays."""


def refuse_faults(faults: list[Unreadable]) -> None:
    """Raises `CheckFailed` where an operator's own lines have faults, and names all of them."""
    if faults:
        told = "\n".join(map(str, faults))
        raise CheckFailed(f"{told}\n{len(faults):,} faults: nothing was taken. --force takes the lines that have none")


def registry_count(made: Made) -> Checked:
    """Each registry that told how many records it has must have given them."""
    told = made.report.told
    if not told:
        return Checked(name="registry_count", passed=None, told="not asked: no registry told how many it has")
    gave = {name: made.report.gave.get(name, 0) for name in told}
    least = {name: count - _may_lack(count) for name, count in told.items()}
    lost = [name for name in told if gave[name] < least[name]]
    figures = [
        f"{REGISTRY_NAMES.get(name, name)} gave {gave[name]:,} of the {told[name]:,} records it told of"
        + (f" ({share(gave[name], told[name])}), at least {least[name]:,} would be right" if name in lost else "")
        for name in lost or told
    ]
    return Checked(name="registry_count", passed=not lost, told="; ".join(figures))


def unreadable(made: Made) -> Checked:
    """A share of what was read or is held: an update reads a few records, and each time those that never could be."""
    faults = made.report.unreadable
    records = max(made.report.read, made.contents.studies) + faults
    passed = faults <= FEW_UNREADABLE or faults <= records * LARGEST_SHARE_UNREADABLE
    told = f"{faults:,} of {records:,} records could not be read ({share(faults, records)})"
    right = f", at most {LARGEST_SHARE_UNREADABLE:.0%} would be right: `indexer status --faults` names them"
    return Checked(name="unreadable", passed=passed, told=told if passed else told + right)


def refused(made: Made) -> Checked:
    """A share of what was written in this run."""
    faults, sent = made.report.refused, made.report.refused + made.report.written
    passed = faults <= FEW_REFUSED or faults <= sent * LARGEST_SHARE_REFUSED
    told = f"the engine refused {faults:,} of {sent:,} studies"
    right = f" ({share(faults, sent)}), at most {LARGEST_SHARE_REFUSED:.1%} would be right"
    return Checked(name="refused", passed=passed, told=told if passed else told + right)


def broken_files(made: Made, live: Live) -> Checked:
    """A file cut short is no reason to go without what answers already."""
    broken = made.report.broken
    told = f"{broken:,} files could not be read to their end: `indexer status --faults` names them"
    return Checked(name="broken_files", passed=not broken, told=told if broken else "every file was read to its end")


def _may_lack(told: int) -> int:
    return min(told // ONE_IN, MOST_LACKING)
