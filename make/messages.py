"""Collects every message of the pages into their catalogues, without losing a translation.

Messages stand in calls of `web.pages.language.translate`, in templates, and in the definitions of filters and
registries, which know no language. What is no longer used is dropped.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from search.filters import FILTERS
from search.vocabulary import REGISTRY_NAMES

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "web" / "pages" / "language" / "catalogues"
METHODS = [("pages/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "noted": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}


def main() -> None:
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = updated(path)
        with path.open("wb") as file:
            file.write(HEADER.format(language=path.stem, plural=catalogue.plural_forms).encode())
            write_po(
                file, catalogue, omit_header=True, width=112, no_location=True, sort_output=True, ignore_obsolete=True
            )
        print(f"{path.name}: {len(catalogue)} messages, {len(untranslated(catalogue))} without a translation")


def untranslated(catalogue: Catalog) -> list[str]:
    """Messages that have no words in the catalogue's language, or only some of their forms."""
    return [str(each.id) for each in catalogue if each.id and not (all(each.string) if each.string else False)]


def updated(path: Path) -> Catalog:
    """A catalogue with exactly the messages that the pages have now."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.update(template(), no_fuzzy_matching=True)
    return catalogue


def template() -> Catalog:
    """Every message, untranslated."""
    found = Catalog(project="trial-finder", fuzzy=False)
    for message, context in _messages():
        found.add(message, context=context)
    return found


def _messages() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for _, _, message, _, context in extract_from_dir(ROOT / "web", METHODS, OPTIONS, KEYWORDS):
        yield message, context
    for each in FILTERS:
        yield from ((text, None) for text in (each.title, *each.labels.values()) if text)
    yield from ((name, None) for name in REGISTRY_NAMES.values())


if __name__ == "__main__":
    main()
