"""One study from the records of several registries, and from what an operator adds to them."""

from indexer.merging.study import merged

__all__ = ["merged"]
