"""Why a study is among the hits, from the names of the clauses that found it."""

from __future__ import annotations

from collections.abc import Collection

from search.answer import Matched
from search.conditions import Heading
from search.filters.definition import Knowledge
from search.numbers import normal_number
from search.query import StudyQuery
from search.study import Card
from search.words.clause import phrase_name
from search.words.typed import Alternative, Concept


def matched(query: StudyQuery, card: Card, names: Collection[str], knowledge: Knowledge) -> tuple[Matched, ...]:
    """The reasons, the surest first. `names` are those of `search.words.clause` and of the filter by condition."""
    found = [Matched(where="number", text=number) for number in _numbers(query, names)]
    if query.q_number:
        return tuple(dict.fromkeys(found))
    chosen: tuple[Heading, ...] = query.filters.get("condition", ())
    if "condition" in names:
        found.append(_tag(card, chosen, knowledge))
    for alternative in query.typed:
        found += _reasons(alternative, card, names, knowledge)
    if query.relaxed and not any(_whole(alternative, names) for alternative in query.typed):
        found.append(Matched(where="relaxed", text=(query.respelled if query.corrected else query.q) or ""))
    return tuple(dict.fromkeys(found))


def _numbers(query: StudyQuery, names: Collection[str]) -> list[str]:
    concepts = [concept for each in query.typed for concept in each.concepts]
    phrases = [phrase for each in query.typed for phrase in each.phrases]
    typed = [(query.q_number, query.q), *((concept.number, concept.text) for concept in concepts)]
    typed += [(normal_number(phrase), phrase) for phrase in phrases]
    return [text for number, text in typed if number and text and f"number:{number}" in names]


def _reasons(alternative: Alternative, card: Card, names: Collection[str], knowledge: Knowledge) -> list[Matched]:
    """Tags and other names of the conditions typed; for the words themselves the best place that holds them all."""
    found: list[Matched] = []
    for concept in alternative.concepts:
        tagged = [heading for heading in _headings(concept) if f"tag:{heading.id}" in names]
        if tagged:
            found.append(_tag(card, tuple(tagged), knowledge))
        elif synonym := _synonym(concept, names):
            found.append(Matched(where="synonym", text=synonym))
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
    ways = [*_in_text(concept), *(f"tag:{id}" for id in concept.heading_ids)]
    ways += [f"number:{concept.number}"] if concept.number else []
    return _synonym(concept, names) is not None or any(way in names for way in ways)


def _synonym(concept: Concept, names: Collection[str]) -> str | None:
    """The other name of the concept that the study has."""
    return next((name for name in concept.synonyms if f"synonym:{name}" in names), None)


def _headings(concept: Concept) -> tuple[Heading, ...]:
    return concept.meaning.headings if concept.meaning else ()


def _in_text(concept: Concept) -> tuple[str, str]:
    return f"text:{concept.text}", f"code:{normal_number(concept.text).lower()}"


def _tag(card: Card, wanted: tuple[Heading, ...], knowledge: Knowledge) -> Matched:
    """The study's tag that is one of the headings, or lies beneath one; else the heading that found it."""
    ids = {heading.id for heading in wanted}
    exact = (tag for tag in card.conditions if tag.id in ids)
    beneath = (tag for tag in card.conditions if not ids.isdisjoint(knowledge.over(tag.id)))
    tag = next(exact, None) or next(beneath, None)
    if tag:
        return Matched(where="condition", text=tag.shown, id=tag.id)
    first = wanted[0]
    return Matched(where="condition", text=knowledge.lay(first.id) or first.name, id=first.id)
