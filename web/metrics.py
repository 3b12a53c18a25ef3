"""`/metrics`: how the service stands, in Prometheus's text, asked of the engine each time that it is read.

Every process tells the same, since all of it is kept in the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from search.engine.client import EngineError
from search.engine.folder import NoEngine
from search.job_counts import JobCount
from search.jobs import Job
from search.moments import parse
from web.admin import guard, problems
from web.admin.keeper import Keeper, keeper
from web.admin.limits import refusals, requests
from web.admin.overview import Overview

metrics = Blueprint("metrics", __name__)
requests(metrics)
refusals(metrics)
metrics.before_request(guard.admit_bearer)
metrics.after_request(guard.shut)
metrics.register_error_handler(Exception, problems.as_json)

ENDED: Final = ("done", "failed")
UNDER_WAY: Final = ("waiting", "running")


@metrics.get("/metrics")
def told() -> Response:
    registry = CollectorRegistry()
    registry.register(Figures(keeper()))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)


class Figures(Collector):
    """Asks when it is read. An engine that is away is a figure too, and then the only one."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def collect(self) -> Iterator[Metric]:
        try:
            overview, counts = self._keeper.overview(), self._keeper.job_counts()
        except (EngineError, NoEngine):
            yield _engine(answers=False)
            return
        yield _engine(answers=True)
        yield from _of_index(overview)
        yield from _of_jobs(overview, counts)


def _engine(*, answers: bool) -> Metric:
    return GaugeMetricFamily("trials_engine_up", "Whether the search engine answers: 1 or 0.", value=int(answers))


def _of_index(overview: Overview) -> Iterator[Metric]:
    live, held = overview.live, overview.contents
    if live and live.age_s is not None:
        yield GaugeMetricFamily(
            "trials_data_age_seconds", "Time since the registries’ data in the live index were right.", live.age_s
        )
    if live and live.meta.built:
        built = _seconds(live.meta.built)
        yield GaugeMetricFamily("trials_index_built_timestamp_seconds", "When the live index was built.", built)
    if held is None:
        return
    yield _by(
        "trials_studies",
        "Studies in the live index, by registry; a study of several registries counts in each.",
        "registry",
        held.studies_by_registry,
    )
    yield _by("trials_sites", "Sites in the live index, by registry.", "registry", held.sites_by_registry)
    yield _by(
        "trials_studies_by_status",
        "Studies in the live index, by the status that their registries say; each counts once.",
        "status",
        held.studies_by_status,
    )
    recruiting = held.recruiting
    yield GaugeMetricFamily("trials_recruiting_sites", "Sites in the live index that recruit today.", recruiting)


def _of_jobs(overview: Overview, counts: list[JobCount]) -> Iterator[Metric]:
    # No counters, which never fall: of runs of more than a year ago nothing is kept.
    runs = _gauge("trials_runs", "Runs of the last year that have ended, by kind.")
    failures = _gauge("trials_run_failures", "Runs of the last year that failed, by kind.")
    success = _gauge("trials_last_success_timestamp_seconds", "When the last run that went well ended, by kind.")
    duration = _gauge("trials_last_run_duration_seconds", "How long the last run that ended took, by kind.")
    went_well = _gauge("trials_last_run_success", "Whether the last run that ended went well, by kind: 1 or 0.")
    for kind in sorted({each.kind for each in counts}):
        of_kind = [each for each in counts if each.kind == kind]
        ended = [each for each in of_kind if each.state in ENDED]
        runs.add_metric([kind], sum(each.jobs for each in ended))
        failures.add_metric([kind], sum(each.jobs for each in ended if each.state == "failed"))
        for each in ended:
            if each.state == "done" and each.newest.ended:
                success.add_metric([kind], _seconds(each.newest.ended))
        if last := max((each.newest for each in ended), key=lambda job: job.id, default=None):
            duration.add_metric([kind], _duration(last))
            went_well.add_metric([kind], int(last.state == "done"))
    yield from (runs, failures, success, duration, went_well)
    yield GaugeMetricFamily(
        "trials_unreadable_records", "Records that the last run could not read or write.", overview.unreadable
    )
    waiting, running = (sum(each.jobs for each in counts if each.state == state) for state in UNDER_WAY)
    yield GaugeMetricFamily("trials_jobs_waiting", "Jobs that wait for `indexer watch`.", waiting)
    yield GaugeMetricFamily("trials_jobs_running", "Jobs that run now.", running)


def _gauge(name: str, sentence: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, sentence, labels=["kind"])


def _by(name: str, sentence: str, label: str, counts: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, sentence, labels=[label])
    for value, count in counts.items():
        family.add_metric([value], count)
    return family


def _duration(job: Job) -> float:
    return _seconds(job.ended) - _seconds(job.started) if job.ended and job.started else 0.0


def _seconds(moment: str) -> float:
    """Since 1970, as Prometheus counts."""
    return parse(moment).timestamp()
