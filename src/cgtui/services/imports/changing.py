"""Changes of many rows, in pieces between which an import can be cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgtui.domain.changes import Change, Edit, InsertRows, Kind, Plain, UpdateRows
from cgtui.store.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cgtui.domain.ids import Prefix

CHUNK = 4_000
"""How many rows one change holds."""


class Stamp(NamedTuple):
    """The instant of an import, and where new ids come from."""

    ms: int
    new_id: Callable[[Prefix], str]


def inserted(kind: Kind, rows: Sequence[tuple[Plain, ...]]) -> Iterator[Change]:
    """Yield what inserts whole *rows*, some thousands at a time."""
    for start in range(0, len(rows), CHUNK):
        yield InsertRows(kind, COLUMNS[kind], tuple(rows[start : start + CHUNK]))


def updated(kind: Kind, columns: tuple[str, ...], edits: Sequence[Edit]) -> Iterator[Change]:
    """Yield what makes *edits*, some thousands at a time."""
    for start in range(0, len(edits), CHUNK):
        yield UpdateRows(kind, columns, tuple(edits[start : start + CHUNK]))
