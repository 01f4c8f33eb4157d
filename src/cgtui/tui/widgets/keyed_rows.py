"""Rows that are known by their keys alone until they are looked at."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from cgtui.tui.widgets.table_rows import Row


class KeyedRows:
    """The source of a list: every key in order, and how to paint the rows of some keys.

    Args:
        keys: The keys in the order shown; four bytes each in an ``array("i")``.
        paint: Returns exactly one row for each of the keys it is given, in their order.
    """

    def __init__(
        self, keys: Sequence[int], paint: Callable[[Sequence[int]], Sequence[Row]]
    ) -> None:
        self.keys = keys
        self._paint = paint

    def __len__(self) -> int:
        return len(self.keys)

    def key_at(self, index: int) -> int:
        """Return the key of the row at *index*."""
        return self.keys[index]

    def index_of(self, key: int) -> int | None:
        """Return where the row *key* stands, or ``None``."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Return the rows from *lo* up to *hi*."""
        return self._paint(self.keys[lo:hi])


class SortedKeys:
    """Some rows by key, four bytes each; finding one takes twenty steps in a million."""

    def __init__(self, keys: array[int]) -> None:
        """Take ascending *keys*."""
        self.keys = keys

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, int):
            return False
        place = bisect_left(self.keys, key)
        return place < len(self.keys) and self.keys[place] == key

    def __len__(self) -> int:
        return len(self.keys)
