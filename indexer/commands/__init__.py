"""The operator's commands. Each ends with status 0 only when it did what it says."""

from __future__ import annotations

import sqlite3
import sys

import click

from indexer.checks import CheckFailed
from indexer.commands.looking import show, status
from indexer.commands.running import build, prune, rollback, update, watch
from indexer.job_log import reason
from indexer.lifecycle import Blocked
from indexer.reference.command import reference
from indexer.reference.packages import FetchError
from indexer.registries.reading import RegistryAway
from indexer.workshop import Busy
from search.engine.client import EngineError
from search.engine.folder import NoEngine
from search.logs import set_up
from search.settings import BadSetting

__all__ = ["commands", "main"]

TOLD = (
    BadSetting,
    Busy,
    Blocked,
    CheckFailed,
    EngineError,
    FetchError,
    NoEngine,
    RegistryAway,
    FileNotFoundError,
    sqlite3.Error,  # The store: its disk is full, or another program holds it.
)


@click.group(help="Keeps the index in step with the registries.")
def commands() -> None:
    """Settings come from the environment."""
    set_up()


for command in (build, update, watch, status, show, rollback, prune, reference):
    commands.add_command(command)


def main() -> None:
    """Runs a command; what an operator can mend is told in one line, without a trace."""
    try:
        commands()
    except TOLD as error:
        click.echo(reason(error), err=True)
        sys.exit(2 if isinstance(error, BadSetting) else 1)
