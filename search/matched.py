"""Why a study is among the hits, from the names of the clauses that found it."""

from __future__ import annotations

from collections.abc import Collection

from search.answer import Matched
from search.conditions import Heading
from search.numbers import normal_number
from search.query import StudyQuery
from search.study import Card
from search.words.clause import phrase_name
from search.words.typed import Alternative, Concept


def matched(query: StudyQuery, card: Card, names: Collection[str]) -> tuple[Matched, ...]:
    """The reasons, the surest first. `names` are those of `search.words.clause` and of the filter by condition."""
    found = [Matched(where="number", text=number) for number in _numbers(query, names)]
    if query.q_number:
        return tuple(dict.fromkeys(found))
    chosen: tuple[Heading, ...] = query.filters.get("condition", ())
    if "condition" in names:
        found.append(Matched(where="condition", text=_tag(card, chosen)))
    for alternative in query.typed:
        found += _reasons(alternative, card, names)
    if query.relaxed and not any(_whole(alternative, names) for alternative in query.typed):
        found.append(Matched(where="relaxed", text=query.q or ""))
    return tuple(dict.fromkeys(found))


def _numbers(query: StudyQuery, names: Collection[str]) -> list[str]:
    concepts = [concept for each in query.typed for concept in each.concepts]
    phrases = [phrase for each in query.typed for phrase in each.phrases]
    typed = [(query.q_number, query.q), *((concept.number, concept.text) for concept in concepts)]
    typed += [(normal_number(phrase), phrase) for phrase in phrases]
    return [text for number, text in typed if number and text and f"number:{number}" in names]


def _reasons(alternative: Alternative, card: Card, names: Collection[str]) -> list[Matched]:
    """Tags and other names of the conditions typed; for the words themselves the best place that holds them all."""
    found: list[Matched] = []
    for concept in alternative.concepts:
        if concept.heading and f"tag:{concept.heading.id}" in names:
            found.append(Matched(where="condition", text=_tag(card, (concept.heading,))))
        elif f"synonym:{concept.text}" in names:
            found.append(Matched(where="synonym", text=concept.text))
    together = " ".join(concept.text for concept in alternative.concepts)
    best = next((where for where in ("title", "conditions") if f"{where}:{together}" in names), None)
    if best:
        found.append(Matched(where=best, text=together))
    elif not found:
        words = [each.text for each in alternative.concepts if any(way in names for way in _in_text(each))]
        phrases = [phrase for phrase in alternative.phrases if phrase_name(phrase) in names]
        found += [Matched(where="text", text=text) for text in (*words, *phrases)]
    return found


def _whole(alternative: Alternative, names: Collection[str]) -> bool:
    return all(_stands(concept, names) for concept in alternative.concepts)


def _stands(concept: Concept, names: Collection[str]) -> bool:
    """Whether the study holds the concept in any of the ways that count."""
    ways = [*_in_text(concept), f"synonym:{concept.text}"]
    ways += [f"tag:{concept.heading.id}"] if concept.heading else []
    ways += [f"number:{concept.number}"] if concept.number else []
    return any(way in names for way in ways)


def _in_text(concept: Concept) -> tuple[str, str]:
    return f"text:{concept.text}", f"code:{normal_number(concept.text).lower()}"


def _tag(card: Card, wanted: tuple[Heading, ...]) -> str:
    """The study's tag that is one of the headings, or lies beneath one; else the heading that found it."""
    ids, titles = {heading.id for heading in wanted}, {heading.name for heading in wanted}
    exact = next((tag.name for tag in card.conditions if tag.id in ids), None)
    beneath = next((tag.name for tag in card.conditions if titles & set(tag.path)), None)
    return exact or beneath or wanted[0].name
