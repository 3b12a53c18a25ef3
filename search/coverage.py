"""How a part of all studies is named: the index keeps the note in English, the pages tell it in their language."""

from __future__ import annotations

from typing import Final

NEWEST: Final = "the newest recruiting studies of {}"
LAST_CHANGED: Final = "the {} studies changed last"
FROM_FILES: Final = "studies from {}"


def told_in(note: str, form: str) -> str | None:
    """What stands in the place of `{}` where a note has this form: `breast cancer, asthma`."""
    begin, _, end = form.partition("{}")
    fits = note.startswith(begin) and note.endswith(end) and len(note) >= len(form) - 2
    return note[len(begin) : len(note) - len(end)] if fits else None
