"""Our own lists: each line can be read, means what it says and is needed."""

from __future__ import annotations

from collections import Counter

import pytest

from mappings.lines import lines, several
from search.conditions import Conditions
from search.conditions.keys import MOST_WORDS, name_key
from search.conditions.rules import LAY_WORDS, NOTHING, lay_words, meaning
from search.fold import fold, folded_words


def test_every_rule_has_its_three_columns() -> None:
    short = [line for line in lines(LAY_WORDS) if len(line) != 3 or not all(line)]
    assert short == []


def test_every_meaning_is_a_heading_by_name(conditions: Conditions) -> None:
    rules = list(lay_words(conditions.by_name))
    assert len(rules) > 1_000
    nothing = {rule.wording for rule in rules if rule.meaning.is_nothing}
    assert nothing == {
        wording for wordings, means, _ in lines(LAY_WORDS) if means == NOTHING for wording in several(wordings)
    }


def test_no_wording_stands_in_two_rules() -> None:
    keys = Counter(name_key(wording) for wordings, *_ in lines(LAY_WORDS) for wording in several(wordings))
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_every_wording_is_found_as_it_is_typed(conditions: Conditions) -> None:
    missed = []
    for wordings, means, _ in lines(LAY_WORDS):
        for wording in several(wordings):
            found = conditions.mentions(folded_words(wording))
            telling = len(fold(wording).split())
            if bool(found) == (means == NOTHING) or telling > MOST_WORDS:
                missed.append(wording)
    assert missed == []


@pytest.mark.parametrize("words", ["double", "oral cavity", "analgesia", "first aid", "trials near me", "10 mg"])
def test_what_names_no_condition_means_nothing(conditions: Conditions, words: str) -> None:
    assert conditions.mentions(folded_words(words)) == []
    assert conditions.meaning(words) is None
    assert conditions.written.named_in(words) == ()


@pytest.mark.parametrize(
    ("means", "headings", "above", "words", "choices"),
    [
        ("Gout", ["Gout"], [], (), ()),
        ("Gout + Asthma", ["Gout", "Asthma"], [], (), ()),
        ("< Gout", [], ["Gout"], (), ()),
        ('"flu shot" + Influenza, Human', ["Influenza, Human"], [], ("flu shot",), ()),
        ("-", [], [], (), ()),
        ('Multiple Sclerosis / "medical school"', [], [], (), ("Multiple Sclerosis", "medical school")),
    ],
)
def test_how_a_meaning_is_written(
    conditions: Conditions,
    means: str,
    headings: list[str],
    above: list[str],
    words: tuple[str, ...],
    choices: tuple[str, ...],
) -> None:
    read = meaning("typed", means, conditions.by_name)
    assert [heading.name for heading in read.headings] == headings
    assert [heading.name for heading in read.above] == above
    assert (read.words, read.choices) == (words, choices)


def test_a_rule_that_names_no_heading_is_told(conditions: Conditions) -> None:
    with pytest.raises(ValueError, match="'Gouty' is no heading's name"):
        meaning("typed", "Gouty", conditions.by_name)
