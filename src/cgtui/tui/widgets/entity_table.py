"""The list of the panes, the trash, the history and the pickers: a cursor over any rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from cgtui.tui.widgets.painted_table import PaintedTable
from cgtui.tui.widgets.table_rows import RowPages

if TYPE_CHECKING:
    from textual import events

    from cgtui.tui.widgets.columns import Placed
    from cgtui.tui.widgets.table_rows import RowSource

_WHEEL_ROWS = 3
_WHEEL_CELLS = 4
_DOUBLE = 2


class _BarDrag(NamedTuple):
    """The thumb of the scroll bar is held, *grip* lines below its start."""

    grip: int


class _EdgeDrag(NamedTuple):
    """The edge of a column is held; where the pointer is less *origin* is the width."""

    column: str
    origin: int
    before: int | None


class EntityTable(PaintedTable, can_focus=True):
    """A list of rows, of any length, with a cursor, marks, links and sortable columns.

    It binds no keys: whoever shows it calls ``move``, ``page``, ``move_column`` and so on. The
    mouse it knows by itself.
    """

    class TableMessage(Message):
        """Something happened in a list."""

        def __init__(self, table: EntityTable) -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> EntityTable:
            """The list it happened in."""
            return self.table

    class Highlighted(TableMessage):
        """The cursor is on another row than it was; ``None`` where there are no rows."""

        def __init__(self, table: EntityTable, key: int | None) -> None:
            super().__init__(table)
            self.key = key

    class Opened(TableMessage):
        """A row was clicked twice."""

        def __init__(self, table: EntityTable, key: int) -> None:
            super().__init__(table)
            self.key = key

    class Clicked(TableMessage):
        """A row was clicked; the cursor is there already, and was on *previous* before."""

        def __init__(
            self, table: EntityTable, index: int, previous: int, *, ctrl: bool, shift: bool
        ) -> None:
            super().__init__(table)
            self.key = table.source.key_at(index)
            self.index = index
            self.previous = previous
            self.ctrl = ctrl
            self.shift = shift

    class SortRequested(TableMessage):
        """The header of a sortable column was clicked."""

        def __init__(self, table: EntityTable, column: str) -> None:
            super().__init__(table)
            self.column = column

    class ColumnResized(TableMessage):
        """The user gave a column a width, or took that back (``None``)."""

        def __init__(self, table: EntityTable, column: str, width: int | None) -> None:
            super().__init__(table)
            self.column = column
            self.width = width

    _drag: _BarDrag | _EdgeDrag | None = None
    _told: tuple[int | None] | None = None

    # Rows and the cursor

    @property
    def cursor_key(self) -> int | None:
        """The key of the row under the cursor, if there are rows."""
        return self.source.key_at(self.cursor) if len(self.source) else None

    @property
    def column_key(self) -> str:
        """The key of the column under the column cursor."""
        return self._view.current

    def set_source(
        self, source: RowSource, *, keep: int | None = None, fallback_index: int | None = None
    ) -> None:
        """Show the rows of *source*, with as little movement as can be.

        Args:
            source: The rows; their number does not change while they are shown.
            keep: The key of the row the cursor stays on, at the same height of the screen.
            fallback_index: Where the cursor goes without that row; by default it stays where it
                was, or goes to the first row if none was to be kept.
        """
        found = None if keep is None else source.index_of(keep)
        if found is None:
            found = fallback_index
        if found is None:
            found = 0 if keep is None else self.cursor
        index = max(0, min(found, len(source) - 1))
        follow = keep is None or self._viewport.shows(self.cursor)
        top = self._viewport.top + (index - self.cursor if follow else 0)
        self._pages = RowPages(source)
        self.set_reactive(PaintedTable.cursor, index)
        self._viewport.total = len(source)
        self._viewport.scroll_to(top)
        if follow:
            self._viewport.reveal(index)
        self.refresh()
        self._tell()

    def move(self, delta: int) -> None:
        """Move the cursor *delta* rows down."""
        self.cursor += delta

    def page(self, delta: int) -> None:
        """Move the cursor *delta* pages down; one row stays in sight."""
        self.cursor += delta * max(1, self._viewport.height - 1)

    def half_page(self, delta: int) -> None:
        """Move the cursor *delta* half pages down."""
        self.cursor += delta * max(1, self._viewport.height // 2)

    def first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self.source) - 1

    def scroll_rows(self, delta: int) -> None:
        """Look *delta* rows further down; the cursor stays on its row."""
        if self._viewport.scroll_to(self._viewport.top + delta):
            self.refresh()

    def move_column(self, delta: int) -> None:
        """Move the column cursor *delta* columns right; a narrow pane follows it."""
        if self._view.move(delta):
            self.refresh()

    def pan(self, delta: int) -> None:
        """Look *delta* cells further right."""
        if self._view.pan(delta):
            self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.source) - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint the two rows and the position, or everything where the rows had to move."""
        if self._viewport.reveal(now):
            self.refresh()
        else:
            self._refresh_line(self._line_of(before))
            self._refresh_line(self._line_of(now))
            if self._title_lines:
                width = len(self._position())
                self._refresh_part(0, self.size.width - width - 1, width)
        self._tell()

    def _tell(self) -> None:
        """Post what row the cursor is on, if that was not said already."""
        key = self.cursor_key
        if self._told != (key,):
            self._told = (key,)
            self.post_message(self.Highlighted(self, key))

    # The mouse: never needed, works everywhere

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Look further down in the pane under the pointer, whichever has the focus."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look further up."""
        self._wheel(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Look further right."""
        event.stop()
        self.pan(_WHEEL_CELLS)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Look further left."""
        event.stop()
        self.pan(-_WHEEL_CELLS)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar or an edge, sort by a header, or go to a row."""
        if event.button != 1:
            return
        line = event.y - self._top_lines
        if line >= 0 and event.x == self.size.width - 1 and self._viewport.thumb:
            self._grip_bar(line)
        elif line >= 0:
            self._click_row(line, event)
        elif event.y >= self._title_lines:
            hit = self._view.at(event.x - self._gutter)
            if hit is not None:
                self._click_header(*hit, event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the pointer with what is held."""
        match self._drag:
            case _BarDrag(grip):
                if self._viewport.drag_thumb(event.y - self._top_lines - grip):
                    self.refresh()
            case _EdgeDrag(column, origin, _):
                self._view.resize(column, event.x - origin)
                self.refresh()

    def on_mouse_up(self) -> None:
        """Let go of what is held."""
        self.release_mouse()

    def on_mouse_release(self) -> None:
        """Let go: the mouse was released, here or by a screen that came in between."""
        held, self._drag = self._drag, None
        if isinstance(held, _EdgeDrag):
            width = self.column_widths.get(held.column)
            if width != held.before:
                self.post_message(self.ColumnResized(self, held.column, width))

    def on_click(self, event: events.Click) -> None:
        """Open the row clicked twice, or give back its width to the column whose edge was."""
        if event.chain != _DOUBLE or event.button != 1:
            return
        index = self._viewport.top + event.y - self._top_lines
        if self._title_lines <= event.y < self._top_lines:
            hit = self._view.at(event.x - self._gutter)
            if hit is not None and hit[1]:
                self._view.resize(hit[0].column.key, None)
                self.refresh()
                self.post_message(self.ColumnResized(self, hit[0].column.key, None))
        elif event.y >= self._top_lines and index < self._viewport.total:
            self.post_message(self.Opened(self, self.source.key_at(index)))

    def _wheel(self, event: events.MouseEvent, delta: int) -> None:
        event.stop()
        if event.shift:
            self.pan(delta * _WHEEL_CELLS)
        else:
            self.scroll_rows(delta * _WHEEL_ROWS)

    def _grip_bar(self, line: int) -> None:
        thumb = self._viewport.thumb
        grip = line - thumb.start if line in thumb else len(thumb) // 2
        self._drag = _BarDrag(grip)
        self.capture_mouse()
        if self._viewport.drag_thumb(line - grip):
            self.refresh()

    def _click_row(self, line: int, event: events.MouseDown) -> None:
        index = self._viewport.top + line
        if index >= self._viewport.total:
            return
        previous = self.cursor
        self.cursor = index
        self.post_message(self.Clicked(self, index, previous, ctrl=event.ctrl, shift=event.shift))

    def _click_header(self, place: Placed, edge: bool, event: events.MouseDown) -> None:  # noqa: FBT001
        column = place.column
        if edge:
            before = self.column_widths.get(column.key)
            self._drag = _EdgeDrag(column.key, event.x - place.width, before)
            self.capture_mouse()
            return
        if self._view.select(column.key):
            self.refresh()
        if column.sortable:
            self.post_message(self.SortRequested(self, column.key))
