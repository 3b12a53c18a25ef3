"""Plain text of registries that know no markdown, made fit for pages that read it."""

from __future__ import annotations

import re

from indexer.text import plain

BULLET = re.compile(r"[*•·▪◦‣-]\s+(?=[^\s*•·+-])")
NUMBERED = re.compile(r"(\d{1,9})([.)])\s")
MARKER = re.compile(r"(?:[*+-]|\d{1,9}[.)])(?:\s|$)")
LOOKS_LIKE_ENTITY = re.compile(r"&(?=#?\w+;)")


def meant(text: str) -> str:
    """The text as it is meant to be read: entities resolved, backslashes as they stand."""
    return plain(text.replace("\\", "\\\\"))


def as_markdown(text: str) -> str:
    """The text as it is meant to be read, in markdown."""
    return marked(meant(text))


def marked(text: str) -> str:
    """A text in markdown: a line stays a line, a list a list, and nothing else turns into markup.

    Numbers at the beginning of lines make a list only as long as each follows the one before: no other would keep
    its number on the page. Bullets below a number belong to it.
    """
    escaped = LOOKS_LIKE_ENTITY.sub(r"\\&", text.replace("\\", "\\\\"))
    item, lines = "", [""]
    for line in map(str.strip, escaped.split("\n")):
        if found := NUMBERED.match(line):
            if int(found[1]) == _number(item) + 1:
                item = line[: found.end()]
                lines.append(line)
            else:
                lines.append(f"{found[1]}\\{line[found.end(1) :]}")
        elif bullet := BULLET.match(line):
            lines.append(f"{' ' * len(item)}- {line[bullet.end() :]}")
        else:
            if line and not lines[-1]:
                item = ""  # A paragraph of its own ends the list.
            lines.append(_unmarked(line))
    return "\n".join(lines).strip()


def _number(item: str) -> int:
    return int(item[:-2]) if item else 0


def _unmarked(line: str) -> str:
    """A line that begins like a list and is none, a number alone on it for one."""
    found = MARKER.match(line)
    if not found:
        return line
    sign = found.end() - 1 if found[0][-1].isspace() else found.end()
    return f"{line[: sign - 1]}\\{line[sign - 1 :]}"
