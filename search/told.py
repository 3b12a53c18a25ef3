"""The question told back."""

from __future__ import annotations

from search.answer import AskedNear, AskedQuestion, Expanded
from search.filters.definition import told
from search.places.place import Place
from search.query import StudyQuery
from search.words.typed import Concept


def told_back(query: StudyQuery) -> AskedQuestion:
    """The question as it was understood."""
    near, box = query.near, query.bbox
    concepts = [concept for alternative in query.typed for concept in alternative.concepts]
    filters = {name: told(value) for name, value in query.filters.items() if name != "status"}
    return AskedQuestion(
        near=_asked_near(near, query) if near else None,
        within_m=None if query.radius_m is None else round(query.radius_m),
        bbox=(box.west, box.south, box.east, box.north) if box else None,
        status=query.status or ("any",),
        condition=filters.pop("condition", ()),
        country=filters.pop("country", ()),
        filters=filters,
        words_in=query.words_in,
        sort=query.sort,
        expanded=tuple(Expanded(words=each.text, to=to) for each in concepts if (to := _expanded(each))),
        ambiguous=tuple(Expanded(words=each.text, to=to) for each in concepts if (to := _choices(each))),
        relaxed=query.relaxed,
        did_you_mean=query.respelled,
        corrected=query.corrected,
    )


def _asked_near(near: Place, query: StudyQuery) -> AskedNear:
    aside = ("others", "corrected_from")
    of_place = {name: getattr(near, name) for name in AskedNear.__struct_fields__ if name not in aside}
    return AskedNear(**of_place, others=query.near_others, corrected_from=query.near_corrected_from)


def _expanded(concept: Concept) -> tuple[str, ...]:
    """What else is searched for a concept: its headings, else what it is called, and other words of our list."""
    meaning = concept.meaning
    if meaning is None or meaning.choices:
        return ()
    headings = tuple(heading.name for heading in meaning.headings) or (meaning.name,)
    return tuple(dict.fromkeys([*headings, *meaning.words]))


def _choices(concept: Concept) -> tuple[str, ...]:
    return concept.meaning.choices if concept.meaning else ()
