"""The option that every command has."""

from __future__ import annotations

import click

as_json = click.option("--json", "json", is_flag=True, help="Lines of JSON, for programs.")
