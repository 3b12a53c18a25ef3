"""The store itself as a source."""

from __future__ import annotations

from indexer.sources.source import Source
from search.indices import IndexMeta


def kept(meta: IndexMeta) -> Source:
    """The records that the store holds already: a new mapping is built without asking a registry again."""
    return Source(
        scope=meta.scope,
        doing="Reading kept records",
        note=meta.note,
        as_of=meta.data_timestamp,
        records=lambda: iter(()),
        of=meta.of,
        expected=0,
        whole=False,
        indexed=tuple(registry.name for registry in meta.registries),
    )
