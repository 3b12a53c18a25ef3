"""A page with nothing but a map, under the strictest policy that a page may have."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flask import Flask, Response, request, send_file

from make import frontend
from make.node import npm
from web.background import Backgrounds, add_background

HERE: Final = Path(__file__).parent
STATIC: Final = frontend.ROOT / "web" / "static"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "report-uri /violation"
)
PAGE: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A map</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/tokens.css"><link rel="stylesheet" href="/static/look.css">
<link rel="stylesheet" href="/page.css"><script type="module" src="/drawing.js"></script>
<main><h1>A map</h1><a href="#before">Before</a><div id="box"></div><div id="legend"></div><a href="#after">After</a>
<p id="long">Below</p></main>"""
STYLE: Final = "#box { block-size: 480px } #long { block-size: 1500px } main { padding: 16px }"


def build(built: Path) -> None:
    """Builds the drawing into a folder. Raises CannotBuild."""
    with frontend.one_at_a_time():
        frontend.install()
    npm(frontend.SOURCES, "exec", "--", "vite", "build", "--config", HERE / "vite.config.mjs", "--outDir", built)


def make_app(built: Path, basemap: Path) -> tuple[Flask, list[str]]:
    """The page, and what its policy forbade."""
    app = Flask(__name__, static_folder=str(STATIC))
    violations: list[str] = []
    add_background(app, Backgrounds(basemap))

    @app.get("/")
    def page() -> Response:
        return Response(PAGE, headers={"Content-Security-Policy": POLICY})

    @app.get("/page.css")
    def style() -> Response:
        return Response(STYLE, mimetype="text/css")

    @app.get("/drawing.js")
    def script() -> Response:
        return send_file(built / "drawing.js", mimetype="text/javascript")

    @app.post("/violation")
    def violation() -> Response:
        violations.append(request.get_data(as_text=True))
        return Response(status=204)

    return app, violations
