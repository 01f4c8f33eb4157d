"""Records of a delimited file, each with the line it begins on; no record takes others with it."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_LINES = 100
"""A quoted field over more lines than this was never closed."""


class _Lines:
    """Lines one by one, with a way back for those that an unclosed quote has swallowed."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream = iter(stream)
        self._back: deque[str] = deque()
        self.number = 0
        self.held: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.held) == _MOST_LINES:
            raise csv.Error
        line = self._back.popleft() if self._back else next(self._stream)
        self.number += 1
        self.held.append(line)
        return line

    def give_back(self) -> bool:
        """Take back all lines of this record but its first, and tell whether there were any."""
        extra = self.held[1:]
        self._back.extendleft(reversed(extra))
        self.number -= len(extra)
        return bool(extra)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read."""

    reason: str


_TOO_LONG = BadRecord(f"A field has more than {csv.field_size_limit():,} characters.")


def records(
    stream: Iterable[str], *, delimiter: str, width: int
) -> Iterator[tuple[int, list[str] | BadRecord]]:
    """Yield each record of *stream* with the number of the line it begins on; blank lines do not.

    Args:
        stream: Lines with their ends.
        delimiter: What parts the fields.
        width: How many fields a record has.
    """
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.held.clear()
        start = lines.number + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            too_long = len(lines.held) == 1 and "limit" in str(error)
            yield start, _TOO_LONG if too_long else _bad_quotes(several=lines.give_back())
            continue
        if len(fields) == width:
            yield start, fields
        elif any(map(str.strip, fields)):
            yield start, _bad_width(fields, width, several=lines.give_back())


def _bad_quotes(*, several: bool) -> BadRecord:
    if several:
        return BadRecord("A quote opens on this line and is not closed.")
    return BadRecord("Its quotes do not fit: one inside a quoted text is written twice.")


def _bad_width(fields: list[str], width: int, *, several: bool) -> BadRecord:
    if several:
        return _bad_quotes(several=True)
    number = "1 field" if len(fields) == 1 else f"{len(fields):,} fields"
    return BadRecord(f"It has {number}; the header has {width}.")
