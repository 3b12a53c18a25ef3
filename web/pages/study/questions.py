"""The questions that patients ask, answered with the registry's own facts where nobody has written a summary."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from search.answer import WholeStudy
from search.study import Age, Answer, Card, Details, Record, Text
from web.pages.language import dates
from web.pages.language.facts import age_words
from web.pages.language.languages import current
from web.pages.language.registries import language_names, registry_name, short_name
from web.pages.language.translate import gettext as _
from web.pages.language.words import JOINABLE
from web.pages.study.markdown import registry_html
from web.pages.study.office import office_of
from web.pages.study.pieces import Asked, Piece, Point, quote, section
from web.pages.study.registry_text import told_languages
from web.pages.study.treatment import treatment, visits
from web.pages.study.writers import written_for_patients


class Questions(Struct, frozen=True, kw_only=True):
    """What one writer answers; `source` says first who that is, `language` in which one, where it is not the page's."""

    source: str
    language: str | None
    asked: tuple[Asked, ...]


def questions(study: WholeStudy) -> tuple[Questions, ...]:
    """What each writer wrote for patients; where nobody did, facts under the same questions."""
    written: dict[str, list[Asked]] = {}
    for one in study.details.plain_summary:
        written.setdefault(written_for_patients(one.source, one.written), []).append(_as_written(one))
    if written:
        return tuple(_written(source, asked) for source, asked in written.items())
    source = _nobody_wrote(study.details.records[0])
    return (Questions(source=source, language=told_languages(study.details), asked=tuple(_from_facts(study))),)


def _written(source: str, asked: list[Asked]) -> Questions:
    others = {one.lang for one in asked if one.lang} - {current()}
    language = _("This text is in %(language)s.", language=language_names(others)) if others else None
    return Questions(source=source, language=language, asked=tuple(asked))


def _as_written(one: Answer) -> Asked:
    return Asked(question=one.question, lang=one.lang, pieces=(Piece(quote=registry_html(one.answer), lang=one.lang),))


def _nobody_wrote(record: Record) -> str:
    registry = registry_name(record.registry)
    if record.updated:
        return _(
            "Nobody has written a plain-language summary of this study yet. These are the registry’s own facts, "
            "unedited, from %(registry)s, %(day)s.",
            registry=registry,
            day=dates.long_day(record.updated),
        )
    return _(
        "Nobody has written a plain-language summary of this study yet. These are the registry’s own facts, "
        "unedited, from %(registry)s.",
        registry=registry,
    )


def _from_facts(study: WholeStudy) -> Iterator[Asked]:
    card, details = study.card, study.details
    yield Asked(question=_("How does it work?"), pieces=tuple(_how(card, details)))
    yield Asked(question=_("How do I take part?"), pieces=tuple(_part(study)))
    yield Asked(question=_("What treatment will I be given?"), pieces=tuple(treatment(card, details)))
    yield Asked(question=_("How often will I be seen?"), pieces=tuple(visits(details)))
    usual = _("Your usual care goes on. Your doctor can tell you about other treatments and studies.")
    yield Asked(question=_("What if I can’t take part?"), pieces=(Piece(words=usual),))


def _how(card: Card, details: Details) -> Iterator[Piece]:
    summary = section(details, "summary")
    points = tuple(Point(words=words) for words in design_points(card, details))
    if summary:
        source = _("The registry’s summary, %(registry)s", registry=registry_name(summary.registry))
        yield quote(summary.text, source, summary.lang)
    if points:
        yield Piece(points=points)
    if not (summary or points):
        yield Piece(words=_("The registry does not say."))


def design_points(card: Card, details: Details) -> list[str]:
    """Chance and masking in plain words: never odds, and nothing that the registry does not say."""
    if card.type != "interventional":
        return []
    points = []
    if details.allocation == "randomized":
        points.append(_("A computer decides by chance which group you are in."))
    if details.masked is None:
        points.append(_("The registry does not say who knows which treatment you get."))
    elif "participant" in details.masked:
        points.append(_("You will not be told which treatment you get."))
    elif details.masked:
        points.append(_("Some people in the study team do not know who gets which treatment."))
    else:
        points.append(_("Everyone knows who gets which treatment."))
    return points


def _part(study: WholeStudy) -> Iterator[Piece]:
    card = study.card
    points = [_whom(card)]
    if card.healthy is not None:
        yes, no = _("Healthy volunteers are accepted."), _("Healthy volunteers are not accepted.")
        points.append(yes if card.healthy else no)
    criteria = study.details.eligibility.text
    if criteria:
        points.append(_("Medical conditions also apply. A doctor at the centre checks them with you."))
    elif office_of(study):
        missing = _(
            "The registry’s medical conditions for taking part are not in our copy. "
            "Ask the study office or your doctor."
        )
        points.append(missing)
    else:
        points.append(_("The registry’s medical conditions for taking part are not in our copy."))
    points.append(_whom_to_ask(study))
    yield Piece(points=tuple(Point(words=words) for words in points))
    if criteria:
        written = next((text for text in study.details.texts if text.text == criteria), None)
        lang = written.lang if written else "en"
        yield Piece(heading=_criteria_heading(study.details, written), quote=registry_html(criteria), lang=lang)


def _criteria_heading(details: Details, written: Text | None) -> str:
    if written and len(details.records) > 1:
        registry = short_name(written.registry)
        return _("The medical conditions, in the words of %(registry)s", registry=registry)
    return _("The medical conditions, in the registry’s words")


def _whom(card: Card) -> str:
    """`You must be 18 or older. Any sex.`"""
    if card.age is None and card.sex is None:
        return _("Age and sex are not given.")
    unknown = _("The registry does not say which sex.")
    sexes = {"all": _("Any sex."), "female": _("Women only."), "male": _("Men only.")}
    return f"{_age(card.age)} {sexes.get(card.sex or '', unknown)}"


def _age(age: Age | None) -> str:
    if age is None:
        return _("The registry does not say which age.")
    if not age.min_days and age.max_days is None:
        return _("Any age.")
    return _("You must be %(age)s.", age=age_words(age))


def _whom_to_ask(study: WholeStudy) -> str:
    card = study.card
    if card.status == "by_invitation":
        return _("The study team invites people. You cannot ask to join.")
    if card.status not in JOINABLE:
        return _("This study is not taking new people.")
    if any(site.contact and site.contact.source == "site" for site in study.all_sites):
        return _("Call a centre above, or ask your own doctor to call.")
    if office_of(study):
        return _("Call the study office, or ask your own doctor to call.")
    return _("Ask the sponsor or your own doctor, with the number %(id)s.", id=card.id)
