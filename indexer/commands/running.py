"""The commands that write: builds, updates, and the ways back."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from indexer import aliases, orders, watching
from indexer.commands.as_json import as_json
from indexer.progress import JsonProgress, Progress, TerminalProgress
from indexer.registries import RegistryAway
from indexer.report import Report
from indexer.sources.registries import OPENED
from indexer.workshop import one_writer, opened
from search.settings import Settings
from search.vocabulary import REGISTRY_NAMES


@click.command()
@click.option(
    "--registry",
    "registries",
    multiple=True,
    type=click.Choice(list(OPENED)),
    help="Read this registry; may repeat. CTIS takes a request for each study: 3.5 hours at one a second.",
)
@click.option(
    "--from",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Read a file or folder: records, studies and additions of your own, as JSON lines or CSV; may repeat.",
)
@click.option("--limit", type=click.IntRange(1), help="Read so many studies of each registry: a sample.")
@click.option(
    "--force",
    is_flag=True,
    help="Swap although a check failed, after reading why. Of your own files it takes only the faultless lines.",
)
@as_json
def build(registries: tuple[str, ...], paths: tuple[Path, ...], limit: int | None, force: bool, json: bool) -> None:
    """Read studies, write a new index beside the live one, check it, and swap it in.

    Without --registry and --from it reads ClinicalTrials.gov, and each other registry whose address is set or of
    which records are kept. What is kept of the others is indexed as it is.
    """
    settings, progress = Settings.read(), _progress(json)
    if paths and (registries or limit):
        raise click.UsageError("--from reads files: leave out --registry and --limit")
    with one_writer(settings.data_dir), opened(settings) as workshop:
        report = orders.build(workshop, progress, registries=registries, paths=paths, limit=limit, force=force)
    _tell(report, json)


@click.command()
@click.option("--force", is_flag=True, help="Swap although a check failed, after reading why.")
@as_json
def update(force: bool, json: bool) -> None:
    """Read what changed in the registries that the live index has whole, and apply it.

    The changes go into a copy of the live index, which is checked and swapped in like a build.
    """
    settings, progress = Settings.read(), _progress(json)
    with one_writer(settings.data_dir), opened(settings) as workshop:
        report = orders.update(workshop, progress, force=force)
    _tell(report, json)


@click.command()
@as_json
def rollback(json: bool) -> None:
    """Go back to the index that was live before; a second time, forward again."""
    settings = Settings.read()
    with one_writer(settings.data_dir), opened(settings) as workshop:
        done = orders.rollback(workshop)
    click.echo(msgspec.json.encode(done._asdict()).decode() if json else done.sentence())


@click.command()
@click.option("--all", "every_version", is_flag=True, help="Drop the indices of other versions of the program too.")
@as_json
def prune(every_version: bool, json: bool) -> None:
    """Drop the indices that are neither live nor the one to go back to."""
    settings = Settings.read()
    with one_writer(settings.data_dir), opened(settings) as workshop:
        dropped = aliases.prune(workshop.client, settings.index_prefix, every_version=every_version)
    lines = [f"dropped {name}" for name in dropped] or ["nothing to drop"]
    click.echo(msgspec.json.encode({"dropped": dropped}).decode() if json else "\n".join(lines))


@click.command()
@as_json
def watch(json: bool) -> None:
    """Load what is to be served, then do the jobs that are asked for and those that are due; until interrupted."""
    watching.watch(Settings.read(), _progress(json or not sys.stderr.isatty()))


def _tell(report: Report, json: bool) -> None:
    """The report; then raises `RegistryAway` where some registry did not answer, so that the command fails."""
    click.echo(report.as_json() if json else "\n".join(report.sentences()))
    if report.away:
        raise RegistryAway("; ".join(f"{REGISTRY_NAMES[name]} is away: {why}" for name, why in report.away.items()))


def _progress(json: bool) -> Progress:
    return JsonProgress() if json else TerminalProgress()
