"""A registry's text as HTML: its lists, all of its signs, and none of its tags."""

from __future__ import annotations

import pytest

from web.pages.language.typography import unbroken
from web.pages.study.markdown import registry_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("creatinine \\</= 100 or \\>/= 140", "<p>creatinine &lt;/= 100 or &gt;/= 140</p>"),
        ("platelets </= 100", "<p>platelets &lt;/= 100</p>"),
        ("> 18 years", "<p>&gt; 18 years</p>"),
        ("1.5*ULN and 2*ULN", "<p>1.5*ULN and 2*ULN</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("# not a heading", "<p># not a heading</p>"),
        ("Criteria\n--------", "<p>Criteria<br>\n--------</p>"),
        ("    indented", "<p>indented</p>"),
        ("&ge; 3", "<p>≥ 3</p>"),
    ],
)
def test_what_only_looks_like_markup_stays_text(text: str, html: str) -> None:
    assert registry_html(text).strip() == html


def test_nested_lists_of_both_kinds() -> None:
    html = registry_html("Inclusion:\n\n* one\n    * nested\n* two\n\n1. first\n    1. within\n2. second")
    assert html.count("<ul>") == 2
    assert html.count("<ol>") == 2
    assert html.count("<li>") == 6


def test_a_list_keeps_its_numbers() -> None:
    assert '<ol start="3">' in registry_html("3. third\n4. fourth")


def test_dates_and_short_terms_hold_together() -> None:
    html = unbroken("Not confirmed since 3 Nov 2026 <b> T-DXd (then: not open yet)")
    assert '<span class="whole">3 Nov 2026</span>' in html
    assert '<span class="whole">T-DXd</span>' in html
    assert '<span class="whole">(then: not open yet)</span>' in html
    assert "&lt;b&gt;" in html
