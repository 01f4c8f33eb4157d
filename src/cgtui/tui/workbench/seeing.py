"""In which order and with which columns rows are shown, and how they are copied."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from textual import work

from cgtui.domain.changes import Kind
from cgtui.domain.text import count_noun
from cgtui.domain.views import Sort
from cgtui.services import browse, listing
from cgtui.services.lanes import Superseded
from cgtui.tui.dialogs.choose import Choose, Option
from cgtui.tui.dialogs.choose_columns import ChooseColumns
from cgtui.tui.workbench.cells import COLUMNS, SHOWN, full_name
from cgtui.tui.workbench.core import WorkbenchCore

if TYPE_CHECKING:
    from cgtui.services.reading import Reading
    from cgtui.tui.widgets.entity_table import EntityTable
    from cgtui.tui.workbench.pane import Pane

_COPY = (
    Option("id", "ids", letter="i"),
    Option("name", "names", letter="n"),
    Option("email", "e-mails", letter="e"),
    Option("json", "rows as JSON", letter="j"),
    Option("command", "this, as a command", letter="c"),
)
_COMMANDS = {"customer_group": "groups", "customer": "customers", "price_list": "lists"}


class Seeing(WorkbenchCore):
    """Sorting, columns, copying and reloading."""

    @work(group="dialog")
    async def action_sort_pick(self) -> None:
        """Choose the column to sort by; the same one again turns the order round."""
        pane = self.pane
        sort = pane.state.sort
        options = [
            Option(
                column.key,
                full_name(column),
                detail=_direction(sort) if column.key == sort.column else "",
                current=column.key == sort.column,
            )
            for column in COLUMNS[pane.kind]
            if column.sortable
        ]
        chosen = await self.app.push_screen_wait(
            Choose("Sort by", options, ascii_only=self.ascii_only)
        )
        if chosen is not None:
            await self.sort_by(pane, chosen)

    async def sort_by(self, pane: Pane, column: str) -> None:
        """Sort by *column*, or the other way round if it is that one already."""
        flip = column == pane.state.sort.column and not pane.state.sort.descending
        pane.state.sort = Sort(column, descending=flip)
        await pane.reload()

    async def action_sort_flip(self) -> None:
        """Sort by the same column the other way round."""
        sort = self.pane.state.sort
        self.pane.state.sort = Sort(sort.column, descending=not sort.descending)
        await self.pane.reload()

    async def on_entity_table_sort_requested(self, message: EntityTable.SortRequested) -> None:
        """Sort by the column whose header was clicked."""
        pane = next((p for p in self.panes if p.table is message.table), None)
        if pane is not None and message.column in browse.SORTS[pane.kind]:
            await self.sort_by(pane, message.column)

    def on_entity_table_column_resized(self, message: EntityTable.ColumnResized) -> None:
        """Remember the width a column was dragged to."""
        for pane in self.panes:
            if pane.table is message.table:
                pane.state.widths = dict(pane.table.column_widths)

    @work(group="dialog")
    async def action_columns_choose(self) -> None:
        """Choose which columns the pane shows, and in which order."""
        pane = self.pane
        chosen = await self.app.push_screen_wait(
            ChooseColumns(
                pane.choosable(),
                pane.state.shown,
                first=SHOWN[pane.kind],
                ascii_only=self.ascii_only,
            )
        )
        if chosen is not None:
            pane.show_columns(chosen)

    async def action_view_reload(self) -> None:
        """Read all panes again from the file."""
        await self.reload()
        self.say("Read again from the file.")

    # Copying

    @work(group="dialog")
    async def action_copy_pick(self) -> None:
        """Choose what to copy of the selection."""
        pane = self.pane
        options = [o for o in _COPY if o.key != "email" or pane.kind is Kind.CUSTOMER]
        title = f"Copy of {count_noun(len(pane.targets), 'row')}"
        what = await self.app.push_screen_wait(Choose(title, options, ascii_only=self.ascii_only))
        if what is not None:
            await self._copy(pane, pane.targets, what)

    async def action_copy_row(self) -> None:
        """Copy the row under the cursor as JSON."""
        key = self.pane.cursor_key
        if key is not None:
            await self._copy(self.pane, [key], "json")

    def why_not_copy_row(self) -> str | None:
        """Say why there is nothing to copy."""
        return self._why_no_row()

    def why_not_copy_pick(self) -> str | None:
        """Say why there is nothing to copy."""
        return self._why_no_row()

    def _why_no_row(self) -> str | None:
        return None if self.pane.targets else "There is no row to copy."

    async def _copy(self, pane: Pane, keys: list[int], what: str) -> None:
        """Put what was chosen of the rows onto the clipboard."""
        kind, now = pane.kind, self.workspace.now()

        def question(connection: Reading) -> list[dict[str, object]]:
            return [
                listing.plain(connection, row, now) for row in browse.page(connection, kind, keys)
            ]

        try:
            rows = await asyncio.wrap_future(self.lane.ask(question))
        except Superseded:
            return
        self.app.copy_to_clipboard(_copied(rows, what, pane, self.workspace.path.name))
        self.say(f"Copied {what} of {count_noun(len(rows), 'row')}, if your terminal allows it.")


def _copied(rows: list[dict[str, object]], what: str, pane: Pane, file: str) -> str:
    """Return the text for the clipboard."""
    if what == "json":
        whole = rows[0] if len(rows) == 1 else rows
        return json.dumps(whole, ensure_ascii=False, indent=2)
    if what == "command":
        verb = _COMMANDS[pane.kind]
        return "\n".join(f"cgtui --db {file} {verb} show {row['id']}" for row in rows)
    key = "email" if what == "name" and pane.kind is Kind.CUSTOMER else what
    if what == "name" and pane.kind is Kind.CUSTOMER:
        return "\n".join(_full_name(row) for row in rows)
    return "\n".join(str(row[key]) for row in rows)


def _full_name(row: dict[str, object]) -> str:
    parts = (row.get("first_name"), row.get("last_name"))
    return " ".join(str(part) for part in parts if part)


def _direction(sort: Sort) -> str:
    return "descending" if sort.descending else "ascending"
