"""The pages: each reads what was sent, asks the finder once, and hands a value to a template."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from search.engine.client import EngineError
from search.faults import Fault, QuestionFaults, StudyMoved
from search.query import StudyQuery
from search.settings import Settings
from search.vocabulary import EXTRAS
from web.limits import many, searches
from web.pages import headers
from web.pages.asking import Form, read_form
from web.pages.distances import Units
from web.pages.forms import form_context
from web.pages.languages import preferred_units
from web.pages.panel import beyond, panel_facets, show_panel
from web.pages.port import Finder
from web.pages.problems import fault_words
from web.pages.radii import choose_units
from web.pages.results import show_results
from web.pages.sites import From, asked_from
from web.pages.story import Story, tell
from web.pages.study_page import show_study
from web.pages.typography import unbroken


class Pages:
    """The views, with what they ask of the search."""

    def __init__(self, finder: Finder, settings: Settings) -> None:
        self.finder = finder
        self.settings = settings

    def search(self) -> BaseResponse:
        """The search page, before anything was asked."""
        self.finder.index()  # Without it nothing can be searched, and the page says so.
        return headers.revalidated(self._page("search.html", **form_context(Form(), self._preferred())))

    @searches
    def results(self) -> BaseResponse:
        """The answer to a question. Without one it is the search page, which a reload fills again."""
        form = read_form(request.form if request.method == "POST" else request.args)
        if request.method != "POST" and not form.asks:
            return headers.private(self._page("search.html", **form_context(form, self._preferred())))
        try:
            return headers.private(self._answer(form))
        except QuestionFaults as faults:
            return headers.private(self._faulty(form, faults.faults))

    @many
    def study(self, number: str) -> BaseResponse:
        """A study; with a place, its centres nearest first."""
        form = read_form(request.form) if request.method == "POST" else Form()
        faults: list[Fault] = []
        near: From | None = None
        query: StudyQuery | None = None
        try:
            if form.near:
                asked = self._parameters(form)
                query = self.finder.read({name: asked[name] for name in ("near", "within") if name in asked})
                query = query if query.point else None  # Inside an area no centre is nearer than another.
        except QuestionFaults as error:
            faults = error.faults
        try:
            found = self.finder.study(number, form.near if query else None)
        except StudyMoved as moved:
            code = 308 if request.method == "POST" else 301
            return redirect(url_for("pages.study", number=moved.to), code=code)
        if query and query.near:
            near = asked_from(query.near, choose_units(form, query.near.country, self._preferred()))
        within_m = query.within_m if query else None
        only = request.form.get("only", "")
        shown = show_study(found, near, within_m, self.settings.today, only)
        page = self._page(
            "study.html",
            study=shown,
            form=form,
            near=near,
            only=only,
            fault=faults[0] if faults else None,
            from_results=list(form.fields()) if form.q or form.filters else [],
        )
        if faults:
            page.status_code = 400
        return headers.private(page) if request.method == "POST" else headers.revalidated(page)

    def about(self) -> BaseResponse:
        return headers.revalidated(self._page("about.html"))

    def data(self) -> BaseResponse:
        return headers.revalidated(self._page("data.html"))

    def privacy(self) -> BaseResponse:
        return headers.revalidated(self._page("privacy.html"))

    def told(self) -> Story | None:
        """What the index holds; None while it cannot be asked."""
        try:
            return tell(self.finder.index(), self.settings.today)
        except EngineError:
            return None

    def _answer(self, form: Form) -> Response:
        page, restarted = None, False
        if form.after:
            try:
                page = self.finder.studies(self._parameters(form))
            except QuestionFaults as faults:
                if {fault.parameter for fault in faults.faults} != {"after"}:
                    raise
                # The form was changed beside the button, or the index it went on in is gone.
                form, restarted = form.first_page, True
        # What stands beside the list is worked out once, with its first page.
        beside = {"extras": list(EXTRAS), "facets": panel_facets()}
        page = page or self.finder.studies(self._parameters(form) | beside)
        near = page.question.near
        units = choose_units(form, near.country if near else None, self._preferred())
        results = show_results(page, form, units, restarted=restarted)
        context = form_context(form, units) | {"radii": results.radii}
        if results.total:
            panel = show_panel(form, page.facets)
            context |= {"panel": panel, "carried": list(beyond(panel, form))}
        return self._page("results.html", results=results, **context)

    def _parameters(self, form: Form) -> dict[str, Any]:
        """The form's parameters; inside an area there is no radius and no distance to sort by."""
        asked = form.parameters()
        if "near" not in asked or not self._is_area(form.near):
            return asked
        left_out = {"within"} | ({"sort"} if form.sort == "distance" else set())
        # Only the order by distance needs the words in the topic.
        left_out |= set() if form.words_in else {"words_in"}
        return {name: value for name, value in asked.items() if name not in left_out}

    def _is_area(self, place: str) -> bool:
        try:
            return self.finder.read({"near": place}).area is not None
        except QuestionFaults:
            return False  # The whole question will tell, with whatever else is wrong.

    def _faulty(self, form: Form, faults: list[Fault]) -> Response:
        """The form again, with what is wrong beside each field."""
        messages = {fault.parameter: fault.message for fault in faults}
        page = self._page(
            "faulty.html",
            faults=faults,
            **form_context(form, form.units or self._preferred(), messages),
        )
        page.status_code = 400
        return page

    def _preferred(self) -> Units:
        return preferred_units(request.accept_languages)

    def _page(self, template: str, **context: object) -> Response:
        return make_response(render_template(template, **context))


def register_pages(app: Flask, finder: Finder, settings: Settings) -> None:
    """Adds the pages, what their templates share, and the headers of every answer."""
    pages = Pages(finder, settings)
    routes = Blueprint("pages", __name__)
    routes.add_url_rule("/", "search", pages.search)
    routes.add_url_rule("/search", "results", pages.results, methods=["GET", "POST"])
    routes.add_url_rule("/studies/<number>", "study", pages.study, methods=["GET", "POST"])
    routes.add_url_rule("/about", "about", pages.about)
    routes.add_url_rule("/about/data", "data", pages.data)
    routes.add_url_rule("/privacy", "privacy", pages.privacy)
    app.register_blueprint(routes)

    def shared() -> dict[str, object]:
        return {
            "site_name": settings.site_name,
            "settings": settings,
            "contact_link": _contact_link(settings.site_contact),
            "story": pages.told(),
            "unbroken": unbroken,
            "fault_words": fault_words,
        }

    app.context_processor(shared)
    app.after_request(headers.protect)


def _contact_link(contact: str | None) -> str | None:
    """Where the operator's contact leads: an address on the web, else an e-mail address."""
    if contact is None or contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}"
