"""How an index, or its part of a registry, names what it has of all studies.

The scope is for programs. The note is kept in English, and told by the pages in their language.
"""

from __future__ import annotations

from typing import Final

DEMO: Final = "demo"
SAMPLE: Final = "sample"
FULL: Final = "full"

NEWEST: Final = "the newest recruiting studies of {}"
LAST_CHANGED: Final = "the {} studies changed last"
FROM_FILES: Final = "studies from {}"


def told_in(note: str, form: str) -> str | None:
    """What stands in the place of `{}` where a note has this form: `breast cancer, asthma`."""
    begin, _, end = form.partition("{}")
    fits = note.startswith(begin) and note.endswith(end) and len(note) >= len(form) - 2
    return note[len(begin) : len(note) - len(end)] if fits else None
