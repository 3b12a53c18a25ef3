"""Checks of the new index beside the one that answers now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import structs

from indexer.checks.verdict import FORCE, Checked, CheckFailed, Made, share
from indexer.sources import OWN
from search.coverage import DEMO, FULL
from search.indices import Live, RegistryMeta
from search.vocabulary import REGISTRY_NAMES

SMALLEST_SHARE_OF_LIVE: Final = 0.8
"""No registry drops a fifth of its studies; a set of data cut short does."""
FEWEST_SITES: Final = 100
"""Of fewer, a handful of sites is a large share."""
LARGEST_LOSS_OF_POINTS: Final = 0.05
"""Nine in ten sites have a point, give or take one from run to run: losing more, the positions were not read."""
FEWEST_RECRUITING: Final = 20
SMALLEST_SHARE_RECRUITING: Final = 0.6
"""Statuses end by dates, and a run late by months may find many that did; but not close to half of them."""


def live_count(made: Made, live: Live) -> Checked:
    """Whatever the live index has of a registry must be in the new one, unless it was asked for in another scope."""
    parts = {part.name: part for part in made.parts}
    lost = list(_lost(parts, live.meta.registries))
    now, before = sum(part.studies for part in made.parts), sum(part.studies for part in live.meta.registries)
    told = "; ".join(lost) or f"{now:,} studies by registry where the live index has {before:,}"
    return Checked(name="live_count", passed=not lost, told=told)


def refuse_loss(records: Mapping[str, int], live: Live) -> None:
    """Raises `CheckFailed` where so many records of registries cannot make the studies that the live index has of them.

    Said before an update writes: the check of the new index would say the same after minutes.
    """
    read = tuple(part for part in live.meta.registries if part.name in records)
    lost = list(_lost({part.name: structs.replace(part, studies=records[part.name]) for part in read}, read))
    if lost:
        raise CheckFailed("\n".join([f"live_count: {'; '.join(lost)}", FORCE]))


def points(made: Made, live: Live) -> Checked:
    """The share of sites with a point: without one, no site is found near a place."""
    sites, placed = live.meta.sites, live.meta.placed
    if sites is None or placed is None or not _one_scope(made, live) or min(sites, made.contents.sites) < FEWEST_SITES:
        return Checked(name="points", passed=None, told="not compared: too few sites, or sites of another scope")
    now, before = made.contents.placed / made.contents.sites, placed / sites
    passed = round(before - now, 6) <= LARGEST_LOSS_OF_POINTS
    told = f"{now:.1%} of {made.contents.sites:,} sites have a point where {before:.1%} of the live index's have one"
    right = f", at least {before - LARGEST_LOSS_OF_POINTS:.1%} would be right"
    return Checked(name="points", passed=passed, told=told if passed else told + right)


def recruiting(made: Made, live: Live) -> Checked:
    """Sites that recruit are what patients come for: their statuses must have been read."""
    now, before = made.contents.recruiting, live.meta.recruiting
    if before is None or before < FEWEST_RECRUITING or not _one_scope(made, live):
        return Checked(name="recruiting", passed=None, told="not compared: too few sites, or sites of another scope")
    passed = now >= before * SMALLEST_SHARE_RECRUITING
    told = f"{now:,} sites recruit where {before:,} of the live index's do ({share(now, before)})"
    right = f", at least {SMALLEST_SHARE_RECRUITING:.0%} would be right"
    return Checked(name="recruiting", passed=passed, told=told if passed else told + right)


def _one_scope(made: Made, live: Live) -> bool:
    """Whether both hold the same parts of the same registries: others have other sites."""
    now, before = ({(part.name, part.scope) for part in parts} for parts in (made.parts, live.meta.registries))
    return now == before


def _lost(parts: Mapping[str, RegistryMeta], before: tuple[RegistryMeta, ...]) -> Iterator[str]:
    for live in before:
        part = parts.get(live.name)
        if part is None and _may_go(live, parts):
            continue
        studies = part.studies if part else 0
        if (part is None or part.scope == live.scope) and studies < live.studies * SMALLEST_SHARE_OF_LIVE:
            yield (
                f"{f'only {studies:,} studies' if studies else 'no study'} of {REGISTRY_NAMES[live.name]} where the "
                f"live index has {live.studies:,} ({share(studies, live.studies)}), at least "
                f"{SMALLEST_SHARE_OF_LIVE:.0%} would be right"
            )


def _may_go(live: RegistryMeta, parts: Mapping[str, RegistryMeta]) -> bool:
    """Made-up studies give way to real ones; an operator takes back their own, or shows made-up ones for a part."""
    return live.name in (DEMO, OWN) or (set(parts) == {DEMO} and live.scope != FULL)
