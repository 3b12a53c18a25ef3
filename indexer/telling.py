"""What an operator wants to know: which index is live, what it holds and how old that is, how the last runs went."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from indexer import aliases, lifecycle
from indexer.runs import Run
from indexer.workshop import Workshop
from search import jobs
from search.indices import IndexMeta, read_live
from search.jobs import Job
from search.logs import without_password
from search.moments import parse
from search.spans import clock, span

MOST_WORDS = 10
MOST_FAULTS = 1000


class IndexStanding(Struct, frozen=True, kw_only=True):
    """One of our indices: the one that answers, the one that `rollback` goes back to, or neither."""

    name: str
    live: bool
    previous: bool
    studies: int
    age_s: float | None
    meta: IndexMeta

    def sentences(self) -> list[str]:
        mark = "live" if self.live else "previous" if self.previous else "kept"
        age = "" if self.age_s is None else f", {span(self.age_s)} old"
        whole = f"{self.name}: {mark}, {self.studies:,} studies, {self.meta.scope}"
        parts = [f"  {part.name}: {part.studies:,} studies, {part.sites:,} sites" for part in self.meta.registries]
        return [f"{whole}, data of {self.meta.data_timestamp}{age}", *parts]


class RunStanding(Struct, frozen=True, kw_only=True):
    """One run: `why` it failed, where it did."""

    number: int
    kind: str
    state: str
    started: str
    ended: str | None
    seconds: float | None
    why: str | None
    report: dict[str, Any] | None

    @property
    def unknown_words(self) -> dict[str, int]:
        """Of a run that went well: words that the vocabulary does not know, and how often they came."""
        found: dict[str, int] = (self.report or {}).get("unknown_words", {}) if self.state == "done" else {}
        return found

    def sentence(self) -> str:
        told = f"run {self.number}: {self.kind} {self.state}, {self.started}"
        lasted = "" if self.seconds is None else f", took {clock(self.seconds)}"
        return f"{told}{lasted}{_because(self.why)}"


class Standing(Struct, frozen=True, kw_only=True):
    """Everything `status` tells. `jobs` wait, run, or failed before a run began; `more_faults` are not named."""

    indices: tuple[IndexStanding, ...]
    runs: tuple[RunStanding, ...]
    jobs: tuple[Job, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    more_faults: int = 0

    def sentences(self) -> list[str]:
        lines = [line for index in self.indices for line in index.sentences()] or ["no index yet"]
        begun = [(job.started or job.asked, _job_line(job)) for job in self.jobs]
        begun += [(run.started, run.sentence()) for run in self.runs]
        lines += [line for _, line in sorted(begun, key=lambda each: parse(each[0]), reverse=True)]
        words = next(filter(None, (run.unknown_words for run in self.runs)), {})
        if words:
            told = ", ".join(f"{word} ({count})" for word, count in list(words.items())[:MOST_WORDS])
            lines.append(f"words outside the vocabulary: {told}")
        lines += [f"{place}: {reason}" for place, reason in self.faults]
        return [*lines, f"… and {self.more_faults:,} more"] if self.more_faults else lines


def standing(workshop: Workshop, *, faults: bool) -> Standing:
    """The indices, newest last, the last ten runs, newest first, and the jobs that have not ended, or are no runs."""
    client, prefix = workshop.client, workshop.settings.index_prefix
    live, previous = aliases.live(client, prefix), aliases.previous(client, prefix)
    runs, asked = workshop.store.runs.last(), jobs.last(client, prefix)
    of = runs[0].number if faults and runs else None
    named = workshop.store.runs.faults(of, MOST_FAULTS) if of else []
    return Standing(
        indices=tuple(
            _index(
                workshop,
                str(name),
                live=live is not None and live.name == str(name),
                previous=previous is not None and previous.name == str(name),
            )
            for name in lifecycle.finished(client, prefix)
        ),
        runs=tuple(_run(run) for run in runs),
        jobs=tuple(job for job in asked if job.ended is None or (job.run is None and job.state == "failed")),
        faults=tuple(named),
        more_faults=workshop.store.runs.how_many_faults(of) - len(named) if of else 0,
    )


def _index(workshop: Workshop, name: str, *, live: bool, previous: bool) -> IndexStanding:
    meta = read_live(workshop.client, name).meta
    of = parse(meta.data_timestamp) if meta.data_timestamp else None
    return IndexStanding(
        name=name,
        live=live,
        previous=previous,
        studies=lifecycle.count(workshop.client, name),
        age_s=max(0.0, (datetime.now(UTC) - of).total_seconds()) if of else None,
        meta=meta,
    )


def _run(run: Run) -> RunStanding:
    report: dict[str, Any] | None = msgspec.json.decode(run.report or "null")
    told = report or {}
    return RunStanding(
        number=run.number,
        kind=told.get("kind", "build" if report else "run"),
        state=run.state,
        started=run.started,
        ended=run.ended,
        seconds=(parse(run.ended) - parse(run.started)).total_seconds() if run.ended else None,
        why=without_password(told.get("why") or "") or None,
        report=report,
    )


def _job_line(job: Job) -> str:
    line = f"{job.kind}, asked for by {job.by} at {job.asked}: {job.state}"
    if job.state == "running" and (step := job.progress):
        of = "" if step.of is None else f" of {step.of:,}"
        rest = "" if step.remaining_s is None else f", {clock(step.remaining_s)} remain"
        line += f", {step.doing}: {step.done:,}{of}{rest}"
    return line + _because(job.why)


def _because(why: str | None) -> str:
    """A reason of several lines as one: each line is a run."""
    return f": {'; '.join(why.splitlines())}" if why else ""
