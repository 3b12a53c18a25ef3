"""What the registry wrote, for those who want its own words: its text, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from search.study import Details, Record, Text
from web.pages.language import dates
from web.pages.language.languages import ENGLISH, current
from web.pages.language.numbers import number
from web.pages.language.registries import language_names, registry_name, short_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.study.markdown import registry_html

SECTIONS: Final = {
    "official_title": noted("Official title"),
    "summary": noted("Summary"),
    "description": noted("Detailed description"),
    "design": noted("Design"),
    "primary_outcomes": noted("What is measured first"),
    "secondary_outcomes": noted("What else is measured"),
    "other_outcomes": noted("Other measures"),
    "eligibility": noted("Eligibility criteria"),
    "gender": noted("About sex and gender"),
    "population": noted("Who is studied"),
    "collaborators": noted("Collaborators"),
    "officials": noted("Who is responsible"),
    "plain_summary": noted("Plain English summary"),
    "public_title": noted("Public title"),
    "secondary_objectives": noted("Further aims"),
    "inclusion": noted("Who can take part"),
    "exclusion": noted("Who cannot take part"),
    "conditions": noted("Conditions"),
    "countries": noted("Countries"),
    "countries_outside": noted("Countries outside the EU and EEA"),
    "ethics": noted("Ethics approval"),
    "publications": noted("Publications"),
    "results": noted("Results"),
    "data_sharing": noted("How data are shared"),
}
NAMED_LANGUAGES: Final = 3
OTHER: Final = noted("More from the registry")


class Section(Struct, frozen=True, kw_only=True):
    """A section of a registry's text with an address of its own. `named` tells it from those of other registries,
    `language` is told where the registry has it in several; `before` is the address that it had while a study had one
    registry."""

    anchor: str
    title: str
    named: str
    lang: str
    language: str | None
    html: Markup
    before: str | None


class RegistryText(Struct, frozen=True, kw_only=True):
    """All that one registry wrote, and from when it is. `translated` are its sections in languages that neither the
    page nor the other sections have."""

    name: str
    anchor: str
    source: str
    sections: tuple[Section, ...]
    translated: tuple[Section, ...]


def registry_texts(details: Details) -> Iterator[RegistryText]:
    """The text of each record, unedited, that of the first registry first."""
    first = details.texts[0].registry if details.texts else details.records[0].registry
    for record in details.records:
        texts = [text for text in details.texts if text.registry == record.registry]
        registry = short_name(record.registry) if len(details.records) > 1 else None
        sections = list(_sections(texts, registry, is_first=record.registry == first))
        here = [section for section in sections if section.lang in _main_languages(texts)]
        yield RegistryText(
            name=registry_name(record.registry),
            anchor=f"registry-{record.registry}",
            source=_told_source(record, texts),
            sections=tuple(here),
            translated=tuple(section for section in sections if section not in here),
        )


def told_languages(details: Details) -> str | None:
    """Which languages the registries' texts are in, but for those that are in the page's."""
    spoken: dict[tuple[str, str], set[str]] = {}
    for text in details.texts:
        if text.lang in _main_languages(of for of in details.texts if of.registry == text.registry):
            spoken.setdefault((text.registry, text.section), set()).add(text.lang)
    others = [{ENGLISH} & langs or langs for langs in spoken.values() if current() not in langs]
    if not others:
        return None
    language = language_names(set().union(*others))
    if len(details.records) > 1:
        return _("The registries’ texts are in %(language)s.", language=language)
    return _("The registry’s text is in %(language)s.", language=language)


def _told_source(record: Record, texts: list[Text]) -> str:
    """Which registry, when, and in which language."""
    registry, language = registry_name(record.registry), _languages({text.lang for text in texts})
    if not texts:
        return _("%(registry)s gives no text beyond what stands above.", registry=registry)
    if not record.updated:
        return _(
            "%(registry)s, in %(language)s: the registry’s own words. Coded fields are written out.",
            registry=registry,
            language=language,
        )
    return _(
        "%(registry)s, %(day)s, in %(language)s: the registry’s own words. Coded fields are written out.",
        registry=registry,
        day=dates.long_day(record.updated),
        language=language,
    )


def _main_languages(texts: Iterable[Text]) -> set[str]:
    """The page's language and English, where a registry writes in these; what else it has are translations."""
    written = {text.lang for text in texts}
    return written & {current(), ENGLISH} or written


def _languages(codes: set[str]) -> str:
    """`English and German`; the names of few languages only."""
    if len(codes) <= NAMED_LANGUAGES or ENGLISH not in codes:
        return language_names(codes)
    return _("English and %(num)s other languages", num=number(len(codes) - 1))


def _sections(texts: list[Text], registry: str | None, *, is_first: bool) -> Iterator[Section]:
    """The sections of a registry, which is told with each where it is one of several."""
    languages = Counter(text.section for text in texts)
    given: set[str] = set()
    for text in texts:
        name = text.section.replace("_", "-")
        anchor = f"registry-{text.registry}-{name}"
        repeated = anchor in given
        anchor += f"-{text.lang}" if repeated else ""
        given.add(anchor)
        title = _(SECTIONS.get(text.section, OTHER))
        yield Section(
            anchor=anchor,
            title=title,
            named=_("%(section)s, %(registry)s", section=title, registry=registry) if registry else title,
            lang=text.lang,
            language=language_names([text.lang]) if languages[text.section] > 1 else None,
            html=registry_html(text.text),
            before=f"registry-{name}" if is_first and not repeated else None,
        )
