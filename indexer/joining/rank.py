"""Which registry comes first where several hold one study."""

from __future__ import annotations

from typing import Final

from search.vocabulary import Registry

RANK: Final[tuple[Registry, ...]] = ("ctgov", "ctis", "isrctn", "file", "demo")
"""The first that has a study gives it its number, and says what can be said only once."""
