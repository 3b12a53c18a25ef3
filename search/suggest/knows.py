"""What suggestions ask of the condition vocabulary."""

from __future__ import annotations

from typing import Protocol

from search.conditions import Meaning


class KnowsOfferedNames(Protocol):
    """What is asked of the vocabulary: all English names of a heading, its own first, and none for an id that it does
    not have; the names that our lists have in a language, the one among them that pages show, what they show without
    one, and what may mean another too; what a text means."""

    def names(self, id: str) -> tuple[str, ...]: ...

    def ours(self, id: str, language: str) -> tuple[str, ...]: ...

    def lay(self, id: str, language: str = "en") -> str | None: ...

    def shown(self, id: str, language: str = "en") -> str: ...

    def said_of_several(self, id: str) -> tuple[str, ...]: ...

    def hidden(self, id: str) -> bool: ...

    def meaning(self, text: str) -> Meaning | None: ...
