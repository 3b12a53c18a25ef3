"""A study's map for the pages of others: what it shows, and a page that they may frame."""

from __future__ import annotations

from typing import Final

import msgspec
from flask import Blueprint, Response, redirect, request, url_for
from werkzeug import Response as BaseResponse

from search.answer import WholeStudy
from search.faults import StudyMoved
from web.background import background
from web.limits import many
from web.pages import addresses, headers
from web.pages.addresses import whole
from web.pages.desk import Desk
from web.pages.map.asking import read_asked
from web.pages.map.frame import read_frame
from web.pages.map.shapes import StudyMap
from web.pages.map.source import source_words
from web.pages.map.study_map import Asked, show_map
from web.pages.search.hint import near_hint

encoder: Final = msgspec.json.Encoder()


class MapViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        address = "/embed/studies/<number>"
        routes.add_url_rule(address, "embed_study", self.embed_study)
        routes.add_url_rule(f"{address}/map.json", "study_map", self.study_map, methods=["GET", "POST"])

    @many
    def study_map(self, number: str) -> BaseResponse:
        """The map as data: by GET the same for everybody, by POST nearest first from a place."""
        tag = self._tag()
        if known := headers.unchanged(tag, by_language=False):
            return known
        asked = read_asked(self.desk)
        try:
            study = self.desk.finder.study(number, asked.place, near_hint())
        except StudyMoved as moved:
            return _moved("pages.study_map", moved.to)
        answer = Response(encoder.encode(self._map(study, asked)), mimetype="application/json")
        if request.method == "POST":
            return headers.private(answer)
        answer.headers["X-Robots-Tag"] = "noindex"
        return headers.revalidated(answer, tag, by_language=False)

    @many
    def embed_study(self, number: str) -> BaseResponse:
        """The page that others may frame. A place stands in its fragment alone, and so is never sent."""
        tag = self._tag()
        if known := headers.unchanged(tag, by_language=False):
            return known
        asked = read_asked(self.desk)
        try:
            study = self.desk.finder.study(number)
        except StudyMoved as moved:
            return _moved("pages.embed_study", moved.to)
        page = self.desk.page(
            "embed_study.html",
            told=self._map(study, asked),
            frame=read_frame(request.args, asked.statuses),
            widget_address=addresses.alike("/widget.js"),
        )
        page.headers["X-Robots-Tag"] = "noindex"
        return headers.revalidated(page, tag, by_language=False)

    def _map(self, study: WholeStudy, asked: Asked) -> StudyMap:
        return show_map(
            study,
            asked,
            address=whole(self.desk.settings, f"/studies/{study.card.id}"),
            by=source_words(self.desk, study),
            background=background(addresses.alike("")),
        )

    def _tag(self) -> str:
        """An answer is the same for everybody: it asks for no language and no units."""
        return self.desk.tag(str(background(addresses.alike(""))))


def _moved(endpoint: str, number: str) -> BaseResponse:
    """To the study's own number, with what was asked."""
    address = f"{url_for(endpoint, number=number)}{addresses.question()}"
    return redirect(address, code=308 if request.method == "POST" else 301)
