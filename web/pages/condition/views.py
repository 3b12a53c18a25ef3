"""The pages to browse by condition. What is typed there stands in no address, only the condition that is read."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug import Response as BaseResponse

from search.answer import StudyPage
from search.conditions.heading import Heading
from web.limits import many, searches
from web.pages import headers
from web.pages.condition.browse import fitting, widest
from web.pages.condition.page import asked_by, show_condition
from web.pages.condition.rows import NONE, Counts
from web.pages.desk import Desk
from web.pages.search.asking import Form
from web.pages.search.forms import form_context

CARDS: Final = 5
"""Studies on a condition's page, those that changed last."""


class ConditionViews:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, routes: Blueprint) -> None:
        routes.add_url_rule("/conditions", "conditions", self.conditions, methods=["GET", "POST"])
        routes.add_url_rule("/conditions/<id>", "condition", self.condition)

    @many
    def conditions(self) -> BaseResponse:
        """The widest conditions; above them those that fit what was typed."""
        if request.method == "POST":
            typed = request.form.get("q", "").strip()
            return headers.private(self._browse(typed)) if typed else redirect(url_for("pages.conditions"), code=303)
        tag = self._tag()
        return headers.unchanged(tag) or headers.revalidated(self._browse(), tag)

    @searches
    def condition(self, id: str) -> BaseResponse:
        """A condition, by its id; other spellings and names lead there."""
        tag = self._tag()
        if known := headers.unchanged(tag):
            return known
        conditions = self.desk.finder.conditions
        heading = conditions.named(id)
        if heading is None:
            return self._unknown(id)
        if conditions.hidden(heading.id) and heading.id not in conditions.tree.tops():
            return self._wider(heading)
        if heading.id != id:
            return redirect(url_for("pages.condition", id=heading.id), code=301)
        counts = self.desk.finder.condition_counts()
        shown = show_condition(heading, conditions, counts, self._listed(heading.id, counts))
        context = form_context(Form(), self.desk.preferred_units())
        return headers.revalidated(self.desk.page("condition.html", condition=shown, **context), tag)

    def _browse(self, typed: str = "", *, unknown: bool = False) -> Response:
        finder = self.desk.finder
        return self.desk.page(
            "conditions.html",
            widest=widest(finder.conditions, finder.condition_counts()),
            typed=typed,
            fitting=fitting(typed, finder) if typed else (),
            unknown=unknown,
            posted=[("q", typed)] if typed else [],
            **form_context(Form(q=typed), self.desk.preferred_units()),
        )

    def _unknown(self, text: str) -> Response:
        """No dead end: the conditions that the text may mean, and the box to find another."""
        page = headers.private(self._browse(text, unknown=True))
        page.status_code = 404
        return page

    def _wider(self, heading: Heading) -> BaseResponse:
        """A level that is left out leads to the one over it. Not for ever: which ones are left out may change."""
        over = self.desk.finder.conditions.tree.over(heading.id)
        return redirect(url_for("pages.condition", id=over[-1]) if over else url_for("pages.conditions"), code=302)

    def _listed(self, id: str, counts: Counts) -> StudyPage | None:
        counted = counts.get(id, NONE)
        if not counted[0]:
            return None
        status = dict(asked_by(id, counted)).get("status", "recruiting")
        return self.desk.finder.studies({"condition": [id], "status": [status], "sort": "updated", "size": CARDS})

    def _tag(self) -> str:
        return self.desk.tag(str(request.accept_languages))
