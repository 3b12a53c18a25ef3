"""What others may copy into their own pages: links to a study, and its centres as data."""

from __future__ import annotations

import json
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from search.settings import Settings
from web.pages import addresses
from web.pages.language.registries import PUBLIC
from web.pages.language.translate import gettext as _
from web.pages.language.words import OPEN

NO_EXAMPLE: Final = "NCT00000000"
"""What the reader's own number takes the place of where no study can be had: no registry gives this one."""

SCRIPT: Final = """<ul id="centres"></ul>
<script type="module">
const answer = await fetch("{data}");
const {{ features, as_of }} = await answer.json();
const list = document.getElementById("centres");
const passing = {passing};
for (const {{ properties: site }} of features) {{
  const doubt = passing.includes(site.status) ? {{ aging: {aging}, stale: {stale} }}[site.fresh] : null;
  const status = doubt ? `${{site.status}} (${{doubt}})` : site.status;
  const item = document.createElement("li");
  item.textContent = [site.name, site.city, status, site.status_as_of].filter(Boolean).join(" · ");
  list.append(item);
}}
const registries = {registries};
const sources = new Set(features.map(({{ properties }}) => registries[properties.registry]));
list.after(`${{[...sources].join(", ")}}, ${{as_of}}`);
</script>"""


def _doubts() -> dict[str, str]:
    """What a status that passes is worth when it was checked long ago; the others are final."""
    words = {"aging": _("when last checked"), "stale": _("not confirmed")}
    told = {name: json.dumps(text, ensure_ascii=False) for name, text in words.items()}
    return told | {"passing": json.dumps(sorted(OPEN))}


class Snippets(Struct, frozen=True, kw_only=True):
    """`data` is the address of a study's centres, `script` a list that is made of them."""

    id: str
    link: str
    address: str
    data: str
    script: str


def snippets(settings: Settings, id: str) -> Snippets:
    """Those of a study, with this service's own address, and in the language of the page."""
    address = addresses.whole(settings, f"/studies/{id}")
    data = f"{addresses.root(settings)}/api/v1/studies/{id}/sites.geojson"
    return Snippets(
        id=id,
        link=str(Markup('<a href="{}">{}</a>').format(address, _("Centres of the study %(id)s", id=id))),
        address=address,
        data=data,
        script=SCRIPT.format(data=data, registries=json.dumps(PUBLIC), **_doubts()),
    )
