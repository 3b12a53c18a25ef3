"""The long texts of a CTIS record: criteria, other languages, plain text that stays plain."""

from __future__ import annotations

from indexer.documents import affirmed
from tests.indexer.ctis.records import NUMBER, Json, informed, new_shape, read


def test_criteria_as_one_text_whose_exclusions_are_known() -> None:
    text = read(new_shape(NUMBER)).study.details.eligibility.text
    assert text == "Inclusion criteria:\n\n- Wilson disease, no cirrhosis\n\nExclusion criteria:\n\n- Pregnancy"
    assert "Wilson disease" in (affirmed(text) or "")
    assert "Pregnancy" not in (affirmed(text) or "")
    assert "cirrhosis" not in (affirmed(text) or "")


def test_criteria_in_other_languages_only_where_they_are_whole() -> None:
    def criterion(name: str, *languages: str) -> Json:
        spoken = [{"attributeTranslation": f"{name} {one}", "languageDescription": one} for one in languages]
        return {"principalInclusionCriteria": name, "principalInclusionCriteriaTranslations": spoken}

    both = [criterion("One", "Polish", "Greek"), criterion("Two", "Polish")]
    found = read(informed(eligibilityCriteria={"principalInclusionCriteria": both})).study.details
    assert [(text.lang, text.text) for text in found.texts if text.section == "inclusion"] == [
        ("pl", "- One Polish\n- Two Polish")
    ]


def test_plain_text_stays_what_it_is() -> None:
    objective = "+ 3 days &lt;5 &amp; x\n* one\\*two"
    found = read(informed(trialObjective={"mainObjective": objective})).study.details
    (text,) = [one.text for one in found.texts if one.section == "summary"]
    assert text.startswith("\\+ 3 days <5 & x")
