"""Columns of a list: how wide each one is, which are shown, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FLEXIBLE_MINIMUM = 8
NARROWEST = 3
GAP = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    Attributes:
        key: What the column is called in messages, sorts and alerts.
        label: What the header says.
        width: Cells it takes; 0 takes an equal part of what the others leave.
        minimum: Cells below which it is rather dropped than squeezed; 0 means its width, or
            8 cells where it has none.
        right: Whether the text stands at the right, as numbers do.
        sortable: Whether a click on the header asks for a sort.
        priority: 0 is essential and never dropped; in a narrow pane the highest goes first.
    """

    key: str
    label: str
    width: int = 0
    minimum: int = 0
    right: bool = False
    sortable: bool = True
    priority: int = 0

    @property
    def floor(self) -> int:
        """The cells below which this column is rather dropped than squeezed."""
        if self.minimum and self.width:
            return min(self.minimum, self.width)
        return self.minimum or self.width or FLEXIBLE_MINIMUM


class Placed(NamedTuple):
    """A column and where it stands.

    Attributes:
        column: The column.
        cell: Its place among all columns, and so its cell's place in a row.
        x: Cells from the left edge of the first column.
        width: Cells it takes, the gap after it not counted.
    """

    column: Column
    cell: int
    x: int
    width: int

    @property
    def end(self) -> int:
        """The first cell after the column."""
        return self.x + self.width


def fit_columns(
    columns: Sequence[Column], room: int, dragged: Mapping[str, int] | None = None
) -> tuple[Placed, ...]:
    """Choose and place the columns that are worth showing in *room* cells.

    Columns that are not essential are dropped, the least essential first, until the others
    have their minimum. What is left over goes first to columns of a fixed width, then in
    equal parts to the flexible ones. Essential columns are squeezed before they run over.

    Args:
        columns: All columns, in the order shown.
        room: Cells there are.
        dragged: Widths the user chose, by column key; they are kept as they are.

    Returns:
        The columns kept; they may need more than *room* if the essential ones do.
    """
    chosen = dragged or {}
    kept = list(columns)
    while len(kept) > 1 and _needed(kept, chosen) > room:
        least = max(reversed(kept), key=lambda column: column.priority)
        if least.priority == 0:
            break
        kept.remove(least)
    widths = {column.key: chosen.get(column.key, column.floor) for column in kept}
    free = [column for column in kept if column.key not in chosen]
    spare = room - _needed(kept, chosen)
    if spare < 0:
        _squeeze(widths, [column.key for column in free], -spare)
    else:
        _share(widths, free, spare)
    return _place(columns, widths)


def all_columns(
    columns: Sequence[Column], room: int, dragged: Mapping[str, int] | None = None
) -> tuple[Placed, ...]:
    """Place every column at a readable width, to be panned through in *room* cells."""
    chosen = dragged or {}
    widths = {
        column.key: min(
            chosen.get(column.key) or max(column.width, column.floor), max(room, NARROWEST)
        )
        for column in columns
    }
    return _place(columns, widths)


class ColumnView:
    """The columns as seen through a pane: the fitting ones, or all of them, panned.

    A pane shows the columns that fit. When the column cursor goes to one that was dropped, or
    the user pans, all columns are laid out and the pane looks at a part of them.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        room: int = 0,
        dragged: Mapping[str, int] | None = None,
    ) -> None:
        self.columns = tuple(columns)
        self.current = self.columns[0].key
        self.left = 0
        self._room = room
        self._dragged = dict(dragged or {})
        self._panned = False
        self._placed: tuple[Placed, ...] | None = None
        self._dropped = 0

    @property
    def room(self) -> int:
        """Cells the pane has for columns."""
        return self._room

    @room.setter
    def room(self, room: int) -> None:
        self._room = max(0, room)
        self._lay_out()

    @property
    def dragged(self) -> Mapping[str, int]:
        """Widths the user chose, by column key."""
        return self._dragged

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The columns laid out, those beyond the edges of the pane included."""
        if self._placed is None:
            fitting = fit_columns(self.columns, self._room, self._dragged)
            self._dropped = len(self.columns) - len(fitting)
            shown = any(place.column.key == self.current for place in fitting)
            if self._dropped and (self._panned or not shown):
                fitting = all_columns(self.columns, self._room, self._dragged)
                self._dropped = 0
            self._placed = fitting
        return self._placed

    @property
    def more_left(self) -> bool:
        """Whether something stands to the left of what is shown."""
        return self.left > 0

    @property
    def more_right(self) -> bool:
        """Whether something stands, or was dropped, to the right of what is shown."""
        placed = self.placed
        return self._dropped > 0 or placed[-1].end > self.left + self._room

    def move(self, delta: int) -> bool:
        """Move the column cursor and bring it into view; return whether it moved."""
        keys = [column.key for column in self.columns]
        index = keys.index(self.current) + delta
        return self.select(keys[min(max(index, 0), len(keys) - 1)])

    def select(self, key: str) -> bool:
        """Put the column cursor on *key*, in view; return whether it was elsewhere."""
        if key == self.current:
            return False
        right = self.left + self._room
        in_sight = any(
            place.column.key == key and self.left <= place.x and place.end <= right
            for place in self.placed
        )
        self.current = key
        self._panned = self._panned and in_sight
        self._lay_out()
        return True

    def pan(self, delta: int) -> bool:
        """Look *delta* cells further right; return whether the picture changes."""
        before = (self.left, self._panned)
        if delta > 0:
            self._panned = True
        self._placed = None
        self.left = self._clamp(self.left + delta)
        if self.left == 0:
            self._panned = False
            self._placed = None
        return before != (self.left, self._panned)

    def resize(self, key: str, width: int | None) -> None:
        """Give the column *key* a width the user chose; ``None`` takes the choice back."""
        if width is None:
            self._dragged.pop(key, None)
        else:
            self._dragged[key] = max(NARROWEST, min(width, max(self._room, NARROWEST)))
        self._placed = None
        self.left = self._clamp(self.left)

    def at(self, x: int) -> tuple[Placed, bool] | None:
        """Return the column at *x* cells from the pane's first, and whether it is its edge."""
        position = x + self.left
        for place in self.placed:
            if place.x <= position <= place.end:
                return place, position == place.end
        return None

    def _lay_out(self) -> None:
        self._placed = None
        self.left = self._clamp(self.left)
        for place in self.placed:
            if place.column.key == self.current:
                self.left = min(max(self.left, place.end - self._room), place.x)

    def _clamp(self, left: int) -> int:
        return max(0, min(left, self.placed[-1].end - self._room))


def _needed(columns: Sequence[Column], chosen: Mapping[str, int]) -> int:
    widths = sum(chosen.get(column.key, column.floor) for column in columns)
    return widths + GAP * (len(columns) - 1)


def _squeeze(widths: dict[str, int], keys: Sequence[str], missing: int) -> None:
    """Take *missing* cells away, always from the widest, as long as one can give."""
    for _ in range(missing):
        widest = max(keys, key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= NARROWEST:
            return
        widths[widest] -= 1


def _share(widths: dict[str, int], columns: Sequence[Column], spare: int) -> None:
    """Hand *spare* cells out: fixed columns up to their width, flexible ones the rest."""
    for column in columns:
        if column.width:
            more = min(spare, column.width - widths[column.key])
            widths[column.key] += more
            spare -= more
    flexible = [column.key for column in columns if not column.width]
    for place, key in enumerate(flexible):
        widths[key] += spare // len(flexible) + (place < spare % len(flexible))


def _place(columns: Sequence[Column], widths: Mapping[str, int]) -> tuple[Placed, ...]:
    placed = []
    x = 0
    for index, column in enumerate(columns):
        if column.key in widths:
            placed.append(Placed(column, index, x, widths[column.key]))
            x += widths[column.key] + GAP
    return tuple(placed)
