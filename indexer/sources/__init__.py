"""Where records come from: files, the demo, the registries in part or whole, the store itself."""

from indexer.sources.ctgov import changes, newest, sample, whole
from indexer.sources.demo import demo
from indexer.sources.from_files import from_files
from indexer.sources.kept import kept
from indexer.sources.registries import Chosen, changed, choose
from indexer.sources.source import OWN, TEXTS, Listing, Records, Source

__all__ = [
    "OWN",
    "TEXTS",
    "Chosen",
    "Listing",
    "Records",
    "Source",
    "changed",
    "changes",
    "choose",
    "demo",
    "from_files",
    "kept",
    "newest",
    "sample",
    "whole",
]
