"""What holds for any records: nothing is lost, and their order does not matter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from indexer.joining.rank import RANK
from indexer.merging import merged
from indexer.merging.words import LEVELS, OF_STUDY
from indexer.registries.reading import Read
from search.study import Contact, Number, Record, Site, Text
from search.vocabulary import STATUSES, Registry, Status, StatusSource
from tests.indexer.merging.builders import addition, by_name, country, part, record, site
from tests.indexer.merging.whole import check_whole

DAYS = st.sampled_from([None, "2024-05-05", "2026-01-31", "2026-06-01"])
STATUS: st.SearchStrategy[Status] = st.sampled_from(("recruiting", "recruiting", *STATUSES))
SOURCES: st.SearchStrategy[StatusSource] = st.sampled_from(LEVELS)
OF_STUDIES: st.SearchStrategy[StatusSource] = st.sampled_from(OF_STUDY)
NAMES = st.sampled_from(["Charité", "Mayo", ""])
COUNTRIES = st.sampled_from(["DE", "US"])
TEXTS = st.text("ab 1-", min_size=1, max_size=4)


@st.composite
def sites(draw: st.DrawFn, registry: Registry, number: int) -> Site:
    source = draw(SOURCES)
    shown = site(registry, draw(STATUS), source, draw(DAYS), name=draw(NAMES), code=draw(COUNTRIES), number=number)
    dated = shown.status == "recruiting" and source == "dates"
    return replace(shown, recruits_until=draw(DAYS)) if dated else shown


@st.composite
def records(draw: st.DrawFn, registry: Registry) -> Record:
    words = [country(code, draw(STATUS), draw(DAYS), draw(DAYS)) for code in draw(st.sets(COUNTRIES))]
    source = draw(OF_STUDIES)
    return record(registry, draw(STATUS), draw(DAYS), source=source, until=draw(DAYS), countries=words)


@st.composite
def reads(draw: st.DrawFn, registry: Registry) -> Read:
    own_sites = [draw(sites(registry, number)) for number in range(draw(st.integers(0, 3)))]
    names = draw(st.lists(TEXTS, max_size=3))
    return part(
        draw(records(registry)),
        *own_sites,
        numbers=[Number(number=name) for name in names],
        contacts=tuple(Contact(name=name, phone="1") for name in names),
        texts=tuple(Text(registry=registry, lang="en", section="summary", text=name) for name in names),
        condition_words=tuple(names),
        aliases=tuple(names),
        headings=tuple(names),
        unknown_words=tuple(names),
    )


@st.composite
def studies(draw: st.DrawFn) -> list[Read]:
    registries = draw(st.lists(st.sampled_from(RANK), unique=True, min_size=1))
    return [draw(reads(registry)) for registry in registries]


@given(studies().flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
@settings(deadline=None, max_examples=60)
def test_the_order_of_records_and_additions_does_not_matter(orders: tuple[list[Read], list[Read]]) -> None:
    parts, others = orders
    additions = [addition(written=day) for day in ("2025-01-01", "2025-01-02")]
    assert merged(others, additions[::-1], by_name) == merged(parts, additions, by_name)


@given(studies())
@settings(deadline=None, max_examples=60)
def test_nothing_of_any_record_is_lost(parts: list[Read]) -> None:
    check_whole(parts, merged(parts, (), by_name))


@given(studies())
@settings(deadline=None, max_examples=60)
def test_no_site_recruits_that_its_own_record_does_not_have_recruiting(parts: list[Read]) -> None:
    own = {one.id: one for read in parts for one in read.study.sites}
    for one in merged(parts, (), by_name).study.sites:
        before = own[one.id]
        if before.status != "recruiting":
            assert one == replace(before, place=one.place)
        elif one.status == "recruiting":
            by_its_place = LEVELS.index(one.status_source) < LEVELS.index(before.status_source)
            assert by_its_place or (one.recruits_until or "9") <= (before.recruits_until or "9")
        else:
            assert one.recruits_until is None
