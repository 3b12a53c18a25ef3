"""Numbers at the top of the modules of `search`, such as boosts, found by name in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).absolute().parents[2]
Number = int | float


class NoConstant(Exception):
    """A name that stands for no number, or for several; the message says which."""


class Constant(NamedTuple):
    """A number at the top of a module, or one of a dict there, by its key."""

    file: Path
    name: str
    key: str | None

    @property
    def module(self) -> str:
        return ".".join(self.file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def constant(named: str) -> Constant:
    """`TAG_BOOST`, `TOPIC_FIELDS.title`, and where several modules have one, `clause.TAG_BOOST`."""
    found = {each for file in sorted((ROOT / "search").rglob("*.py")) for each in _readings(named, file) if _node(each)}
    if len(found) != 1:
        where = f" but in {', '.join(sorted(each.module for each in found))}" if found else ""
        raise NoConstant(f"{named} is not one number{where}: say TAG_BOOST, TOPIC_FIELDS.title or clause.TAG_BOOST")
    return found.pop()


def value(of: Constant) -> Number:
    """What it is now."""
    node = _node(of)
    assert node is not None
    number: Number = ast.literal_eval(node)
    return number


def compiled(of: Constant, number: Number) -> CodeType:
    """The constant's module with this number in its place."""
    tree = ast.parse(of.file.read_text("utf-8"))
    held = _held(tree, of)
    assert held is not None
    holder, place, node = held
    written = ast.copy_location(ast.Constant(number), node)
    if isinstance(holder, ast.Dict):
        holder.values[place] = written
    else:
        holder.value = written
    return compile(tree, str(of.file), "exec", dont_inherit=True)


def _readings(named: str, file: Path) -> Iterator[Constant]:
    """What a name can mean in a file."""
    first, *rest = named.split(".")
    module = file.parent.name if file.stem == "__init__" else file.stem
    parts = rest if first == module and rest else [first, *rest]
    if len(parts) <= 2:
        yield Constant(file, parts[0], parts[1] if len(parts) == 2 else None)


def _node(of: Constant) -> ast.expr | None:
    held = _held(ast.parse(of.file.read_text("utf-8")), of)
    return held[2] if held else None


def _held(tree: ast.Module, of: Constant) -> tuple[ast.Assign | ast.AnnAssign | ast.Dict, int, ast.expr] | None:
    """The number's node, and where it stands: in an assignment, or at a place in a dict's values."""
    for line in tree.body:
        if not isinstance(line, ast.Assign | ast.AnnAssign) or line.value is None:
            continue
        target = line.targets[0] if isinstance(line, ast.Assign) else line.target
        if not isinstance(target, ast.Name) or target.id != of.name:
            continue
        if of.key is None:
            return (line, 0, line.value) if _is_number(line.value) else None
        if isinstance(line.value, ast.Dict):
            for place, (key, kept) in enumerate(zip(line.value.keys, line.value.values, strict=True)):
                if isinstance(key, ast.Constant) and key.value == of.key and _is_number(kept):
                    return line.value, place, kept
    return None


def _is_number(node: ast.expr) -> bool:
    try:
        written = ast.literal_eval(node)
    except ValueError:
        return False
    return isinstance(written, int | float) and not isinstance(written, bool)
