"""Reference data: the gazetteer and the condition vocabulary, built from pinned packages."""

from indexer.reference.build import Built, build_reference

__all__ = ["Built", "build_reference"]
