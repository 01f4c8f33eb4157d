"""Saying which rows the next action is for: marks, ranges, the same value, a pasted column."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from textual import work

from cgtui.domain.changes import Kind
from cgtui.domain.text import count_noun
from cgtui.services import browse
from cgtui.services.lanes import Superseded
from cgtui.tui.dialogs.report import Report
from cgtui.tui.workbench.core import WorkbenchCore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from cgtui.services.reading import Reading
    from cgtui.tui.widgets.entity_table import EntityTable
    from cgtui.tui.workbench.pane import Pane

_SEPARATORS = re.compile(r"[\s,;]+")
_LINES = re.compile(r"[\r\n;\t]+")


class Selecting(WorkbenchCore):
    """The marks of the current pane."""

    def _marked(self) -> None:
        """Show that the marks have changed."""
        self.pane.table.refresh_marks()
        self.tell_selection()

    def action_select_mark(self) -> None:
        """Mark the row or take its mark away, and move down."""
        key = self.pane.cursor_key
        if key is not None:
            self.pane.selection.end()
            self.pane.selection.toggle(key)
            self._marked()
            self.pane.table.move(1)

    def action_select_range(self) -> None:
        """Start a range at the cursor, or end the one being drawn."""
        key, selection = self.pane.cursor_key, self.pane.selection
        if selection.steady:
            selection.end()
        elif key is not None:
            selection.begin(key, steady=True)
            selection.extend([key])
        self._marked()

    def action_select_extend_down(self) -> None:
        """Mark this row and the next."""
        self._extend(1)

    def action_select_extend_up(self) -> None:
        """Mark this row and the previous."""
        self._extend(-1)

    def _extend(self, delta: int) -> None:
        table, selection = self.pane.table, self.pane.selection
        before = table.cursor_key
        table.move(delta)
        selection.marked |= {key for key in (before, table.cursor_key) if key is not None}
        self._marked()

    def action_select_all(self) -> None:
        """Mark all rows shown, or none if all of them are marked."""
        source, selection = self.pane.source, self.pane.selection
        if source is None:
            return
        if source.known <= selection.marked:
            selection.marked -= source.known
        else:
            selection.marked |= source.known
        self._marked()

    def action_select_invert(self) -> None:
        """Mark what is not marked among the rows shown, and the reverse."""
        if self.pane.source is not None:
            self.pane.selection.invert(self.pane.source.known)
            self._marked()

    async def action_select_same(self) -> None:
        """Mark all rows shown with the cursor's value in the current column."""
        pane = self.pane
        key, source, column = pane.cursor_key, pane.source, pane.table.column_key
        if key is None or source is None:
            return
        index = [c.key for c in pane.table.columns].index(column)
        value = source.rows(pane.table.cursor, pane.table.cursor + 1)[0].cells[index]
        keys = await asyncio.to_thread(source.keys_with, index, value, self.workspace)
        if pane.source is source:
            pane.selection.marked |= keys
            self._marked()
            shown = f"{value!r}" if value else "no value"
            self.say(f"Marked {count_noun(len(keys), 'row')} with {shown} in {column}.")

    async def action_select_only(self) -> None:
        """Show only the marked rows, or all of them again."""
        self.pane.state.only = not self.pane.state.only
        await self.pane.reload()
        self.tell_header()

    def why_not_select_only(self) -> str | None:
        """Say why there are no marked rows to show."""
        if self.pane.state.only or self.pane.selection.marked:
            return None
        return "Nothing is marked; space marks a row."

    def why_not_select_mark(self) -> str | None:
        """Say why there is nothing to mark."""
        return None if self.pane.cursor_key is not None else "There is no row to mark."

    def why_not_select_range(self) -> str | None:
        """Say why there is nothing to mark."""
        return self.why_not_select_mark()

    def why_not_select_all(self) -> str | None:
        """Say why there is nothing to mark."""
        return self.why_not_select_mark()

    def why_not_select_invert(self) -> str | None:
        """Say why there is nothing to mark."""
        return self.why_not_select_mark()

    def why_not_select_same(self) -> str | None:
        """Say why there is nothing to mark."""
        return self.why_not_select_mark()

    def action_select_paste(self) -> None:
        """Mark the rows that the program's own clipboard names."""
        self.select_pasted(self.app.clipboard)

    def why_not_select_paste(self) -> str | None:
        """Say how to paste where the program itself holds nothing."""
        if self.app.clipboard:
            return None
        return "Paste with your terminal's own paste key, such as ctrl+shift+v."

    def on_paste(self, event: events.Paste) -> None:
        """Mark the rows whose e-mails, names or ids were pasted into a pane."""
        event.stop()
        self.select_pasted(event.text)

    def select_pasted(self, text: str) -> None:
        """Look the pasted texts up, off the screen's thread."""
        self._select_pasted(self.pane, text)

    @work(group="paste", exclusive=True)
    async def _select_pasted(self, pane: Pane, text: str) -> None:
        kind = pane.kind
        split = _SEPARATORS if kind is Kind.CUSTOMER else _LINES
        wanted = [part for part in (p.strip().strip("\"'<>") for p in split.split(text)) if part]

        def question(connection: Reading) -> tuple[list[int], list[str]]:
            return browse.lookup(connection, kind, wanted)

        try:
            keys, misses = await asyncio.wrap_future(pane.lane.ask(question))
        except Superseded:
            return
        pane.selection.marked |= set(keys)
        self._marked()
        found = len(set(wanted)) - len(misses)
        said = (
            f"{found:,} of {len(set(wanted)):,} pasted found, {count_noun(len(keys), 'row')} marked"
        )
        self.say(f"{said}; {len(misses):,} unknown." if misses else f"{said}.")
        if misses:
            self.app.push_screen(
                Report(f"{len(misses):,} of them are not here", misses, ascii_only=self.ascii_only)
            )

    # The mouse

    def on_entity_table_clicked(self, message: EntityTable.Clicked) -> None:
        """Mark with ctrl-click, draw a range with shift-click."""
        pane = next((p for p in self.panes if p.table is message.table), None)
        if pane is None or pane.source is None:
            return
        if message.ctrl:
            pane.selection.toggle(message.key)
        elif message.shift:
            low, high = sorted((message.previous, message.index))
            self._mark_keys(pane, pane.source.rids[low : high + 1])
        else:
            return
        self._marked()

    def _mark_keys(self, pane: Pane, keys: Iterable[int]) -> None:
        pane.selection.marked |= set(keys)
