"""The operator's commands. Each ends with status 0 only when it did what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from indexer import lifecycle, watching
from indexer.checks import CheckFailed
from indexer.lifecycle import Blocked
from indexer.progress import JsonProgress, Progress, TerminalProgress
from indexer.reference.command import reference
from indexer.reference.packages import FetchError
from indexer.registries.reading import RegistryAway
from indexer.showing import shown
from indexer.sources import Chosen, choose, from_files
from indexer.sources.registries import OPENED
from indexer.sources.scope import in_part, whole_parts
from indexer.telling import standing
from indexer.workshop import Busy, one_writer, opened
from search.engine.client import EngineError, IndexMissing
from search.engine.folder import NoEngine
from search.faults import StudyAmbiguous, StudyMoved, StudyUnknown
from search.indices import LiveIndex
from search.settings import BadSetting, Settings
from search.vocabulary import REGISTRY_NAMES
from search.whole import study

TOLD = (BadSetting, Busy, Blocked, CheckFailed, EngineError, FetchError, NoEngine, RegistryAway, FileNotFoundError)
as_json = click.option("--json", "json", is_flag=True, help="Lines of JSON, for programs.")


@click.group(help="Keeps the index in step with the registries.")
def commands() -> None:
    """Settings come from the environment."""


@commands.command()
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
        store = workshop.store
        own = from_files(list(paths), settings.today) if paths else None
        chosen = Chosen((own,), {}) if own else choose(settings, store, registries, limit)
        live = lifecycle.live(workshop.client, settings.index_prefix)
        if not force and live and (name := in_part(chosen.sources, whole_parts(live.meta))):
            raise CheckFailed(
                f"the live index is whole: it has every study of {REGISTRY_NAMES[name]}; a part would replace them: "
                "--force does so all the same"
            )
        report = workshop.build(progress).run(*chosen.sources, away=chosen.away, force=force)
    click.echo(report.as_json() if json else "\n".join(report.sentences()))
    if report.away:
        raise RegistryAway("; ".join(f"{REGISTRY_NAMES[name]} is away: {why}" for name, why in report.away.items()))


@commands.command()
@click.option("--faults", is_flag=True, help="Name every record of the last run that could not be read or written.")
@as_json
def status(faults: bool, json: bool) -> None:
    """Indices, which is live, its data's timestamp, studies and sites per registry, last runs."""
    settings = Settings.read()
    with opened(settings) as workshop:
        told = standing(workshop, faults=faults)
    click.echo(msgspec.json.encode(told).decode() if json else "\n".join(told.sentences()))


@commands.command()
@click.argument("number", metavar="ID")
@as_json
def show(number: str, json: bool) -> None:
    """What the index holds of one study, what each registry said, and which numbers joined them."""
    settings = Settings.read()
    with opened(settings) as workshop:
        index = LiveIndex(workshop.client, settings.index_prefix)
        try:
            found = study(workshop.client, index.get(), number, settings.today)
        except StudyMoved as moved:
            found = study(workshop.client, index.get(), moved.to, settings.today)
        except (StudyUnknown, StudyAmbiguous, IndexMissing) as error:
            raise click.ClickException(_why(error, number)) from error
        told = shown(workshop.store, found)
    text = msgspec.json.encode(told)
    click.echo((text if json else msgspec.json.format(text, indent=2)).decode())


@commands.command()
@as_json
def watch(json: bool) -> None:
    """Load what `STUDIES` names where it is not loaded yet, then keep a sample fresh; until interrupted."""
    watching.watch(Settings.read(), _progress(json))


commands.add_command(reference)


def main() -> None:
    """Runs a command; what an operator can mend is told in one line, without a trace."""
    try:
        commands()
    except TOLD as error:
        click.echo(f"{_why(error)}", err=True)
        sys.exit(2 if isinstance(error, BadSetting) else 1)


def _progress(json: bool) -> Progress:
    made: Callable[[], Progress] = JsonProgress if json else TerminalProgress
    return made()


def _why(error: Exception, number: str = "") -> str:
    match error:
        case StudyUnknown():
            return f"no study has the number {number}"
        case StudyAmbiguous():
            return f"several studies hold the number {number}: {error}"
        case IndexMissing():
            return str(error)
        case EngineError():
            return f"{error} {error.detail}".strip()
        case _:
            return str(error)
