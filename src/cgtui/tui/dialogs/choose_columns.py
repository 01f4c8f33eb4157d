"""Which columns a pane shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from cgtui.tui.actions import Place, bindings
from cgtui.tui.dialogs.choose import OptionTable
from cgtui.tui.dialogs.moving import DialogFrame, ListModal
from cgtui.tui.widgets.columns import Column
from cgtui.tui.widgets.footer import Footer
from cgtui.tui.widgets.table_rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cgtui.tui.widgets.entity_table import EntityTable

_BOX = Column("box", "", width=3)
_LABEL = Column("label", "", minimum=8)
_PLACE = Column("place", "", width=4, right=True, priority=1)


class Boxes:
    """The columns as rows with a box; a row's key is the column's place among all of them."""

    def __init__(self, labels: Sequence[str], order: Sequence[int], shown: frozenset[int]) -> None:
        self._labels = labels
        self._order = tuple(order)
        self._shown = shown
        self._ranks = {key: n for n, key in enumerate((k for k in order if k in shown), 1)}

    def __len__(self) -> int:
        return len(self._order)

    def key_at(self, index: int) -> int:
        """Return the column at *index*."""
        return self._order[index]

    def index_of(self, key: int) -> int | None:
        """Return where the column *key* stands, or ``None``."""
        return self._order.index(key) if key in self._order else None

    def rows(self, lo: int, hi: int) -> Sequence[Row]:
        """Return the rows from *lo* up to *hi*."""
        return [self._row(key) for key in self._order[lo:hi]]

    def _row(self, key: int) -> Row:
        on = key in self._shown
        cells = ("[x]" if on else "[ ]", self._labels[key], str(self._ranks.get(key, "")))
        return Row(cells, dim=not on)


class ChooseColumns(ListModal[tuple[str, ...] | None]):
    """Asks which columns to show; answers their keys in order, or nothing.

    Args:
        columns: Every column there is, key and label.
        shown: The keys of those shown now, in their order.
        first: The keys of those shown at first, in their first order.
        title: What is asked.
        ascii_only: Paint without signs outside ASCII.
    """

    place = Place.COLUMNS
    BINDINGS = bindings(Place.COLUMNS)
    AUTO_FOCUS = "OptionTable"

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        shown: Sequence[str],
        *,
        first: Sequence[str],
        title: str = "Columns",
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self._keys = tuple(key for key, _ in columns)
        self._labels = tuple(label for _, label in columns)
        self._first = tuple(first)
        self._heading = title
        self._ascii_only = ascii_only
        self._order: list[int] = []
        self._shown: set[int] = set()
        self._take(shown)

    def compose(self) -> ComposeResult:
        """Lay out the list and the keys."""
        with DialogFrame(classes="choose-columns") as frame:
            frame.set_class(self._ascii_only, "-ascii")
            frame.border_title = Content(self._heading)
            columns = (_BOX, _LABEL, _PLACE)
            yield OptionTable(columns, lines=len(self._keys), ascii_only=self._ascii_only)
        yield Footer(ascii_only=self._ascii_only)

    def on_mount(self) -> None:
        """Show the columns as they are."""
        self._show(self._order[0] if self._order else None)

    def on_entity_table_clicked(self, message: EntityTable.Clicked) -> None:
        """Show or hide the column whose box was clicked."""
        message.stop()
        if not self.say_why_not("columns.toggle"):
            self.action_columns_toggle()

    # Showing and hiding

    def why_not_columns_toggle(self) -> str | None:
        """The last column cannot be hidden."""
        last = self._shown == {self.table.cursor_key}
        return "One column stays; show another one first." if last else None

    def action_columns_toggle(self) -> None:
        """Show the column, or hide it, and go to the next one."""
        key = self.table.cursor_key
        if key is not None:
            self._shown ^= {key}
            self._show(key)

    def action_columns_reset(self) -> None:
        """Show what is shown at first."""
        self._take(self._first)
        self._show(self.table.cursor_key)

    # The order

    def why_not_columns_earlier(self) -> str | None:
        """The first column is as far left as can be."""
        return None if self.table.cursor > 0 else "It is the first one already."

    def action_columns_earlier(self) -> None:
        """Move the column one place to the left, which is up here."""
        self._swap(-1)

    def why_not_columns_later(self) -> str | None:
        """The last column is as far right as can be."""
        at_end = self.table.cursor >= len(self._order) - 1
        return "It is the last one already." if at_end else None

    def action_columns_later(self) -> None:
        """Move the column one place to the right, which is down here."""
        self._swap(1)

    # Leaving

    def action_columns_keep(self) -> None:
        """Answer the columns shown, in their order."""
        self.dismiss(tuple(self._keys[each] for each in self._order if each in self._shown))

    def action_columns_cancel(self) -> None:
        """Leave the columns as they were."""
        self.dismiss(None)

    def on_entity_table_highlighted(self, message: EntityTable.Highlighted) -> None:
        """Tell the footer: what can be done hangs on the row."""
        message.stop()
        self.refresh_bindings()

    def _take(self, keys: Sequence[str]) -> None:
        """Show *keys* in their order; the others follow, hidden."""
        places = [self._keys.index(key) for key in keys if key in self._keys]
        self._shown = set(places)
        self._order = [*places, *(at for at in range(len(self._keys)) if at not in self._shown)]

    def _swap(self, by: int) -> None:
        here = self.table.cursor
        there = here + by
        key = self._order[here]
        self._order[here], self._order[there] = self._order[there], key
        self._show(key)

    def _show(self, cursor: int | None) -> None:
        boxes = Boxes(self._labels, self._order, frozenset(self._shown))
        self.table.set_source(boxes, keep=cursor)
        self.refresh_bindings()
