"""The words of a page in the language it is read in. Messages are English, with named values: `%(name)s`.

`make messages` collects every message that stands in a call of these functions, or in a template.
"""

from __future__ import annotations

import flask_babel

from web.pages.language.numbers import number


def gettext(message: str, **values: object) -> str:
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The form for so many. `%(num)s` is the count as this language writes it."""
    words = flask_babel.get_domain().get_translations().ungettext(one, many, count)
    return str(words % ({"num": number(count)} | values))


def pgettext(context: str, message: str, **values: object) -> str:
    """A message whose meaning depends on where it stands."""
    return str(flask_babel.pgettext(context, message, **values))


def noted(message: str) -> str:
    """Marks a message that is translated later, where it is shown."""
    return message
