"""A site of somebody else's: pages with a strict policy, at an origin of their own."""

from __future__ import annotations

from flask import Flask, Response

POLICY = "default-src 'none'; script-src 'self' {service}; connect-src {service}"
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>A hospital</title>
<meta name="viewport" content="width=device-width">{scripts}</head>
<body><main><h1>A hospital</h1>{body}</main></body></html>"""
FALLBACK = '<a href="{service}/studies/{study}">All centres of {study}</a>'


class ForeignSite:
    """Pages are added by tests. They may load scripts and data from the service alone, and no style at all."""

    def __init__(self) -> None:
        self.app = Flask("foreign", static_folder=None)
        self.address = ""
        self._pages: dict[str, Response] = {}
        self.app.add_url_rule("/<path:name>", "page", lambda name: self._pages.get(name) or Response(status=204))

    def add(
        self, body: str, service: str, *, scripts: tuple[str, ...] = (), language: str = "en", direction: str = "ltr"
    ) -> str:
        """The address of a new page that includes the widget's script and others."""
        sources = (f"{service}/widget.js", *scripts)
        tags = "".join(f'<script type="module" src="{source}"></script>' for source in sources)
        text = PAGE.format(body=body, scripts=tags, language=language, direction=direction)
        origin = "/".join(service.split("/")[:3])
        return self._keep("page", text, "text/html", {"Content-Security-Policy": POLICY.format(service=origin)})

    def add_script(self, text: str) -> str:
        return self._keep("script.js", text, "text/javascript", {})

    def _keep(self, name: str, text: str, kind: str, headers: dict[str, str]) -> str:
        path = f"{len(self._pages)}/{name}"
        self._pages[path] = Response(text, mimetype=kind, headers=headers)
        return f"{self.address}/{path}"


def widget(service: str, study: str = "NCT00000001", **attributes: str) -> str:
    """The two lines of HTML, with the link that stays where scripts do not run."""
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    link = FALLBACK.format(service=service, study=study)
    return f'<trial-site-map study="{study}"{told}>{link}</trial-site-map>'
