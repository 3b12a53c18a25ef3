"""Where records come from: files, the demo, the registries in part or whole, the store itself."""

from indexer.sources.ctgov import newest, sample, whole
from indexer.sources.demo import demo
from indexer.sources.from_files import from_files
from indexer.sources.kept import kept
from indexer.sources.registries import Chosen, choose
from indexer.sources.source import DEMO, FULL, OWN, SAMPLE, TEXTS, Records, Source

__all__ = [
    "DEMO",
    "FULL",
    "OWN",
    "SAMPLE",
    "TEXTS",
    "Chosen",
    "Records",
    "Source",
    "choose",
    "demo",
    "from_files",
    "kept",
    "newest",
    "sample",
    "whole",
]
