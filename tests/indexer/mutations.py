"""Records that are nearly right: a value somewhere in them is strange, or gone."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st


def change(record: dict[str, Any], data: st.DataObject, strange: st.SearchStrategy[Any]) -> None:
    """Puts something strange in the place of a value somewhere, or takes it away."""
    at: Any = record
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        below = at[key]
        if not isinstance(below, dict | list) or not below or data.draw(st.integers(0, 5)) == 0:
            break
        at = below
    if isinstance(at, dict) and data.draw(st.booleans()):
        del at[key]
    else:
        at[key] = deepcopy(data.draw(strange))
