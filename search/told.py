"""The question told back."""

from __future__ import annotations

from search.answer import AskedNear, AskedQuestion, Expanded
from search.filters.definition import told
from search.places.place import Place
from search.query import StudyQuery


def told_back(query: StudyQuery) -> AskedQuestion:
    """The question as it was understood."""
    near, box = query.near, query.bbox
    concepts = [concept for alternative in query.typed for concept in alternative.concepts]
    filters = {name: told(value) for name, value in query.filters.items() if name != "status"}
    return AskedQuestion(
        near=_asked_near(near, query.near_others) if near else None,
        within_m=None if query.radius_m is None else round(query.radius_m),
        bbox=(box.west, box.south, box.east, box.north) if box else None,
        status=query.status or ("any",),
        condition=filters.pop("condition", ()),
        country=filters.pop("country", ()),
        filters=filters,
        words_in=query.words_in,
        sort=query.sort,
        expanded=tuple(Expanded(words=each.text, to=(each.heading.name,)) for each in concepts if each.heading),
        relaxed=query.relaxed,
    )


def _asked_near(near: Place, others: tuple[str, ...]) -> AskedNear:
    told_names = [name for name in AskedNear.__struct_fields__ if name != "others"]
    return AskedNear(**{name: getattr(near, name) for name in told_names}, others=others)
