"""Which records are one study: told by registries' own numbers, and by nothing else."""

from __future__ import annotations

from indexer.joining.joins import Joins
from indexer.joining.numbering import number_kept

__all__ = ["Joins", "number_kept"]
