"""The catalogues: every message in every language, with the same values and the same markup, and nothing besides."""

from __future__ import annotations

import re

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from make.messages import CATALOGUES, template, untranslated
from web.pages.language.languages import ENGLISH, LANGUAGES, catalogue

TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]
VALUE = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?\w+[^>]*>")


def kept(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def ids(catalogue: Catalog) -> set[object]:
    return {(each.context, each.id) for each in catalogue if each.id}


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def test_there_is_a_catalogue_for_each_language() -> None:
    assert sorted(path.stem for path in CATALOGUES.glob("*.po")) == sorted(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    """`make messages` was run after the last change of a word."""
    assert ids(kept(language)) == ids(template())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    found = kept(language)
    assert untranslated(found) == []
    assert [each.id for each in found if each.fuzzy and each.id] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_values_and_markup_are_those_of_the_message(language: str) -> None:
    """A count of one may be written out, so a singular may lack `num`."""
    wrong = []
    for each in kept(language):
        original = forms(each.id)[-1]
        for text in forms(each.string) if each.id else ():
            missing = set(VALUE.findall(original)) - set(VALUE.findall(text)) - {"num"}
            invented = set(VALUE.findall(text)) - set(VALUE.findall(original))
            if missing or invented or sorted(TAG.findall(text)) != sorted(TAG.findall(original)):
                wrong.append((original, text))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_pages_read_the_catalogue(language: str) -> None:
    assert catalogue(language).gettext("Privacy") != "Privacy"
