"""What an operator's file adds to a study: it stands beside the registries' words, never in the place of a status."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from indexer.merging.picking import as_read, with_new
from indexer.own.addition import Addition, Position
from indexer.registries.reading import Read
from search.study import Added, Answer, Card, Contact, Details, Site, SponsorLink, Titles


def with_additions(read: Read, additions: Sequence[Addition]) -> Read:
    """The study with these additions, the newest first; a position for a site that it has not is an unknown word."""
    if not additions:
        return read
    newest_first = sorted(sorted(additions, key=repr), key=lambda addition: addition.written or "", reverse=True)
    study = read.study
    sites, unmet = _corrected(study.sites, [position for addition in newest_first for position in addition.sites])
    return Read(
        replace(
            study,
            card=_card(study.card, newest_first),
            details=_details(study.details, newest_first),
            sites=sites,
        ),
        headings=read.headings,
        unknown_words=with_new((read.unknown_words, unmet)),
    )


def _card(card: Card, additions: Sequence[Addition]) -> Card:
    titles = (addition.plain_title for addition in additions if addition.plain_title)
    return replace(
        card,
        plain_title=next(titles, card.plain_title),
        contact=next(iter(_contacts(additions)), card.contact),
    )


def _details(page: Details, additions: Sequence[Addition]) -> Details:
    answers = [
        Answer(
            question=each.question,
            answer=each.answer,
            source=addition.source,
            lang=addition.lang,
            written=addition.written,
        )
        for addition in additions
        for each in addition.questions
    ]
    beside = [_added(each) for each in additions if each.contact or each.contact_line or each.links]
    return replace(
        page,
        titles=_titles(page.titles, additions),
        plain_summary=with_new((answers, page.plain_summary)),
        contacts=with_new((_contacts(additions), page.contacts)),
        added=tuple(beside),
    )


def _added(addition: Addition) -> Added:
    links = tuple(SponsorLink(text=link.text, url=link.url) for link in addition.links)
    return Added(
        source=addition.source,
        written=addition.written,
        lang=addition.lang,
        contact=next(iter(_contacts([addition])), None),
        contact_line=addition.contact_line,
        links=links,
    )


def _titles(titles: Titles, additions: Sequence[Addition]) -> Titles:
    for addition in additions:
        if addition.plain_title:
            return replace(
                titles, plain=addition.plain_title, plain_source=addition.source, plain_written=addition.written
            )
    return titles


def _contacts(additions: Sequence[Addition]) -> list[Contact]:
    """The operator's come before the registries': they were written for those who read here."""
    people = [addition.contact for addition in additions if addition.contact]
    return [Contact(name=one.name, phone=one.phone, email=one.email, source="operator") for one in people]


def _corrected(sites: tuple[Site, ...], positions: Sequence[Position]) -> tuple[tuple[Site, ...], list[str]]:
    """The sites at the operator's points, of two for one site the first, and the points that no site has."""
    points: dict[str, Position] = {}
    unmet: list[str] = []
    for position in positions:
        meant = [site.id for site in sites if _is_meant(site, position)]
        points = dict.fromkeys(meant, position) | points
        if not meant:
            unmet.append(f"addition site: {position.id or f'{position.name}, {position.city}'}")
    return tuple(_at(site, points[site.id]) if site.id in points else site for site in sites), unmet


def _is_meant(site: Site, position: Position) -> bool:
    if position.id:
        return site.id == position.id
    written = (position.name or "", position.city or "")
    return tuple(map(as_read, (site.name or "", site.city or ""))) == tuple(map(as_read, written))


def _at(site: Site, position: Position) -> Site:
    """The site at the operator's point; the registry's own is kept beside it."""
    return replace(
        site,
        lat=position.lat,
        lon=position.lon,
        precision="exact",
        position_source="operator",
        registry_point=None if site.lat is None or site.lon is None else (site.lat, site.lon),
    )
