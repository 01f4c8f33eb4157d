"""Which rows of a pane are meant by the next action."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence


class Selection:
    """The marked rows of one pane, by key, and the range being drawn.

    Nothing marked means the row under the cursor; a filter never takes a mark away.
    """

    def __init__(self) -> None:
        self.marked: set[int] = set()
        self.anchor: int | None = None
        """The key of the row a range began at, while one is being drawn."""
        self._before: frozenset[int] = frozenset()
        self._steady = False

    def __contains__(self, key: object) -> bool:
        return key in self.marked

    def __len__(self) -> int:
        return len(self.marked)

    def toggle(self, key: int) -> None:
        """Mark the row, or take its mark away."""
        self.marked ^= {key}

    def invert(self, keys: Iterable[int]) -> None:
        """Mark what is not marked among *keys*, and the reverse."""
        self.marked ^= set(keys)

    def clear(self) -> bool:
        """Take all marks and the range away, and return whether there were any."""
        had = bool(self.marked) or self.anchor is not None
        self.marked.clear()
        self.anchor = None
        return had

    def begin(self, key: int, *, steady: bool) -> None:
        """Begin a range at the row *key*; a steady one lasts until it is ended."""
        self.anchor = key
        self._before = frozenset(self.marked)
        self._steady = steady

    @property
    def steady(self) -> bool:
        """Whether a range that lasts is being drawn."""
        return self.anchor is not None and self._steady

    def extend(self, keys: Sequence[int]) -> None:
        """Mark what was marked before the range, and *keys*, which lie in it now."""
        self.marked = {*self._before, *keys}

    def end(self) -> bool:
        """End the range, keeping its marks, and return whether there was one."""
        had, self.anchor = self.anchor is not None, None
        return had

    def hidden(self, shown: Container[int]) -> list[int]:
        """Return the marked rows that are not among those *shown*."""
        return [key for key in sorted(self.marked) if key not in shown]
