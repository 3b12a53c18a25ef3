"""The commands that only look: how things stand, and what is known of one study."""

from __future__ import annotations

import click
import msgspec

from indexer.commands.as_json import as_json
from indexer.showing import shown
from indexer.telling import standing
from indexer.workshop import opened
from search.engine.client import IndexMissing
from search.faults import StudyAmbiguous, StudyMoved, StudyUnknown
from search.indices import LiveIndex
from search.settings import Settings
from search.whole import study


@click.command()
@click.option("--faults", is_flag=True, help="Name every record of the last run that could not be read or written.")
@as_json
def status(faults: bool, json: bool) -> None:
    """Indices, which is live, its data's timestamp, studies and sites per registry, last runs."""
    settings = Settings.read()
    with opened(settings) as workshop:
        told = standing(workshop, faults=faults)
    click.echo(msgspec.json.encode(told).decode() if json else "\n".join(told.sentences()))


@click.command()
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


def _why(error: Exception, number: str) -> str:
    match error:
        case StudyUnknown():
            return f"no study has the number {number}"
        case StudyAmbiguous():
            return f"several studies hold the number {number}: {error}"
        case _:
            return str(error)
