"""The shape of every index, as data: fields with a sentence each, how texts become words, how centres are named."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from mappings import lines as lists

Json = dict[str, Any]


def read(name: str) -> Json:
    """A JSON file of this package, made anew for each caller, who may change it."""
    content: Json = json.loads(files(__package__).joinpath(f"{name}.json").read_text("utf-8"))
    return content


def index_body(name: str) -> Json:
    """Settings and mapping as the engine takes them: named types put in place, sentences left out."""
    definition = read(name)
    return {
        "settings": {"index": definition["settings"], "analysis": read("analysis")["analysis"]},
        "mappings": {
            "dynamic": "strict",
            "properties": _properties(definition["fields"], definition["types"]),
        },
    }


@cache
def version(name: str) -> int:
    """The mapping's version: it stands in the alias, so that two programs can serve side by side."""
    return int(read(name)["version"])


@cache
def fingerprint(name: str) -> str:
    """A digest of settings, mapping and analysis, and of the rules for what stands in the documents: another
    fingerprint needs another index."""
    rules = [read("centres"), read("condition_tree"), *_names()]
    canonical = json.dumps([index_body(name), *rules], sort_keys=True).encode()
    return hashlib.sha256(canonical).hexdigest()[:16]


def _names() -> list[list[tuple[str, ...]]]:
    """Our names of conditions: they decide which tags a study has, and what these are called."""
    languages = sorted(each.name for each in files(__package__).joinpath("condition_names").iterdir())
    return [
        [*lists.lines(each)] for each in ("lay_words.txt", *(f"condition_names/{language}" for language in languages))
    ]


def _properties(fields: Json, types: Json) -> Json:
    return {name: _property(field, types) for name, field in fields.items()}


def _property(field: Json, types: Json) -> Json:
    if field["type"] == "nested":
        return {"type": "nested", "dynamic": "strict", "properties": _properties(field["fields"], types)}
    definition: Json = types[field["type"]]
    return definition | {"copy_to": field["copy_to"]} if "copy_to" in field else definition
