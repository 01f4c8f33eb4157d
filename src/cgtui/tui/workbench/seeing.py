"""In which order and with which columns rows are shown, and how they are copied."""

from __future__ import annotations

import asyncio
import json
import shlex
from typing import TYPE_CHECKING

from textual import work

from cgtui.domain.changes import Kind
from cgtui.domain.text import count_noun
from cgtui.domain.views import Sort
from cgtui.services import browse, listing
from cgtui.tui.dialogs.choose import Choose, Option
from cgtui.tui.dialogs.choose_columns import ChooseColumns
from cgtui.tui.workbench.cells import COLUMNS, SHOWN, full_name
from cgtui.tui.workbench.core import WorkbenchCore

if TYPE_CHECKING:
    from pathlib import Path

    from cgtui.domain.views import PaneKind
    from cgtui.services.workspace import Workspace
    from cgtui.tui.widgets.entity_table import EntityTable
    from cgtui.tui.workbench.pane import Pane

_COPY = (
    Option("id", "ids", letter="i"),
    Option("name", "names", letter="n"),
    Option("email", "e-mails", letter="e"),
    Option("json", "rows as JSON", letter="j"),
    Option("command", "this, as a command", letter="c"),
)
_CALLED = {"id": "ids", "name": "names", "email": "e-mails", "json": "JSON", "command": "commands"}
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
            await self._copy(pane, _as_shown(pane), what)

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
        text = await asyncio.to_thread(_text_of, self.workspace, pane.kind, keys, what)
        self.app.copy_to_clipboard(text)
        rows = count_noun(len(keys), "row")
        self.say(f"Copied {_CALLED[what]} of {rows}, if your terminal allows it.")


def _as_shown(pane: Pane) -> list[int]:
    """Return the keys of the selection in the order of the pane, those it does not show last."""
    marked = pane.selection.marked
    if not marked or pane.source is None:
        return pane.targets
    return [*(key for key in pane.source.rids if key in marked), *pane.hidden]


def _text_of(workspace: Workspace, kind: PaneKind, keys: list[int], what: str) -> str:
    """Return the text for the clipboard; for another thread."""
    connection, now = workspace.reader(), workspace.now()
    try:
        page = browse.page(connection, kind, keys)
        rows = [listing.plain(connection, row, now) for row in page]
    finally:
        connection.close()
    return _copied(rows, what, kind, workspace.path)


def _copied(rows: list[dict[str, object]], what: str, kind: PaneKind, path: Path) -> str:
    """Return rows as what is wanted of them."""
    if what == "json":
        whole = rows[0] if len(rows) == 1 else rows
        return json.dumps(whole, ensure_ascii=False, indent=2)
    if what == "command":
        file, verb = shlex.quote(str(path.absolute())), _COMMANDS[kind]
        ids = [shlex.quote(str(row["id"])) for row in rows]
        return "\n".join(f"cgtui --db {file} {verb} show {text_id}" for text_id in ids)
    if what == "name" and kind is Kind.CUSTOMER:
        return "\n".join(_full_name(row) for row in rows)
    return "\n".join(str(row[what]) for row in rows)


def _full_name(row: dict[str, object]) -> str:
    parts = (row.get("first_name"), row.get("last_name"))
    return " ".join(str(part) for part in parts if part)


def _direction(sort: Sort) -> str:
    return "descending" if sort.descending else "ascending"
