"""What changed between runs, site by site and study by study: noticed, kept once, and copied for answering."""

from __future__ import annotations

from indexer.history.history import History
from indexer.history.publishing import publish
from indexer.history.settling import settle

__all__ = ["History", "publish", "settle"]
