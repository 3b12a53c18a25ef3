"""Reference data: the gazetteer, the condition vocabulary and the background map, built from pinned packages."""

from indexer.reference.basemap.about import Detail
from indexer.reference.build import Built, build_basemap, build_reference

__all__ = ["Built", "Detail", "build_basemap", "build_reference"]
