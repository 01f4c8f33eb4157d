"""What commands print: JSON for programs, sentences and aligned tables for people."""

from __future__ import annotations

import json
import sys
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import click

from cgtui.domain.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cgtui.domain.records import Done

Row = TypeVar("Row")

_BATCH = 1_000
_WIDEST = 48
_GAP = "  "
_NO_WIDTH = {"Mn", "Me", "Cf"}


class Column(NamedTuple, Generic[Row]):
    """One column of a table for people."""

    title: str
    text: Callable[[Row], str]
    """What a row has in it."""
    right: bool = False
    """Whether it is set to the right, as numbers are."""
    whole: bool = False
    """Whether it is never cut; for the last one, which pushes no other away."""


def say(text: str, *, err: bool = False) -> None:
    """Print *text*, its lines kept and all else that a terminal would obey made visible."""
    click.echo("\n".join(visible(line) for line in text.split("\n")), err=err)


def print_done(done: Done, *, as_json: bool, **more: object) -> None:
    """Print what came of a write: the sentence, or an object that has *more* too."""
    for warning in done.warnings:
        say(warning, err=True)
    if not as_json:
        say(done.sentence)
        return
    said = {"sentence": done.sentence, "step": done.step, "rows": done.rows}
    print_object({**said, "warnings": list(done.warnings), **more})


def print_array(rows: Iterable[object]) -> None:
    """Print *rows* as a JSON array, one on a line, as they come."""
    _write(_array(rows, ""))
    _write(["\n"])


def print_object(
    fields: Mapping[str, object], relations: Mapping[str, Iterable[object]] | None = None
) -> None:
    """Print a JSON object, one field a line; the rows of *relations* are printed as they come."""
    lines = [f"  {_json(name)}: {_json(value)}" for name, value in fields.items()]
    _write(["{\n", ",\n".join(lines)])
    for name, rows in (relations or {}).items():
        _write([",\n", f"  {_json(name)}: "])
        _write(_array(rows, "  "))
    _write(["\n}\n"])


def print_table(columns: Sequence[Column[Row]], rows: Iterable[Row], *, indent: str = "") -> int:
    """Print *rows* under the titles of *columns*, and return how many there were.

    Rows are printed in batches as they come; a column that turns out too narrow widens then.
    """
    titles = [column.title for column in columns]
    widths = [cell_width(title) for title in titles]
    coming, printed = iter(rows), 0
    while batch := list(islice(coming, _BATCH)):
        cells = [[_cell(column, row) for column in columns] for row in batch]
        widths = [max(w, *map(cell_width, c)) for w, c in zip(widths, _turned(cells), strict=True)]
        lines = cells if printed else [titles, *cells]
        _write(f"{indent}{_line(line, widths, columns)}\n" for line in lines)
        printed += len(batch)
    return printed


def print_fields(fields: Iterable[tuple[str, str]]) -> None:
    """Print names and values in two columns; a value may have several lines."""
    pairs = list(fields)
    width = max(cell_width(name) for name, _ in pairs)
    for name, value in pairs:
        first, *others = value.split("\n")
        _write([f"{_padded(name, width)}{_GAP}{visible(first)}".rstrip(), "\n"])
        _write(f"{' ' * width}{_GAP}{visible(line)}\n" for line in others)


def cell_width(text: str) -> int:
    """Return how many cells of a terminal *text* takes, as far as one can know.

    >>> cell_width("Zoë"), cell_width("東京")
    (3, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in _NO_WIDTH else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def _cell(column: Column[Row], row: Row) -> str:
    """Return what *row* has on one line, cut where it would push the other columns away."""
    value = column.text(row)
    if column.whole:
        return visible(value)
    text = visible(value[: 2 * _WIDEST])
    if len(text) == len(value) and cell_width(text) <= _WIDEST:
        return text
    while cell_width(text) >= _WIDEST:
        text = text[:-1]
    return f"{text}…"


def _turned(cells: list[list[str]]) -> Iterator[tuple[str, ...]]:
    return zip(*cells, strict=True)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blank = " " * (width - cell_width(text))
    return f"{blank}{text}" if right else f"{text}{blank}"


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column[Row]]) -> str:
    parts = (
        _padded(cell, width, right=column.right)
        for cell, width, column in zip(cells, widths, columns, strict=True)
    )
    return _GAP.join(parts).rstrip()


def _array(rows: Iterable[object], indent: str) -> Iterator[str]:
    """Yield the pieces of a JSON array, one row on a line; an empty one is ``[]``."""
    opened = False
    for row in rows:
        yield f"{',' if opened else '['}\n{indent}  {_json(row)}"
        opened = True
    yield f"\n{indent}]" if opened else "[]"


def _json(value: object) -> str:
    """Return *value* as JSON on one line, in letters where the output can show them."""
    encoding = (sys.stdout.encoding or "").lower().replace("_", "-")
    return json.dumps(value, ensure_ascii=encoding not in ("utf-8", "utf8"), allow_nan=False)


def _write(pieces: Iterable[str]) -> None:
    """Write to standard output without flushing each piece."""
    for piece in pieces:
        sys.stdout.write(piece)
