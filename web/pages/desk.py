"""What every view has at hand: whom to ask, how the form is read, how a page is made."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Final

from flask import Response, make_response, render_template, request

import web
from search.engine.client import EngineError
from search.faults import QuestionFaults
from search.settings import Settings
from search.version import VERSION
from web.assets import version_of
from web.built import built_version
from web.pages.addresses import root
from web.pages.language.languages import current
from web.pages.language.units import Units, preferred_units
from web.pages.port import Finder
from web.pages.search.asking import Form
from web.pages.search.hint import near_hint
from web.pages.story import Story, tell

WEB: Final = Path(web.__file__).parent
PAGES: Final = f"{VERSION} {version_of()} {version_of(WEB / 'templates')} {built_version()}"


class Desk:
    def __init__(self, finder: Finder, settings: Settings) -> None:
        self.finder = finder
        self.settings = settings

    def page(self, template: str, **context: object) -> Response:
        return make_response(render_template(template, **context))

    def tag(self, *told: str) -> str:
        """What a page of the index is made of: the index and its day, the program, what its operator has set, the
        address that was asked, and what else it was told."""
        shown = (self.settings.site_name, self.settings.site_contact or "", root(self.settings))
        made_of = (*self.finder.state(), PAGES, *shown, request.full_path, current(), *told)
        return hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:20]

    def told(self) -> Story | None:
        """What the index holds; None while it cannot be asked."""
        try:
            return tell(self.finder.index(), self.settings.today)
        except EngineError:
            return None

    def preferred_units(self) -> Units:
        return preferred_units(request.accept_languages)

    def parameters(self, form: Form) -> dict[str, Any]:
        """The form's parameters; inside an area there is no radius and no distance to sort by. The map's area stands in
        place of one that was named."""
        asked = form.parameters()
        if "near" not in asked or not self._is_area(form.near):
            return asked
        left_out = {"within"} | ({"near"} if form.bbox else set()) | ({"sort"} if form.sort == "distance" else set())
        # Only the order by distance needs the words in the topic.
        left_out |= set() if form.words_in else {"words_in"}
        return {name: value for name, value in asked.items() if name not in left_out}

    def _is_area(self, place: str) -> bool:
        try:
            return self.finder.read({"near": place}, near_hint()).area is not None
        except QuestionFaults:
            return False  # The whole question will tell, with whatever else is wrong.
