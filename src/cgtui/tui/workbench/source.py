"""The rows of a pane: all keys in order, four bytes each, and the records of the page looked at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cgtui.services import browse
from cgtui.tui.widgets.keyed_rows import KeyedRows
from cgtui.tui.widgets.table_rows import Row
from cgtui.tui.workbench.cells import cells

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from cgtui.domain.views import PaneKind
    from cgtui.services.reading import Reading
    from cgtui.services.workspace import Workspace
    from cgtui.tui.widgets.columns import Column
    from cgtui.tui.workbench.cells import Showing


_CHUNK = 2_000
"""Rows read at once when all of them are looked through."""


class Rows(KeyedRows):
    """A pane's answer, as the list widget asks for it.

    Pages are read by key on the screen's thread: that takes well under a millisecond, wherever in
    the list they are.  What was deleted by others since is shown as such until the next answer.
    """

    def __init__(
        self,
        connection: Reading,
        kind: PaneKind,
        rids: array[int],
        columns: tuple[Column, ...],
        showing: Showing,
    ) -> None:
        super().__init__(rids, self._painted)
        self.kind = kind
        self.rids = rids
        self._connection = connection
        self._columns = columns
        self._showing = showing

    @cached_property
    def known(self) -> frozenset[int]:
        """Every key, for asking whether one is among them; made when first asked."""
        return frozenset(self.rids)

    def keys_with(self, column: int, value: str, workspace: Workspace) -> set[int]:
        """Return the keys of all rows whose cell in *column* reads *value*; for another thread."""
        connection = workspace.reader()
        try:
            rows = Rows(connection, self.kind, self.rids, self._columns, self._showing)
            found: set[int] = set()
            for lo in range(0, len(self), _CHUNK):
                hi = min(lo + _CHUNK, len(self))
                page = zip(self.rids[lo:hi], rows.rows(lo, hi), strict=True)
                found |= {rid for rid, row in page if row.cells[column] == value}
        finally:
            connection.close()
        return found

    def _painted(self, wanted: Sequence[int]) -> Sequence[Row]:
        """Return the rows with the keys *wanted*."""
        page = browse.page(self._connection, self.kind, wanted)
        records = {record.rid: record for record in page}
        gone = Row(("(deleted)", *[""] * (len(self._columns) - 1)), dim=True)
        return [
            cells(records[rid], self.kind, self._columns, self._showing) if rid in records else gone
            for rid in wanted
        ]
