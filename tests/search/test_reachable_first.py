"""Of one hospital in several registries, the entry with somebody to call answers first."""

from __future__ import annotations

from msgspec.structs import replace

from search.page import reachable_first
from search.study import Contact
from tests.web.pages import made

OWN, OFFICE = Contact(phone="+44 1", source="site"), Contact(phone="+44 2", source="study")


def test_the_order_stays_but_within_a_place() -> None:
    entry = replace(made.site(1), place="GB:guys", distance_m=100, contact=OFFICE)
    sites = (
        replace(entry, id="office"),
        replace(entry, id="nobody", contact=None),
        replace(entry, id="own", contact=OWN),
        replace(entry, id="farther", distance_m=200, contact=OWN),
        replace(entry, id="elsewhere", place=None, contact=OWN),
    )
    found = reachable_first(sites)
    assert [site.id for site in found] == ["own", "office", "nobody", "farther", "elsewhere"]
    assert reachable_first(()) == ()
