"""A registry's words looked up in a table of ours. A word outside the tables is counted and reported."""

from __future__ import annotations

from typing import TypeVar

Ours = TypeVar("Ours")


class Words:
    """Finds our words for a record's, and keeps those that it does not know."""

    def __init__(self) -> None:
        self.unknown: dict[str, None] = {}

    def ours(self, table: dict[str, Ours], word: str | None, field: str) -> Ours | None:
        """Our word; None where the record says nothing, or a word that is not in the table."""
        if not word:
            return None
        found = table.get(comparable(word))
        if found is None:
            self.not_known(word, field)
        return found

    def not_known(self, word: str, field: str) -> None:
        """Keeps a word that nobody knows, with the field that it stands in."""
        self.unknown[f"{field}: {word[:100]}"] = None


def comparable(word: str) -> str:
    """`Active, not recruiting` and `ACTIVE_NOT_RECRUITING` as one."""
    if word.isupper() and word.isascii() and " " not in word:
        return word.lower()
    return "_".join(word.replace(",", " ").replace("-", " ").replace("/", " ").replace("_", " ").lower().split())
