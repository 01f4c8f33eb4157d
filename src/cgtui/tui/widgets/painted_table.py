"""The look of a list: title, header, rows and scroll bar, all painted by one widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from cgtui.domain.text import fold
from cgtui.tui.widgets.cell_text import one_line
from cgtui.tui.widgets.columns import ColumnView
from cgtui.tui.widgets.glyphs import UNICODE_GLYPHS, Glyphs
from cgtui.tui.widgets.table_paint import RowState, Sorting, TablePainter, standing_out
from cgtui.tui.widgets.table_rows import Keys, NoRows, RowPages, RowSource
from cgtui.tui.widgets.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from rich.style import Style
    from textual.strip import Strip

    from cgtui.tui.widgets.columns import Column

_PREFIX = "painted-table--"
_OVERLAYS = frozenset({"alert", "mark", "link", "match"})
_ROOMY = 24


class PaintedTable(Widget):
    """A list as it looks, without anything to do in it.

    One widget paints everything, line by line, from no more rows than are on screen: that makes
    a step of the cursor or a change of focus one small frame, however long the list is.

    Args:
        columns: At least one; a row has one cell for each.
        title: What the title bar says at the left.
        empty: The sentence shown where there are no rows.
        glyphs: The signs to paint with.
        marks: The selection; ``None`` leaves its gutter out.
        linked: The related rows; ``None`` leaves their gutter out.
        titled: Whether there is a title bar, and with it the sign of the focus.
        headed: Whether there is a line of column labels.
        id: The widget's id.
        classes: The widget's style classes.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "painted-table--title",
        "painted-table--title-blurred",
        "painted-table--header",
        "painted-table--header-current",
        "painted-table--cursor",
        "painted-table--cursor-blurred",
        "painted-table--pointer",
        "painted-table--trashed",
        "painted-table--empty",
        "painted-table--alert",
        "painted-table--mark",
        "painted-table--link",
        "painted-table--match",
        "painted-table--bar",
        "painted-table--bar-track",
    }

    title: reactive[str] = reactive("", repaint=False, init=False)
    """What the title bar says at the left."""
    subtitle: reactive[str] = reactive("", repaint=False, init=False)
    """What the title bar says at the right, before the position; the first to go if narrow."""
    empty: reactive[str] = reactive("", init=False)
    """The sentence shown where there are no rows."""
    sorting: reactive[Sorting | None] = reactive(None, repaint=False, init=False)
    """What the arrow in the header says the rows are sorted by."""
    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Which row the cursor is on; 0 where there is none."""

    def __init__(  # noqa: PLR0913  each is a part one sees, given by name
        self,
        columns: Sequence[Column],
        *,
        title: str = "",
        empty: str = "",
        glyphs: Glyphs = UNICODE_GLYPHS,
        marks: Keys | None = frozenset(),
        linked: Keys | None = frozenset(),
        titled: bool = True,
        headed: bool = True,
        id: str | None = None,  # noqa: A002  Textual's own word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(PaintedTable.title, title)
        self.set_reactive(PaintedTable.empty, empty)
        self._view = ColumnView(columns)
        self._viewport = Viewport()
        self._pages = RowPages(NoRows())
        self._glyphs = glyphs
        self._marks = marks
        self._linked = linked
        self._needles: tuple[str, ...] = ()
        self._title_lines = int(titled)
        self._top_lines = int(titled) + int(headed)
        self._styles: dict[str, Style] | None = None
        self._signs_painted: dict[int, tuple[bool | None, bool | None]] = {}

    # What is shown

    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._pages.source

    def invalidate(self) -> None:
        """Read the rows again: their texts changed, not which they are."""
        self._pages.clear()
        self.refresh()

    @property
    def rows_on_screen(self) -> range:
        """Which rows are in sight, by index."""
        window = self._viewport
        return range(window.top, min(window.total, window.top + window.height))

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, those that do not fit included."""
        return self._view.columns

    @property
    def column_widths(self) -> Mapping[str, int]:
        """The widths the user chose, by column key."""
        return self._view.dragged

    def set_columns(
        self, columns: Sequence[Column], *, widths: Mapping[str, int] | None = None
    ) -> None:
        """Show other columns; give a source whose rows have their cells right after it.

        Args:
            columns: At least one.
            widths: Widths the user chose earlier, by column key.
        """
        view = ColumnView(columns, room=self._view.room, dragged=widths)
        if any(column.key == self._view.current for column in columns):
            view.select(self._view.current)
        self._view = view
        self.invalidate()

    @property
    def needles(self) -> tuple[str, ...]:
        """What is underlined in the cells, folded."""
        return self._needles

    @needles.setter
    def needles(self, needles: Sequence[str]) -> None:
        folded = tuple(needle for needle in map(fold, needles) if needle)
        if folded != self._needles:
            self._needles = folded
            self.refresh()

    @property
    def marks(self) -> Keys | None:
        """The selection; it is only ever asked ``key in marks``."""
        return self._marks

    @marks.setter
    def marks(self, marks: Keys | None) -> None:
        gutter = self._gutter
        self._marks = marks
        self._signs_changed(gutter)

    @property
    def linked(self) -> Keys | None:
        """The rows related to the one under the cursor of another pane."""
        return self._linked

    @linked.setter
    def linked(self, linked: Keys | None) -> None:
        gutter = self._gutter
        self._linked = linked
        self._signs_changed(gutter)

    def refresh_marks(self) -> None:
        """Repaint the signs of the rows that were marked or linked meanwhile, and no others."""
        for index in self.rows_on_screen:
            line = self._line_of(index)
            if self._signs_painted.get(line, (None, None)) != self._signs(index):
                self._refresh_part(line, 0, self._gutter)

    # When to repaint what

    def watch_title(self) -> None:
        """Repaint the title bar."""
        if self._title_lines:
            self._refresh_line(0)

    def watch_subtitle(self) -> None:
        """Repaint the title bar."""
        self.watch_title()

    def watch_sorting(self) -> None:
        """Repaint the header."""
        if self._title_lines < self._top_lines:
            self._refresh_line(self._title_lines)

    def on_resize(self) -> None:
        """Lay out anew; lines painted before the size was known are stale."""
        follow = self._viewport.shows(self.cursor) or not self._viewport.height
        self._viewport.height = max(0, self.size.height - self._top_lines)
        self._viewport.scroll_to(self._viewport.top)
        if follow:
            self._viewport.reveal(self.cursor)
        self._view.room = self.size.width - self._gutter - 1
        self.refresh()

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002  Textual's
        """Take the focus; left to itself the widget would repaint everything first."""
        self.app.call_later(self._take_focus, scroll_visible)
        return self

    def on_focus(self, event: events.Focus) -> None:
        """Repaint what shows the focus; left to itself the widget would repaint everything."""
        event.prevent_default()
        self._show_focus(focused=True)
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Repaint what showed the focus."""
        event.prevent_default()
        self._show_focus(focused=False)
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def notify_style_update(self) -> None:
        """Look the styles up again when next painting: the theme may be another."""
        self._styles = None
        super().notify_style_update()

    def _take_focus(self, scroll_visible: bool) -> None:  # noqa: FBT001
        if self.is_attached:
            self.screen.set_focus(self, scroll_visible=scroll_visible)

    def _show_focus(self, *, focused: bool) -> None:
        self.has_focus = focused
        self.watch_title()
        self._refresh_line(self._line_of(self.cursor))

    def _signs_changed(self, gutter_before: int) -> None:
        if self._gutter == gutter_before:
            self.refresh_marks()
        else:
            self._view.room = self.size.width - self._gutter - 1
            self.refresh()

    def _refresh_line(self, line: int) -> None:
        self._refresh_part(line, 0, self.size.width)

    def _refresh_part(self, line: int, x: int, width: int) -> None:
        part = Region(x, line, width, 1).intersection(self.size.region)
        if part:
            self.refresh(part)

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint line *y*."""
        painter = TablePainter(self._look_up_styles(), self._glyphs, self.size.width, self._gutter)
        if y < self._title_lines:
            notes = (one_line(self.subtitle), self._position())
            return painter.title(one_line(self.title), notes, focused=self.has_focus)
        if y < self._top_lines:
            return painter.header(self._view, self.sorting)
        line = y - self._top_lines
        bar = painter.bar(line, self._viewport.thumb)
        index = self._viewport.top + line
        if not self._viewport.total:
            return painter.empty(self.empty, line)
        if index >= self._viewport.total:
            return painter.blank(bar)
        marked, linked = self._signs_painted[y] = self._signs(index)
        here = index == self.cursor
        state = RowState(cursor=here, focused=self.has_focus, marked=marked, linked=linked)
        return painter.row(self._pages.row(index), state, self._view, self._needles, bar)

    @property
    def _gutter(self) -> int:
        """Cells before the first column: cursor, mark, link, and air where there is room."""
        signs = (self._marks is not None) + (self._linked is not None)
        return 1 + signs + (self.size.width >= _ROOMY)

    def _signs(self, index: int) -> tuple[bool | None, bool | None]:
        key = self.source.key_at(index)
        marked = None if self._marks is None else key in self._marks
        return marked, None if self._linked is None else key in self._linked

    def _line_of(self, index: int) -> int:
        """The line of the row *index*; one outside the widget where the row is not shown."""
        if not self._viewport.shows(index):
            return -1
        return index - self._viewport.top + self._top_lines

    def _position(self) -> str:
        """Where the cursor is; as wide for every row, so that it can be repainted alone."""
        if not self._viewport.total:
            return ""
        total = f"{self._viewport.total:,}"
        return f"{self.cursor + 1:>{len(total)},}/{total}"

    def _look_up_styles(self) -> dict[str, Style]:
        """The style of each component; those laid over a row's keep to what they change."""
        if self._styles is None:
            styles = {
                name: self.get_component_rich_style(_PREFIX + name, partial=name in _OVERLAYS)
                for name in (full.removeprefix(_PREFIX) for full in PaintedTable.COMPONENT_CLASSES)
            }
            for name in ("title", "cursor"):
                styles[name] = standing_out(styles[name], colourless=self.app.no_color)
            self._styles = {**styles, "row": self.rich_style}
        return self._styles
