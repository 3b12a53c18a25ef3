"""Each registry's text apart, unedited, in the languages that it has; and every number with whose it is."""

from __future__ import annotations

from search.study import Text
from tests.web.pages import made_study
from tests.web.pages.made_joined import joined_details
from web.pages.study.numbers import named
from web.pages.study.registry_text import registry_texts, told_languages


def test_each_registrys_text_stands_apart() -> None:
    ctgov, ctis, isrctn = registry_texts(joined_details())
    assert [section.anchor for section in ctgov.sections] == ["registry-ctgov-summary"]
    assert [(section.anchor, section.lang) for section in ctis.sections] == [("registry-ctis-summary", "en")]
    assert [(section.anchor, section.language) for section in ctis.translated] == [
        ("registry-ctis-summary-de", "German")
    ]
    assert [section.title for section in isrctn.sections] == ["Plain English summary", "Ethics approval"]
    assert isrctn.sections[1].named == "Ethics approval, ISRCTN"
    assert [text.sections[0].before for text in (ctgov, ctis, isrctn)] == ["registry-summary", None, None]


def test_many_languages_are_counted() -> None:
    texts = [Text(registry="ctis", lang=lang, section="summary", text="x") for lang in ("en", "de", "fr", "es", "it")]
    (ctgov, ctis, _isrctn) = registry_texts(joined_details(texts=tuple(texts)))
    assert "in English and 4 other languages:" in ctis.source
    assert ctgov.source == "ClinicalTrials.gov gives no text beyond what stands above."


def test_translations_are_not_said_to_be_the_text() -> None:
    """The text is English; that a title is there in Greek too is no news to whom the page speaks English."""
    main = Text(registry="ctis", lang="en", section="summary", text="x")
    greek = Text(registry="ctis", lang="el", section="inclusion", text="x")
    assert told_languages(joined_details(texts=(main, greek))) is None
    assert told_languages(joined_details(texts=(greek,))) == "The registries’ texts are in Greek."


def test_numbers_of_one_record_are_told_as_before() -> None:
    assert [one.whose for one in named(made_study.details())] == [
        "ClinicalTrials.gov",
        "Sponsor or another organisation",
        "EudraCT",
    ]
