"""Moving the cursor within a pane, from pane to pane, and giving panes their room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.tui.workbench.core import WorkbenchCore
from cgtui.tui.workbench.layout import (
    MIN_HEIGHT,
    MIN_WIDTH,
    Layout,
    Zoom,
    arrange,
    too_small,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from cgtui.tui.widgets.entity_table import EntityTable

_STEP = 4
"""Cells a pane grows or shrinks by."""


class Moving(WorkbenchCore):
    """Where the cursor and the focus are, and how large things are."""

    zoom: Zoom = 0
    grown: tuple[int, int, int] = (0, 0, 0)
    inspector_wanted = True

    # Within a pane

    def _move(self, in_table: Callable[[EntityTable], None], lines: int) -> None:
        """Move the cursor of the pane, or scroll the inspector if that has the focus."""
        if self.focused is self.inspector:
            self.inspector.scroll_by(lines)
            return
        pane = self.pane
        in_table(pane.table)
        self.extend_range()

    def extend_range(self) -> None:
        """Mark the rows between where the range began and the cursor, if one is being drawn."""
        pane = self.pane
        anchor, source = pane.selection.anchor, pane.source
        if anchor is None or source is None or not pane.selection.steady:
            return
        start = source.index_of(anchor)
        if start is None:
            pane.selection.end()
            return
        low, high = sorted((start, pane.table.cursor))
        pane.selection.extend(source.rids[low : high + 1])
        pane.table.refresh_marks()
        self.tell_selection()

    def action_move_down(self) -> None:
        """Move to the next row."""
        self._move(lambda table: table.move(1), 1)

    def action_move_up(self) -> None:
        """Move to the previous row."""
        self._move(lambda table: table.move(-1), -1)

    def action_move_first(self) -> None:
        """Move to the first row."""
        self._move(lambda table: table.first(), -(10**6))

    def action_move_last(self) -> None:
        """Move to the last row."""
        self._move(lambda table: table.last(), 10**6)

    def action_move_page_down(self) -> None:
        """Move down by a page."""
        self._move(lambda table: table.page(1), self.inspector.size.height)

    def action_move_page_up(self) -> None:
        """Move up by a page."""
        self._move(lambda table: table.page(-1), -self.inspector.size.height)

    def action_move_half_down(self) -> None:
        """Move down by half a page."""
        self._move(lambda table: table.half_page(1), self.inspector.size.height // 2)

    def action_move_half_up(self) -> None:
        """Move up by half a page."""
        self._move(lambda table: table.half_page(-1), -self.inspector.size.height // 2)

    def action_column_left(self) -> None:
        """Move the column cursor to the left."""
        self.pane.table.move_column(-1)

    def action_column_right(self) -> None:
        """Move the column cursor to the right."""
        self.pane.table.move_column(1)

    # From pane to pane

    def go_to(self, index: int) -> None:
        """Give a pane the focus."""
        self.panes[index].table.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Make the pane whose list or filter got the focus the current one."""
        for index, pane in enumerate(self.panes):
            if event.widget in (pane.table, pane.filter_field) and index != self.current:
                self.current = index
                self.arrange_panes()
                self.cursor_moved()
                self.tell_selection()
                self.tell_header()

    def action_pane_next(self) -> None:
        """Go to the pane at the right."""
        self.go_to((self.current + 1) % 3)

    def action_pane_previous(self) -> None:
        """Go to the pane at the left."""
        self.go_to((self.current - 1) % 3)

    def action_pane_groups(self) -> None:
        """Go to the customer groups."""
        self.go_to(0)

    def action_pane_customers(self) -> None:
        """Go to the customers."""
        self.go_to(1)

    def action_pane_lists(self) -> None:
        """Go to the price lists."""
        self.go_to(2)

    def action_inspector_focus(self) -> None:
        """Go to the inspector."""
        if not self.inspector_wanted:
            self.action_inspector_toggle()
        self.inspector.focus()

    def action_inspector_toggle(self) -> None:
        """Hide the inspector, or bring it back."""
        self.inspector_wanted = not self.inspector_wanted
        if not self.inspector_wanted and self.focused is self.inspector:
            self.go_to(self.current)
        self.arrange_panes()

    def action_inspector_previous_tab(self) -> None:
        """Turn the inspector to its previous tab."""
        self.inspector.turn(-1)

    def action_inspector_next_tab(self) -> None:
        """Turn the inspector to its next tab."""
        self.inspector.turn(1)

    def why_not_inspector_next_tab(self) -> str | None:
        """Say why there are no tabs to turn."""
        return self._why_no_tabs()

    def why_not_inspector_previous_tab(self) -> str | None:
        """Say why there are no tabs to turn."""
        return self._why_no_tabs()

    def _why_no_tabs(self) -> str | None:
        if not self.inspector_wanted:
            return "The inspector is hidden; p shows it."
        if self.inspector.peek:
            return "There is no room for tabs here; make the terminal larger or zoom out."
        return None

    # Room

    def action_pane_zoom(self) -> None:
        """Widen the pane: half the screen, then all of it."""
        self._set_zoom(1 if self.zoom == 0 else 2)

    def action_pane_unzoom(self) -> None:
        """Take one step back from the zoom."""
        self._set_zoom(1 if self.zoom == 2 else 0)  # noqa: PLR2004 - the widest

    def why_not_pane_zoom(self) -> str | None:
        """Say why the pane cannot be widened."""
        return "This pane has all the room already." if self.zoom == 2 else None  # noqa: PLR2004

    def why_not_pane_unzoom(self) -> str | None:
        """Say why there is no step back."""
        return None if self.zoom else "This pane is not zoomed."

    def _set_zoom(self, zoom: Zoom) -> None:
        self.zoom = zoom
        self.arrange_panes()
        self.refresh_bindings()

    def action_pane_shrink(self) -> None:
        """Make the pane narrower."""
        self._grow(-_STEP)

    def action_pane_grow(self) -> None:
        """Make the pane wider."""
        self._grow(_STEP)

    def action_pane_reset(self) -> None:
        """Give all panes their first sizes again."""
        self.grown, self.zoom = (0, 0, 0), 0
        self.arrange_panes()

    def _grow(self, cells: int) -> None:
        grown = list(self.grown)
        grown[self.current] = max(-60, min(60, grown[self.current] + cells))
        before, self.grown = self.grown, (grown[0], grown[1], grown[2])
        if self._layout(before).panes == self._layout(self.grown).panes:
            self.grown = before  # there is no more room: the way back shall be as short
        self.arrange_panes()

    def on_resize(self) -> None:
        """Give everything its room anew."""
        self.arrange_panes()

    def _layout(self, grown: tuple[int, int, int]) -> Layout:
        """Return who gets which room, however small the terminal is."""
        width, height = self.size
        return arrange(
            max(width, MIN_WIDTH),
            max(height, MIN_HEIGHT),
            focused=self.current,
            zoom=self.zoom,
            grown=grown,
            inspector=self.inspector_wanted,
        )

    def arrange_panes(self) -> None:
        """Give panes, inspector and history the room the layout says."""
        width, height = self.size
        small = too_small(width, height)
        self.set_class(small, "-too-small")
        if small:
            self.query_one("#too-small").update(  # type: ignore[attr-defined]  # it is a Static
                f"cgtui needs {MIN_WIDTH}x{MIN_HEIGHT} (now {width}x{height}) · q quits"
            )
        layout = self._layout(self.grown)
        shown = [index for index, cells in enumerate(layout.panes) if cells]
        for index, (pane, cells) in enumerate(zip(self.panes, layout.panes, strict=True)):
            pane.display = cells > 0
            pane.styles.width = cells
            pane.set_class(index == shown[-1], "-last")
        aside = layout.inspector == "right"
        self.query_one("#middle").set_class(aside, "-aside")
        self.inspector.display = layout.inspector != "hidden"
        self.inspector.peek = layout.inspector == "peek"
        self.inspector.styles.width = layout.inspector_width if aside else "100%"
        self.inspector.styles.height = "100%" if aside else layout.inspector_height
        self.strip.display = layout.history > 0
        self.call_after_refresh(self.tell_history)
        self.call_after_refresh(self._refocus)

    def _refocus(self) -> None:
        """Give the focus back to the pane that lost it while there was no room for any."""
        if self.focused is None and not self.has_class("-too-small"):
            self.set_focus(self.pane.table)
