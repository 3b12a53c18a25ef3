"""A study's page as the template prints it, section by section."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from msgspec import Struct

from search.answer import WholeStudy
from search.study import Condition
from web.pages.condition.called import tag_name
from web.pages.condition.rows import Name, name_of
from web.pages.language.languages import current
from web.pages.language.registries import language_names
from web.pages.language.translate import gettext as _
from web.pages.language.words import Badge, badge
from web.pages.port import KnowsConditions
from web.pages.saving import to_save
from web.pages.sites import Call, From
from web.pages.study.centres import Centres, show_centres
from web.pages.study.details import Fact, basic_details, sources
from web.pages.study.office import office_of
from web.pages.study.questions import Questions, questions
from web.pages.study.registry_text import Link, Named, Section, links, named, sections, told_source
from web.pages.study.structured import structured

LONG_TITLE = 120
FOLDED_TITLE = 150
"""An official title that is longer than three lines of a phone folds."""


class ShownStudy(Struct, frozen=True, kw_only=True):
    """The page of a study. `language` says which language the registry's text is in, where it is not the page's."""

    id: str
    kept: str
    structured: Markup | None
    badge: Badge
    title: str
    long_title: bool
    official: str | None
    fold_official: bool
    language: str | None
    tags: tuple[tuple[Name, ...], ...]
    demo: bool
    centres: Centres
    office: Call | None
    facts: tuple[Fact, ...]
    numbers: tuple[Named, ...]
    questions: Questions
    source: str
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    sources: tuple[Fact, ...]


def show_study(
    study: WholeStudy,
    near: From | None,
    within_m: float | None,
    today: date,
    address: str,
    conditions: KnowsConditions,
    only: str = "",
) -> ShownStudy:
    """The study as its page tells it, from a place where one was asked from. `address` is the page's own."""
    card, official = study.card, study.details.titles.official
    office = office_of(study)
    title = card.plain_title or card.title
    return ShownStudy(
        id=card.id,
        kept=to_save(card),
        structured=structured(study, address),
        badge=study_badge(study),
        title=title,
        long_title=len(title) > LONG_TITLE,
        official=official if official and official != title else None,
        fold_official=len(official or "") > FOLDED_TITLE,
        language=_language(study),
        tags=_ways(card.conditions, conditions),
        demo="demo" in card.registries,
        centres=show_centres(study, near, within_m, only),
        office=office,
        facts=tuple(basic_details(study, today)),
        numbers=tuple(named(study.details.numbers)),
        questions=questions(study),
        source=told_source(study.details),
        sections=tuple(sections(study.details)),
        links=tuple(links(study.details)),
        sources=tuple(sources(study)),
    )


def study_badge(study: WholeStudy) -> Badge:
    """The status of the study itself."""
    office, card = office_of(study), study.card
    can_call = office is not None and office.by_phone
    return badge(card.status, study.fresh, card.checked, of="study", can_call=can_call)


def _ways(tags: tuple[Condition, ...], conditions: KnowsConditions) -> tuple[tuple[Name, ...], ...]:
    """The way to each condition, but for those over another one: a cancer at an organ is also a cancer."""
    over = {above for tag in tags for above in conditions.tree.ancestors(tag.id)}
    ways = {tag.id: _way(tag, conditions) for tag in tags if tag.id not in over}
    return tuple(ways.values())


def _way(tag: Condition, conditions: KnowsConditions) -> tuple[Name, ...]:
    above = (name_of(id, conditions) for id in conditions.tree.over(tag.id))
    return (*above, tag_name(tag, conditions))


def _language(study: WholeStudy) -> str | None:
    others = {text.lang for text in study.details.texts} - {current()}
    return _("The registry’s text is in %(language)s.", language=language_names(others)) if others else None
