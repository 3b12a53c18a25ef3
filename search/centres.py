"""A centre is one hospital or practice, the same across studies. Its id reads: `us-boston-beth-israel-hospital`."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final

import mappings
from search.centre_names import normal_name, plain_words

LONGEST: Final = 120
"""Characters of an id."""

ID: Final = re.compile(r"[a-z]{2}-[a-z0-9_]+(?:-[a-z0-9_]+)+")
_SAME: Final[dict[str, str]] = {id: rule["is"] for id, rule in mappings.read("centres")["same"]["ids"].items()}
_SIGN: Final = re.compile(r"[^a-z0-9]+")


def centre_of(name: str | None, country: str, town: str, written: str, area: str = "") -> str | None:
    """The id of the centre that a site's name means; None where it names none.

    `town` is the town's main name and `written` the registry's for it. `area` is the code of the region, where the
    country has another town of that name that could be meant.
    """
    normal = normal_name(name, town, written) if name else None
    where = " ".join([*plain_words(town), *area.lower().split()])
    if normal is None or not where:
        return None
    begin = f"{country.lower()}-{_slug(where, '_', LONGEST // 3)}-"
    return present(begin + _slug(normal, "-", LONGEST - len(begin)))


def present(id: str) -> str:
    """The id that holds where this is one of before, or of a name that is known for the same."""
    return _SAME.get(id, id)


def canonical(id: str) -> str:
    """The id that a name has in another spelling; it is asked for where nothing has the id itself."""
    begin, town, name = _parts(id)
    if not name or "_" in name:
        return present(id)  # A name that cannot be written in Latin letters has one id.
    normal = normal_name(name.replace("-", " "), town.replace("_", " "), "")
    return present(begin + _slug(normal, "-", LONGEST - len(begin))) if normal else present(id)


def words_of(id: str) -> str:
    """Name and town as well as the id tells them: "Beth Israel Hospital, Boston"."""
    _, town, name = _parts(id)
    return f"{name.partition('_')[0].replace('-', ' ')}, {town.replace('_', ' ')}".title()


def _parts(id: str) -> tuple[str, str, str]:
    """What stands before the name, the town, the name; empty where they are missing."""
    country, _, rest = id.partition("-")
    town, _, name = rest.partition("-")
    return f"{country}-{town}-", town, name


def _slug(words: str, between: str, longest: int) -> str:
    """The words in ASCII. What would be lost is kept apart by a digest, before which stands a sign that no word has."""
    slug = _SIGN.sub(between, words).strip(between)
    if len(slug) <= longest and slug.replace(between, " ") == words:
        return slug
    digest = blake2b(words.encode(), digest_size=4).hexdigest()
    room = longest - len(digest) - len("__")
    cut = slug if len(slug) <= room else slug[:room].rpartition(between)[0]
    return f"{cut or 'x'}__{digest}"
