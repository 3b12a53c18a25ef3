"""The question as a link that somebody may pass on: it names a town or a district, never a street."""

from __future__ import annotations

from search.answer import AskedNear
from web.pages.search.asking import Form


def link_fields(form: Form, near: AskedNear | None) -> list[tuple[str, str]]:
    """Every name and value that asks the same from its beginning, and no more of the place than a search needs."""
    place = rough_place(near) if near else ""
    told = {"near": place, "typed": form.typed if form.typed == form.q else ""}
    fields = ((name, told.get(name, value)) for name, value in form.first_page.fields())
    return [(name, value) for name, value in fields if value]


def rough_place(near: AskedNear) -> str:
    """A town, an area or a postcode's district by its whole name; an exact point to a tenth of a degree."""
    return f"{near.lat:.1f},{near.lon:.1f}" if near.precision == "exact" else near.name
