"""What may be asked of the indexer, by the shell, the schedule or the admin page: a build, an update, the way back."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from indexer import aliases
from indexer.checks import CheckFailed
from indexer.job_log import note_rollback, recorded
from indexer.lifecycle import Blocked
from indexer.progress import Progress
from indexer.report import Report
from indexer.sources import Chosen, changed, choose, from_files
from indexer.sources.scope import in_part, whole_parts
from indexer.workshop import Workshop
from search.jobs import By, Job
from search.vocabulary import REGISTRY_NAMES


def build(
    workshop: Workshop,
    progress: Progress,
    *,
    registries: tuple[str, ...] = (),
    paths: tuple[Path, ...] = (),
    limit: int | None = None,
    force: bool = False,
    by: By = "shell",
    job: Job | None = None,
) -> Report:
    """A whole build of these registries or files. Where one of several registries does not answer, what the others
    gave goes live, and the report tells which is `away`; raises `RegistryAway` where none answers."""
    with recorded(workshop, "build", by, progress, job) as record:
        settings = workshop.settings
        own = from_files(list(paths), settings.today) if paths else None
        chosen = Chosen((own,), {}) if own else choose(settings, workshop.store, registries, limit)
        live = aliases.live(workshop.client, settings.index_prefix)
        if not force and live and (name := in_part(chosen.sources, whole_parts(live.meta))):
            raise CheckFailed(
                f"the live index is whole: it has every study of {REGISTRY_NAMES[name]}; a part would replace them: "
                "--force does so all the same"
            )
        report = workshop.build(record).run(*chosen.sources, away=chosen.away, force=force)
        record.finish(report)
    return report


def update(
    workshop: Workshop, progress: Progress, *, force: bool = False, by: By = "shell", job: Job | None = None
) -> Report:
    """What changed in the registries that the live index has whole."""
    with recorded(workshop, "update", by, progress, job) as record:
        settings = workshop.settings
        live = aliases.live(workshop.client, settings.index_prefix)
        chosen = changed(settings, workshop.store, live.meta.registries if live else ())
        if live and not chosen.sources:
            raise Blocked("the live index has no registry whole, so there is nothing to update: `build` reads them")
        report = workshop.update(record).run(*chosen.sources, away=chosen.away, force=force)
        record.finish(report)
    return report


class Rollback(NamedTuple):
    """The indices after a way back, by name."""

    live: str
    previous: str

    def sentence(self) -> str:
        return f"{self.live} answers again; {self.previous} is kept: a second rollback goes forward to it"


def rollback(workshop: Workshop) -> Rollback:
    """Back to the index that was live before; a second time, forward again."""
    done = Rollback(*aliases.rollback(workshop.client, workshop.settings.index_prefix))
    number = workshop.store.runs.begin()
    told = {"run": number, "kind": "rollback", "index": done.live, "previous": done.previous}
    workshop.store.runs.end(number, "done", msgspec.json.encode(told).decode())
    note_rollback(workshop, told)
    return done
