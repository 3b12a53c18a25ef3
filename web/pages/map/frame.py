"""How a framed map is wanted: what stands in its address beside the study."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from search.vocabulary import Status

THEMES: Final = ("light", "dark")
HEIGHT: Final = re.compile(r"\d{2,4}(px|r?em|vh)?")


class Frame(Struct, frozen=True, kw_only=True):
    """`theme` and `height` are empty where the widget decides."""

    statuses: tuple[Status, ...]
    theme: str
    height: str

    def attributes(self) -> Iterator[tuple[str, str]]:
        """Those of the element."""
        told = {"status": " ".join(self.statuses), "theme": self.theme, "height": self.height}
        return ((name, value) for name, value in told.items() if value)


def read_frame(asked: Mapping[str, str], statuses: tuple[Status, ...]) -> Frame:
    """What nobody can mean is left out: a frame has no room to say so."""
    theme, height = asked.get("theme", ""), asked.get("height", "")
    return Frame(
        statuses=statuses,
        theme=theme if theme in THEMES else "",
        height=height if HEIGHT.fullmatch(height) else "",
    )
