"""A study's page as the template prints it, section by section."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from msgspec import Struct

from search.answer import WholeStudy
from search.study import Added, Answer, Condition, Details
from web.pages.condition.called import tag_name
from web.pages.condition.rows import Name, name_of
from web.pages.language.languages import ENGLISH, current
from web.pages.language.registries import language_names, short_name
from web.pages.language.translate import gettext as _
from web.pages.language.words import Badge, badge
from web.pages.port import KnowsConditions
from web.pages.saving import to_save
from web.pages.sites import Call, From
from web.pages.study.added import ShownAdded, shown_additions
from web.pages.study.centres import Centres, show_centres
from web.pages.study.details import Fact, basic_details, sources
from web.pages.study.differences import statuses
from web.pages.study.numbers import Link, Named, links, named
from web.pages.study.office import office_of
from web.pages.study.questions import Questions, questions
from web.pages.study.records import ShownRecord, shown_records
from web.pages.study.registry_text import RegistryText, registry_texts, told_languages
from web.pages.study.structured import structured
from web.pages.study.writers import written_title

LONG_TITLE = 120
FOLDED_TITLE = 150
"""An official title that is longer than three lines of a phone folds."""


class ShownStudy(Struct, frozen=True, kw_only=True):
    """The page of a study. `language` says which language the registry's text is in, where it is not the page's;
    `differing` what each registry says of the status, where they differ; `title_by` who wrote the plain title, and
    `title_language` in which one, where it is not the page's."""

    id: str
    kept: str
    structured: Markup | None
    badge: Badge
    title: str
    long_title: bool
    title_lang: str
    title_by: str | None
    title_language: str | None
    official: str | None
    official_of: str
    fold_official: bool
    language: str | None
    differing: tuple[str, ...]
    tags: tuple[tuple[Name, ...], ...]
    demo: bool
    centres: Centres
    office: Call | None
    facts: tuple[Fact, ...]
    numbers: tuple[Named, ...]
    records: tuple[ShownRecord, ...]
    questions: tuple[Questions, ...]
    added: tuple[ShownAdded, ...]
    texts: tuple[RegistryText, ...]
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
    card, details = study.card, study.details
    title = card.plain_title or card.title
    title_lang = _title_language(details)
    official = next((each for each in (card.title, details.titles.official) if each and each != title), None)
    return ShownStudy(
        id=card.id,
        kept=to_save(card),
        structured=structured(study, address),
        badge=study_badge(study),
        title=title,
        long_title=len(title) > LONG_TITLE,
        title_lang=title_lang,
        title_by=written_title(details.titles.plain_source, details.titles.plain_written) if card.plain_title else None,
        title_language=_told_language(title_lang) if card.plain_title else None,
        official=official,
        official_of=_official_of(study) if official == card.title else _("Official title:"),
        fold_official=len(official or "") > FOLDED_TITLE,
        language=told_languages(details),
        differing=statuses(details.records),
        tags=_ways(card.conditions, conditions),
        demo="demo" in card.registries,
        centres=show_centres(study, near, within_m, only),
        office=office_of(study),
        facts=tuple(basic_details(study, today)),
        numbers=tuple(named(details)),
        records=tuple(shown_records(details, title, today)),
        questions=questions(study),
        added=tuple(shown_additions(details.added)),
        texts=tuple(registry_texts(details)),
        links=tuple(links(details)),
        sources=tuple(sources(study, today)),
    )


def study_badge(study: WholeStudy) -> Badge:
    """The status of the study itself."""
    office, card = office_of(study), study.card
    can_call = office is not None and office.by_phone
    return badge(card.status, study.fresh, card.checked, of="study", can_call=can_call, until=card.recruits_until)


def _ways(tags: tuple[Condition, ...], conditions: KnowsConditions) -> tuple[tuple[Name, ...], ...]:
    """The way to each condition, but for those over another one: a cancer at an organ is also a cancer."""
    over = {above for tag in tags for above in conditions.tree.ancestors(tag.id)}
    ways = {tag.id: _way(tag, conditions) for tag in tags if tag.id not in over}
    return tuple(ways.values())


def _way(tag: Condition, conditions: KnowsConditions) -> tuple[Name, ...]:
    above = (name_of(id, conditions) for id in conditions.tree.over(tag.id))
    return (*above, tag_name(tag, conditions))


def _title_language(details: Details) -> str:
    """Registries write their titles in English; one in plain words is in the language of what else its writer wrote."""
    written: tuple[Answer | Added, ...] = (*details.plain_summary, *details.added)
    by_writer = (each.lang for each in written if each.source == details.titles.plain_source)
    return next(by_writer, ENGLISH) if details.titles.plain else ENGLISH


def _told_language(lang: str) -> str | None:
    if lang == current():
        return None
    return _("The title in plain words is in %(language)s.", language=language_names([lang]))


def _official_of(study: WholeStudy) -> str:
    """Which registry's title stands beneath the one in plain words."""
    records = study.details.records
    whose = [record.registry for record in records if record.title == study.card.title] if len(records) > 1 else []
    if whose:
        return _("Title at %(registry)s:", registry=short_name(whose[0]))
    return _("Title in the registry:")
