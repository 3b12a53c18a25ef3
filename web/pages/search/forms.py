"""What the search form offers beside what was typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from search.query import DEFAULT_WITHIN_M
from web.pages.language.units import Units
from web.pages.search.asking import Form
from web.pages.search.hint import near_hint
from web.pages.search.panel import Control, typed_controls
from web.pages.search.radii import radii

SHOWN = ("q", "near", "within", "after", "shown")
"""What the form shows as fields, and what belongs to one page of results alone."""


def form_context(form: Form, units: Units, messages: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Choices of the fields, what is wrong with them, and what else the form carries."""
    wrong = messages or {}
    return {
        "form": form,
        "messages": wrong,
        "radii": radii(DEFAULT_WITHIN_M, "", units),
        "carried": _carried(form, wrong),
        "to_mend": _to_mend(form, wrong),
        "country_hint": near_hint(),
    }


def _carried(form: Form, wrong: Collection[str]) -> list[tuple[str, str]]:
    """What is carried unseen: never a value that is wrong, for nobody could mend it."""
    return [(name, value) for name, value in form.fields() if name not in SHOWN and name not in wrong]


def _to_mend(form: Form, wrong: Collection[str]) -> list[Control]:
    """Boxes of the panel that hold what is wrong."""
    return [control for control in typed_controls(form) if control.name in wrong]
